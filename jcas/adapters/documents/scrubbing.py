"""What anonymising does alike in both formats: replacing names over the borders of runs, cleaning attributes."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from jcas.adapters.documents.docx_names import W
from jcas.adapters.documents.pictures import blanked, cleaned
from jcas.adapters.documents.tree import Element, attributes_of, remove
from jcas.domain.anonymising import Edit, Plan
from jcas.domain.anonymity.looking import LookAt
from jcas.domain.names.alphabets import letters
from jcas.domain.names.spellings import spellings

_TRIMMED = (f"{W}t", "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t")
_TOKEN = re.compile(r"[^\W\d_][^\W\d_A-ZА-Я]*|[A-ZА-Я]+")
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


def clean_attributes(root: Element, plan: Plan, is_noise: Callable[[str], bool]) -> None:
    """Drop attributes that are noise (revision ids) and take names out of the values of the rest."""
    for element in root.iter():
        for name, value in attributes_of(element):
            if is_noise(name):
                del element.attrib[name]
            elif len(value) > _SHORTEST_WORD and plan.identity.found_in(value):
                element.set(name, plan.identity.without(value))


def sweep(root: Element, plan: Plan) -> int:
    """Take whole names out of every text of a tree that no paragraph holds: labels, definitions, equations."""
    found = 0
    for element in root.iter():
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
    for name, data in parts:
        texts = _texts_of(name, data)
        found = next((text[slice(*span)] for text in texts for span in plan.identity.find(text)), None)
        if found:
            told = f"The copy still holds “{found}” in its part {name}; upload one made by hand."
            yield LookAt("text", told, None, found)


def _texts_of(name: str, data: bytes) -> list[str]:
    if not name.endswith((".xml", ".rels")):
        return [data.decode(encoding, "replace") for encoding in ("utf-8", "utf-16-le")]
    root = etree.fromstring(data)
    values = " ".join(value for element in root.iter() for _, value in attributes_of(element))
    return ["".join(str(text) for text in root.itertext()), values]


class Neutral:
    """Gives names of styles, tables and the like that hold an author's name another one, the same each time."""

    def __init__(self, plan: Plan) -> None:
        words = (word for name in plan.identity.people for word in name.replace(",", " ").split())
        long = (word for word in words if len(key := letters(word)) >= _SHORTEST_WORD and key not in _BUILT_IN)
        self._own = frozenset[str]().union(*map(spellings, long))
        self._given: dict[str, str] = {}

    def name(self, value: str) -> str:
        """The value itself, or a neutral one where a word of it is an author's name."""
        if not self._own:
            return value
        if value not in self._given:
            spaced = value.replace("_20_", " ")
            words = {*re.split(r"[\W\d_]+", spaced), *_TOKEN.findall(spaced)} - {""}
            told = any(spellings(word) & self._own for word in words if letters(word) not in _BUILT_IN)
            self._given[value] = f"own{len(self._given) + 1}" if told else value
        return self._given[value]


_BUILT_IN = frozenset({"title", "table", "text", "list", "heading", "body", "standard", "normal", "index", "quote"})


def clean_picture(name: str, data: bytes, plan: Plan, scrubbed: Scrubbed) -> bytes:
    """The picture without hidden data; one that can't be encoded anew is blanked of names and left to the editor."""
    fresh = cleaned(data)
    if fresh is None:
        told = f"The picture {name} can't be cleaned of hidden data; see whether it tells who the authors are."
        scrubbed.to_look_at.append(LookAt("picture", told, None, name))
        return blanked(data, [*plan.identity.people, *plan.identity.others], plan.identity.find)
    scrubbed.removed["picture"] += 1
    return fresh
