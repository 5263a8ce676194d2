"""Reading and copying manuscripts: a safe package reader, one reader a format, the reading view, anonymised copies."""

from pathlib import Path

from jcas.adapters.documents import docx, odt
from jcas.adapters.documents.formats import refuse_indirect
from jcas.adapters.documents.package import Package, kind_of
from jcas.domain.documents import Document

_READERS = {"docx": docx.read, "odt": odt.read}


def read(path: Path) -> Document:
    """The document in this file (.docx, .odt or .pdf); what it is, is told by its content.

    Raises `Unreadable` with the sentence; .doc and .rtf are to be converted before (`converted.to_docx`).
    """
    kind = kind_of(path)
    if kind == "pdf":
        from jcas.adapters.documents.pdf import read as read_pdf  # its library is loaded for no other format

        return read_pdf(path)
    refuse_indirect(kind)
    with Package(path) as package:
        return _READERS[kind](package)
