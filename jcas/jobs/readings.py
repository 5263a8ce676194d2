"""What jobs learn and make of a manuscript, each in a child process: the report, its quotes, the annotated copy.

No transaction may be open meanwhile. Nothing here writes a manuscript's name or words into the log.
"""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import current_app

from jcas.adapters.preflight import run_annotate, run_preflight, run_reading
from jcas.adapters.preflight_process import Limits
from jcas.adapters.storage import Storage, Stored
from jcas.config import clock
from jcas.config.profiles import profile_path
from jcas.config.settings import Settings
from jcas.domain.quotes import places, quotes
from jcas.domain.refusals import Refused, Unfinished, Unreadable
from jcas.services.files import DOCUMENT_TYPES

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A stored manuscript as its reader needs it."""

    path: Path
    name: str
    """As the uploader named the file; the report's file.name."""
    article_type: str
    names: tuple[str, ...] = ()
    """Names and addresses of the submission's people, where it belongs to one."""


def report_on(manuscript: Manuscript) -> dict[str, Any] | Refused:
    """The contract's report, `Unreadable` where the file is at fault, `Unfinished` where our reader is."""
    try:
        return run_preflight(
            manuscript.path,
            name=manuscript.name,
            article_type=manuscript.article_type,
            profile_path=profile_path(),
            names=manuscript.names,
            limits=_limits(),
        )
    except (Unreadable, Unfinished) as refusal:
        return refusal


def quoted(manuscript: Manuscript, outcome: dict[str, Any] | Refused) -> dict[str, str]:
    """The text of the places that findings point at; nothing where there are none or the reading view fails."""
    if isinstance(outcome, Refused) or not places(outcome):
        return {}
    with TemporaryDirectory(prefix="jcas-") as folder:
        return _reading_into(Path(folder), manuscript, outcome) or {}


def reading_view(
    manuscript: Manuscript, outcome: dict[str, Any] | Refused, keep: Storage
) -> tuple[str | None, dict[str, str]]:
    """The key in `keep` of the folder with the reading view of the file as it is, and `quoted` from it.

    No key where the file could not be read or the view fails.
    """
    if isinstance(outcome, Refused):
        return None, {}
    key = keep.new_folder()
    found = _reading_into(keep.path(key), manuscript, outcome)
    if found is None:
        keep.remove([key])
        return None, {}
    return key, found


def _reading_into(folder: Path, manuscript: Manuscript, outcome: dict[str, Any]) -> dict[str, str] | None:
    """Writes the reading view and gives the quotes of the report's places; None where writing it fails."""
    try:
        made = run_reading(manuscript.path, folder, limits=_limits())
    except (Unreadable, Unfinished) as refusal:
        log.warning("no reading view: %s", refusal.sentence)
        return None
    return quotes(json.loads((folder / made["reading"]).read_bytes()), outcome)


def annotated_copy(
    manuscript: Manuscript, outcome: dict[str, Any] | Refused, keep: Storage
) -> tuple[Stored, str] | None:
    """The copy with the findings as comments, stored in `keep`, and its format.

    None where there is nothing to say, nothing to write it into, or writing it fails.
    """
    if isinstance(outcome, Refused) or outcome["file"]["format"] not in DOCUMENT_TYPES:
        return None
    kind = outcome["file"]["format"]
    with TemporaryDirectory(prefix="jcas-") as folder:
        out = Path(folder) / f"annotated.{kind}"
        try:
            made = run_annotate(
                manuscript.path,
                out,
                name=manuscript.name,
                article_type=manuscript.article_type,
                profile_path=profile_path(),
                limits=_limits(),
                now=clock.now(),
                report=outcome,
            )
        except (Unreadable, Unfinished) as refusal:
            log.warning("no annotated copy: %s", refusal.sentence)
            return None
        if not made["comments"]:
            return None
        with out.open("rb") as stream:
            return keep.save(stream), kind


def _limits() -> Limits:
    settings: Settings = current_app.extensions["jcas_settings"]
    return Limits(seconds=settings.check_seconds, memory=settings.check_megabytes << 20)
