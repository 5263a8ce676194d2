"""Lines in alphabets that nobody transliterates here: an author block in Georgian, Arabic or Chinese, say."""

import re
from collections.abc import Container, Iterator

from jcas.domain.anonymity.looking import LookAt
from jcas.domain.documents import Paragraph
from jcas.domain.structure.manuscript import Manuscript

_FOREIGN = re.compile(
    "[^\\W\\d_\u0000-\u036f\u0400-\u052f\u1c80-\u1cff\u1d00-\u1eff\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff\ufb00-\ufb06"
    "\uff21-\uff5a]"
)
"""A letter that is neither Latin nor Cyrillic."""
_LETTER = re.compile(r"[^\W\d_]")
_SYMBOL = re.compile(r"\b[Α-Ωα-ω]\b")
"""A Greek letter by itself is a quantity: the head of a table's column."""
_YEAR = re.compile(r"\d{4}")
_LONGEST = 300
"""Characters of a line that may be a title or names."""


def foreign_lines(manuscript: Manuscript, emptied: Container[int]) -> Iterator[LookAt]:
    """Short lines of other alphabets before the text and behind the reference list, for the editor to look at."""
    last = manuscript.references.entries[0].number if manuscript.references.entries else len(_paragraphs(manuscript))
    for paragraph in (*_paragraphs(manuscript)[: manuscript.start], *_paragraphs(manuscript)[last:]):
        is_entry = paragraph.number >= last and _YEAR.search(paragraph.text)
        if paragraph.number not in emptied and not is_entry and _is_foreign(paragraph.text):
            told = f"Paragraph {paragraph.number} is in another alphabet; see whether it names the authors."
            yield LookAt("byline", told, paragraph.number, "", paragraph.text)


def _paragraphs(manuscript: Manuscript) -> list[Paragraph]:
    return manuscript.document.paragraphs


def _is_foreign(text: str) -> bool:
    if len(text) > _LONGEST or not _FOREIGN.search(text):
        return False
    text = _SYMBOL.sub("", text)
    return 2 * len(_FOREIGN.findall(text)) > len(_LETTER.findall(text))
