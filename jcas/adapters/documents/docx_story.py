"""The flow of a part of a .docx: its paragraphs, tables, runs, fields, notes, drawings."""

from collections.abc import Iterator
from itertools import count

from jcas.adapters.documents.docx_names import MC, A, R, W, integer, value
from jcas.adapters.documents.docx_numbering import Numbering
from jcas.adapters.documents.docx_styles import Styles
from jcas.adapters.documents.docx_symbols import symbol
from jcas.adapters.documents.extent import refuse_endless
from jcas.adapters.documents.package import Package, Relationship
from jcas.adapters.documents.tree import Element
from jcas.domain import documents
from jcas.domain.documents import (
    Block,
    Cell,
    Change,
    Note,
    Paragraph,
    Place,
    Run,
    Table,
)

_TRACKED = {
    f"{W}ins": Change.INSERTED,
    f"{W}moveTo": Change.INSERTED,
    f"{W}del": Change.DELETED,
    f"{W}moveFrom": Change.DELETED,
}
_TRACKED_LOOK = tuple(f"{W}{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "numbering"))
_CHANGES = (*_TRACKED, *_TRACKED_LOOK)
_WRAPPERS = {f"{W}{name}" for name in ("smartTag", "customXml", "sdtContent", "fldSimple", "bdo", "dir")}
_MARKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
_DRAWINGS = {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Names are put together once: they are compared with each element of a text.
_P = f"{W}p"
_TBL = f"{W}tbl"
_SDT = f"{W}sdt"
_SDT_CONTENT = f"{W}sdtContent"
_RUN = f"{W}r"
_HYPERLINK = f"{W}hyperlink"
_COMMENT_START = f"{W}commentRangeStart"
_FIELD = f"{W}fldChar"
_COMMENT = f"{W}commentReference"
_T = f"{W}t"
_SYMBOL = f"{W}sym"
_P_PR = f"{W}pPr"
_R_PR = f"{W}rPr"
_ROW = f"{W}tr"
_CELL = f"{W}tc"
_ALTERNATIVES = f"{MC}AlternateContent"
_RUBY = f"{W}ruby"
_RUBY_BASE = f"{W}rubyBase"
_TEXTS = {f"{W}t", f"{W}delText"}
_NOTE_MARKS = {f"{W}footnoteReference", f"{W}endnoteReference"}
_EQUATIONS = {f"{_MATH}oMath", f"{_MATH}oMathPara"}
_BLIPS = (f"{A}blip", "{urn:schemas-microsoft-com:vml}imagedata")


class Source:
    """One package as it is read: what its parts share, and what is found on the way."""

    def __init__(self, package: Package, main: str) -> None:
        self.package, self.main = package, main
        refuse_endless(package.xml(main), ("p",), ("r",))
        theme = next(iter(package.related(main, "theme")), "")
        self.styles = Styles(self._root("styles"), package.xml_or_none(theme))
        self.numbering = Numbering(self._root("numbering"))
        self.notes: list[Note] = []
        self.note_sources = {kind: self._note_source(kind) for kind in ("footnote", "endnote")}
        self.note_numbers = {kind: count(1) for kind in ("footnote", "endnote")}
        self.text_boxes: list[list[Paragraph]] = []
        self.tracked_parts: dict[str, bool] = {}
        self.anchors: dict[str, Paragraph] = {}
        self.elements: list[tuple[Paragraph, Element]] = []
        self.changes: list[tuple[Change, str, Paragraph | None]] = []

    def _root(self, kind: str) -> Element | None:
        part = next(iter(self.package.related(self.main, kind)), None)
        return self.package.xml(part) if part else None

    def _note_source(self, kind: str) -> tuple[str, dict[str, Element]]:
        """The part that holds the notes of this kind, and its notes by id."""
        part = next(iter(self.package.related(self.main, f"{kind}s")), "")
        if part:
            refuse_endless(self.package.xml(part), ("p",), ("r",))
        notes = self.package.xml(part).iterchildren(f"{W}{kind}") if part else ()
        return part, {value(note, "id"): note for note in notes if not note.get(f"{W}type")}

    def is_tracked(self, part: str) -> bool:
        """Whether the part holds tracked changes: without any, no paragraph is searched for them."""
        if part not in self.tracked_parts:
            root = self.package.xml(part) if part else None
            self.tracked_parts[part] = root is not None and next(root.iter(*_CHANGES), None) is not None
        return self.tracked_parts[part]

    def note(self, kind: str, identity: str) -> int | None:
        """Read a note at its first mark; its index among the notes, None where the file has lost it."""
        part, sources = self.note_sources[kind]
        if identity not in sources:
            return None
        label = str(next(self.note_numbers[kind]))
        note = Note(label if kind == "footnote" else f"e{label}", [])
        self.notes.append(note)
        index = len(self.notes) - 1
        note.paragraphs = list(
            documents.paragraphs_of(list(Story(self, part, Place.NOTE).blocks(sources.pop(identity))))
        )
        return index


class Story:
    """Reads the blocks of one part: the body, a note, a header, a text box."""

    def __init__(self, source: Source, part: str, place: Place) -> None:
        self.source, self.part, self.place = source, part, place
        self.targets: dict[str, Relationship] = {r.id: r for r in source.package.relationships(part)}
        self.tracked = source.is_tracked(part)
        self.depth: list[bool] = []
        """One entry per open field: whether its result is being read (before, it is its instruction)."""

    def blocks(self, parent: Element, place: Place | None = None) -> Iterator[Block]:
        """The paragraphs and tables below this element; `place`: where they stand, if not where the story does."""
        for element in parent:
            tag = element.tag
            if tag == _P:
                yield self._paragraph(element, place or self.place)
            elif tag == _TBL:
                yield self._table(element)
            elif tag == _SDT:
                content = element.find(_SDT_CONTENT)
                yield from self.blocks(content, place) if content is not None else ()
            elif tag in _WRAPPERS or tag in _TRACKED:
                yield from self.blocks(element, place)
            elif tag == _ALTERNATIVES:
                yield from self.blocks(_choice(element), place)

    def _table(self, table: Element) -> Table:
        place = Place.TABLE if self.place is Place.BODY else self.place
        rows = []
        for row in _unwrapped(table, _ROW):
            cells = []
            for cell in _unwrapped(row, _CELL):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                columns = integer(value(span, "val")) if span is not None else None
                cells.append(Cell(list(self.blocks(cell, place)), max(1, min(columns or 1, 100))))
            rows.append(cells)
        return Table(rows)

    def _paragraph(self, element: Element, place: Place) -> Paragraph:
        styles = self.source.styles
        properties = element.find(_P_PR)
        form = styles.paragraph(properties)
        paragraph = Paragraph(
            -1, [], place, form.name, form.outline, centred=form.centred, line_spacing=form.line_spacing
        )
        self.source.elements.append((paragraph, element))
        if form.numbering:
            paragraph.label, paragraph.list_level = self.source.numbering.next(*form.numbering)
        for change in element.iter(*_CHANGES) if self.tracked else ():
            kind = _TRACKED.get(change.tag, Change.FORMATTED)
            self.source.changes.append((kind, value(change, "author"), paragraph))
        self._inline(element, paragraph, form.style, None, None)
        return paragraph

    def _inline(
        self, parent: Element, paragraph: Paragraph, style: str, change: Change | None, link: str | None
    ) -> None:
        for element in parent:
            tag = element.tag
            if tag == _RUN:
                self._run(element, paragraph, style, change, link)
            elif tag == _HYPERLINK:
                target = self.targets.get(element.get(f"{R}id", ""))
                self._inline(element, paragraph, style, change, target.target if target else link)
            elif tag in _TRACKED:
                self._inline(element, paragraph, style, change if change is Change.DELETED else _TRACKED[tag], link)
            elif tag == _SDT:
                content = element.find(_SDT_CONTENT)
                if content is not None:
                    self._inline(content, paragraph, style, change, link)
            elif tag in _WRAPPERS:
                self._inline(element, paragraph, style, change, link)
            elif tag in _EQUATIONS:
                paragraph.runs.append(
                    Run("".join(t.text or "" for t in element.iter(f"{_MATH}t")), change=change, equation=True)
                )
            elif tag == _COMMENT_START:
                self.source.anchors.setdefault(value(element, "id"), paragraph)

    def _run(self, run: Element, paragraph: Paragraph, style: str, change: Change | None, link: str | None) -> None:
        look = self.source.styles.look(style, run.find(_R_PR))
        for element in run:
            tag = element.tag
            if tag == _FIELD:
                self._field(value(element, "fldCharType"))
            elif tag == _COMMENT:
                self.source.anchors.setdefault(value(element, "id"), paragraph)
            elif self.depth and not self.depth[-1]:
                continue  # inside a field's instruction nothing is shown
            elif tag in _TEXTS:
                paragraph.add(element.text or "", look, change if tag == _T else Change.DELETED, link)
            elif tag in _MARKS:
                paragraph.add(_MARKS[tag], look, change, link)
            elif tag == _SYMBOL:
                paragraph.add(symbol(element), look, change, link)
            elif tag in _NOTE_MARKS:
                index = self.source.note(tag.removeprefix(W).removesuffix("Reference"), value(element, "id"))
                if index is not None:
                    paragraph.runs.append(Run(self.source.notes[index].label, look, change, note=index))
            elif tag in _DRAWINGS:
                self._drawing(element, paragraph, change)
            elif tag == _RUBY and (base := element.find(_RUBY_BASE)) is not None:
                self._inline(base, paragraph, style, change, link)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.depth.append(False)
        elif kind == "separate" and self.depth:
            self.depth[-1] = True
        elif kind == "end" and self.depth:
            self.depth.pop()

    def _drawing(self, element: Element, paragraph: Paragraph, change: Change | None) -> None:
        """Pictures of a drawing become runs, its text boxes stories of their own."""
        drawing = _choice(element) if element.tag == f"{MC}AlternateContent" else element
        boxes = [box for box in drawing.iter(f"{W}txbxContent") if not _inside(box, drawing)]
        for box in boxes:
            if self.place is Place.MARGIN:
                self._margin_box(box, paragraph)
                continue
            story = Story(self.source, self.part, Place.TEXT_BOX)
            inner: list[Paragraph] = []
            self.source.text_boxes.append(inner)  # before its own boxes, which stand behind it
            inner.extend(documents.paragraphs_of(list(story.blocks(box))))
        pictures = [blip for tag in _BLIPS for blip in drawing.iter(tag)]
        for blip in pictures:
            target = self.targets.get(blip.get(f"{R}embed") or blip.get(f"{R}id") or "")
            part = target.target if target and not target.external and target.target in self.source.package else ""
            paragraph.runs.append(Run("", change=change, picture=part))
        if not pictures and not boxes and len(drawing):
            paragraph.runs.append(Run("", change=change, picture=""))

    def _margin_box(self, box: Element, paragraph: Paragraph) -> None:
        for inner in documents.paragraphs_of(list(self.blocks(box))):
            paragraph.runs.extend([Run(" "), *inner.runs])


def _choice(alternatives: Element) -> Element:
    """The first choice of an mc:AlternateContent, else its fallback: never both, or words would count twice."""
    found = alternatives.find(f"{MC}Choice")
    found = alternatives.find(f"{MC}Fallback") if found is None else found
    return alternatives if found is None else found


def _inside(box: Element, drawing: Element) -> bool:
    """Whether this text box stands inside another one of the same drawing, or in a fallback of it."""
    for ancestor in box.iterancestors():
        if ancestor is drawing:
            return False
        if ancestor.tag in {f"{W}txbxContent", f"{MC}Fallback"}:
            return True
    return False


def _unwrapped(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows or cells, also those that stand in content controls or tracked wrappers."""
    for element in parent:
        if element.tag == wanted:
            yield element
        elif element.tag in _WRAPPERS or element.tag in _TRACKED or element.tag == f"{W}sdt":
            yield from _unwrapped(element, wanted)
