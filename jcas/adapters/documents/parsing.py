"""XML that a stranger wrote, parsed: no DTD, no entities, no network, bounded depth."""

from lxml import etree

from jcas.adapters.documents.extent import refuse_endless_attributes, refuse_endless_xml
from jcas.domain.refusals import Unreadable

DAMAGED = "The file is cut off or damaged; open it in your word processor, save it anew and upload it again."
_ENDLESS = "The file is too deeply nested, or a text in it too long, to be read; save it anew and try again."
_DEFINED = "The file holds a document type definition, which no word processor writes; save it anew."
_RESOURCE_LIMIT = 114
"""libxml2's XML_ERR_RESOURCE_LIMIT, which lxml does not name."""
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


class Malformed(Unreadable):
    """The XML breaks off or is not well formed, such as at a bare "&"; who can do without the part goes on."""


def parse(data: bytes, *, as_written: bool = False) -> etree._Element:
    """The root element, strict OOXML namespaces mapped to the transitional ones; `Unreadable` for what is refused.

    `as_written` keeps what reading has no use for: strict namespaces, comments, processing instructions. What is only
    spoilt raises `Malformed`; what is hostile (definitions, endless depth) never does.
    """
    refuse_endless_xml(data)
    if not as_written and b"http://purl.oclc.org/ooxml/" in data:
        for strict, transitional in _STRICT.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not as_written,
        remove_pis=not as_written,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(data, getattr(error, "code", 0)) from error
    except ValueError as error:
        raise Malformed(DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(_DEFINED)
    refuse_endless_attributes(root, data)
    return root


def _refusal(data: bytes, code: int) -> Exception:
    if code == etree.ErrorTypes.ERR_NO_MEMORY:
        return MemoryError()
    if code == _RESOURCE_LIMIT:
        return Unreadable(_ENDLESS)
    defines = b"<!DOCTYPE" in data.replace(b"\0", b"").upper()  # in UTF-16, too
    return Unreadable(DAMAGED) if defines else Malformed(DAMAGED)
