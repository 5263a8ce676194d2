"""The title of a manuscript that bears it over its text only, behind abstract and keywords, as masked copies do."""

from collections.abc import Sequence

from jcas.domain.documents import Paragraph
from jcas.domain.structure import labels
from jcas.domain.structure.headings import Heading
from jcas.domain.structure.naming import number_depth

_LEAST_WORDS, _LEAST_SECTIONS = 5, 2


def title_over_text(headings: Sequence[Heading], flow: Sequence[Paragraph], start: int) -> Heading | None:
    """The first heading where the text begins right at it, it names no section and others that do stand behind it.

    `start`: number of the paragraph where the body begins. Only for manuscripts in which no title was found before.
    """
    first = headings[0] if headings else None
    opens = next((p.number for p in flow if p.number >= start and p.text.strip()), None)
    if first is None or first.paragraph != opens or first.run_in or first.sections or labels.is_back_matter(first.text):
        return None
    if number_depth(first.text) is not None or len(first.text.split()) < _LEAST_WORDS:
        return None
    if first.styled and first.level == 1:
        return None  # a section in the style of the others
    behind = [h for h in headings[1:] if h.level == 1 and h.sections]
    introduced = any("introduction" in h.sections for h in headings[2:])
    return first if len(behind) >= _LEAST_SECTIONS and not introduced else None
