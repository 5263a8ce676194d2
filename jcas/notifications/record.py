"""Writing down that something happened: one event row and one row a mail, in the transaction of the change itself."""

from datetime import datetime
from typing import Any

from jcas.models.base import db
from jcas.models.messages import Event, Mail
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.notifications.recipients import Recipient
from jcas.notifications.registry import REGISTRY, SILENT, Notice


def record(
    kind: str,
    *,
    now: datetime,
    by: Person | None = None,
    submission: Submission | None = None,
    assignment: Assignment | None = None,
    person: Person | None = None,
    data: dict[str, Any] | None = None,
    natural_key: str | None = None,
) -> Event:
    """Adds the event and its mails to the session. LookupError for a kind that is neither registered nor silent.

    `data` is what JSON can say; it feeds the mail's template and the history page, so no name goes in that the
    policy hides from any of their readers.
    """
    if kind not in REGISTRY and kind not in SILENT:
        raise LookupError(f"{kind} is in no registry")
    event = Event(kind=kind, at=now, by=by, submission=submission, assignment=assignment, person=person)
    event.data, event.natural_key = data or {}, natural_key
    db.session.add(event)
    db.session.flush()
    for notice in REGISTRY.get(kind, ()):
        event.mails.extend(_mails(notice, event, now))
    db.session.flush()
    return event


def _mails(notice: Notice, event: Event, now: datetime) -> list[Mail]:
    return [
        _mail(notice, recipient, now)
        for recipient in notice.recipients(event)
        if notice.receipt or recipient.person is None or recipient.person.id != event.by_id
    ]


def _mail(notice: Notice, recipient: Recipient, now: datetime) -> Mail:
    return Mail(
        template=notice.template,
        address=recipient.address,
        address_key=recipient.key,
        person=recipient.person,
        contributor_id=recipient.contributor.id if recipient.contributor else None,
        language=recipient.person.interface_language if recipient.person else "en",
        due_at=now,
    )
