"""Reads about the public page's checks. What is past its hour is found by nobody but the tick that forgets it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select

from jcas.models.base import db
from jcas.models.files import ReportState
from jcas.models.public_checks import PublicCheck

PENDING = (ReportState.QUEUED, ReportState.RUNNING)


class Load(NamedTuple):
    """What the public page holds at a moment."""

    waiting: int
    """Checks that are not finished."""
    kept: int
    """Bytes of manuscripts and annotated copies."""


def check_of(key: str, *, now: datetime) -> PublicCheck | None:
    """The check with this key, of its address; None where there is none, or its hour is over."""
    if not key.isprintable():
        return None
    return db.session.scalar(select(PublicCheck).where(PublicCheck.key == key, PublicCheck.expires_at > now))


def locked(check_id: int) -> PublicCheck | None:
    """The check for a change, read anew; None where it was forgotten."""
    statement = select(PublicCheck).where(PublicCheck.id == check_id).with_for_update()
    return db.session.scalar(statement.execution_options(populate_existing=True))


def load_at(now: datetime) -> Load:
    """How much waits and how much is kept; what is past its hour but not yet forgotten counts only as kept."""
    waits = and_(PublicCheck.state.in_(PENDING), PublicCheck.expires_at > now)
    manuscript = func.coalesce(func.sum(PublicCheck.size).filter(PublicCheck.storage_key.is_not(None)), 0)
    copies = func.coalesce(func.sum(PublicCheck.annotated_size), 0)
    waiting, kept = db.session.execute(select(func.count().filter(waits), manuscript + copies)).one()
    return Load(waiting, int(kept))


def waiting_checks(*, now: datetime, begun_before: datetime) -> Sequence[int]:
    """Ids of checks that no worker has begun, or whose worker began before that moment and was not heard of since."""
    dead = and_(PublicCheck.state == ReportState.RUNNING, PublicCheck.started_at <= begun_before)
    waits = or_(PublicCheck.state == ReportState.QUEUED, dead)
    return db.session.scalars(
        select(PublicCheck.id).where(waits, PublicCheck.expires_at > now).order_by(PublicCheck.id)
    ).all()


def is_any_expired(now: datetime) -> bool:
    """Whether the hour of any check is over."""
    return db.session.scalar(select(PublicCheck.id).where(PublicCheck.expires_at <= now).limit(1)) is not None


def expired(now: datetime) -> Sequence[PublicCheck]:
    """Checks whose hour is over, for a change."""
    return db.session.scalars(select(PublicCheck).where(PublicCheck.expires_at <= now).with_for_update()).all()


def storage_keys() -> list[str]:
    """Keys of every file that a row holds."""
    rows = db.session.execute(select(PublicCheck.storage_key, PublicCheck.annotated_key))
    return [key for row in rows for key in row if key]
