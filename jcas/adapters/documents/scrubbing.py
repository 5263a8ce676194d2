"""What anonymising does alike in both formats: replacing names over the borders of runs, cleaning attributes."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from jcas.adapters.documents.docx_names import W
from jcas.adapters.documents.neutral import Neutral, declared_in
from jcas.adapters.documents.tree import Element, attributes_of, remove
from jcas.domain.anonymity.looking import LookAt
from jcas.domain.anonymity.plans import Edit, Plan

_TRIMMED = (f"{W}t", "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t")
_CELLS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}f"
_SHORTEST_WORD = 4
_PATH = re.compile(
    r"^[A-Za-z]:[\\/]|[\\/].*[\\/]|^(?:file|https?)://|\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|docx?|odt|pdf)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Scrubbed:
    """A package's parts without traces, in the order to write them."""

    parts: list[tuple[str, bytes]] = field(default_factory=list)
    removed: Counter[str] = field(default_factory=Counter)
    to_look_at: list[LookAt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of text in a tree: an element's text or its tail, or an element that stands for a sign."""

    element: Element
    tail: bool = False
    sign: str = ""
    """What a tab, a line break, a space or a hyphen of its own element prints."""

    @property
    def text(self) -> str:
        return self.sign or (self.element.tail if self.tail else self.element.text) or ""

    def put(self, text: str) -> None:
        if self.tail:
            self.element.tail = text
        else:
            self.element.text = text
            if text != text.strip() and self.element.tag in _TRIMMED:  # or the office program drops the space
                self.element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def replace(slots: Iterable[Slot], edits_of: Callable[[str], list[Edit]]) -> Counter[str]:
    """Replace what `edits_of` finds in a paragraph, also where it runs over several stretches; returns what went."""
    slots = [slot for slot in slots if slot.text]
    edits = edits_of("".join(slot.text for slot in slots))
    starts = [0, *accumulate(len(slot.text) for slot in slots)] if edits else []
    gone: list[Slot] = []
    for edit in reversed(edits):  # from the end, so that what stands before keeps its place
        first, last, put = edit.start, edit.end, edit.put
        at = bisect_right(starts, first) - 1
        while at < len(slots) and starts[at] < last:
            slot, start = slots[at], starts[at]
            text, at = slot.text, at + 1
            if slot.sign:
                gone.append(slot)
            else:
                slot.put(text[: max(first - start, 0)] + put + text[max(last - start, 0) :])
                put = ""
        if put:  # nothing but signs was there, such as letters that are symbols
            _put_beside(slots, at, put)
    for slot in gone:  # at last, for what follows an element goes over to the one before
        remove(slot.element)
    return Counter(edit.kind for edit in edits)


def _put_beside(slots: Sequence[Slot], at: int, put: str) -> None:
    """Put a text where it stands before the slot `at`: there, or in the nearest before it, or nowhere."""
    after = next((slot for slot in slots[at:] if not slot.sign), None)
    before = next((slot for slot in reversed(slots[:at]) if not slot.sign), None)
    if after is not None:
        after.put(put + after.text)
    elif before is not None:
        before.put(before.text + put)


def clean_attributes(root: Element, plan: Plan, neutral: Neutral, is_noise: Callable[[str], bool]) -> None:
    """Drop attributes that are noise (revision ids), take names out of the rest, give identifiers neutral ones."""
    for element in root.iter():
        for name, value in attributes_of(element):
            if is_noise(name):
                del element.attrib[name]
            elif len(value) > _SHORTEST_WORD and plan.identity.found_in(value):
                element.set(name, plan.identity.without(value))
            elif neutral.holds(value):
                element.set(name, neutral.identifier(value))


def sweep(root: Element, plan: Plan, neutral: Neutral | None = None) -> int:
    """Take whole names out of every text of a tree that no paragraph holds: labels, definitions, equations.

    `neutral`: gives what only points somewhere, such as a chart's cells in "[Bekova_Aigerim.xlsx]", another name.
    """
    found = 0
    for element in root.iter():
        if neutral is not None and element.tag == _CELLS and neutral.holds(element.text or ""):
            element.text = neutral.identifier(element.text or "")
        for slot in (Slot(element), Slot(element, tail=True)):
            if len(slot.text) > _SHORTEST_WORD and plan.identity.found_in(slot.text):
                slot.put(plan.identity.without(slot.text))
                found += 1
    return found


def described(text: str, plan: Plan) -> str:
    """A picture's description without names; "" where it is nothing but a path."""
    return "" if _PATH.search(text.strip()) else plan.without(text)


def still_told(parts: Iterable[tuple[str, bytes]], plan: Plan) -> Iterator[LookAt]:
    """A last look at the finished parts: where one of them holds a whole name after all, the editor is told."""
    neutral = Neutral(plan)
    for name, data in parts:
        texts, values = _texts_of(name, data)
        found = next((text[slice(*span)] for text in texts for span in plan.identity.find(text)), None)
        found = found or next(filter(neutral.holds, values), None)
        if found:
            told = f"The copy still holds “{found}” in its part {name}; upload one made by hand."
            yield LookAt("text", told, None, found)


def _texts_of(name: str, data: bytes) -> tuple[list[str], list[str]]:
    """(what a part says, what it names: itself, its namespaces and the values of its attributes)."""
    if not name.endswith((".xml", ".rels")):
        return [data.decode(encoding, "replace") for encoding in ("utf-8", "utf-16-le", "utf-16-be")], [name]
    root = etree.fromstring(data)
    values = [value for element in root.iter() for _, value in attributes_of(element)]
    texts = [str(text) for text in root.itertext()]
    return ["".join(texts), " ".join(texts), " ".join(values)], [name, *declared_in(data), *values]
