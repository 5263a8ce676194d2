"""Where a submission is on its way and what comes next, from its stage and its dates; authors and editors share it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jcas.domain.submissions import AWAITING_REVISION, Stage


class Mark(StrEnum):
    """How a step stands: behind, here, ahead, or where the way ended."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    STOPPED = "stopped"


class Who(StrEnum):
    """Whose turn it is."""

    AUTHOR = "author"
    EDITORS = "editors"
    REVIEWERS = "reviewers"
    JOURNAL = "journal"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Dates:
    """When things happened, and until when they are to happen; None where they have not. Aware datetimes."""

    received: datetime | None = None
    review: datetime | None = None
    """When the present round of review began."""
    decided: datetime | None = None
    """The last decision."""
    revised: datetime | None = None
    accepted: datetime | None = None
    published: datetime | None = None
    ended: datetime | None = None
    """When it was declined or withdrawn."""
    revise_by: datetime | None = None
    reviews_due: datetime | None = None
    """The latest date that a reviewer who still writes was given."""
    deadline: datetime | None = None
    """Of the issue that takes manuscripts now; a draft's own horizon."""


@dataclass(frozen=True, slots=True)
class Step:
    """One point of the way: its key, its English name, how it stands, when."""

    key: str
    name: str
    mark: Mark
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next in a plain English phrase, whose turn it is, until when."""

    what: str
    who: Who
    until: datetime | None = None


NAMES = {
    "received": "Received",
    "review": "Review",
    "decision": "Decision",
    "revised": "Revised",
    "review_again": "Review again",
    "accepted": "Accepted",
    "issue": "Issue",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
}

_HERE = {
    Stage.DRAFT: "received",
    Stage.SUBMITTED: "review",
    Stage.IN_REVIEW: "review",
    Stage.MINOR_REVISIONS: "revised",
    Stage.MAJOR_REVISIONS: "revised",
    Stage.REVISED: "accepted",
    Stage.ACCEPTED: "issue",
    Stage.PUBLISHED: "",
}
"""The step that each stage works towards."""

_NOTES = {
    Stage.DRAFT: "being prepared",
    Stage.SUBMITTED: "the editors read it",
    Stage.IN_REVIEW: "reviewers read it",
    Stage.MINOR_REVISIONS: "minor revisions asked",
    Stage.MAJOR_REVISIONS: "major revisions asked",
    Stage.REVISED: "the editors read the revision",
    Stage.ACCEPTED: "in preparation",
}


def steps(stage: Stage, dates: Dates, *, round: int = 0) -> tuple[Step, ...]:  # noqa: A002  the word of the trade
    """The way of a submission at `stage` in its `round` of review (0 before any), drawn from left to right."""
    if stage in {Stage.DESK_REJECTED, Stage.REJECTED, Stage.WITHDRAWN}:
        return tuple(_ended(stage, dates))
    here = "review_again" if stage == Stage.IN_REVIEW and round > 1 else _HERE[stage]
    keys = _keys(stage, dates, round)
    place = keys.index(here) if here else len(keys)
    return tuple(_step(key, number, place, stage, dates) for number, key in enumerate(keys))


def following(stage: Stage, dates: Dates) -> Next | None:
    """What comes next; None where the way has ended."""
    return {
        Stage.DRAFT: Next("complete the sections and submit", Who.AUTHOR, dates.deadline),
        Stage.SUBMITTED: Next("read the manuscript and send it to review", Who.EDITORS),
        Stage.IN_REVIEW: Next("send their reviews", Who.REVIEWERS, dates.reviews_due),
        Stage.MINOR_REVISIONS: Next("upload the revised manuscript with a response", Who.AUTHOR, dates.revise_by),
        Stage.MAJOR_REVISIONS: Next("upload the revised manuscript with a response", Who.AUTHOR, dates.revise_by),
        Stage.REVISED: Next("read the revision and decide", Who.EDITORS),
        Stage.ACCEPTED: Next("publishes it with the issue", Who.JOURNAL),
    }.get(stage)


def _keys(stage: Stage, dates: Dates, round_: int) -> tuple[str, ...]:
    """The steps on this way: without a revision where it was accepted at once, with a second review where one began."""
    again = ("review_again",) if round_ > 1 else ()
    accepted = stage in {Stage.ACCEPTED, Stage.PUBLISHED}
    revised = () if accepted and dates.revised is None else ("revised",)
    return ("received", "review", "decision", *revised, *again, "accepted", "issue")


def _step(key: str, number: int, place: int, stage: Stage, dates: Dates) -> Step:
    mark = Mark.DONE if number < place else Mark.NOW if number == place else Mark.NEXT
    note = _NOTES.get(stage, "") if mark == Mark.NOW else ""
    at = _at(key, dates) if mark == Mark.DONE else None
    if mark == Mark.NOW and stage in AWAITING_REVISION:
        at = dates.revise_by
    return Step(key, NAMES[key], mark, at, note)


def _at(key: str, dates: Dates) -> datetime | None:
    return {
        "received": dates.received,
        "decision": dates.decided,
        "revised": dates.revised,
        "accepted": dates.accepted,
        "issue": dates.published,
    }.get(key)


def _ended(stage: Stage, dates: Dates) -> Iterator[Step]:
    """What was reached before it ended, then the end."""
    reached = {"received": dates.received, "review": dates.review, "revised": dates.revised}
    if stage == Stage.DESK_REJECTED:
        reached.pop("review")
    for key, at in reached.items():
        if at:
            yield Step(key, NAMES[key], Mark.DONE, _at(key, dates))
    if stage == Stage.WITHDRAWN and dates.accepted:
        yield Step("accepted", NAMES["accepted"], Mark.DONE, dates.accepted)
    end = "withdrawn" if stage == Stage.WITHDRAWN else "declined"
    yield Step(end, NAMES[end], Mark.STOPPED, dates.ended)
