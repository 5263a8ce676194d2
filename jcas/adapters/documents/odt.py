"""Reads an .odt (OpenDocument text) into a `Document`, with lxml directly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from lxml import etree

from jcas.adapters.documents.extent import refuse_endless, refuse_endless_blanks
from jcas.adapters.documents.odt_hidden import hidden_paragraphs
from jcas.adapters.documents.odt_names import DC, DRAW, OFFICE, STYLE, TABLE, TEXT, XLINK, whole
from jcas.adapters.documents.odt_numbering import Numbering
from jcas.adapters.documents.odt_styles import MOST_LAYERS, Styles, line_spacing
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.tree import Element, attributes_of, local_name, text_of
from jcas.domain import documents
from jcas.domain.documents import (
    Block,
    Cell,
    Change,
    Comment,
    Document,
    Note,
    Paragraph,
    Place,
    Run,
    Table,
    TrackedChange,
)

_SPACE = re.compile(r"[ \t\r\n]+")
_ROWS = {f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"}
_SILENT = {
    f"{TEXT}{name}"
    for name in ("note-citation", "tracked-changes", "sequence-decls", "ruby-text", "hidden-text", "bookmark")
} | {f"{OFFICE}forms", f"{OFFICE}annotation-end"}
_SHAPES = {f"{DRAW}{name}" for name in ("custom-shape", "rect", "ellipse", "line", "g", "path", "polygon", "text-box")}
_CHANGES = {f"{TEXT}insertion": Change.INSERTED, f"{TEXT}deletion": Change.DELETED}
_MATH = "{http://www.w3.org/1998/Math/MathML}"


def read(package: Package) -> Document:
    """The document in this package."""
    return _Reader(package).document()


def read_with_elements(package: Package) -> tuple[Document, dict[int, Element]]:
    """The document, and the element of each numbered paragraph, in the trees that `package.xml` gives."""
    reader = _Reader(package)
    document = reader.document()
    return document, {paragraph.number: element for paragraph, element in reader.elements if paragraph.number >= 0}


@dataclass(frozen=True, slots=True)
class _Inline:
    """What surrounds a stretch of text: paragraph style, nested spans, link."""

    style: str
    spans: tuple[str, ...] = ()
    link: str | None = None
    hidden: bool = False
    """Whether the whole paragraph is not shown."""


@dataclass(frozen=True, slots=True)
class _ListPlace:
    style: str = ""
    level: int = -1


class _Reader:
    """One reading of one package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.content = package.xml("content.xml")
        refuse_endless(self.content, ("p", "h"), ("span",))
        named = package.xml("styles.xml") if "styles.xml" in package else etree.Element("none")
        refuse_endless_blanks(_blanks(self.content) + _blanks(named))
        self.named = named
        self.styles, self.numbering = Styles(named, self.content), Numbering(named, self.content)
        self.hidden = hidden_paragraphs(self.content)
        self.notes: list[Note] = []
        self.note_numbers = {"footnote": count(1), "endnote": count(1)}
        self.text_boxes: list[list[Paragraph]] = []
        self.comments: list[tuple[str, str, Paragraph]] = []
        self.elements: list[tuple[Paragraph, Element]] = []
        self.change_anchors: dict[str, Paragraph] = {}
        self.open_insertions: set[str] = set()
        self.regions = dict(self._regions())

    def document(self) -> Document:
        text = self.content.find(f"{OFFICE}body/{OFFICE}text")
        body = list(_Story(self, Place.BODY).blocks(text)) if text is not None else []
        document = documents.number(
            Document("odt", body, self.notes, [b for b in self.text_boxes if b], list(self._headers()))
        )
        document.comments = [Comment(by, said, p.number) for by, said, p in self.comments]
        anchors = {identity: p.number for identity, p in self.change_anchors.items()}
        document.changes = [TrackedChange(kind, by, anchors.get(i)) for i, (kind, by) in self.regions.items()]
        document.properties = dict(self._properties())
        return document

    def _regions(self) -> Iterator[tuple[str, tuple[Change, str]]]:
        """Tracked changes by id: (kind, author)."""
        for region in self.content.iter(f"{TEXT}changed-region"):
            identity = str(region.get(f"{TEXT}id") or region.get("{http://www.w3.org/XML/1998/namespace}id", ""))
            for change in region:
                creator = change.find(f"{OFFICE}change-info/{DC}creator")
                kind = _CHANGES.get(change.tag, Change.FORMATTED)
                yield identity, (kind, (creator.text or "") if creator is not None else "")

    def _headers(self) -> Iterator[Paragraph]:
        for page in self.named.iter(f"{STYLE}master-page"):
            for margin in page:
                if isinstance(margin.tag, str) and margin.tag.startswith((f"{STYLE}header", f"{STYLE}footer")):
                    yield from documents.paragraphs_of(list(_Story(self, Place.MARGIN).blocks(margin)))

    def _properties(self) -> Iterator[tuple[str, str]]:
        root = self.package.xml_or_none("meta.xml")
        meta = root.find(f"{OFFICE}meta") if root is not None else None
        for row in meta if meta is not None else ():
            name = next((v for k, v in attributes_of(row) if k.endswith("}name")), local_name(row))
            text = " ".join(text_of(row).split())
            if text:
                yield name, text


