"""Reads about mails: rows with their states, for those who watch over them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from jcas.adapters.text import fold
from jcas.models.base import db
from jcas.models.messages import Event, Mail, MailState
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.queries.submissions import concerned

PAGE = 50


@dataclass(frozen=True, slots=True)
class MailRow:
    """One mail as the list shows it."""

    id: int
    template: str
    subject: str
    address: str
    state: MailState
    at: datetime
    sent_at: datetime | None
    due_at: datetime
    attempts: int
    error: str
    submission_id: int | None
    number: str | None


def mails(
    viewer: Person, *, state: MailState | None = None, words: str = "", page: int = 1
) -> tuple[list[MailRow], int]:
    """(one page, newest first; how many in all). Mails about submissions that concern the viewer are not there."""
    wanted = _wanted(viewer, state, words)
    statement = (
        select(
            Mail.id, Mail.template, Mail.subject, Mail.address, Mail.state, Event.at, Mail.sent_at, Mail.due_at,
            Mail.attempts, Mail.error, Event.submission_id, Submission.number,
        )
        .join(Mail.event)
        .outerjoin(Submission, Submission.id == Event.submission_id)
        .where(*wanted)
        .order_by(Mail.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )  # fmt: skip
    counted = (
        select(func.count())
        .select_from(Mail)
        .join(Mail.event)
        .outerjoin(Submission, Submission.id == Event.submission_id)
        .where(*wanted)
    )
    rows = [MailRow(**row._mapping) for row in db.session.execute(statement)]  # noqa: SLF001  the public name of it
    return rows, db.session.scalar(counted) or 0


def counts_by_state(viewer: Person, *, words: str = "") -> dict[MailState, int]:
    """How many mails are in which state."""
    statement = (
        select(Mail.state, func.count().label("number"))
        .join(Mail.event)
        .outerjoin(Submission, Submission.id == Event.submission_id)
        .where(*_wanted(viewer, None, words))
        .group_by(Mail.state)
    )
    return {row.state: row.number for row in db.session.execute(statement)}


def _wanted(viewer: Person, state: MailState | None, words: str) -> list[ColumnElement[bool]]:
    hidden = select(Submission.id).where(concerned(viewer))
    wanted = [or_(Event.submission_id.is_(None), Event.submission_id.not_in(hidden))]
    if state is not None:
        wanted.append(Mail.state == state)
    return [*wanted, *(_found(word) for word in words.split())]


def _found(word: str) -> ColumnElement[bool]:
    """In the submission's number, title or authors, or in the mail's address."""
    here = Mail.address_key.contains(word.casefold(), autoescape=True)
    return or_(here, Submission.search_key.contains(fold(word), autoescape=True)) if fold(word) else here
