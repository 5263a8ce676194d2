"""Takes the traces of its authors out of a .docx package: which parts stay, what becomes of each."""

import posixpath
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Final

from lxml import etree

from jcas.adapters.documents import docx
from jcas.adapters.documents.anonymise_story import clean_settings, clean_story, empty, rewrite
from jcas.adapters.documents.docx_hidden import drop_hidden
from jcas.adapters.documents.docx_names import A, R, W
from jcas.adapters.documents.docx_styles import Styles
from jcas.adapters.documents.neutral import written
from jcas.adapters.documents.package import Package, Relationship
from jcas.adapters.documents.scrubber import Scrubber
from jcas.adapters.documents.scrubbing import Scrubbed, clean_attributes, sweep
from jcas.adapters.documents.tree import Element, local_name, remove, serialised, unwrap
from jcas.domain.anonymity.looking import LookAt
from jcas.domain.anonymity.plans import Plan
from jcas.domain.profiles import Section
from jcas.domain.structure.folding import word_list
from jcas.domain.structure.manuscript import Manuscript, understand

_KEPT: Final = frozenset(
    word_list(
        "officeDocument styles numbering footnotes endnotes header footer settings theme fontTable image hyperlink "
        "chart diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing chartStyle chartColorStyle"
    )
)
"""Kinds of relationships that showing the text needs; parts reached by any other are left out."""
_DISPENSABLE: Final = {
    **dict.fromkeys(word_list("header footer"), "a header or footer that no page shows"),
    **dict.fromkeys(word_list("chart chartStyle chartColorStyle"), "a chart"),
    **dict.fromkeys(word_list("diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing"), "a diagram"),
    "settings": "the document's settings",
    "theme": "the theme's fonts and colours",
    "fontTable": "the list of fonts",
}
"""Kinds that the copy can do without where their XML is spoilt, by what they hold."""
_LEFT_OUT: Final = (
    "A part of the file is damaged and was left out of the copy: {what}; see that the copy shows all of the article."
)
_PICTURE: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".wdp", ".webp")
_LINKED: Final = tuple(f"{R}{name}" for name in word_list("id embed link pict href dm lo qs cs"))
_DRAWN: Final = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_REFERENCES: Final = etree.XPath(
    "//@r:* | //@o:relid",
    namespaces={"r": R.strip("{}"), "o": "urn:schemas-microsoft-com:office:office"},
    smart_strings=False,
)
_REFERRED: Final = frozenset({"image", "hyperlink", "chart"})
"""Kinds whose relationships something in the part refers to; others are meant by being there."""
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES: Final = "[Content_Types].xml"


def scrub(package: Package, decide: Callable[[Manuscript], Plan], sections: Sequence[Section]) -> Scrubbed:
    """The package's parts without what tells its authors; `decide` says what that is in this document."""
    document, elements = docx.read_with_elements(package)
    manuscript = understand(document, sections, ())
    return _Scrubber(package, manuscript, decide(manuscript), elements).run()


