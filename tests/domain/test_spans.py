import pytest

from jcas.domain.spans import Spans, merged


def test_stretches_that_overlap_are_one_and_those_that_only_meet_are_two() -> None:
    assert merged([(5, 9), (0, 3), (2, 4), (9, 12), (6, 7)]) == [(0, 4), (5, 9), (9, 12)]


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [(0, 2, False), (0, 3, True), (3, 4, True), (4, 8, False), (7, 9, True), (12, 20, False)],
)
def test_a_stretch_touches_where_they_share_a_character(start: int, end: int, touched: bool) -> None:
    assert Spans([(8, 12), (2, 4), (9, 10)]).touch(start, end) is touched
