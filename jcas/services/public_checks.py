"""The check of the public page: asked for without an account, done in the worker's spare time, forgotten in an hour.

The manuscript itself goes as soon as it was read; report and annotated copy stay until the hour is over or their owner
forgets them. Functions that drop rows give the storage keys of their files: the door removes those after the commit.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app

from jcas.adapters.documents.package import kind_of
from jcas.adapters.storage import Stored, strangers_storage
from jcas.config.profiles import load_profile
from jcas.config.settings import Settings
from jcas.domain.refusals import Busy, Invalid, NotFound, Refused, Unreadable
from jcas.models.base import db
from jcas.models.files import ReportState
from jcas.models.public_checks import PublicCheck
from jcas.queries import public_checks
from jcas.services.checks import ATTEMPTS, GRACE
from jcas.services.files import Upload, clean_name

KEPT = timedelta(hours=1)
WAITING = 20
"""Checks that may wait at once, of the whole site: the last of them begins within a minute or two."""
BYTES = 2 << 30
"""What all manuscripts and annotated copies may take on the disk together."""
TOO_MANY = "Many manuscripts are being read at the moment. Yours was not kept; try again in a few minutes."
GIVEN_UP = (
    "The check could not be finished on our side. Try again in a few minutes; if it fails again, tell the journal."
)
GONE = "There is no such report, or its hour is over."


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker needs to read one manuscript."""

    storage_key: str
    name: str
    article_type: str
    hopeless: bool = False
    """Whether it has ended so many workers that it is not read again: `finish` is all that is left to do."""


def has_room(*, now: datetime) -> bool:
    """Whether one more manuscript can be taken at this moment; only reads."""
    load = public_checks.load_at(now)
    return load.waiting < WAITING and load.kept < BYTES


def store(upload: Upload | None, article_type: str, *, now: datetime) -> Stored:
    """Puts the bytes of an upload into the storage for strangers, outside of any transaction; `ask` comes next.

    Raises `Busy` where too many wait, `Invalid` and `Unreadable` with the field concerned for what can't be taken:
    then nothing stays stored.
    """
    if upload is None:
        raise Invalid("Choose the file of your manuscript.", field="file")
    if article_type not in load_profile().article_type_keys:
        raise Invalid("Choose the type of article.", field="article_type")
    if not has_room(now=now):
        raise Busy(TOO_MANY)
    upload.keep = strangers_storage()
    try:
        stored = upload.store()
        kind_of(strangers_storage().path(stored.key))
    except (Unreadable, Invalid) as refusal:
        refusal.field = "file"
        drop(upload)
        raise
    return stored


def drop(upload: Upload) -> None:
    """Removes the bytes of an upload that was not taken."""
    strangers_storage().remove([upload.stored.key] if upload.stored else [])


def ask(stored: Stored, name: str, article_type: str, *, now: datetime) -> PublicCheck:
    """Asks for the check of a stored manuscript, which its uploader calls `name`; `Busy` where too many wait."""
    if not has_room(now=now):
        raise Busy(TOO_MANY)
    check = PublicCheck(
        key=secrets.token_urlsafe(24),
        state=ReportState.QUEUED,
        article_type=article_type,
        name=clean_name(name),
        size=stored.size,
        storage_key=stored.key,
        requested_at=now,
        expires_at=now + KEPT,
    )
    db.session.add(check)
    db.session.flush()
    return check


def waiting(now: datetime) -> list[int]:
    """Ids of checks for the tick to publish: not begun, or begun by a worker that died."""
    return [*public_checks.waiting_checks(now=now, begun_before=now - _patience())]


def start(check_id: int, *, now: datetime) -> Work | None:
    """Begins a check that waits, or whose worker died; None where there is nothing to do."""
    check = public_checks.locked(check_id)
    if check is None or check.expires_at <= now or check.state not in public_checks.PENDING or not check.storage_key:
        return None
    if check.state == ReportState.RUNNING and check.started_at and check.started_at > now - _patience():
        return None
    check.state, check.started_at, check.attempts = ReportState.RUNNING, now, check.attempts + 1
    db.session.flush()
    return Work(check.storage_key, check.name, check.article_type, hopeless=check.attempts > ATTEMPTS)


def finish(
    check_id: int,
    outcome: dict[str, Any] | Refused,
    *,
    quotes: Mapping[str, str],
    annotated: tuple[Stored, str] | None,
    now: datetime,
) -> list[str]:
    """Writes down what the check found; returns keys to remove: the manuscript's, or what came for nobody.

    `outcome` is the contract's JSON, `Unreadable` where the file is at fault, any other refusal where we are.
    `annotated` is the stored copy with the findings as comments, and its format.
    """
    check = public_checks.locked(check_id)
    if check is None or check.state != ReportState.RUNNING:  # forgotten, or finished by another worker, meanwhile
        return [annotated[0].key] if annotated else []
    if isinstance(outcome, Refused):
        unreadable = isinstance(outcome, Unreadable)
        check.state = ReportState.UNREADABLE if unreadable else ReportState.FAILED
        check.sentence = outcome.sentence if unreadable else GIVEN_UP
    else:
        check.state, check.content, check.quotes = ReportState.DONE, outcome, dict(quotes)
    if annotated:
        copy, check.annotated_format = annotated
        check.annotated_key, check.annotated_size = copy.key, copy.size
    manuscript = check.storage_key
    check.finished_at, check.storage_key = now, None
    db.session.flush()
    return [manuscript] if manuscript else []


def forget(key: str, *, now: datetime) -> list[str]:
    """Drops one check at its owner's wish; `NotFound` where there is none. Returns the keys of its files."""
    found = public_checks.check_of(key, now=now)
    check = public_checks.locked(found.id) if found else None  # a worker may just be adding the annotated copy
    if check is None:
        raise NotFound(GONE)
    return _drop(check)


def are_expired(*, now: datetime) -> bool:
    """Whether there is anything to forget; only reads."""
    return public_checks.is_any_expired(now)


def forget_expired(*, now: datetime) -> list[str]:
    """Drops every check whose hour is over; returns the keys of their files."""
    return [key for check in public_checks.expired(now) for key in _drop(check)]


def _drop(check: PublicCheck) -> list[str]:
    keys = [key for key in (check.storage_key, check.annotated_key) if key]
    db.session.delete(check)
    db.session.flush()
    return keys


def _patience() -> timedelta:
    """How long a worker may take: it reads the manuscript up to three times, each within the limit."""
    settings: Settings = current_app.extensions["jcas_settings"]
    return timedelta(seconds=3 * settings.check_seconds) + GRACE
