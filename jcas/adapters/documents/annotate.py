"""The annotated copy: the author's own file with each finding as a comment at its paragraph, all else unchanged."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jcas.adapters.documents import annotate_docx, annotate_odt, docx, odt
from jcas.adapters.documents.commenting import Signature
from jcas.adapters.documents.package import Package, recognise
from jcas.domain.annotating import Remark, remarks
from jcas.domain.documents import Document

_FORMATS = {
    "docx": (docx.read_with_elements, annotate_docx.commented),
    "odt": (odt.read_with_elements, annotate_odt.commented),
}


@dataclass(frozen=True, slots=True)
class AnnotatedCopy:
    """A copy that was written."""

    format: str
    comments: int
    """How many were added; those that the file had are kept besides."""


def annotate(path: Path, out: Path, report: Mapping[str, Any], signed: Signature) -> AnnotatedCopy:
    """Write a copy of the document in `path` to `out` with the findings of its report as comments.

    `report` is the contract's JSON. Raises `Unreadable` as reading does, and where a manuscript has no paragraph that a
    comment could stand at.
    """
    return comment(path, out, lambda document: remarks(report, [p.text for p in document.paragraphs]), signed)


def comment(path: Path, out: Path, say: Callable[[Document], Sequence[Remark]], signed: Signature) -> AnnotatedCopy:
    """Write a copy of the document in `path` to `out` with what `say` says of it as comments; raises as `annotate`."""
    kind = recognise(path)
    read, commented = _FORMATS[kind]
    with Package(path) as package:
        document, elements = read(package)
        said = say(document)
        package.copy(out, commented(package, elements, said, signed) if said else {})
    return AnnotatedCopy(kind, len(said))
