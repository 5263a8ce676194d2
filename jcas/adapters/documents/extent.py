"""How much a document may hold: counted before the work, far above what a thesis of 100,000 words has."""

import re

from jcas.adapters.documents.tree import Element
from jcas.domain.refusals import Unreadable

PARAGRAPH_LIMIT = 100_000
"""A thesis of 100,000 words has some 5,000; table cells count."""
RUN_LIMIT = 300_000
"""Stretches of one look: a text that was edited for years has one for each second word."""
CHARACTER_LIMIT = 4_000_000
"""600,000 words."""
ELEMENT_LIMIT = 5_000_000
"""XML elements of one part."""

ATTRIBUTE_LIMIT = 1_000
"""Of one element; word processors write some dozens. Reading or changing them costs the square of their number."""
_LONG_TAG = re.compile(rb"<[^<]{4000}")
"""Shorter ones hold fewer; ">" may stand in a value."""


def refuse_endless_xml(data: bytes) -> None:
    """Raise `Unreadable` for a part with more elements than parsing it is worth; elements are counted by their "<"."""
    if data.count(b"<") > 2 * ELEMENT_LIMIT:
        raise Unreadable(endless("elements", ELEMENT_LIMIT))


def refuse_endless_attributes(root: Element, data: bytes) -> None:
    """Raise `Unreadable` where an element of this part, whose bytes are `data`, has more attributes than are read."""
    if _LONG_TAG.search(data) and root.xpath(f"boolean(descendant-or-self::*[count(@*) > {ATTRIBUTE_LIMIT}])") is True:
        raise Unreadable(endless("attributes in one element", ATTRIBUTE_LIMIT))


def refuse_endless(root: Element, paragraphs: tuple[str, ...], runs: tuple[str, ...]) -> None:
    """Raise `Unreadable` where a part holds more paragraphs, runs (by their names) or characters than are read."""
    if root.xpath(f"count(descendant::*) > {PARAGRAPH_LIMIT}") is True:
        _refuse_counts(root, paragraphs, runs)
    length = root.xpath("string-length(.)")
    if isinstance(length, float) and length > CHARACTER_LIMIT:
        raise Unreadable(endless("characters", CHARACTER_LIMIT))


def refuse_endless_blanks(blanks: int) -> None:
    """The same for blanks that a file holds as their number: a few letters of XML may stand for millions."""
    if blanks > CHARACTER_LIMIT:
        raise Unreadable(endless("blanks", CHARACTER_LIMIT))


def _refuse_counts(root: Element, paragraphs: tuple[str, ...], runs: tuple[str, ...]) -> None:
    for what, names, limit in (("paragraphs", paragraphs, PARAGRAPH_LIMIT), ("stretches of text", runs, RUN_LIMIT)):
        if _count(root, names) > limit:
            raise Unreadable(endless(what, limit))


def _count(root: Element, names: tuple[str, ...]) -> float:
    """Elements of these names, counted without making a Python object for each."""
    steps = " or ".join(f"(local-name() = '{name}')" for name in names)
    found = root.xpath(f"count(descendant::*[{steps}])")
    return found if isinstance(found, float) else 0


def endless(what: str, limit: int) -> str:
    """The sentence for a file that holds more of something than is read."""
    return (
        f"The file holds more than {limit:,} {what}, far more than an article has; "
        "remove what is not part of the article, save it and try again."
    )
