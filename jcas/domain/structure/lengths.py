"""How long each section is: the words that stand under each heading."""

from bisect import bisect_right

from jcas.domain import words
from jcas.domain.documents import Place
from jcas.domain.structure.manuscript import Manuscript

_FLOW = frozenset({Place.BODY, Place.TABLE})


def words_under(manuscript: Manuscript) -> list[int]:
    """Words under each of the manuscript's headings, in their order, the heading's own and those of tables included.

    A heading's words end where the next heading of any level stands. Notes and text boxes belong to none.
    """
    starts = [heading.paragraph for heading in manuscript.headings]
    counts = [0] * len(starts)
    for paragraph in manuscript.document.paragraphs:
        at = bisect_right(starts, paragraph.number) - 1
        if at >= 0 and paragraph.place in _FLOW:
            counts[at] += words.count_paragraphs([paragraph])
    return counts
