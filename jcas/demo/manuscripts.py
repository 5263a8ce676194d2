"""Manuscripts made to order: the demo's files and the tests' samples come from here.

`build_docx` and `build_odt` write the same `Manuscript` in an author's `Habits`: how headings are made, where
affiliations stand, how abstract and keywords are labelled, which traces of the author stay in the file.
Text takes small marks: `*italic*`, `**bold**`, `^superscript^` and `[[a note]]` (a footnote).
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

HeadingHabit = Literal["style", "outline", "list", "numbered", "roman", "bold_caps", "caps", "bold", "plain", "run_in"]
"""style: Heading n · outline: an outline level only · list: an automatic number and bold · numbered: heading style and
a typed number · roman: a typed roman number in bold · bold_caps: bold capitals, centred · caps: capitals alone · bold:
bold as typed · plain: nothing but a short line · run_in: bold words that open the section's first paragraph."""


@dataclass(frozen=True, slots=True)
class Author:
    """A contributor as the byline prints one."""

    name: str
    affiliation: str = ""
    email: str = ""
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption above; the first row is the head."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its caption below; without bytes a small PNG is drawn."""

    caption: str
    png: bytes = b""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: texts, tables, pictures."""

    heading: str
    blocks: tuple["str | Table | Picture", ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Habits:
    """How this author works; the defaults are the tidy one's."""

    headings: HeadingHabit = "style"
    font: str = "Times New Roman"
    size: float = 12
    line_spacing: float = 2.0
    format_by: Literal["style", "run"] = "style"
    title_style: bool = True
    byline: Literal["lines", "superscripts", "one_line", "none"] = "lines"
    abstract: Literal["inline", "heading", "none"] = "inline"
    abstract_label: str = "Abstract."
    keywords_label: str = "Keywords:"
    keywords_separator: str = ", "
    numbered_references: bool = False


@dataclass(frozen=True, slots=True)
class Traces:
    """What the file tells about its author besides the text; None leaves the part out."""

    creator: str | None = None
    header: str | None = None
    comment_by: str | None = None
    insertion_by: str | None = None
    deletion_by: str | None = None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article, ready to be written as a file."""

    title: str
    authors: tuple[Author, ...] = ()
    abstract: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    references: tuple[str, ...] = ()
    references_heading: str = "References"
    habits: Habits = field(default_factory=Habits)
    traces: Traces = field(default_factory=Traces)


def build_docx(path: Path, manuscript: Manuscript) -> Path:
    """Write the manuscript as a .docx (transitional OOXML) and return its path."""
    from jcas.demo.manuscripts_docx import write

    return write(path, manuscript)


def build_odt(path: Path, manuscript: Manuscript) -> Path:
    """Write the manuscript as an .odt and return its path."""
    from jcas.demo.manuscripts_odt import write

    return write(path, manuscript)


# --- what both writers share: the article as a flat list of pieces ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph to write: marked text and the role that decides its look."""

    text: str
    role: Literal["title", "byline", "body", "heading", "caption", "reference"] = "body"
    level: int = 0
    number: int | None = None


Piece = Line | Table | Picture

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def pieces(manuscript: Manuscript) -> Iterator[Piece]:
    """The article from title to references, as its author would type it."""
    yield Line(manuscript.title, "title")
    for line in _byline(manuscript):
        yield Line(line, "byline")
    yield from _abstract(manuscript)
    numbering = _Numbering()
    for section in manuscript.sections:
        yield from _section(section, numbering.after(section.level), manuscript.habits)
    if manuscript.references:
        yield _heading(manuscript.references_heading, 1, "", manuscript.habits)
        for i, reference in enumerate(manuscript.references, 1):
            typed = f"{i}. {reference}" if manuscript.habits.numbered_references else reference
            yield Line(typed, "reference")


def _byline(manuscript: Manuscript) -> Iterator[str]:
    authors, form = manuscript.authors, manuscript.habits.byline
    if form == "none" or not authors:
        return
    if form == "one_line":
        for a in authors:
            yield ", ".join(filter(None, (a.name, a.affiliation, a.email, a.orcid and f"ORCID: {a.orcid}")))
    elif form == "superscripts":
        yield ", ".join(f"{a.name}^{i}^" for i, a in enumerate(authors, 1))
        for i, a in enumerate(authors, 1):
            yield f"^{i}^ {a.affiliation}"
        yield from (f"{a.name}: {a.email}" for a in authors if a.email)
        yield from (f"https://orcid.org/{a.orcid}" for a in authors if a.orcid)
    else:
        yield ", ".join(a.name for a in authors)
        for a in authors:
            yield ", ".join(filter(None, (a.affiliation, a.email)))


def _abstract(manuscript: Manuscript) -> Iterator[Line]:
    habits = manuscript.habits
    if manuscript.abstract and habits.abstract == "heading":
        yield Line(f"**{habits.abstract_label}**")
        yield from (Line(text) for text in manuscript.abstract)
    elif manuscript.abstract and habits.abstract == "inline":
        yield Line(f"**{habits.abstract_label}** {manuscript.abstract[0]}")
        yield from (Line(text) for text in manuscript.abstract[1:])
    if manuscript.keywords:
        yield Line(f"**{habits.keywords_label}** {habits.keywords_separator.join(manuscript.keywords)}")


def _section(section: Section, number: str, habits: Habits) -> Iterator[Piece]:
    blocks = section.blocks
    if habits.headings == "run_in" and section.level == 1 and blocks and isinstance(blocks[0], str):
        yield Line(f"**{section.heading}.** {blocks[0]}")
        blocks = blocks[1:]
    else:
        yield _heading(section.heading, section.level, number, habits)
    for block in blocks:
        if isinstance(block, str):
            yield Line(block)
        elif isinstance(block, Table):
            yield Line(block.caption, "caption")
            yield block
        else:
            yield block
            yield Line(block.caption, "caption")


def _heading(text: str, level: int, number: str, habits: Habits) -> Line:
    if habits.headings == "numbered" and number:
        text = f"{number} {text}"
    elif habits.headings == "roman" and number:
        text = f"{_ROMAN[int(number.split('.', maxsplit=1)[0]) - 1]}. {text}" if level == 1 else text
    elif habits.headings in {"bold_caps", "caps"} and level == 1:
        text = text.upper()
    return Line(text, "heading", level)


class _Numbering:
    """Typed heading numbers: 1., 1.1, 1.2, 2. …"""

    def __init__(self) -> None:
        self.counts = [0, 0, 0]

    def after(self, level: int) -> str:
        """The next number at that level."""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (3 - level)
        typed = ".".join(str(n) for n in self.counts[:level])
        return f"{typed}." if level == 1 else typed


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one look, or a footnote."""

    text: str
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    note: bool = False


_MARKS = re.compile(r"\[\[(?P<note>.+?)\]\]|\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\^(?P<superscript>.+?)\^")


def spans(text: str) -> Iterator[Span]:
    """The marked text in stretches of one look each."""
    end = 0
    for found in _MARKS.finditer(text):
        if found.start() > end:
            yield Span(text[end : found.start()])
        kind = found.lastgroup or ""
        yield Span(found[kind], **{kind: True})
        end = found.end()
    if end < len(text):
        yield Span(text[end:])


def small_png(
    colour: tuple[int, int, int] = (70, 110, 140), width: int = 64, height: int = 32, author: str = ""
) -> bytes:
    """A one-coloured PNG; `author` goes into a text chunk, as drawing programs leave one."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    text = chunk(b"tEXt", b"Author\0" + author.encode("latin-1", "replace")) if author else b""
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + text + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )
