"""Reads what a PDF tells of a manuscript: its text in lines with faces and sizes, its properties, its comments.

A PDF holds letters at places. Paragraphs and headings are put together from them (`pdf_paragraphs`); line spacing,
tables, notes and tracked changes are not told and stay unknown.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from jcas.adapters.documents import pdf_paragraphs
from jcas.adapters.documents.extent import CHARACTER_LIMIT, endless
from jcas.adapters.documents.formats import PROTECTED, SAVE_AS
from jcas.adapters.documents.pdf_paragraphs import Line
from jcas.domain import documents
from jcas.domain.documents import Comment, Document, Look, Run
from jcas.domain.refusals import Unreadable

PAGE_LIMIT = 2_000
_FEWEST_LETTERS = 20
"""Letters a page, on the average, below which a PDF is one of pictures."""
_BROKEN = f"The PDF is cut off or damaged; {SAVE_AS}, or print it anew."
_SCANNED = f"This PDF holds pictures of pages instead of text; open the manuscript that it was made from, {SAVE_AS}."
_PROPERTIES = {
    "Title": "title",
    "Author": "creator",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "Application",
}
"""A PDF's properties by the names that a .docx gives them."""
_BOLD, _ITALIC = 1 << 18, 1 << 6
"""Flags of a font's descriptor: ForceBold and Italic."""
_HEAVY = 600
_RAISED = 0.8
"""Size by the line's size, up to which a digit beside a word is a mark."""
_HYPHEN = "\x02"
"""What PDFium gives for a hyphen that divides a word at a line's end."""


def read(path: Path) -> Document:
    """The document in this PDF; `Unreadable` where it is protected, damaged, or has no text."""
    try:
        opened = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Unreadable(PROTECTED if protected else _BROKEN) from error
    with opened as pdf:
        if len(pdf) > PAGE_LIMIT:
            raise Unreadable(endless("pages", PAGE_LIMIT))
        pages, comments = _pages(pdf)
        letters = sum(len(line.text) for page in pages for line in page)
        if letters < _FEWEST_LETTERS * max(len(pages), 1):
            raise Unreadable(_SCANNED)
        body, margins = pdf_paragraphs.paragraphs(pages)
        document = documents.number(Document("pdf", list(body), headers=margins, comments=comments))
        told = pdf.get_metadata_dict(skip_empty=True)
        document.properties = {_PROPERTIES[k]: " ".join(v.split()) for k, v in told.items() if k in _PROPERTIES}
    return document


def _pages(pdf: pypdfium2.PdfDocument) -> tuple[list[list[Line]], list[Comment]]:
    pages: list[list[Line]] = []
    comments: list[Comment] = []
    left = CHARACTER_LIMIT
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise Unreadable(_BROKEN) from error
        left -= text.count_chars()
        if left < 0:
            raise Unreadable(endless("characters", CHARACTER_LIMIT))
        pages.append(pdf_paragraphs.whole_lines(_Page(text.raw, text.count_chars()).lines()))
        comments += _comments(page.raw)
        text.close()
        page.close()
    return pages, comments


@dataclass(slots=True)
class _Piece:
    """Letters of one look on a line."""

    text: str
    look: Look
    size: float


