"""Rows that wait for a worker."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from jcas.models.base import db
from jcas.models.messages import Mail, MailState

AT_ONCE = 500


def mails_due(*, now: datetime) -> Sequence[int]:
    """Ids of mails to be sent by `now`, the longest due first; those of a worker that died while sending included."""
    waiting = select(Mail.id).where(Mail.state.in_([MailState.QUEUED, MailState.SENDING]), Mail.due_at <= now)
    return db.session.scalars(waiting.order_by(Mail.due_at, Mail.id).limit(AT_ONCE)).all()
