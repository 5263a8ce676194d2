"""What comments in both formats have alike: who signs them, and where the element of a paragraph is found again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from lxml import etree

from jcas.adapters.documents.tree import Element
from jcas.domain.refusals import Unreadable

Place = TypeVar("Place")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who a comment is by, and when it was made; without a date none is written."""

    author: str
    initials: str
    moment: datetime | None = None

    @property
    def date(self) -> str:
        """As both formats write one, in UTC; "" where there is none."""
        return self.moment.strftime("%Y-%m-%dT%H:%M:%SZ") if self.moment else ""


def twins(read: Iterable[Element], written: Iterable[Element]) -> dict[Element, Element]:
    """The element of the tree as it was written for each that was read; both come in document order."""
    return dict(zip(read, written, strict=True))


def nearest(n: int, elements: dict[int, Element], place: Callable[[Element], Place | None]) -> Place:
    """Where a comment on paragraph n may stand: at its own place, else at one before it, else at one behind it.

    `place` gives None for a paragraph that no comment can stand at. `Unreadable` where there is none that one can.
    """
    near = (*(m for m in range(n, -1, -1) if m in elements), *sorted(m for m in elements if m > n))
    for m in near:
        found = place(elements[m])
        if found is not None:
            return found
    raise Unreadable("The manuscript has no text that a comment could stand at; write it first.")


def whole(root: Element) -> bytes:
    """A part's bytes with what stands outside its root element."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
