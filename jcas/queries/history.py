"""What happened to a submission, as its reader may know it; and the dates of its way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from jcas.config.profiles import load_profile
from jcas.domain.assignments import OPEN
from jcas.domain.deadlines import deadline_of, issue_for
from jcas.domain.history import words_for
from jcas.domain.issues import Issue
from jcas.domain.progress import Dates
from jcas.domain.submissions import Stage
from jcas.models.base import db
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.policies.disclosure import reviewer_name
from jcas.policies.submissions import is_author, may_see_on_desk

_ENDINGS = ("decision.reject", "decision.desk_reject", "submission.withdrawn", "submission.discarded")


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a history: English words with %(…)s in them, the values that fill them, who did it as told."""

    at: datetime
    words: str
    values: dict[str, str] = field(default_factory=dict)
    by: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """An event without the people in it."""

    kind: str
    at: datetime
    data: dict[str, Any]


def events_of(submission: Submission) -> Sequence[Event]:
    """Every event of the submission, the oldest first, with the people and reviewers behind them."""
    statement = select(Event).where(Event.submission_id == submission.id).order_by(Event.at, Event.id)
    by, about = joinedload(Event.by), joinedload(Event.person)
    reviewer = joinedload(Event.assignment).joinedload(Assignment.reviewer)
    names_only = [path.lazyload(Person.grants) for path in (by, about, reviewer)]
    return db.session.scalars(statement.options(*names_only)).all()


def milestones_of(submission: Submission) -> Sequence[Milestone]:
    """Kinds, dates and data of the submission's events, the oldest first: all that its way is drawn from."""
    columns = select(Event.kind, Event.at, Event.data).where(Event.submission_id == submission.id)
    rows = db.session.execute(columns.order_by(Event.at, Event.id))
    return [Milestone(kind, at, data) for kind, at, data in rows]


def history_for(viewer: Person, submission: Submission, events: Sequence[Event]) -> list[Happened]:
    """The lines that this viewer may read, in the events' order; an author reads the authors' lines, always."""
    desk = may_see_on_desk(viewer, submission)
    if not desk and not is_author(viewer, submission):
        return []
    told = ((event, words_for(event.kind, desk=desk)) for event in events)
    return [_line(event, words, viewer, desk=desk) for event, words in told if words]


def dates_of(submission: Submission, events: Sequence[Event | Milestone], *, now: datetime) -> Dates:
    """The dates that a submission's way is drawn from; `now` gives a draft's horizon."""
    last = {event.kind: event.at for event in events}
    decisions = [event.at for event in events if event.kind.startswith("decision.")]
    profile = load_profile()
    draft = submission.stage == Stage.DRAFT
    due = [a.due_at for a in submission.assignments if a.state in OPEN and a.due_at]
    return Dates(
        received=submission.submitted_at,
        review=last.get("submission.sent_to_review"),
        decided=decisions[-1] if decisions else None,
        revised=last.get("submission.revised"),
        accepted=last.get("decision.accept"),
        published=last.get("submission.published"),
        ended=next((last[kind] for kind in _ENDINGS if kind in last), None),
        revise_by=submission.revise_by,
        reviews_due=max(due, default=None),
        deadline=deadline_of(issue_for(now, profile), profile) if draft else None,
    )


def _line(event: Event, words: str, viewer: Person, *, desk: bool) -> Happened:
    return Happened(
        at=event.at,
        words=words,
        values=_values(event, viewer),
        by=_actor(event, viewer, desk=desk),
        detail=str(event.data.get("reason", "")) if event.kind == "submission.withdrawn" or desk else "",
    )


def _values(event: Event, viewer: Person) -> dict[str, str]:
    """What may fill the words: the event's data, the issue's label, the reviewer as the viewer may call them."""
    submission = event.submission
    assert submission is not None  # noqa: S101  the query asked for events of a submission
    issue = event.data.get("issue") or submission.issue
    before = event.data.get("before", "")
    return {
        "number": submission.number or "",
        "issue": Issue.parse(issue).label(load_profile()) if issue else "",
        "round": str(event.data.get("round", "")),
        "message": str(event.data.get("message", "")),
        "kind": str(event.data.get("kind", "")).replace("_", " "),
        "version": str(event.data.get("version", "")),
        "before": "; ".join(before) if isinstance(before, list) else str(before),
        "name": str(event.data.get("name", "")),
        "person": event.person.name if event.person else "",
        "reviewer": reviewer_name(viewer, event.assignment) if event.assignment else "",
    }


def _actor(event: Event, viewer: Person, *, desk: bool) -> str:
    """Who did it: nobody's name for authors beyond their own and their co-authors', never a reviewer's."""
    if event.by is None or event.kind.startswith("review."):
        return ""
    submission = event.submission
    assert submission is not None  # noqa: S101  as above
    if desk or event.by.id == viewer.id or is_author(event.by, submission):
        return event.by.name
    return ""
