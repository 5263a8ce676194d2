"""The title, printed once more over the first page of the text, as APA manuscripts do, in one line or in several."""

from collections.abc import Iterable, Sequence

from jcas.domain.documents import Paragraph, Place
from jcas.domain.structure.folding import fold
from jcas.domain.structure.headings import Candidate, Heading
from jcas.domain.structure.lines import lines_of
from jcas.domain.structure.naming import SectionNames

_TITLE_PAGE, _FIRST_PAGES = 3, 60
"""Lines among which the title begins, and those among which it stands again."""


def title_again(flow: Iterable[Paragraph], names: SectionNames) -> list[Paragraph]:
    """The lines that repeat the first ones of the document that look like them: a title of several lines.

    A heading that comes twice, by its style or by the section that it names, is no title.
    """
    told = [p for p in flow if p.place is Place.BODY and p.text.strip()][:_FIRST_PAGES]
    heading = next((n for n, p in enumerate(told) if p.outline is not None or names.named(p.printed)), len(told))
    for first in range(min(_TITLE_PAGE, heading)):
        for again in range(first + 2, len(told)):
            size = _common(told[first : min(again, heading)], told[again:])
            if size > 1:
                return told[again : again + size]
    return []


def with_title_again(candidates: Sequence[Candidate], lines: Sequence[Paragraph]) -> list[Candidate]:
    """The candidates, those lines among them as one heading."""
    if not lines:
        return list(candidates)
    numbers = {p.number for p in lines}
    text = " ".join(" ".join(p.text.split()) for p in lines)
    title = Candidate(Heading(text, 1, lines[0].number, styled=True), ("title",))
    return sorted(
        [title, *(c for c in candidates if c.heading.paragraph not in numbers)], key=lambda c: c.heading.paragraph
    )


def _common(first: Sequence[Paragraph], again: Sequence[Paragraph]) -> int:
    """How many lines both begin with that say the same in the look of the first."""
    look = _look(first[0])
    size = 0
    for one, other in zip(first, again, strict=False):
        if fold(one.text) != fold(other.text) or not fold(one.text) or look != _look(one):
            break
        size += 1
    return size


def _look(paragraph: Paragraph) -> tuple[float, bool, bool] | None:
    return max((line.prominence for line in lines_of([paragraph])), default=None)
