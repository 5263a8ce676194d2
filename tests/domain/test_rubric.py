"""Scores: what several reviewers say together, and what a review still lacks."""

import pytest

from jcas.domain.rubric import Summary, is_score, missing, summary


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], Summary(None, None, disagreement=False)),
        ([0, None], Summary(None, None, disagreement=False)),
        ([4], Summary(4, None, disagreement=False)),
        ([4, 0], Summary(4, None, disagreement=False)),
        ([3, 4], Summary(3.5, pytest.approx(0.7071, abs=1e-4), disagreement=False)),
        ([2, 4, 3], Summary(3, 1, disagreement=True)),
    ],
)
def test_summary(values: list[int | None], expected: Summary) -> None:
    assert summary(values) == expected


@pytest.mark.parametrize(("value", "fits"), [(-1, False), (0, True), (1, True), (5, True), (6, False)])
def test_score_range(value: int, *, fits: bool) -> None:
    assert is_score(value) is fits


def test_missing_names_everything() -> None:
    lacks = missing(("a", "b", "c"), {"b": 0}, to_author="  ", recommendation=None)
    assert (lacks.criteria, lacks.to_author, lacks.recommendation) == (("a", "c"), True, True)
    assert lacks


def test_complete_review_lacks_nothing() -> None:
    assert not missing(("a",), {"a": 0}, to_author="Good.", recommendation="accept")
