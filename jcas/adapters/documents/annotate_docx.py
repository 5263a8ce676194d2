"""Writes comments into a .docx (transitional or strict), everything else left as it is.

Word takes comments in the main part alone: what concerns a note stands at the note's mark, what concerns a text box at
the paragraph that holds it.
"""

import posixpath
from collections.abc import Sequence
from itertools import count
from typing import Final

from lxml import etree

from jcas.adapters.documents import docx
from jcas.adapters.documents.commenting import Signature, nearest, twins, whole
from jcas.adapters.documents.docx_names import STRICT_W, W
from jcas.adapters.documents.package import Package, relationships_part
from jcas.adapters.documents.tree import Element
from jcas.domain.annotating import Remark

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")
_HALF_POINTS: Final = "20"


def commented(
    package: Package, elements: dict[int, Element], remarks: Sequence[Remark], signed: Signature
) -> dict[str, bytes]:
    """The parts of the package that change or come new, by name. `elements`: what `docx.read_with_elements` gave."""
    return _Writer(package, elements, signed).run(remarks)


class _Writer:
    """One writing into one package."""

    def __init__(self, package: Package, elements: dict[int, Element], signed: Signature) -> None:
        self.package, self.elements, self.signed = package, elements, signed
        self.main = docx.main_part(package)
        self.root = package.as_written(self.main)
        self.strict = self.root.tag.startswith(STRICT_W)
        self.w = STRICT_W if self.strict else W
        read = package.xml(self.main)
        self.twins = twins(read.iter(f"{W}p"), self.root.iter(f"{W}p", f"{STRICT_W}p"))

    def run(self, remarks: Sequence[Remark]) -> dict[str, bytes]:
        part, is_related = self._part()
        comments = self.package.as_written(part) if part in self.package else self._no_comments()
        taken = self._taken(comments)
        free = (str(n) for n in count() if str(n) not in taken)
        for remark, identity in zip(remarks, free, strict=False):
            paragraph, child = nearest(remark.paragraph, self.elements, self._place)
            self._mark(paragraph, child, identity)
            comments.append(self._comment(remark, identity))
        changes = {self.main: whole(self.root), part: whole(comments), **self._declared(part)}
        return changes if is_related else {**changes, **self._related(part)}

    # --- where comments stand

    def _place(self, element: Element) -> tuple[Element, Element | None] | None:
        """The paragraph of the main part for a comment on this one; of it only this child, where there is one."""
        written = self.twins.get(element)
        mark = self._note_mark(element) if written is None else None
        if mark is None:
            return None if written is None else (_outermost(written), None)
        paragraph = _outermost(mark)
        return paragraph, next(e for e in (mark, *mark.iterancestors()) if e.getparent() is paragraph)

    def _note_mark(self, element: Element) -> Element | None:
        """The mark in the main part of the note that this paragraph belongs to."""
        for kind in ("footnote", "endnote"):
            for note in element.iterancestors(f"{W}{kind}"):
                marks = self.root.iter(f"{self.w}{kind}Reference")
                wanted = note.get(f"{W}id")
                return next((m for m in marks if m.get(f"{self.w}id") == wanted), None)
        return None

    def _mark(self, paragraph: Element, child: Element | None, identity: str) -> None:
        """Open and close the comment's range around the child, or around all of the paragraph, and refer to it.

        LibreOffice 7.4 loses the first paragraph of a content control where a comment's reference stands behind text:
        there the range is empty, at the beginning.
        """
        start, end, run = (self._made(name) for name in (_MARKS[0], _MARKS[1], "r"))
        run.append(self._made(_MARKS[2]))
        for element in (start, end, run[0]):
            element.set(f"{self.w}id", identity)
        behind = 1 if len(paragraph) and paragraph[0].tag == f"{self.w}pPr" else 0
        if next(paragraph.iterancestors(f"{self.w}sdtContent"), None) is not None:
            paragraph[behind:behind] = [start, end, run]
            return
        first = behind if child is None else paragraph.index(child)
        last = len(paragraph) if child is None else first + 1
        paragraph[last:last] = [end, run]
        paragraph.insert(first, start)

    # --- the comments

    def _no_comments(self) -> Element:
        return etree.Element(f"{self.w}comments", nsmap={"w": self.w[1:-1]})

    def _taken(self, comments: Element) -> set[str]:
        """Ids that are in use, by comments or by marks whose comment is lost."""
        marks = [m for name in _MARKS for m in self.root.iter(f"{self.w}{name}")]
        return {str(e.get(f"{self.w}id", "")).lstrip("0") or "0" for e in (*comments, *marks) if isinstance(e.tag, str)}

    def _comment(self, remark: Remark, identity: str) -> Element:
        by = self.signed
        comment = self._made("comment", id=identity, author=by.author, date=by.date, initials=by.initials)
        for line in remark.lines:
            paragraph = etree.SubElement(comment, f"{self.w}p")
            properties = etree.SubElement(paragraph, f"{self.w}pPr")
            properties.append(self._made("spacing", before="0", after="60", line="240", lineRule="auto"))
            properties.append(self._made("ind", firstLine="0"))
            if line is remark.lines[0]:
                etree.SubElement(paragraph, f"{self.w}r").append(self._made("annotationRef"))
            run = etree.SubElement(paragraph, f"{self.w}r")
            etree.SubElement(run, f"{self.w}rPr").append(self._made("sz", val=_HALF_POINTS))
            etree.SubElement(run, f"{self.w}t").text = line
        return comment

    def _made(self, name: str, **attributes: str) -> Element:
        element = etree.Element(f"{self.w}{name}", nsmap={"w": self.w[1:-1]})
        for key, text in attributes.items():
            if text:
                element.set(f"{self.w}{key}", text)
        return element

    # --- the package

    def _part(self) -> tuple[str, bool]:
        """The part for comments, and whether the main part knows of it: the file's own, else one of a free name."""
        for link in self.package.relationships(self.main):
            if link.kind == "comments" and not link.external and link.target:
                return link.target, True
        taken = {name.lower() for name in self.package.names}
        stems = (posixpath.join(posixpath.dirname(self.main), f"comments{n or ''}.xml") for n in count())
        return next(stem for stem in stems if stem.lower() not in taken), False

    def _declared(self, part: str) -> dict[str, bytes]:
        """The table of content types, where it does not yet tell what this part is."""
        table = next(name for name in self.package.names if name.lower() == "[content_types].xml")
        root = self.package.as_written(table)
        name = f"/{part}"
        tag = f"{{{_PACKAGE}/content-types}}Override"
        row = next((r for r in root.iter(tag) if r.get("PartName", "").lower() == name.lower()), None)
        if row is None:
            row = etree.SubElement(root, tag, PartName=name)
        elif row.get("ContentType") == _COMMENTS:
            return {}
        row.set("ContentType", _COMMENTS)
        return {table: whole(root)}

    def _related(self, part: str) -> dict[str, bytes]:
        """The main part's relationships with one more."""
        name = relationships_part(self.main)
        space = f"{_PACKAGE}/relationships"
        empty = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})  # type: ignore[dict-item]  # lxml's way to say the default namespace
        root = self.package.as_written(name) if name in self.package else empty
        taken = {row.get("Id") for row in root}
        identity = next(i for n in count(1) if (i := f"rIdComments{n}") not in taken)
        kind = f"{_STRICT_OFFICE if self.strict else _OFFICE}/comments"
        facts = {"Id": identity, "Type": kind, "Target": posixpath.basename(part)}
        etree.SubElement(root, f"{{{space}}}Relationship", facts)
        return {name: whole(root)}


def _outermost(element: Element) -> Element:
    """The paragraph that holds this element, through any text boxes; the element itself where none does."""
    found = element
    for ancestor in element.iterancestors():
        if ancestor.tag in {f"{W}p", f"{STRICT_W}p"}:
            found = ancestor
    return found
