"""The plain document model: what a word processor's file says, whatever its format.

Adapters read a .docx or .odt into a `Document`; the checks, the reading view and the copies work on it. Paragraphs
are numbered from 0 in reading order: the body with its table cells, then notes, then text boxes. Headers and
footers stand apart and have no numbers. The report's contract promises these numbers to other programs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Look:
    """The effective look of a run after style inheritance; None where the format does not tell."""

    face: str | None = None
    size: float | None = None
    """In points."""
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    """Shown in (small) capitals, whatever was typed."""
    superscript: bool = False
    subscript: bool = False
    hidden: bool = False
    underlined: bool = False


PLAIN = Look()
_LONGEST_RUN = 10_000
"""Characters up to which runs of one look are joined: without an end it would cost the square of a text's length."""


class Change(StrEnum):
    """A tracked change that a run belongs to."""

    INSERTED = "inserted"
    DELETED = "deleted"
    FORMATTED = "formatted"
    """Only the look was changed; no run bears this."""


@dataclass(slots=True)
class Run:
    """A stretch of text with one look. Line breaks are newlines, tabs are tabs."""

    text: str
    look: Look = PLAIN
    change: Change | None = None
    link: str | None = None
    """Where a hyperlink leads."""
    note: int | None = None
    """Index into `Document.notes` where this run is a note's mark."""
    picture: str | None = None
    """Name of the package's part that holds the picture; "" where the drawing has none that can be shown."""
    equation: bool = False

    @property
    def visible(self) -> bool:
        """Whether a reader of the final document sees this text."""
        return self.change is not Change.DELETED and not self.look.hidden

    def goes_on_as(self, look: Look, change: Change | None, link: str | None) -> bool:
        """Whether text of this look, change and link can be joined to this run."""
        plain = self.note is None and self.picture is None and not self.equation
        same = self.look is look and self.change is change and self.link == link
        return plain and same and len(self.text) < _LONGEST_RUN


class Place(StrEnum):
    """Where a paragraph stands."""

    BODY = "body"
    TABLE = "table"
    NOTE = "note"
    TEXT_BOX = "text_box"
    MARGIN = "margin"
    """A header or footer."""


@dataclass(slots=True)
class Paragraph:
    """One paragraph. `number` is -1 in headers and footers."""

    number: int
    runs: list[Run]
    place: Place = Place.BODY
    style: str = ""
    """The paragraph style's name as the word processor shows it, e.g. "heading 1", "Title"."""
    outline: int | None = None
    """Outline level from 1, given by a heading style or set by hand."""
    label: str = ""
    """What automatic numbering prints before it, e.g. "2.1" or "•"."""
    list_level: int | None = None
    """Depth in a list, from 0."""
    centred: bool = False
    line_spacing: float | None = None
    """Multiple of single spacing."""
    _text: str | None = field(default=None, repr=False)

    def add(self, text: str, look: Look, change: Change | None = None, link: str | None = None) -> None:
        """Add text, joined to the last run where both look and mean the same."""
        if self.runs and self.runs[-1].goes_on_as(look, change, link):
            self.runs[-1].text += text
        elif text:
            self.runs.append(Run(text, look, change, link))

    @property
    def text(self) -> str:
        """The visible text: tracked deletions, hidden text, equations' insides and marks of notes left out."""
        if self._text is None:
            self._text = "".join(r.text for r in self.runs if r.visible and r.note is None and not r.equation)
        return self._text

    @property
    def printed(self) -> str:
        """The visible text as the page shows it: automatic number first, capitals as capitals."""
        shown = "".join(
            r.text.upper() if r.look.capitals else r.text
            for r in self.runs
            if r.visible and r.note is None and not r.equation
        )
        return f"{self.label} {shown}".strip() if self.label and shown.strip() else shown.strip()


@dataclass(slots=True)
class Cell:
    """A table's cell with what stands in it."""

    blocks: list["Paragraph | Table"]
    columns: int = 1
    """How many columns it spans."""


@dataclass(slots=True)
class Table:
    """A table, row by row; tables nest."""

    rows: list[list[Cell]]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of every cell in reading order, nested tables included."""
        for row in self.rows:
            for cell in row:
                yield from paragraphs_of(cell.blocks)


Block = Paragraph | Table


def paragraphs_of(blocks: list[Block]) -> Iterator[Paragraph]:
    """The paragraphs of these blocks in reading order, table cells included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from block.paragraphs()


@dataclass(slots=True)
class Note:
    """A footnote or endnote."""

    label: str
    paragraphs: list[Paragraph]


@dataclass(frozen=True, slots=True)
class Comment:
    """A margin comment; `paragraph` is where it is anchored, where that is known."""

    author: str
    text: str
    """Its paragraphs, a line each."""
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change with the one who made it."""

    kind: Change
    author: str
    paragraph: int | None = None


@dataclass(slots=True)
class Document:
    """A whole document. Everything is in reading order."""

    format: str
    """docx, odt or pdf."""
    body: list[Block]
    notes: list[Note] = field(default_factory=list)
    text_boxes: list[list[Paragraph]] = field(default_factory=list)
    headers: list[Paragraph] = field(default_factory=list)
    """Paragraphs of headers and footers."""
    comments: list[Comment] = field(default_factory=list)
    changes: list[TrackedChange] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    """File properties that are set, by the format's own name: creator, lastModifiedBy, company, …"""
    picture_data: dict[str, list[str]] = field(default_factory=dict)
    """What pictures say beside their pixels, by the part's name: texts of EXIF, XMP and the like; "GPS" for a place."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    """Every numbered paragraph; `paragraphs[n].number == n`."""

    @property
    def tells_tables(self) -> bool:
        """Whether the format knows tables; in a PDF they are words at places."""
        return self.format != "pdf"

    @property
    def tables(self) -> list[Table]:
        """The tables of the body; tables within tables are their parents' matter."""
        return [block for block in self.body if isinstance(block, Table)]


def number(document: Document) -> Document:
    """Give every paragraph its number (the contract's order) and list them; returns the same document."""
    everything = [
        *paragraphs_of(document.body),
        *(p for note in document.notes for p in note.paragraphs),
        *(p for box in document.text_boxes for p in box),
    ]
    for n, paragraph in enumerate(everything):
        paragraph.number = n
    document.paragraphs = everything
    return document
