"""Hidden text of an .odt: sections and paragraphs that are not shown, and text that a style hides."""

from collections.abc import Iterator
from typing import Final

from jcas.adapters.documents.odt_names import DRAW, OFFICE, TEXT
from jcas.adapters.documents.odt_styles import MOST_LAYERS, Styles
from jcas.adapters.documents.tree import Element, remove

_PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")
_SIGNS: Final = frozenset(f"{TEXT}{name}" for name in ("s", "tab", "line-break"))
_APART: Final = (f"{TEXT}note", f"{OFFICE}annotation", DRAW)
"""How elements begin that hold paragraphs of their own."""


def hidden_paragraphs(root: Element) -> set[Element]:
    """The paragraphs that no reader sees: those of hidden sections, those that a field in them hides.

    A condition is taken as the program left it when it saved; one that was never worked out hides.
    """
    return set(_hidden(root))


def _hidden(root: Element) -> Iterator[Element]:
    for section in root.iter(f"{TEXT}section"):
        if section.get(f"{TEXT}display") in {"none", "condition"} and section.get(f"{TEXT}is-hidden") != "false":
            yield from section.iter(*_PARAGRAPHS)
    for field in root.iter(f"{TEXT}hidden-paragraph"):
        paragraph = next(field.iterancestors(*_PARAGRAPHS), None)
        if paragraph is not None and field.get(f"{TEXT}is-hidden") != "false":
            yield paragraph


def drop_hidden(root: Element, styles: Styles) -> int:
    """Take text that a style hides out of a tree; returns the number of stretches that went."""
    return sum(
        _strip(paragraph, styles, paragraph.get(f"{TEXT}style-name", ""), ()) for paragraph in root.iter(*_PARAGRAPHS)
    )


def _strip(element: Element, styles: Styles, style: str, spans: tuple[str, ...]) -> int:
    hidden = styles.look(style, spans).hidden
    gone = 0
    if hidden and element.text:
        element.text, gone = None, 1
    for child in list(element):
        tag = str(child.tag)
        if hidden and child.tail:
            child.tail, gone = None, gone + 1
        if hidden and tag in _SIGNS:
            remove(child)
        elif not tag.startswith(_APART) and tag not in _PARAGRAPHS:
            inner = (*spans[1 - MOST_LAYERS :], child.get(f"{TEXT}style-name", "")) if tag == f"{TEXT}span" else spans
            gone += _strip(child, styles, style, inner)
    return gone