class _Page:
    """The letters of one page, read one by one: their order is the file's own."""

    def __init__(self, text: ctypes.c_void_p, count: int) -> None:
        self.text, self.count = text, count
        self.fonts: dict[tuple[bytes, int, int], tuple[str, bool, bool]] = {}
        self.name = ctypes.create_string_buffer(200)

    def lines(self) -> Iterator[Line]:
        """The lines with text, each with the box that its letters fill."""
        letter = raw.FPDFText_GetUnicode
        codes = [letter(self.text, i) for i in range(self.count)]
        start = 0
        for i, code in enumerate([*codes, 10]):
            if code in {10, 13}:
                if any(code > 32 for code in codes[start:i]):
                    yield self._line(codes, start, i)
                start = i + 1

    def _line(self, codes: list[int], start: int, end: int) -> Line:
        pieces = list(self._pieces(codes, start, end))
        size = max(pieces, key=lambda piece: len(piece.text)).size
        runs = [Run(piece.text, _with_place(piece, size)) for piece in pieces]
        shown = [i for i in range(start, end) if codes[i] > 32]
        left, _, _ = self._box(shown[0])
        _, right, baseline = self._box(shown[-1])
        return Line(runs, size, left, right, baseline)

    def _pieces(self, codes: list[int], start: int, end: int) -> Iterator[_Piece]:
        """Letters that have font and size in common; both are asked for where a word begins or the raw size changes."""
        size_of = raw.FPDFText_GetFontSize
        piece: _Piece | None = None
        before, fresh = 0.0, True
        for i in range(start, end):
            size = size_of(self.text, i)
            blank = codes[i] <= 32  # PDFium makes spaces up, which have no look of their own
            if piece is None or (not blank and (fresh or size != before)):
                look, shown = self._look(i, size)
                if piece is None or look != piece.look:
                    if piece is not None:
                        yield piece
                    piece = _Piece("", look, shown)
                before = size
            piece.text += _character(codes[i])
            fresh = blank
        if piece is not None:
            yield piece

    def _look(self, index: int, size: float) -> tuple[Look, float]:
        matrix = raw.FS_MATRIX()
        scale = hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(self.text, index, matrix) else 1.0
        shown = _even(size * (scale or 1.0))
        face, bold, italic = self._font(index)
        return Look(face or None, shown or None, bold, italic), shown

    def _font(self, index: int) -> tuple[str, bool, bool]:
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.text, index, self.name, len(self.name), flags)
        weight = raw.FPDFText_GetFontWeight(self.text, index)
        key = (self.name.value, flags.value, weight)
        if key not in self.fonts:
            face, styled = face_of(key[0].decode("utf-8", "replace"))
            bold = "bold" in styled or bool(flags.value & _BOLD) or weight >= _HEAVY
            italic = "italic" in styled or "oblique" in styled or bool(flags.value & _ITALIC)
            self.fonts[key] = (face, bold, italic)
        return self.fonts[key]

    def _box(self, index: int) -> tuple[float, float, float]:
        """(left, right, baseline) of a letter, in points from the page's lower left corner."""
        left, right, low, high = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self.text, index, left, right, low, high)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self.text, index, x, y)
        return left.value, right.value, y.value


def face_of(name: str) -> tuple[str, str]:
    """("Times New Roman", "boldmt") of "ABCDEF+TimesNewRomanPS-BoldMT": a font's face, and what else its name says."""
    plain = re.sub(r"^[A-Z]{6}\+", "", name)
    family, _, style = plain.replace(",", "-").partition("-")
    family = re.sub(r"(PSMT|PS|MT)$", "", family)
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", family).strip(), style.lower()


def _even(size: float) -> float:
    """Sizes are written with the printer's small errors: 11.955 is 12."""
    half = round(size * 2) / 2
    return half if abs(size - half) < 0.1 else round(size, 1)


def _with_place(piece: _Piece, size: float) -> Look:
    """A mark in small digits beside the line's words is a raised one."""
    look, mark = piece.look, piece.text.strip()
    if mark.isdecimal() and piece.size <= _RAISED * size:
        return Look(look.face, look.size, look.bold, look.italic, superscript=True)
    return look


def _character(code: int) -> str:
    if code == ord(_HYPHEN):
        return _HYPHEN
    return " " if code < 32 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _comments(page: ctypes.c_void_p) -> Iterator[Comment]:
    """Annotations that somebody wrote or signed; links have neither author nor text."""
    for i in range(min(raw.FPDFPage_GetAnnotCount(page), 10_000)):
        annotation = raw.FPDFPage_GetAnnot(page, i)
        if annotation:
            author, said = (_value(annotation, key) for key in (b"T", b"Contents"))
            if author or said:
                yield Comment(author, said)
            raw.FPDFPage_CloseAnnot(annotation)


def _value(annotation: ctypes.c_void_p, key: bytes) -> str:
    buffer = (ctypes.c_ushort * 2_000)()
    size = min(raw.FPDFAnnot_GetStringValue(annotation, key, buffer, len(buffer) * 2), len(buffer) * 2)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace").strip()
