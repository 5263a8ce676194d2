"""lxml's elements, with the types that its stubs leave vague."""

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml's only name for it


def text_of(element: Element) -> str:
    """All text inside an element."""
    return "".join(str(text) for text in element.itertext())


def attributes_of(element: Element) -> list[tuple[str, str]]:
    """An element's attributes, safe to change meanwhile."""
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def local_name(element: Element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname


def unwrap(element: Element) -> None:
    """Take an element away and leave its children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(index, child)
    remove(element)


def remove(element: Element) -> None:
    """Take an element away and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def serialised(root: Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
