"""The job that checks one manuscript of the public page; the log hears of it by its number alone."""

import logging

from jcas.adapters.storage import strangers_storage
from jcas.config import clock
from jcas.domain.refusals import Unfinished
from jcas.jobs.readings import Manuscript, annotated_copy, quoted, report_on
from jcas.models.base import writing
from jcas.services import public_checks

log = logging.getLogger(__name__)


def check(check_id: int) -> None:
    """Checks the manuscript, makes the annotated copy, drops the manuscript; nothing where it was forgotten."""
    with writing():
        work = public_checks.start(check_id, now=clock.now())
    if work is None:
        return
    storage = strangers_storage()
    manuscript = Manuscript(storage.path(work.storage_key), work.name, work.article_type)
    outcome = Unfinished(public_checks.GIVEN_UP) if work.hopeless else report_on(manuscript)
    if isinstance(outcome, Unfinished):
        log.error("our reader failed at the manuscript of public check %s", check_id)
    quotes, annotated = quoted(manuscript, outcome), annotated_copy(manuscript, outcome, storage)
    with writing():
        useless = public_checks.finish(check_id, outcome, quotes=quotes, annotated=annotated, now=clock.now())
    storage.remove(useless)
    log.info("public check %s is finished", check_id)
