"""The process that opens strangers' documents; `jcas.adapters.preflight_process` starts it and tells it its limits.

One request as JSON on standard input, one answer as JSON on standard output: the result, or {"refused": sentence}.
"""

import json
import math
import resource
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from jcas.domain.refusals import Refused

_LARGEST_FILE = 400 << 20
TOO_MUCH = (
    "The file is too large or too deeply nested to be read; save it anew without what is not part of the article."
)


def main() -> int:
    """Answer the request on standard input."""
    request = json.load(sys.stdin)
    limit(request["seconds"], request["memory"])
    try:
        answer = _VERBS[request["verb"]](request)
    except Refused as refusal:
        answer = {"refused": refusal.sentence}
    except (MemoryError, RecursionError):
        answer = {"refused": TOO_MUCH}
    text = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")  # lone surrogates become question marks
    sys.stdout.buffer.write(text)
    return 0


def limit(seconds: float, memory: int) -> None:
    """Bound this process: processor time, address space, size of written files, no core dump."""
    cpu = math.ceil(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def check(request: dict[str, Any]) -> dict[str, Any]:
    """The contract's report on a file."""
    import hashlib

    from jcas.adapters.documents import read
    from jcas.adapters.documents.picture_data import picture_data
    from jcas.config.profiles import load_profile
    from jcas.domain.checks.report import File, report

    document, path = read(Path(request["path"])), Path(request["original"])
    document.picture_data = picture_data(Path(request["path"]))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    about = File(request["name"], request["format"] or document.format, path.stat().st_size, digest)
    profile = load_profile(Path(request["profile"]))
    return report(document, about, profile, request["article_type"], request["names"])


def annotate(request: dict[str, Any]) -> dict[str, Any]:
    """The annotated copy, written to the request's `out`."""
    from jcas.adapters.documents.annotate import annotate
    from jcas.adapters.documents.commenting import Signature
    from jcas.config.profiles import load_profile

    journal, moment = load_profile(Path(request["profile"])).identity.short_name, request["moment"]
    signed = Signature(f"{journal} Desk", journal, datetime.fromisoformat(moment) if moment else None)
    copy = annotate(Path(request["path"]), Path(request["out"]), request["report"], signed)
    return {"format": copy.format, "comments": copy.comments}


def anonymise(request: dict[str, Any]) -> dict[str, Any]:
    """The reviewers' copy with its reading view."""
    from jcas.adapters.documents.anonymise import anonymise
    from jcas.adapters.documents.reading import write_reading
    from jcas.config.profiles import load_profile

    folder, sections = Path(request["out"]), load_profile(Path(request["profile"])).sections
    path, out, mask = Path(request["path"]), folder / "manuscript", bool(request["mask"])
    copy = anonymise(path, out, request["names"], sections, mask_self_citations=mask)
    reading = write_reading(copy.path, folder, sections)
    looks = [look.row() for look in copy.to_look_at]
    told = {"file": copy.path.name, "format": copy.format, "removed": copy.removed, "to_look_at": looks}
    return told | reading


def reading(request: dict[str, Any]) -> dict[str, Any]:
    """The reading view of the file as it is."""
    from jcas.adapters.documents.reading import write_reading
    from jcas.config.profiles import load_profile

    sections = load_profile(Path(request["profile"])).sections
    return write_reading(Path(request["path"]), Path(request["out"]), sections)


def scrub(request: dict[str, Any]) -> dict[str, Any]:
    """A further file for the other side, or why it is withheld."""
    from jcas.adapters.documents.further import scrub
    from jcas.config.profiles import load_profile

    sections = load_profile(Path(request["profile"])).sections
    path, out = Path(request["path"]), Path(request["out"])
    made = scrub(path, out, request["names"], sections, keeps_comments=request["comments"])
    if isinstance(made, str):
        return {"withheld": made}
    looks = [look.row() for look in made.to_look_at]
    return {"file": made.path.name, "format": made.format, "removed": made.removed, "to_look_at": looks}


_VERBS = {"scrub": scrub, "check": check, "annotate": annotate, "anonymise": anonymise, "reading": reading}

if __name__ == "__main__":
    sys.exit(main())
