"""Takes the traces of its authors out of an .odt package: which parts stay, what becomes of each."""

import base64
import posixpath
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from lxml import etree

from jcas.adapters.documents import odt
from jcas.adapters.documents.anonymise_flow import clean_flow, empty, rewrite
from jcas.adapters.documents.neutral import written
from jcas.adapters.documents.odt_hidden import drop_hidden
from jcas.adapters.documents.odt_names import DRAW, META, OFFICE, SVG, TEXT, XLINK
from jcas.adapters.documents.odt_styles import Styles
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.pictures import cleaned
from jcas.adapters.documents.scrubber import Scrubber
from jcas.adapters.documents.scrubbing import Scrubbed, clean_attributes, sweep
from jcas.adapters.documents.tree import Element, attributes_of, remove, serialised
from jcas.domain.anonymity.looking import LookAt
from jcas.domain.anonymity.plans import Plan
from jcas.domain.profiles import Section
from jcas.domain.structure.manuscript import Manuscript, understand

_MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_MIMETYPE: Final = "application/vnd.oasis.opendocument.text"
_TEXT_PARTS: Final = ("content.xml", "styles.xml")
_TYPES: Final = {
    "xml": "text/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}
_DRAWN: Final = ("{http://www.w3.org/1998/Math/MathML}math", f"{OFFICE}document-content")
_FONTS: Final = (f"{SVG}font-face-uri", f"{SVG}definition-src")
"""Embedded fonts are no part of the copy."""
_NO_PICTURE: Final = "A picture that is written into the text itself can't be cleaned of hidden data and was left out."
_NAMED: Final = ("}name", "-name")
"""How attributes end that give or use the name of a style, a table, a section."""


def scrub(package: Package, decide: Callable[[Manuscript], Plan], sections: Sequence[Section]) -> Scrubbed:
    """The package's parts without what tells its authors; `decide` says what that is in this document."""
    document, elements = odt.read_with_elements(package)
    manuscript = understand(document, sections, ())
    return _Scrubber(package, manuscript, decide(manuscript), elements).run()


class _Scrubber(Scrubber):
    empty, rewrite = staticmethod(empty), staticmethod(rewrite)

    def parts(self) -> list[tuple[str, bytes]]:
        trees = [self.package.xml(name) for name in _TEXT_PARTS if name in self.package]
        styles = Styles(*reversed(trees))
        for root in trees:
            self._drop_objects(root)
            self.removed["hidden"] += drop_hidden(root, styles)  # before styles are renamed
        kept = list(self._kept(trees))
        self._place(kept)
        texts = [name for name in kept if name.endswith(".xml")]
        parts = [(self.places[name], self._part(name)) for name in texts]
        shown = {e.get(f"{XLINK}href") for name in texts for e in self.package.xml(name).iter()}
        parts += [(self.places[n], self.picture(n)) for n in kept if n not in texts and self.places[n] in shown]
        self.removed["properties"] += len(self.package.names) - len(parts)
        written = [*parts, ("meta.xml", _neutral_meta())]
        manifest = ("META-INF/manifest.xml", _manifest([name for name, _ in written]))
        return [("mimetype", _MIMETYPE.encode()), *written, manifest]

    def _drop_objects(self, root: Element) -> None:
        """Embedded files go, their pictures stay; of formulas and charts, which are drawn from text, the other way."""
        for frame in root.iter(f"{DRAW}frame"):
            objects = frame.findall(f"{DRAW}object") + frame.findall(f"{DRAW}object-ole")
            drawn = [e for e in objects if e.tag == f"{DRAW}object" and self._is_drawn(e)]
            for element in objects if not drawn else frame.findall(f"{DRAW}image"):
                remove(element)

    def _is_drawn(self, element: Element) -> bool:
        part = f"{_inside(element)}/content.xml"
        if part not in self.package:
            return len(element) > 0
        root = self.package.xml_or_none(part)
        if root is None:
            return False
        return root.tag in _DRAWN and (root.tag == _DRAWN[0] or root.find(f"{OFFICE}body/{OFFICE}chart") is not None)

    def _kept(self, trees: Sequence[Element]) -> Iterator[str]:
        """Text, styles, pictures, and the content of embedded formulas and charts that the text uses."""
        used = {_inside(e) for root in trees for e in root.iter() if e.get(f"{XLINK}href") and e.tag not in _FONTS}
        for name in self.package.names:
            folder, _, rest = name.partition("/")
            part = folder in used and rest in _TEXT_PARTS and self.package.is_sound(name)
            if name in _TEXT_PARTS or name in used or part:
                yield name

    def _place(self, kept: Sequence[str]) -> None:
        folders: dict[str, str] = {}
        for n, name in enumerate(kept):
            folder, slash, rest = name.partition("/")
            if name in _TEXT_PARTS:
                self.places[name] = name
            elif slash and rest in _TEXT_PARTS:
                self.places[name] = f"{folders.setdefault(folder, f'Object {len(folders) + 1}')}/{rest}"
            else:
                self.places[name] = f"Pictures/image{n}{posixpath.splitext(name)[1].lower()}"
        self.places |= folders

    def _part(self, name: str) -> bytes:
        root = self.package.xml(name)
        self._links(root)
        self._clean_inline_pictures(root)
        self.removed += clean_flow(root, self.plan, self.numbers)
        clean_attributes(root, self.plan, self.neutral, _is_noise)
        for element in root.iter():
            for attribute, value in attributes_of(element):
                if attribute.endswith(_NAMED):
                    element.set(attribute, self.neutral.name(value))
        self.removed["name"] += sweep(root, self.plan, self.neutral)
        return written(root, self.neutral)

    def _clean_inline_pictures(self, root: Element) -> None:
        """Pictures that stand in the text itself, written as letters."""
        for element in list(root.iter(f"{OFFICE}binary-data")):
            try:
                fresh = cleaned(base64.b64decode(element.text or ""))
            except ValueError:
                fresh = None
            if fresh is None:
                self.scrubbed.to_look_at.append(LookAt("picture", _NO_PICTURE))
                remove(element)
            else:
                self.removed["picture"] += 1
                element.text = base64.b64encode(fresh).decode()

    def _links(self, root: Element) -> None:
        """Links to the authors become plain text; nothing is fetched from outside when the copy is opened."""
        for element in list(root.iter()):
            address = element.get(f"{XLINK}href")
            if address is None:
                continue
            if element.tag == f"{TEXT}a":
                if self.plan.leads_to_author(address):
                    self.removed["link"] += 1
                    element.tag = f"{TEXT}span"
                    element.attrib.clear()
            elif place := self.places.get(_inside(element)):
                element.set(f"{XLINK}href", place)
            elif element.tag.startswith(DRAW):
                remove(element)
            else:
                del element.attrib[f"{XLINK}href"]


def _inside(element: Element) -> str:
    """The part or folder that a link means, where it means one of the package's."""
    return (element.get(f"{XLINK}href") or "").removeprefix("./").rstrip("/")


def _neutral_meta() -> bytes:
    root = etree.Element(f"{OFFICE}document-meta", nsmap={"office": OFFICE.strip("{}"), "meta": META.strip("{}")})
    root.set(f"{OFFICE}version", "1.3")
    etree.SubElement(root, f"{OFFICE}meta")
    return serialised(root)


def _manifest(names: list[str]) -> bytes:
    root = etree.Element(f"{{{_MANIFEST}}}manifest", nsmap={"manifest": _MANIFEST})
    root.set(f"{{{_MANIFEST}}}version", "1.3")
    folders = sorted({name.partition("/")[0] for name in names if name.endswith("/content.xml")})
    rows = [("/", _MIMETYPE), *((name, _TYPES.get(name.rpartition(".")[2].lower(), "")) for name in names)]
    rows += [(f"{folder}/", "application/vnd.oasis.opendocument.formula") for folder in folders]
    for name, kind in rows:
        entry = etree.SubElement(root, f"{{{_MANIFEST}}}file-entry")
        entry.set(f"{{{_MANIFEST}}}full-path", name)
        entry.set(f"{{{_MANIFEST}}}media-type", kind)
    return serialised(root)


def _is_noise(attribute: str) -> bool:
    """LibreOffice's revision ids, RDF's statements, titles of links, keys of protection."""
    return attribute.endswith(("}rsid", "}paragraph-rsid", "}protection-key")) or attribute.startswith(
        ("{http://www.w3.org/1999/xhtml}", f"{XLINK}title", f"{OFFICE}title", f"{OFFICE}name")
    )
