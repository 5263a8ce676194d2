"""What anonymising does alike in both formats: replacing names over the borders of runs, cleaning attributes."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from jcas.adapters.documents.pictures import cleaned
from jcas.domain.structure.identity import NAME_REMOVED, Identity
from jcas.domain.structure.names_of_people import emails_in, orcids_in

Element = etree._Element  # noqa: SLF001 - lxml's only name for it


@dataclass(slots=True)
class Scrubbed:
    """A package's parts without traces, in the order to write them."""

    parts: list[tuple[str, bytes]] = field(default_factory=list)
    removed: Counter[str] = field(default_factory=Counter)
    to_look_at: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of text in a tree: an element's text or its tail."""

    element: Element
    tail: bool = False

    @property
    def text(self) -> str:
        return (self.element.tail if self.tail else self.element.text) or ""

    def put(self, text: str) -> None:
        if self.tail:
            self.element.tail = text
        else:
            self.element.text = text


def replace_names(slots: Iterable[Slot], identity: Identity) -> int:
    """Replace every name in a paragraph, also one that runs over several stretches; returns how many there were."""
    slots = [slot for slot in slots if slot.text]
    found = identity.find("".join(slot.text for slot in slots))
    for match in reversed(found):  # from the end, so that what stands before keeps its place
        start = 0
        for slot in slots:
            text, size = slot.text, len(slot.text)
            first, last = match.start() - start, match.end() - start
            start += size
            if first < size and last > 0:
                put = NAME_REMOVED if first >= 0 else ""
                slot.put(text[: max(first, 0)] + put + text[min(last, size) :])
    return len(found)


def clean_attributes(root: Element, identity: Identity, is_noise: Callable[[str], bool]) -> None:
    """Drop attributes that are noise (revision ids) and take names out of the values of the rest."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if is_noise(str(name)):
                del element.attrib[name]
            elif len(value) > 4 and identity.found_in(value):
                element.set(name, identity.without(value))


def leads_to_author(address: str, identity: Identity) -> bool:
    """Whether a link's address tells who wrote: a mail address, an ORCID iD, a name in a path."""
    spaced = address.replace("-", " ").replace("_", " ").replace("%20", " ").replace("/", " ").replace(".", " ")
    return (
        address.lower().startswith(("mailto:", "file:"))
        or bool(orcids_in(address) or emails_in(address))
        or identity.found_in(address)
        or identity.found_in(spaced)
    )


def clean_picture(name: str, data: bytes, scrubbed: Scrubbed) -> bytes:
    """The picture without hidden data; one that can't be encoded anew stays and is left to the editor."""
    fresh = cleaned(data)
    if fresh is None:
        scrubbed.to_look_at.append(
            f"The picture {name} can't be cleaned of hidden data; see whether it tells who the authors are."
        )
        return data
    scrubbed.removed["picture"] += 1
    return fresh


def serialised(root: Element) -> bytes:
    """The part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


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
