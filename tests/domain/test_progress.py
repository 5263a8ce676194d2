"""The way of a submission and what comes next, at every stage."""

from datetime import UTC, datetime, timedelta

import pytest

from jcas.domain.progress import Dates, Mark, Who, following, steps
from jcas.domain.submissions import Stage

DAY = timedelta(days=1)
START = datetime(2026, 1, 20, tzinfo=UTC)
DATES = Dates(
    received=START, review=START + DAY, decided=START + 2 * DAY, revise_by=START + 30 * DAY, ended=START + 2 * DAY,
    deadline=START + 40 * DAY, reviews_due=START + 21 * DAY,
)  # fmt: skip


def drawn(stage: Stage, dates: Dates = DATES, round_: int = 1) -> str:
    signs = {Mark.DONE: "+", Mark.NOW: "*", Mark.NEXT: "-", Mark.STOPPED: "x"}
    return " ".join(signs[step.mark] + step.key for step in steps(stage, dates, round=round_))


@pytest.mark.parametrize(
    ("stage", "way"),
    [
        (Stage.DRAFT, "*received -review -decision -revised -accepted -issue"),
        (Stage.SUBMITTED, "+received *review -decision -revised -accepted -issue"),
        (Stage.IN_REVIEW, "+received *review -decision -revised -accepted -issue"),
        (Stage.MINOR_REVISIONS, "+received +review +decision *revised -accepted -issue"),
        (Stage.MAJOR_REVISIONS, "+received +review +decision *revised -accepted -issue"),
        (Stage.REVISED, "+received +review +decision +revised *accepted -issue"),
        (Stage.ACCEPTED, "+received +review +decision +accepted *issue"),
        (Stage.PUBLISHED, "+received +review +decision +accepted +issue"),
        (Stage.DESK_REJECTED, "+received xdeclined"),
        (Stage.REJECTED, "+received +review xdeclined"),
        (Stage.WITHDRAWN, "+received +review xwithdrawn"),
    ],
)
def test_way_at_every_stage(stage: Stage, way: str) -> None:
    assert drawn(stage) == way


def test_second_round_is_drawn_after_the_revision() -> None:
    dates = Dates(received=START, review=START + 5 * DAY, decided=START + 2 * DAY, revised=START + 4 * DAY)
    assert drawn(Stage.IN_REVIEW, dates, 2) == "+received +review +decision +revised *review_again -accepted -issue"
    assert drawn(Stage.ACCEPTED, dates, 2) == "+received +review +decision +revised +review_again +accepted *issue"


@pytest.mark.parametrize("stage", Stage)
def test_what_comes_next_names_who_and_until_when(stage: Stage) -> None:
    coming = following(stage, DATES)
    expected = {
        Stage.DRAFT: (Who.AUTHOR, DATES.deadline),
        Stage.SUBMITTED: (Who.EDITORS, None),
        Stage.IN_REVIEW: (Who.REVIEWERS, DATES.reviews_due),
        Stage.MINOR_REVISIONS: (Who.AUTHOR, DATES.revise_by),
        Stage.MAJOR_REVISIONS: (Who.AUTHOR, DATES.revise_by),
        Stage.REVISED: (Who.EDITORS, None),
        Stage.ACCEPTED: (Who.JOURNAL, None),
    }
    assert (coming and (coming.who, coming.until)) == expected.get(stage)
