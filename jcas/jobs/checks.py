"""The job that checks one manuscript and makes its copies, for its author and for reviewers, each in a child process.

No transaction is open while a child runs: the worker reads what it needs, waits, and writes what came of it.
"""

import json
import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import current_app

from jcas.adapters.preflight import run_annotate, run_anonymise, run_preflight, run_reading
from jcas.adapters.preflight_process import Limits
from jcas.adapters.storage import Stored, storage
from jcas.config import clock
from jcas.config.profiles import profile_path
from jcas.config.settings import Settings
from jcas.domain.quotes import places, quotes
from jcas.domain.refusals import Refused, Unfinished, Unreadable
from jcas.models.base import db, writing
from jcas.services import checks, copies
from jcas.services.files import DOCUMENT_TYPES

log = logging.getLogger(__name__)


def check(report_id: int) -> None:
    """Checks the manuscript of this report, then makes the copies; what is done already is not done again."""
    with writing():
        work = checks.start_check(report_id, now=clock.now())
    if work:
        outcome = _read(work)
        quoted, annotated = _quotes(work, outcome), _annotated(work, outcome)
        with writing():
            wanted = checks.finish_check(report_id, outcome, quotes=quoted, now=clock.now())
            if wanted and annotated:
                copies.keep_annotated(report_id, *annotated, now=clock.now())
        if annotated and not wanted:
            storage().remove([annotated[0].key])
        log.info("report %s is finished", report_id)
    work_of_copy = copies.wanted(report_id)
    db.session.rollback()
    if work_of_copy:
        _copy(report_id, work_of_copy)


def _read(work: checks.Work) -> dict[str, Any] | Refused:
    path = storage().path(work.storage_key)
    try:
        return run_preflight(
            path, name=work.name, article_type=work.article_type, profile_path=profile_path(), limits=_limits()
        )
    except Unreadable as refusal:
        return refusal
    except Unfinished as refusal:
        log.exception("the reader failed at a manuscript")
        return refusal


def _quotes(work: checks.Work, outcome: dict[str, Any] | Refused) -> dict[str, str]:
    """The text of the places that findings point at; nothing where there are none or the reading view fails."""
    wanted = set() if isinstance(outcome, Refused) else places(outcome)
    if not wanted:
        return {}
    with TemporaryDirectory(prefix="jcas-") as folder:
        try:
            made = run_reading(storage().path(work.storage_key), Path(folder), limits=_limits())
        except (Unreadable, Unfinished) as refusal:
            log.warning("no quotes: %s", refusal.sentence)
            return {}
        return quotes(json.loads((Path(folder) / made["reading"]).read_bytes()), wanted)


def _annotated(work: checks.Work, outcome: dict[str, Any] | Refused) -> tuple[Stored, str] | None:
    """The stored copy with the findings as comments, and its format; None where there is nothing to say or to write."""
    kind = "" if isinstance(outcome, Refused) else outcome["file"]["format"]
    if kind not in DOCUMENT_TYPES:
        return None
    with TemporaryDirectory(prefix="jcas-") as folder:
        out = Path(folder) / f"annotated.{kind}"
        try:
            made = run_annotate(
                storage().path(work.storage_key),
                out,
                name=work.name,
                article_type=work.article_type,
                profile_path=profile_path(),
                limits=_limits(),
                now=clock.now(),
            )
        except (Unreadable, Unfinished) as refusal:
            log.warning("no annotated copy: %s", refusal.sentence)
            return None
        if not made["comments"]:
            return None
        with out.open("rb") as stream:
            return storage().save(stream), kind


def _copy(report_id: int, work: copies.CopyWork) -> None:
    reading_key = storage().new_folder()
    try:
        made = run_anonymise(storage().path(work.storage_key), storage().path(reading_key), names=work.names)
        copy = _stored(made, reading_key, work.names)
    except (Unreadable, Unfinished) as refusal:
        storage().remove([reading_key])
        with writing():
            copies.note_failure(report_id, refusal.sentence)
        return
    with writing():
        kept = copies.keep_copy(report_id, copy, now=clock.now())
    if not kept:
        storage().remove([copy.stored.key, reading_key])


def _stored(made: dict[str, Any], reading_key: str, names: tuple[str, ...]) -> copies.Copy:
    """Moves the copy out of the reading view's folder to a key of its own."""
    path: Path = storage().path(reading_key) / made["file"]
    with path.open("rb") as stream:
        stored = storage().save(stream)
    path.unlink()
    return copies.Copy(stored, made["format"], reading_key, names, tuple(made.get("to_look_at", ())))


def _limits() -> Limits:
    settings: Settings = current_app.extensions["jcas_settings"]
    return Limits(seconds=settings.check_seconds, memory=settings.check_megabytes << 20)
