"""Paragraph styles that are not used for what they are named: titles over sections, headings for text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jcas.domain.documents import Paragraph
from jcas.domain.structure.folding import is_capitals
from jcas.domain.structure.naming import SectionNames, number_depth, without_number

_TITLES = ("title", "название")
_LONGEST_HEADING = 40
"""In words; longer paragraphs in a heading's style are text."""
_LEAST_TEXT = 25
"""Words of a paragraph that stands under a heading."""
_LEAST = 2
"""Paragraphs from which on a style is used so by habit, not by a slip."""


@dataclass(frozen=True, slots=True)
class Styles:
    """How this document uses its styles."""

    titles: frozenset[int]
    """Numbers of the paragraphs in the title's style that head sections."""
    text: dict[int, tuple[bool, float]]
    """Of each outline level that sets paragraphs of text, too: (whether any of them is bold, their largest size)."""

    def is_text(self, paragraph: Paragraph, names: SectionNames) -> bool:
        """Whether a short paragraph in a heading's style looks like the text in that style and like no heading."""
        likeness = self.text.get(paragraph.outline or 0)
        if likeness is None:
            return False
        printed = without_number(paragraph.printed)
        told = number_depth(paragraph.printed) is not None or is_capitals(printed) or names.wholly(printed)
        bold, size = _look(paragraph)
        return not told and bold <= likeness[0] and size <= likeness[1]


def styles_of(body: Sequence[Paragraph], names: SectionNames) -> Styles:
    """Learn the use of styles from all paragraphs of the body."""
    return Styles(frozenset(_titles(body, names)), _levels_of_text(body))


def _titles(body: Sequence[Paragraph], names: SectionNames) -> Iterable[int]:
    """Lines in the title's style that name a section, and the others with text between where it is a habit."""
    named: list[int] = []
    apart: list[int] = []
    text_since = False
    for paragraph in body:
        size = len(paragraph.text.split())
        if not paragraph.style.lower().startswith(_TITLES) or size > _LONGEST_HEADING:
            text_since = text_since or size >= _LEAST_TEXT
            continue
        if size and names.wholly(paragraph.printed):
            named.append(paragraph.number)
        elif size and text_since:
            apart.append(paragraph.number)
        text_since = text_since and not size
    return [*named, *(apart if named or len(apart) >= _LEAST else [])]


def _levels_of_text(body: Sequence[Paragraph]) -> dict[int, tuple[bool, float]]:
    long: dict[int, list[tuple[bool, float]]] = {}
    for paragraph in body:
        if paragraph.outline is not None and len(paragraph.text.split()) > _LONGEST_HEADING:
            long.setdefault(paragraph.outline, []).append(_look(paragraph))
    return {
        level: (any(bold for bold, _ in looks), max(size for _, size in looks))
        for level, looks in long.items()
        if len(looks) >= _LEAST
    }


def _look(paragraph: Paragraph) -> tuple[bool, float]:
    """(whether all of it is bold, its largest size)."""
    shown = [run.look for run in paragraph.runs if run.visible and run.text.strip()]
    return bool(shown) and all(look.bold for look in shown), max((look.size or 0 for look in shown), default=0)
