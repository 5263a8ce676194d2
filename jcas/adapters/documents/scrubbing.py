"""What anonymising does alike in both formats: replacing names over the borders of runs, cleaning attributes."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from jcas.adapters.documents.pictures import cleaned
from jcas.adapters.documents.tree import Element, attributes_of
from jcas.domain.structure.identity import NAME_REMOVED, Identity
from jcas.domain.structure.names_of_people import emails_in, orcids_in


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
        for name, value in attributes_of(element):
            if is_noise(name):
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