class _Story:
    """Reads the blocks of one place: the body, a note, a header, a text box."""

    def __init__(self, reader: _Reader, place: Place) -> None:
        self.reader, self.place = reader, place

    def blocks(self, parent: Element, where: _ListPlace | None = None) -> Iterator[Block]:
        for element in parent:
            tag = element.tag
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield self._paragraph(element, None)
            elif tag == f"{TEXT}list":
                yield from self._list(element, where or _ListPlace())
            elif tag == f"{TABLE}table":
                yield self._table(element)
            elif tag == f"{DRAW}frame" or tag in _SHAPES:
                anchor = Paragraph(-1, [], self.place)
                self._drawing(element, anchor, _Inline(""))
                if anchor.runs:
                    yield anchor
            elif tag not in _SILENT and isinstance(tag, str):
                yield from self.blocks(element, where)

    def _list(self, element: Element, outer: _ListPlace) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name") or outer.style
        where = _ListPlace(style, outer.level + 1)
        if where.level == 0 and not (
            element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        ):
            self.reader.numbering.restart(style)
        for item in element:
            labelled = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, where)
                elif child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                    yield self._paragraph(child, where if labelled else None)
                    labelled = False
                elif child.tag == f"{TABLE}table":
                    yield self._table(child)

    def _table(self, table: Element) -> Table:
        story = _Story(self.reader, Place.TABLE if self.place is Place.BODY else self.place)
        rows = []
        for row in _rows(table):
            cells = []
            for cell in row:
                if cell.tag == f"{TABLE}table-cell":
                    columns = whole(cell.get(f"{TABLE}number-columns-spanned", ""), 1)
                    cells.append(Cell(list(story.blocks(cell)), min(columns, 100)))
            rows.append(cells)
        return Table(rows)

    def _paragraph(self, element: Element, where: _ListPlace | None) -> Paragraph:
        style = element.get(f"{TEXT}style-name", "")
        form = self.reader.styles.paragraph(style)
        paragraph = Paragraph(
            -1,
            [],
            self.place,
            form.get("name", style),
            centred=bool(form.get("centred")),
            line_spacing=line_spacing(form),
        )
        if element.tag == f"{TEXT}h":
            paragraph.outline = whole(element.get(f"{TEXT}outline-level", ""), 1) or 1
            if where is None:
                paragraph.label = self.reader.numbering.next("", paragraph.outline - 1)
        if where is not None:
            paragraph.label, paragraph.list_level = self.reader.numbering.next(where.style, where.level), where.level
        self.reader.elements.append((paragraph, element))
        self._inline(element, paragraph, _Inline(style, hidden=element in self.reader.hidden))
        if paragraph.runs and paragraph.runs[0].text.startswith(" "):
            paragraph.runs[0].text = paragraph.runs[0].text[1:]
        return paragraph

    def _inline(self, parent: Element, paragraph: Paragraph, around: _Inline) -> None:
        self._text(parent.text, paragraph, around)
        for element in parent:
            if isinstance(element.tag, str) and element.tag not in _SILENT:
                self._element(element, paragraph, around)
            self._text(element.tail, paragraph, around)

    def _element(self, element: Element, paragraph: Paragraph, around: _Inline) -> None:
        tag = element.tag
        if tag == f"{TEXT}span":
            spans = (*around.spans[1 - MOST_LAYERS :], element.get(f"{TEXT}style-name", ""))
            self._inline(element, paragraph, replace(around, spans=spans))
        elif tag == f"{TEXT}a":
            self._inline(element, paragraph, replace(around, link=element.get(f"{XLINK}href")))
        elif tag == f"{TEXT}s":
            self._append(" " * whole(element.get(f"{TEXT}c", ""), 1), paragraph, around)
        elif tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            self._append("\t" if tag == f"{TEXT}tab" else "\n", paragraph, around)
        elif tag == f"{TEXT}note":
            self._note(element, paragraph, around)
        elif tag == f"{OFFICE}annotation":
            self._comment(element, paragraph)
        elif tag in {f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"}:
            self._change(element, paragraph)
        elif tag == f"{DRAW}frame" or tag in _SHAPES:
            self._drawing(element, paragraph, around)
        else:  # fields, reference marks, metadata: what they show is their text
            self._inline(element, paragraph, around)

    def _text(self, text: str | None, paragraph: Paragraph, around: _Inline) -> None:
        if text:
            self._append(_SPACE.sub(" ", text), paragraph, around)

    def _append(self, text: str, paragraph: Paragraph, around: _Inline) -> None:
        look = self.reader.styles.look(around.style, around.spans, hidden=around.hidden)
        change = Change.INSERTED if self.reader.open_insertions else None
        paragraph.add(text, look, change, around.link)

    def _note(self, element: Element, paragraph: Paragraph, around: _Inline) -> None:
        kind = element.get(f"{TEXT}note-class", "footnote")
        number = str(next(self.reader.note_numbers.get(kind, self.reader.note_numbers["footnote"])))
        note = Note(number if kind == "footnote" else f"e{number}", [])
        self.reader.notes.append(note)
        look = self.reader.styles.look(around.style, around.spans)
        paragraph.runs.append(Run(note.label, look, note=len(self.reader.notes) - 1))
        body = element.find(f"{TEXT}note-body")
        if body is not None:
            note.paragraphs = list(documents.paragraphs_of(list(_Story(self.reader, Place.NOTE).blocks(body))))

    def _comment(self, element: Element, paragraph: Paragraph) -> None:
        creator = element.find(f"{DC}creator")
        said = "\n".join(text_of(p) for p in element.iter(f"{TEXT}p"))
        self.reader.comments.append((creator.text or "" if creator is not None else "", said, paragraph))

    def _change(self, element: Element, paragraph: Paragraph) -> None:
        identity = element.get(f"{TEXT}change-id", "")
        self.reader.change_anchors.setdefault(identity, paragraph)
        kind, _ = self.reader.regions.get(identity, (None, ""))
        if element.tag == f"{TEXT}change-start" and kind is Change.INSERTED:
            self.reader.open_insertions.add(identity)
        elif element.tag == f"{TEXT}change-end":
            self.reader.open_insertions.discard(identity)

    def _drawing(self, element: Element, paragraph: Paragraph, around: _Inline) -> None:
        """A frame's picture, equation or text box; a shape's text."""
        box = element.find(f"{DRAW}text-box")
        image, formula = element.find(f"{DRAW}image"), element.find(f"{DRAW}object")
        if box is not None or element.tag in _SHAPES:
            self._box(element if box is None else box, paragraph, around)
        elif formula is not None and self._equation(formula, paragraph):
            return
        elif image is not None:
            part = image.get(f"{XLINK}href", "").removeprefix("./")
            paragraph.runs.append(Run("", picture=part if part in self.reader.package else ""))

    def _box(self, box: Element, paragraph: Paragraph, around: _Inline) -> None:
        if self.place is Place.MARGIN:
            for inner in box.iter(f"{TEXT}p"):
                self._append(" ", paragraph, around)
                self._inline(inner, paragraph, around)
            return
        paragraphs: list[Paragraph] = []
        self.reader.text_boxes.append(paragraphs)
        paragraphs.extend(documents.paragraphs_of(list(_Story(self.reader, Place.TEXT_BOX).blocks(box))))

    def _equation(self, formula: Element, paragraph: Paragraph) -> bool:
        part = f"{formula.get(f'{XLINK}href', '').removeprefix('./')}/content.xml"
        package = self.reader.package
        root = package.xml_or_none(part) if part in package else formula.find(f".//{_MATH}math")
        if root is None or not str(root.tag).startswith(_MATH):
            return False
        text = "".join(t.text or "" for t in root.iter(*(f"{_MATH}{tag}" for tag in ("mi", "mn", "mo", "mtext"))))
        paragraph.runs.append(Run(text, equation=True))
        return True


def _blanks(root: Element) -> int:
    """How many blanks are written as a number."""
    return sum(whole(blanks.get(f"{TEXT}c", ""), 1) for blanks in root.iter(f"{TEXT}s"))


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if element.tag == f"{TABLE}table-row":
            yield element
        elif element.tag in _ROWS:
            yield from _rows(element)
