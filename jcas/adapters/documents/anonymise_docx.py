"""Takes the traces of its authors out of a .docx package."""

import posixpath
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from jcas.adapters.documents import docx
from jcas.adapters.documents.docx_names import A, R, W
from jcas.adapters.documents.package import Package, Relationship
from jcas.adapters.documents.scrubbing import (
    Scrubbed,
    Slot,
    clean_attributes,
    clean_picture,
    leads_to_author,
    replace_names,
)
from jcas.adapters.documents.tree import Element, remove, serialised, unwrap
from jcas.domain.anonymising import Plan, plan
from jcas.domain.profiles import Section
from jcas.domain.structure.folding import word_list
from jcas.domain.structure.manuscript import understand

_KEPT: Final = frozenset(
    word_list(
        "officeDocument styles numbering footnotes endnotes header footer settings theme fontTable image hyperlink "
        "chart diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing chartStyle chartColorStyle"
    )
)
"""Kinds of relationships that showing the text needs; parts reached by any other are left out."""
_PICTURE: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".wdp", ".webp")
_PARAGRAPH_CONTENT: Final = f"{W}pPr"
_DROPPED: Final = tuple(
    f"{W}{name}"
    for name in word_list(
        "del moveFrom rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange "
        "numberingChange moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd cellIns cellDel cellMerge "
        "commentRangeStart commentRangeEnd commentReference dataBinding rsids attachedTemplate mailMerge docVars "
        "saveThroughXslt writeProtection documentProtection altChunk subDoc control printerSettings proofErr"
    )
)
_ACCEPTED: Final = (f"{W}ins", f"{W}moveTo")
_LINKED: Final = (f"{R}id", f"{R}embed", f"{R}link", f"{R}pict", f"{R}href")
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES: Final = "[Content_Types].xml"


def scrub(package: Package, names: Sequence[str], sections: Sequence[Section]) -> Scrubbed:
    """The package's parts without what tells its authors."""
    document, elements = docx.read_with_elements(package)
    decided = plan(understand(document, sections, ()), names)
    return _Scrubber(package, decided, elements).run()


