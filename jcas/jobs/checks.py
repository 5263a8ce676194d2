"""The job that checks one manuscript and makes its copies, for its author and for reviewers, each in a child process.

No transaction is open while a child runs: the worker reads what it needs, waits, and writes what came of it.
"""

import logging
from pathlib import Path
from typing import Any

from jcas.adapters.preflight import run_anonymise, run_reading, run_scrub
from jcas.adapters.storage import storage
from jcas.config import clock
from jcas.domain.refusals import Unfinished, Unreadable
from jcas.jobs.readings import Manuscript, annotated_copy, reading_view, report_on
from jcas.models.base import db, writing
from jcas.services import checks, copies, readings

log = logging.getLogger(__name__)


def check(report_id: int) -> None:
    """Checks the manuscript of this report, then makes the copies; what is done already is not done again."""
    with writing():
        work = checks.start_check(report_id, now=clock.now())
    if work:
        manuscript = Manuscript(storage().path(work.storage_key), work.name, work.article_type, work.names)
        outcome = report_on(manuscript)
        if isinstance(outcome, Unfinished):
            log.error("the reader failed at a manuscript", exc_info=outcome)
        view, quotes = reading_view(manuscript, outcome, storage())
        annotated = annotated_copy(manuscript, outcome, storage())
        with writing():
            wanted = checks.finish_check(report_id, outcome, quotes=quotes, now=clock.now())
            if wanted and annotated:
                copies.keep_annotated(report_id, *annotated, now=clock.now())
            unused = readings.keep_view(report_id, view) if wanted else view
        storage().remove([key for key in (unused, annotated[0].key if annotated and not wanted else None) if key])
        log.info("report %s is finished", report_id)
    work_of_copy = copies.wanted(report_id)
    db.session.rollback()
    if work_of_copy:
        _copy(report_id, work_of_copy)


def _copy(report_id: int, work: copies.CopyWork) -> None:
    reading_key = storage().new_folder()
    try:
        made = _made(work, storage().path(reading_key))
        copy = _stored(made, reading_key, work)
    except (Unreadable, Unfinished) as refusal:
        storage().remove([reading_key])
        with writing():
            copies.note_failure(report_id, work, refusal.sentence)
        return
    with writing():
        kept = copies.keep_copy(report_id, copy, now=clock.now())
    if not kept:
        storage().remove([copy.stored.key, reading_key])


def _made(work: copies.CopyWork, folder: Path) -> dict[str, Any]:
    """The copy, the reading view and its pictures in the folder; Unreadable where there can be none."""
    path = storage().path(work.storage_key)
    if not work.by_hand:
        return run_anonymise(path, folder, names=work.names, mask_self_citations=work.masks_own)
    made = run_scrub(path, folder, names=work.names)
    if "withheld" in made:
        raise Unreadable(made["withheld"])
    return made | run_reading(folder / made["file"], folder)


def _stored(made: dict[str, Any], reading_key: str, work: copies.CopyWork) -> copies.Copy:
    """Moves the copy out of the reading view's folder to a key of its own."""
    path: Path = storage().path(reading_key) / made["file"]
    with path.open("rb") as stream:
        stored = storage().save(stream)
    path.unlink()
    return copies.Copy(stored, made["format"], reading_key, work, tuple(made.get("to_look_at", ())))
