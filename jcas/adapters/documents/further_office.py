"""Spreadsheets and presentations for reviewers: properties, comments and embedded files go, names are searched for."""

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from jcas.adapters.documents.anonymise import AnonymisedCopy, write_package
from jcas.adapters.documents.docx_names import R
from jcas.adapters.documents.further_text import named_in, whole_name_in
from jcas.adapters.documents.neutral import Neutral, declared_in
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.pictures import blanked, cleaned
from jcas.adapters.documents.scrubbing import Slot, replace, sweep
from jcas.adapters.documents.tree import Element, attributes_of, remove, serialised
from jcas.adapters.documents.withheld import Withheld
from jcas.domain.anonymity.looking import LookAt
from jcas.domain.anonymity.plans import Plan
from jcas.domain.structure.folding import word_list

_DROPPED = frozenset(
    word_list(
        "core-properties extended-properties custom-properties thumbnail comments threadedComment person "
        "commentAuthors authors customXml customXmlProps customProperty printerSettings revisionHeaders usernames "
        "attachedToolbars externalLink externalLinkPath connections oleObject package vmlDrawing tags signature origin "
        "notesSlide notesMaster handoutMaster control ctrlProp slicer queryTable font"
    )
)
"""Kinds of relationships whose parts reviewers need not have and that tell of people and computers."""
_FOLDERS = ("docProps/", "customXml/", "_xmlsignatures/")
_DRAWINGS = (".emf", ".wmf", ".svg", ".wdp")
_KINDS = (("spreadsheetml", "xlsx"), ("presentationml", "pptx"))
_STILL = "The {kind} still holds a name or an address (“{what}”); look at it, and ask for one without names."
_MACROS = "The file holds macros; look at it before you release it."
_WHAT = {"xlsx": "spreadsheet", "pptx": "presentation"}
_CONTENT_TYPES = "[Content_Types].xml"
_PARAGRAPHS = ("}p", "}si", "}is")
_MOST_TEXT = 30 << 20


def office_kind(package: Package) -> str:
    """Tell "xlsx" or "pptx" by the table of contents, "" for another package."""
    if _CONTENT_TYPES not in package:
        return ""
    types = package.read(_CONTENT_TYPES)
    if b"wordprocessingml.document" in types:
        return ""
    return next((kind for word, kind in _KINDS if f"{word}.".encode() in types), "")


def scrub_office(path: Path, out: Path, plan: Plan) -> AnonymisedCopy:
    """The package without what names its authors; to be looked at where a name is still found in it.

    Raises `Withheld` for one with macros.
    """
    with Package(path) as package:
        kind = office_kind(package)
        if b"macroenabled" in package.read(_CONTENT_TYPES).lower():
            raise Withheld(_MACROS)
        parts = dict(_Office(package, plan).parts())
    neutral = Neutral(plan)
    named = next((found for name, data in parts.items() if (found := _named(name, data, plan, neutral))), "")
    looks = [LookAt("text", _STILL.format(kind=_WHAT[kind], what=named), what=named)] if named else []
    target = out.with_suffix(f".{kind}")
    write_package(target, parts.items())
    return AnonymisedCopy(
        target, kind, ["File properties, comments, notes, embedded files, and names in the text"], looks
    )


class _Office:
    """One scrubbing of one package, part by part."""

    def __init__(self, package: Package, plan: Plan) -> None:
        self.package, self.plan = package, plan
        self.gone = set(self._gone())

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Every part that stays, changed where it must be."""
        for name in self.package.names:
            if name in self.gone or self._belongs_to_gone(name):
                continue
            if name == _CONTENT_TYPES:
                yield name, self._types()
            elif name.endswith(".rels"):
                yield name, self._links(name)
            elif name.endswith((".xml", ".vml")):
                yield name, self._text(name)
            else:
                data = self.package.read(name)
                fresh = cleaned(data)
                if fresh is None and name.lower().endswith(_DRAWINGS):
                    fresh = blanked(data, self.plan.identity.people, self.plan.identity.find)
                yield name, data if fresh is None else fresh

    def _gone(self) -> Iterator[str]:
        for name in ["", *self.package.names]:
            for link in self.package.relationships(name):
                if link.kind in _DROPPED and not link.external:
                    yield link.target
        yield from (name for name in self.package.names if name.startswith(_FOLDERS))

    def _belongs_to_gone(self, name: str) -> bool:
        """Whether a relationship part is that of a part that is gone."""
        folder, stem = posixpath.split(name)
        owner = posixpath.join(posixpath.dirname(folder), stem.removesuffix(".rels"))
        return name.endswith(".rels") and owner in self.gone

    def _dropped_links(self, name: str) -> set[str]:
        links = self.package.relationships(name)
        return {
            link.id
            for link in links
            if link.kind in _DROPPED or (link.external and self.plan.leads_to_author(link.target))
        }

    def _links(self, name: str) -> bytes:
        folder, stem = posixpath.split(name)
        owner = posixpath.join(posixpath.dirname(folder), stem.removesuffix(".rels"))
        root, dropped = self.package.xml(name), self._dropped_links(owner)
        for row in list(root):
            if row.get("Id") in dropped:
                root.remove(row)
        return serialised(root)

    def _types(self) -> bytes:
        root = self.package.xml(_CONTENT_TYPES)
        for row in list(root):
            if (row.get("PartName") or "").lstrip("/") in self.gone:
                root.remove(row)
        return serialised(root)

    def _text(self, name: str) -> bytes:
        root, dropped = self.package.xml(name), self._dropped_links(name)
        for element in list(root.iter()):
            linked = any(attribute.startswith(R) and value in dropped for attribute, value in attributes_of(element))
            if linked or str(element.tag).endswith("}rPh"):  # readings of letters, which no cell shows
                remove(element)
        for element in list(root.iter()):
            tag = str(element.tag)
            if tag.endswith(("}cNvPr", "}docPr")):
                _drop(element, ("descr", "title"))
            if tag.endswith(("}absPath", "}fileSharing")):
                remove(element)
            elif tag.endswith(_PARAGRAPHS):
                replace((Slot(t) for t in _texts(element)), self.plan.edits)
            else:
                _neutral(element, self.plan)
        sweep(root, self.plan)
        return serialised(root)


def _texts(paragraph: Element) -> Iterator[Element]:
    return (t for t in paragraph.iter() if str(t.tag).endswith("}t"))


def _drop(element: Element, names: Iterable[str]) -> None:
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def _neutral(element: Element, plan: Plan) -> None:
    _drop(element, ("refreshedBy", "lastModifiedBy"))
    for attribute, value in attributes_of(element):
        if attribute in {"name", "author", "userName", "displayName", "initials"} and plan.tells(value):
            element.set(attribute, "Object" if attribute == "name" else "")


def _named(name: str, data: bytes, plan: Plan, neutral: Neutral) -> str:
    """The first name that a part still holds: by surname alone, too, and run together where it only points."""
    if found := named_in(name.replace("/", " ").replace("_", " "), plan):
        return found
    if not name.endswith((".xml", ".rels", ".vml")):
        said = [data[:_MOST_TEXT].decode(encoding, "replace") for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
        return next((found for text in said if (found := whole_name_in(text, plan))), "")
    root = etree.fromstring(data)
    said = [" ".join(str(text) for text in root.itertext())]
    values = [value for element in root.iter() for _, value in attributes_of(element)]
    found = next((found for text in (*said, " ".join(values)) if (found := named_in(text, plan))), "")
    return found or next(filter(neutral.holds, [name, *declared_in(data), *values]), "")
