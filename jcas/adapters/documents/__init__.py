"""Reading and copying manuscripts: a safe package reader, one reader a format, the reading view, anonymised copies."""

from pathlib import Path

from jcas.adapters.documents import docx, odt
from jcas.adapters.documents.package import Package, recognise
from jcas.domain.documents import Document

_READERS = {"docx": docx.read, "odt": odt.read}


def read(path: Path) -> Document:
    """The document in this file; what it is, is told by its content. Raises `Unreadable` with the sentence."""
    kind = recognise(path)
    with Package(path) as package:
        return _READERS[kind](package)
