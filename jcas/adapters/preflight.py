"""The preflight of a file and the copies made of it, each in the child process that opens strangers' documents.

The command, the job and the public page all go through here.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jcas.adapters import outputs
from jcas.adapters.documents.formats import kind_of_bytes, refuse_indirect
from jcas.adapters.preflight_process import LIMITS, Limits, ask
from jcas.config import profiles as config
from jcas.domain.refusals import Unreadable

COPY_LIMITS = Limits(seconds=60.0, memory=1 << 30)
"""A copy for reviewers re-encodes every picture, which takes what it takes."""


def run_preflight(
    path: Path,
    *,
    name: str,
    article_type: str,
    profile_path: Path,
    names: Sequence[str] = (),
    limits: Limits = LIMITS,
) -> dict[str, Any]:
    """The report (contract: preflight-report.schema.json) on the manuscript in `path`.

    `name` is the file's name as the author knows it; `names`: names and addresses of the submission's people, looked
    for in the text beside those of the byline. The format is told by the content alone. Raises `Unreadable` with
    a sentence where the file can't be read within the limits, `Unfinished` where our reader fails at it.
    """
    must_be_file(path)
    request = {"verb": "check", "original": path, "name": name, "article_type": article_type, "profile": profile_path}
    with _readable(path, limits) as (source, left):
        return ask(request | source | {"names": list(names)}, left)


def run_annotate(
    path: Path,
    out: Path,
    *,
    name: str,
    article_type: str,
    profile_path: Path,
    limits: Limits = LIMITS,
    now: datetime | None = None,
    report: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Write a copy of the manuscript in `path` to `out` with each finding of its report as a comment.

    `name` as in `run_preflight`; `now` dates the comments, which otherwise have no date; `report` where it was made
    before, else it is made now. `out` appears whole or not at all. Returns `{"file": out's name, "format": "docx" |
    "odt", "comments": how many were added}`. Raises `Invalid` where `out` can't be that file, `Unreadable` and
    `Unfinished` as `run_preflight`.
    """
    must_be_file(path)
    outputs.must_be_another(out, path)
    with path.open("rb") as file:
        refuse_indirect(kind_of_bytes(file, path.stat().st_size))
    if report is None:
        report = run_preflight(path, name=name, article_type=article_type, profile_path=profile_path, limits=limits)
    request = {"verb": "annotate", "path": path, "profile": profile_path, "report": report}
    with outputs.whole(out) as unfinished:
        copy = ask(request | {"out": unfinished, "moment": now.isoformat() if now else ""}, limits)
        outputs.must_fit(out, copy["format"])
    return {"file": out.name, **copy}


def run_anonymise(
    path: Path,
    out_folder: Path,
    *,
    names: Sequence[str] = (),
    mask_self_citations: bool = False,
    profile_path: Path | None = None,
    limits: Limits = COPY_LIMITS,
) -> dict[str, Any]:
    """Write the reviewers' copy, its reading view and its pictures into `out_folder`, which must exist.

    `names`: further names, e-mail addresses and institutions to look for, e.g. those of the submission's contributors.
    `mask_self_citations`: citations of the authors' own works become "Author, 2023", their entries in the list are
    hidden. Returns `{"file": the copy's name in the folder, "format": "docx" | "odt", "reading": "reading.json",
    "pictures": [names], "removed": [sentences], "to_look_at": [{"kind": one of the report's kinds of traces,
    "sentence": for the editor, "paragraph": its number or None, "what": the words, "context": the manuscript's
    sentence}]}`. Raises `Unreadable` as `run_preflight`.
    """
    request = {"verb": "anonymise", "path": path, "out": out_folder, "names": list(names), "mask": mask_self_citations}
    return ask(request | {"profile": profile_path or config.profile_path()}, limits)


def run_scrub(
    path: Path,
    out_folder: Path,
    *,
    names: Sequence[str],
    keeps_comments: bool = False,
    profile_path: Path | None = None,
    limits: Limits = COPY_LIMITS,
) -> dict[str, Any]:
    """Write a further file (a figure, a supplement, a response, an attachment) without traces into `out_folder`.

    `names`: names, addresses and institutions of those who are not to be known; `keeps_comments`: what comments in the
    margin say stays, who wrote them goes. Returns `{"file": its name in the folder, "format":
    "docx" | "odt" | "xlsx" | "pptx" | "pdf" | "txt" or a picture's suffix, "removed": [sentences], "to_look_at": rows
    as `run_anonymise`}`, or `{"withheld": a sentence for the editor}` where no machine can make it safe. Raises
    `Unreadable` where that costs more than the limits, `Unfinished` where our reader fails at it.
    """
    must_be_file(path)
    request = {"verb": "scrub", "path": path, "out": out_folder, "names": list(names), "comments": keeps_comments}
    return ask(request | {"profile": profile_path or config.profile_path()}, limits)


def run_reading(
    path: Path, out_folder: Path, *, profile_path: Path | None = None, limits: Limits = LIMITS
) -> dict[str, Any]:
    """Write the reading view of the file as it is, and its pictures, into `out_folder`, which must exist.

    Returns `{"reading": "reading.json", "pictures": [names]}`. Raises `Unreadable` as `run_preflight` does.
    """
    request = {"verb": "reading", "out": out_folder, "profile": profile_path or config.profile_path()}
    with _readable(path, limits) as (source, left):
        return ask(request | source, left)


def must_be_file(path: Path) -> None:
    """Refuse with `Unreadable` what is not there, or is a folder."""
    if path.is_dir():
        raise Unreadable(f"{path} is a folder; name the manuscript in it.")
    if not path.is_file():
        raise Unreadable(f"There is no file {path}.")


@contextmanager
def _readable(path: Path, limits: Limits) -> Iterator[tuple[dict[str, Any], Limits]]:
    """({"path": a file that the child can read, "format": the original's}, what is left of the limits).

    Word's old files and RTF are turned into .docx first, in a folder that is gone afterwards.
    """
    try:
        with path.open("rb") as file:
            kind = kind_of_bytes(file, path.stat().st_size)
    except OSError as fault:
        raise Unreadable(f"The file {path} can't be opened: {fault.strerror}.") from None
    if kind not in {"doc", "rtf"}:
        yield {"path": path, "format": ""}, limits
        return
    from jcas.adapters.documents.converted import to_docx

    began = time.monotonic()
    with TemporaryDirectory(prefix="jcas-") as folder:
        made = to_docx(path, kind, Path(folder), seconds=limits.seconds, memory=limits.memory)
        yield {"path": made, "format": kind}, replace(limits, spent=time.monotonic() - began)
