"""The preflight of a file: the only place that starts the process which opens strangers' documents.

That process has a limit of time and of memory, sees no setting and no secret, and never imports Flask or a model.
The command, the job and the public page all go through here.
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from jcas.adapters import outputs
from jcas.config import profiles as config
from jcas.domain.refusals import Unreadable

_log = logging.getLogger(__name__)
_LARGEST_ANSWER = 64 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may cost: wall and processor seconds, and bytes of memory."""

    seconds: float = 60.0
    memory: int = 1 << 30


LIMITS = Limits()


def run_preflight(
    path: Path, *, name: str, article_type: str, profile_path: Path, limits: Limits = LIMITS
) -> dict[str, Any]:
    """The report (contract: preflight-report.schema.json) on the manuscript in `path`.

    `name` is the file's name as the author knows it; the format is told by the content alone. Raises `Unreadable` with
    a sentence where the file can't be read within the limits, whatever the reason.
    """
    if not path.is_file():
        raise Unreadable(f"There is no file {path}.")
    request = {"verb": "check", "path": path, "name": name, "article_type": article_type, "profile": profile_path}
    return _ask(request, limits)


def run_annotate(
    path: Path,
    out: Path,
    *,
    name: str,
    article_type: str,
    profile_path: Path,
    limits: Limits = LIMITS,
    now: datetime | None = None,
) -> dict[str, Any]:
    """Write a copy of the manuscript in `path` to `out` with each finding of its report as a comment.

    `name` as in `run_preflight`; `now` dates the comments, which otherwise have no date. `out` appears whole or not at
    all. Returns `{"file": out's name, "format": "docx" | "odt", "comments": how many were added}`. Raises `Invalid`
    where `out` can't be that file, `Unreadable` as `run_preflight`.
    """
    if not path.is_file():
        raise Unreadable(f"There is no file {path}.")
    outputs.must_be_another(out, path)
    request = {"verb": "annotate", "path": path, "name": name, "article_type": article_type, "profile": profile_path}
    with outputs.whole(out) as unfinished:
        copy = _ask(request | {"out": unfinished, "moment": now.isoformat() if now else ""}, limits)
        outputs.must_fit(out, copy["format"])
    return {"file": out.name, **copy}


def run_anonymise(
    path: Path,
    out_folder: Path,
    *,
    names: Sequence[str] = (),
    mask_self_citations: bool = False,
    profile_path: Path | None = None,
    limits: Limits = LIMITS,
) -> dict[str, Any]:
    """Write the reviewers' copy, its reading view and its pictures into `out_folder`, which must exist.

    `names`: further names, e-mail addresses and institutions to look for, e.g. those of the submission's contributors.
    `mask_self_citations`: citations of the authors' own works become "Author, 2023", their entries in the list are
    hidden. Returns `{"file": the copy's name in the folder, "format": "docx" | "odt", "reading": "reading.json",
    "pictures": [names], "removed": [sentences], "to_look_at": [{"kind": one of the report's kinds of traces, "sentence":
    for the editor, "paragraph": its number or None, "what": the words, "context": the manuscript's sentence}]}`. Raises
    `Unreadable` as `run_preflight`.
    """
    request = {"verb": "anonymise", "path": path, "out": out_folder, "names": list(names), "mask": mask_self_citations}
    return _ask(request | {"profile": profile_path or config.profile_path()}, limits)


def run_reading(
    path: Path, out_folder: Path, *, profile_path: Path | None = None, limits: Limits = LIMITS
) -> dict[str, Any]:
    """Write the reading view of the file as it is, and its pictures, into `out_folder`, which must exist.

    Returns `{"reading": "reading.json", "pictures": [names]}`. Raises `Unreadable` as `run_preflight` does.
    """
    request = {"verb": "reading", "path": path, "out": out_folder}
    return _ask(request | {"profile": profile_path or config.profile_path()}, limits)


def _ask(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Put one request to a child process and read its answer."""
    told = request | {"seconds": limits.seconds, "memory": limits.memory}
    with TemporaryFile() as answer, TemporaryFile() as complaints:
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-m", "jcas.adapters.preflight_child"],
                input=json.dumps(told, default=lambda path: str(Path(path).absolute())).encode(),
                stdout=answer,
                stderr=complaints,
                timeout=limits.seconds,
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
                cwd="/",
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unreadable(_too_long(limits)) from None
        if done.returncode != 0:
            _log.warning("The reading of a document ended with %s: %s", done.returncode, _tail(complaints))
            raise Unreadable(_why(done.returncode, limits))
        return _answered(answer)


def _answered(answer: IO[bytes]) -> dict[str, Any]:
    answer.seek(0)
    said = answer.read(_LARGEST_ANSWER + 1)
    if len(said) > _LARGEST_ANSWER:
        raise Unreadable("The manuscript holds far more than an article does; upload the article alone.")
    result: dict[str, Any] = json.loads(said)
    if "refused" in result:
        raise Unreadable(result["refused"])
    return result


def _why(code: int, limits: Limits) -> str:
    """The sentence for a child that ended without an answer."""
    if code in {-9, -24}:  # SIGKILL and SIGXCPU: the limit of processor time
        return _too_long(limits)
    return "The file could not be read; open it in your word processor, save it anew as .docx or .odt and upload that."


def _too_long(limits: Limits) -> str:
    return (
        f"Reading the file took longer than {limits.seconds:g} seconds and was stopped; "
        "save it anew in your word processor, without what is not part of the article, and try again."
    )


def _tail(complaints: IO[bytes]) -> str:
    complaints.seek(max(0, complaints.seek(0, os.SEEK_END) - 2000))
    return complaints.read().decode(errors="replace")
