"""Takes the traces of its authors out of an .odt package."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from jcas.adapters.documents import odt
from jcas.adapters.documents.odt_names import DRAW, META, OFFICE, STYLE, SVG, TEXT, XLINK
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.scrubbing import (
    Scrubbed,
    Slot,
    clean_attributes,
    clean_picture,
    leads_to_author,
    replace_names,
)
from jcas.adapters.documents.tree import Element, remove, serialised
from jcas.domain.anonymising import Plan, plan
from jcas.domain.profiles import Section
from jcas.domain.structure.folding import word_list
from jcas.domain.structure.manuscript import understand

_DROPPED: Final = (
    *(f"{TEXT}{name}" for name in ("tracked-changes", "change-start", "change-end", "change", "soft-page-break")),
    f"{OFFICE}annotation",
    f"{OFFICE}annotation-end",
    f"{OFFICE}scripts",
    f"{OFFICE}forms",
)
_PERSONAL_FIELDS: Final = tuple(
    f"{TEXT}{name}"
    for name in word_list(
        "author-name author-initials initial-creator creator printed-by editing-duration file-name "
        "template-name user-defined "
        "sender-firstname sender-lastname sender-initials sender-title sender-position "
        "sender-email sender-phone-private "
        "sender-fax sender-company sender-phone-work sender-street sender-city sender-postal-code sender-country "
        "sender-state-or-province"
    )
)
_MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_MIMETYPE: Final = "application/vnd.oasis.opendocument.text"
_TYPES: Final = {
    "xml": "text/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}


def scrub(package: Package, names: Sequence[str], sections: Sequence[Section]) -> Scrubbed:
    """The package's parts without what tells its authors."""
    document, elements = odt.read_with_elements(package)
    decided = plan(understand(document, sections, ()), names)
    return _Scrubber(package, decided, elements).run()


class _Scrubber:
    """One scrubbing of one package; the trees of `package.xml` are changed in place."""

    def __init__(self, package: Package, decided: Plan, elements: dict[int, Element]) -> None:
        self.package, self.plan, self.elements = package, decided, elements
        self.scrubbed = Scrubbed(to_look_at=list(decided.to_look_at))
        self.removed = self.scrubbed.removed

    def run(self) -> Scrubbed:
        for number, kind in self.plan.emptied.items():
            self._empty(self.elements[number], kind)
        parts = [(name, self._part(name)) for name in self._kept()]
        self.removed["properties"] += len(self.package.names) - len(parts)
        written = [*parts, ("meta.xml", _neutral_meta())]
        manifest = ("META-INF/manifest.xml", _manifest([name for name, _ in written]))
        self.scrubbed.parts = [("mimetype", _MIMETYPE.encode()), *written, manifest]
        return self.scrubbed

    def _kept(self) -> Iterator[str]:
        """Text, styles, pictures, and the content of embedded formulas and charts that the text uses."""
        used = {
            value.removeprefix("./") for e in self.package.xml("content.xml").iter() if (value := e.get(f"{XLINK}href"))
        }
        if "styles.xml" in self.package:
            used |= {
                value.removeprefix("./")
                for e in self.package.xml("styles.xml").iter()
                if (value := e.get(f"{XLINK}href"))
            }
        for name in self.package.names:
            folder, _, rest = name.partition("/")
            embedded = folder in used and rest in {"content.xml", "styles.xml"}
            if name in {"content.xml", "styles.xml"} or name in used or embedded:
                yield name

    def _part(self, name: str) -> bytes:
        if not name.endswith(".xml"):
            return clean_picture(name, self.package.read(name), self.scrubbed)
        root = self.package.xml(name)
        self.removed["comment"] += sum(1 for _ in root.iter(f"{OFFICE}annotation"))
        self.removed["change"] += sum(1 for _ in root.iter(f"{TEXT}changed-region"))
        for element in list(root.iter(*_DROPPED)):
            remove(element)
        for element in root.iter(*_PERSONAL_FIELDS):
            element.text = ""
        self._margins(root)
        self._links(root)
        for paragraph in root.iter(f"{TEXT}p", f"{TEXT}h"):
            self.removed["name"] += replace_names(_slots(paragraph), self.plan.identity)
        for described in root.iter(
            f"{SVG}desc",
            f"{SVG}title",
        ):
            described.text = self.plan.identity.without(described.text or "")
        clean_attributes(root, self.plan.identity, _is_noise)
        return serialised(root)

    def _empty(self, paragraph: Element, kind: str) -> None:
        """Take everything out of a paragraph."""
        self.removed[kind] += 1
        for child in list(paragraph):
            paragraph.remove(child)
        paragraph.text = None

    def _margins(self, root: Element) -> None:
        """A header or footer keeps page numbers; words go, whether they name somebody or not."""
        for page in root.iter(f"{STYLE}master-page"):
            for paragraph in page.iter(f"{TEXT}p", f"{TEXT}h"):
                slots = [slot for slot in _slots(paragraph) if slot.text]
                if any(c.isalpha() for slot in slots for c in slot.text):
                    self.removed["header"] += 1
                    for slot in slots:
                        slot.put("")

    def _links(self, root: Element) -> None:
        """Links to the authors become plain text; nothing is fetched from outside when the copy is opened."""
        for element in list(root.iter()):
            address = element.get(f"{XLINK}href")
            if address is None:
                continue
            if element.tag == f"{TEXT}a":
                if leads_to_author(address, self.plan.identity):
                    self.removed["link"] += 1
                    element.tag = f"{TEXT}span"
                    element.attrib.clear()
            elif element.tag.startswith(DRAW) and not self._inside(address):
                remove(element)

    def _inside(self, address: str) -> bool:
        name = address.removeprefix("./")
        return name in self.package or f"{name}/content.xml" in self.package


def _slots(paragraph: Element) -> Iterator[Slot]:
    """The paragraph's stretches of text in order; those of notes and boxes within it come with it."""
    yield Slot(paragraph)
    for element in paragraph.iterdescendants():
        yield Slot(element)
        yield Slot(element, tail=True)


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
    """LibreOffice's revision ids."""
    return attribute.endswith(("}rsid", "}paragraph-rsid"))
