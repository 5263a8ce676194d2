"""Hidden text of a .docx in its anonymised copy: it goes, whether a run, a style, a row or a shape hides it."""

from collections.abc import Callable
from typing import Final

from jcas.adapters.documents.docx_names import W, flag
from jcas.adapters.documents.docx_styles import Styles
from jcas.adapters.documents.tree import Element

_STAYS: Final = frozenset(
    f"{W}{name}" for name in ("rPr", "footnoteReference", "endnoteReference", "fldChar", "instrText")
)
"""What a hidden run keeps: marks of notes, whose paragraphs have numbers, and what fields are made of."""


def drop_hidden(root: Element, styles: Styles, empty: Callable[[Element], None]) -> int:
    """Take the hidden text out of a part's tree; returns the number of runs that lost any.

    `empty` is done to the paragraphs of hidden text boxes, which stay because they have numbers.
    """
    dropped, named = 0, dict[Element, str]()
    for run in list(root.iter(f"{W}r")):
        paragraph = next(run.iterancestors(f"{W}p"), None)
        if paragraph is None:
            continue
        if paragraph not in named:
            named[paragraph] = styles.paragraph(paragraph.find(f"{W}pPr")).style
        if styles.look(named[paragraph], run.find(f"{W}rPr")).hidden:
            dropped += _drop(run, empty)
    for holder in [*filter(_is_hidden_row, root.iter(f"{W}tr")), *filter(_is_hidden_drawing, root.iter(f"{W}drawing"))]:
        dropped += 1
        for paragraph in holder.iter(f"{W}p"):
            empty(paragraph)
    return dropped


def _is_hidden_row(row: Element) -> bool:
    found = row.find(f"{W}trPr/{W}hidden")
    return found is not None and flag(found)


def _is_hidden_drawing(drawing: Element) -> bool:
    """Whether it was hidden in the pane that lists a page's shapes."""
    return any(thing.get("hidden") in {"1", "true"} for thing in drawing.iter("{*}docPr"))


def _drop(run: Element, empty: Callable[[Element], None]) -> bool:
    gone = [child for child in run if child.tag not in _STAYS]
    for child in gone:
        if next(child.iter(f"{W}txbxContent"), None) is None:
            run.remove(child)
        for boxed in list(child.iter(f"{W}p")):
            empty(boxed)
    return bool(gone)
