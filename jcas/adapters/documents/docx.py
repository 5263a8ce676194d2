"""Reads a .docx (transitional or strict OOXML) into a `Document`, with lxml directly.

It sees what python-docx leaves out: tracked insertions, notes, content controls (where reference managers put
citations), fields, text boxes. Parts are found by the kind of their relationship, never by name.
"""

from collections.abc import Iterator

from jcas.adapters.documents.docx_names import R, W, value
from jcas.adapters.documents.docx_story import Source, Story
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.tree import Element, local_name, text_of
from jcas.domain import documents
from jcas.domain.documents import Comment, Document, Paragraph, Place, TrackedChange
from jcas.domain.refusals import Unreadable


def read(package: Package) -> Document:
    """The document in this package; `Unreadable` where it has no main part."""
    return _document(Source(package, main_part(package)))


def read_with_elements(package: Package) -> tuple[Document, dict[int, Element]]:
    """The document, and the w:p element of each numbered paragraph, in the trees that `package.xml` gives."""
    source = Source(package, main_part(package))
    document = _document(source)
    return document, {paragraph.number: element for paragraph, element in source.elements if paragraph.number >= 0}


def main_part(package: Package) -> str:
    """The name of the part that holds the text."""
    main = next(iter(package.related("", "officeDocument")), None)
    if main is None:
        raise Unreadable("The file has no text part; open it in your word processor, save it anew and upload it again.")
    return main


def _document(source: Source) -> Document:
    root = source.package.xml(source.main)
    body = root.find(f"{W}body")
    blocks = list(Story(source, source.main, Place.BODY).blocks(body)) if body is not None else []
    margins = list(_headers(source, root))
    document = documents.number(Document("docx", blocks, source.notes, source.text_boxes, margins))
    document.comments = list(_comments(source))
    document.changes = [TrackedChange(kind, by, p.number if p else None) for kind, by, p in source.changes]
    document.properties = _properties(source.package)
    return document


def _headers(source: Source, root: Element) -> Iterator[Paragraph]:
    """Headers and footers that a section uses, each once; files often hold others that no page shows."""
    package = source.package
    used = {e.get(f"{R}id") for e in root.iter(f"{W}headerReference", f"{W}footerReference")}
    parts = [r.target for r in package.relationships(source.main) if r.id in used and r.target in package]
    for part in dict.fromkeys(parts):
        blocks = list(Story(source, part, Place.MARGIN).blocks(package.xml(part)))
        yield from documents.paragraphs_of(blocks)


def _comments(source: Source) -> Iterator[Comment]:
    for part in source.package.related(source.main, "comments"):
        for comment in source.package.xml(part).iter(f"{W}comment"):
            text = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p"))
            anchor = source.anchors.get(value(comment, "id"))
            yield Comment(value(comment, "author"), text, anchor.number if anchor else None)


def _properties(package: Package) -> dict[str, str]:
    """Core, extended and custom properties that are set."""
    found: dict[str, str] = {}
    for kind in ("core-properties", "extended-properties", "custom-properties"):
        for part in package.related("", kind):
            root = package.xml_or_none(part)
            for row in root if root is not None else ():
                name = row.get("name") or local_name(row)
                text = " ".join(text_of(row).split())
                if text:
                    found[name] = text
    return found