class _Scrubber(Scrubber):
    empty, rewrite = staticmethod(empty), staticmethod(rewrite)
    main = ""
    """The name of the part that holds the text."""

    def parts(self) -> list[tuple[str, bytes]]:
        main = self.main = docx.main_part(self.package)
        self.removed["comment"] += sum(1 for _ in self.package.xml(main).iter(f"{W}commentReference"))
        parts = self._reachable(main)
        styles = Styles(next(map(self.package.xml, self.package.related(main, "styles")), None), None)
        texts = {name: kind for name, kind in parts.items() if not _is_picture(name, kind)}
        for name in texts:  # before styles are renamed
            self.removed["hidden"] += drop_hidden(self.package.xml(name), styles, empty)
        bodies = [(self.places[name], self._part(name, kind)) for name, kind in texts.items()]
        shown = {link.target for name in texts for link in self._used_links(name)}
        pictures = [name for name in parts if name not in texts and name in shown]
        bodies += [(self.places[name], self.picture(name)) for name in pictures]
        kept = {_CONTENT_TYPES, *texts, *pictures}
        self.removed["properties"] += sum(1 for n in self.package.names if n not in kept and not n.endswith(".rels"))
        root = _relationships([("rId1", f"{_OFFICE}/officeDocument", self.places[main], False)])
        links = [(_rels_name(self.places[n]), self._links(n)) for n in texts if self.package.relationships(n)]
        types = self._content_types(kept)
        return [(_CONTENT_TYPES, types), ("_rels/.rels", root), *bodies, *links]

    def _reachable(self, main: str) -> dict[str, str]:
        """Parts to keep with their kinds, the main part first."""
        found, waiting = {main: "officeDocument"}, [main]
        while waiting:
            for link in self.package.relationships(waiting.pop(0)):
                inside = link.kind in _KEPT and not link.external and link.target in self.package
                if inside and link.target not in found and not self._is_spoilt(link):
                    found[link.target] = link.kind
                    waiting.append(link.target)
        for n, (name, kind) in enumerate(found.items()):
            suffix = posixpath.splitext(name)[1].lower()
            place = f"word/part{n}{suffix}" if self.neutral.tells(name) else name
            self.places[name] = f"word/media/image{n}{suffix}" if _is_picture(name, kind) else place
        return found

    def _is_spoilt(self, link: Relationship) -> bool:
        """Whether the part that this leads to can't be read and the copy goes without it, which the editor is told."""
        if link.kind not in _DISPENSABLE or self.package.is_sound(link.target):
            return False
        told = LookAt("text", _LEFT_OUT.format(what=_DISPENSABLE[link.kind]))
        if told not in self.scrubbed.to_look_at:
            self.scrubbed.to_look_at.append(told)
        return True

    def _part(self, name: str, kind: str) -> bytes:
        root = self.package.xml(name)
        if kind == "settings":
            clean_settings(root)
        self.removed += clean_story(root, self.plan, self.numbers, in_margin=kind in {"header", "footer"})
        self._unlink(root, name)
        self._rename_styles(root)
        clean_attributes(root, self.plan, self.neutral, _is_noise)
        self.removed["name"] += sweep(root, self.plan, self.neutral)
        return written(root, self.neutral)

    def paragraph_of(self, picture: str) -> int | None:
        """The same for a drawing, too, that stands beside a picture of it for older programs."""
        ids = {link.id for link in self.package.relationships(self.main) if link.target == picture}
        drawn = (e for e in self.package.xml(self.main).iter(_DRAWN) if e.get(f"{R}embed") in ids)
        around = (self.numbers[p] for e in drawn for p in e.iterancestors(f"{W}p") if p in self.numbers)
        return next(around, super().paragraph_of(picture))

    def _rename_styles(self, root: Element) -> None:
        """Styles that an author called after somebody; the ones that Word knows keep their names."""
        for element in root.iter(*_STYLE_NAMES):
            for attribute in (f"{W}val", f"{W}styleId"):
                if value := element.get(attribute):
                    element.set(attribute, self.neutral.name(value))

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
                    remove(_drawn_by(element))

    def _kept_links(self, name: str) -> Iterator[Relationship]:
        for link in self.package.relationships(name):
            if link.kind not in _KEPT or self.neutral.holds(link.type):
                continue
            if link.external:
                if link.kind == "hyperlink" and not self.plan.leads_to_author(link.target):
                    yield link
            elif link.target in self.places:
                yield link

    def _used_links(self, name: str) -> Iterator[Relationship]:
        """The links that a part still has when it is clean: what stood in a header, say, leads nowhere any more."""
        links = list(self._kept_links(name))
        found = _REFERENCES(self.package.xml(name)) if links else ()
        used = set(map(str, found)) if isinstance(found, list) else set()
        return (link for link in links if link.kind not in _REFERRED or self.neutral.identifier(link.id) in used)

    def _links(self, name: str) -> bytes:
        folder = posixpath.dirname(self.places[name]) or "."
        rows = []
        for link in self._used_links(name):
            target = link.target if link.external else posixpath.relpath(self.places[link.target], folder)
            rows.append((self.neutral.identifier(link.id), link.type, target, link.external))
        return _relationships(rows)

    def _content_types(self, parts: Container[str]) -> bytes:
        """The package's own table without the parts that are gone."""
        root = self.package.xml(_CONTENT_TYPES)
        suffixes = {"rels", *(posixpath.splitext(place)[1].strip(".").lower() for place in self.places.values())}
        for row in list(root):
            part = row.get("PartName")
            if part is None and row.get("Extension", "").lower() not in suffixes:
                root.remove(row)
            elif part is not None:
                if part.lstrip("/") in parts:
                    row.set("PartName", f"/{self.places[part.lstrip('/')]}")
                else:
                    root.remove(row)
        return serialised(root)


_STYLE_NAMES: Final = tuple(
    f"{W}{name}"
    for name in word_list("style name pStyle rStyle tblStyle basedOn next link numStyleLink styleLink tblStylePr")
)


def _is_picture(name: str, kind: str) -> bool:
    return kind == "image" or name.lower().endswith(_PICTURE)


def _drawn_by(element: Element) -> Element:
    """What goes with a reference to a part that the copy does not have: of a chart or diagram its whole drawing."""
    drawing = next(element.iterancestors(f"{W}drawing"), None) if local_name(element) in {"chart", "relIds"} else None
    has_text = drawing is not None and next(drawing.iter(f"{W}txbxContent"), None) is not None
    return element if drawing is None or has_text else drawing


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
    """Revision ids tell which sessions of which computer a text was written in; tooltips repeat addresses."""
    return attribute.startswith(f"{W}rsid") or attribute.endswith(
        ("}paraId", "}textId", "}author", "}initials", "}tooltip", "}docLocation", "}anchorId", "}editId")
    )