class _Scrubber:
    """One scrubbing of one package; the trees of `package.xml` are changed in place."""

    def __init__(self, package: Package, decided: Plan, elements: dict[int, Element]) -> None:
        self.package, self.plan, self.elements = package, decided, elements
        self.scrubbed = Scrubbed(to_look_at=list(decided.to_look_at))
        self.removed = self.scrubbed.removed

    def run(self) -> Scrubbed:
        main = docx.main_part(self.package)
        self.removed["comment"] += sum(1 for _ in self.package.xml(main).iter(f"{W}commentReference"))
        for number, kind in self.plan.emptied.items():
            self._empty(self.elements[number], kind)
        parts = self._reachable(main)
        bodies = [(name, self._part(name, kind)) for name, kind in parts.items()]
        kept = {_CONTENT_TYPES, *parts}
        self.removed["properties"] += sum(1 for n in self.package.names if n not in kept and not n.endswith(".rels"))
        root = _relationships([("rId1", f"{_OFFICE}/officeDocument", main, False)])
        links = [(_rels_name(name), self._links(name)) for name in parts if self.package.relationships(name)]
        types = self._content_types(parts)
        self.scrubbed.parts = [(_CONTENT_TYPES, types), ("_rels/.rels", root), *bodies, *links]
        return self.scrubbed

    def _reachable(self, main: str) -> dict[str, str]:
        """Parts to keep with their kinds, the main part first."""
        found, waiting = {main: "officeDocument"}, [main]
        while waiting:
            for link in self.package.relationships(waiting.pop(0)):
                if (
                    link.kind in _KEPT
                    and not link.external
                    and link.target in self.package
                    and link.target not in found
                ):
                    found[link.target] = link.kind
                    waiting.append(link.target)
        return found

    def _part(self, name: str, kind: str) -> bytes:
        if kind == "image" or name.lower().endswith(_PICTURE):
            return clean_picture(name, self.package.read(name), self.scrubbed)
        root = self.package.xml(name)
        self._accept_changes(root)
        for element in list(root.iter(*_DROPPED)):
            remove(element)
        if kind in {"header", "footer"}:
            self._margin(root)
        self._unlink(root, name)
        for paragraph in root.iter(f"{W}p", f"{A}p"):
            tag = W if paragraph.tag.startswith(W) else A
            self.removed["name"] += replace_names((Slot(t) for t in paragraph.iter(f"{tag}t")), self.plan.identity)
        clean_attributes(root, self.plan.identity, _is_noise)
        return serialised(root)

    def _empty(self, paragraph: Element, kind: str) -> None:
        """Take everything out of a paragraph but its form."""
        self.removed[kind] += 1
        for child in list(paragraph):
            if child.tag != _PARAGRAPH_CONTENT:
                paragraph.remove(child)

    def _accept_changes(self, root: Element) -> None:
        for mark in list(root.iter(*_ACCEPTED)):
            self.removed["change"] += 1
            unwrap(mark)  # one in a paragraph's properties is empty, so that nothing but itself goes
        self.removed["change"] += sum(1 for _ in root.iter(f"{W}del", f"{W}moveFrom"))

    def _margin(self, root: Element) -> None:
        """A header or footer keeps page numbers; words go, whether they name somebody or not."""
        for paragraph in root.iter(f"{W}p"):
            texts = [t for t in paragraph.iter(f"{W}t") if t.text]
            if any(c.isalpha() for t in texts for c in t.text or ""):
                self.removed["header"] += 1
                for text in texts:
                    text.text = ""

    def _unlink(self, root: Element, name: str) -> None:
        """Take out what points to parts and addresses that the copy does not have."""
        kept = {link.id for link in self._kept_links(name)}
        for element in list(root.iter()):
            for attribute in _LINKED:
                target = element.get(attribute)
                if target is None or target in kept:
                    continue
                if element.tag == f"{W}hyperlink":
                    self.removed["link"] += 1
                    unwrap(element)
                elif element.tag in {f"{A}blip", "{urn:schemas-microsoft-com:vml}imagedata"}:
                    del element.attrib[attribute]
                else:
                    remove(element)

    def _kept_links(self, name: str) -> Iterator[Relationship]:
        for link in self.package.relationships(name):
            if link.kind not in _KEPT:
                continue
            if link.external:
                if link.kind == "hyperlink" and not leads_to_author(link.target, self.plan.identity):
                    yield link
            elif link.target in self.package:
                yield link

    def _links(self, name: str) -> bytes:
        folder = posixpath.dirname(name)
        rows = [
            (
                link.id,
                link.type,
                link.target if link.external else posixpath.relpath(link.target, folder or "."),
                link.external,
            )
            for link in self._kept_links(name)
        ]
        return _relationships(rows)

    def _content_types(self, parts: dict[str, str]) -> bytes:
        """The package's own table without the parts that are gone."""
        root = self.package.xml(_CONTENT_TYPES)
        for row in list(root):
            part = row.get("PartName")
            if part is not None and part.lstrip("/") not in parts:
                root.remove(row)
        return serialised(root)


def _rels_name(part: str) -> str:
    folder, stem = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{stem}.rels")


def _relationships(rows: list[tuple[str, str, str, bool]]) -> bytes:
    root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})  # type: ignore[dict-item]  # lxml's way to say the default namespace
    for identity, kind, target, external in rows:
        row = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", Id=identity, Type=kind, Target=target)
        if external:
            row.set("TargetMode", "External")
    return serialised(root)


def _is_noise(attribute: str) -> bool:
    """Revision ids: they tell which sessions of which computer a text was written in."""
    return attribute.startswith(f"{W}rsid") or attribute.endswith(("}paraId", "}textId", "}author", "}initials"))
