"""The job that cleans one file on its way to the other side, in the child process that opens documents."""

import logging
from pathlib import Path
from tempfile import TemporaryDirectory

from jcas.adapters.preflight import run_scrub
from jcas.adapters.storage import Stored, storage
from jcas.config import clock
from jcas.domain.refusals import Unfinished, Unreadable
from jcas.models.base import writing
from jcas.services import cleaning

log = logging.getLogger(__name__)


def clean(cleaning_id: int) -> None:
    """Cleans the file of this row, no transaction open meanwhile; what is done already is not done again."""
    with writing():
        work = cleaning.start(cleaning_id)
    if work is None:
        return
    try:
        with TemporaryDirectory(prefix="jcas-") as folder:
            path, keeps = storage().path(work.storage_key), work.keeps_comments
            made = run_scrub(path, Path(folder), names=work.names, keeps_comments=keeps)
            stored = _stored(Path(folder) / made["file"]) if "file" in made else None
    except (Unreadable, Unfinished) as refusal:
        log.warning("a further file is withheld: %s", type(refusal).__name__)
        made, stored = {"withheld": refusal.sentence or cleaning.GIVEN_UP}, None
    kept = True
    with writing():
        if stored is None:
            cleaning.withhold(cleaning_id, work, made["withheld"])
        else:
            kept = cleaning.keep(cleaning_id, work, stored, made["format"], made["to_look_at"], now=clock.now())
    if stored and not kept:
        storage().remove([stored.key])


def _stored(path: Path) -> Stored:
    with path.open("rb") as stream:
        return storage().save(stream)
