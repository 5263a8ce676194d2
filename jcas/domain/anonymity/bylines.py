"""Bylines away from the title page: below the abstract, behind the list, in a note or a text box.

A line that only speaks of institutions tells nothing by itself: captions, sources and notes name countries. It goes
with the names and addresses that it stands beside.
"""

import re
from collections.abc import Container, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby

from jcas.domain.documents import Paragraph
from jcas.domain.names.author import Author
from jcas.domain.structure import byline, labels
from jcas.domain.structure.byline import names_only
from jcas.domain.structure.captions import is_figure_caption, is_table_caption
from jcas.domain.structure.lines import lines_of
from jcas.domain.structure.names_of_people import emails_in, is_institution, orcids_in

MOST_WORDS = 60
"""Of a byline's paragraph."""
_MOST_WORDS_BESIDE = 20
"""Of an address's line, or an institution's; longer ones are sentences."""
_WORD, _COMPOUND = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+(?:['’ʻʼ‐‑-][^\W\d_]+)+")
_QUESTION = re.compile(r"\d{1,2}[.)]\s|.*\?\s*$", re.DOTALL)


class _Kind(Enum):
    """What a line may be in a byline."""

    NAMES = auto()
    CONTACT = auto()
    INSTITUTION = auto()


def bylines_in(paragraphs: Sequence[Paragraph], authors: Sequence[Author], leave: Container[int] = ()) -> Iterator[int]:
    """Numbers of the paragraphs that are a byline: rows of names, addresses and institutions.

    A row of names alone is one only where it names one of the `authors`: "Lake Balkhash" looks like a name. `leave`:
    numbers of paragraphs that are none, such as headings.
    """
    told = [(None if p.number in leave else _kind(p), p) for p in paragraphs if p.text.strip()]
    for is_row, row in groupby(told, lambda at: at[0] is not None):
        together = list(row)
        if is_row and _is_byline({kind for kind, _ in together}, [p for _, p in together], authors):
            yield from (paragraph.number for _, paragraph in together)


def names_one_of(authors: Sequence[Author], text: str) -> bool:
    """Whether a word with a capital is the surname of one of these authors."""
    words = {word for form in (_WORD, _COMPOUND) for word in form.findall(text) if not word[0].islower()}
    return any(author.bears(word) for author in authors for word in words)


def is_somebody(author: byline.Author, text: str) -> bool:
    """Whether what was read as an author may be one: the text has not the same words in lower case as often.

    Who has an address, an identifier or a mark of an affiliation is somebody.
    """
    if author.email or author.orcid or author.marks:
        return True
    small = len(re.findall(rf"(?<!\w){re.escape(author.name.lower())}(?!\w)", text))
    return not small or text.count(author.name) > small


def _is_byline(kinds: set[_Kind | None], row: Sequence[Paragraph], authors: Sequence[Author]) -> bool:
    if _Kind.CONTACT in kinds or {_Kind.NAMES, _Kind.INSTITUTION} <= kinds:
        return True
    return any(names_one_of(authors, paragraph.text) for paragraph in row)


def _kind(paragraph: Paragraph) -> _Kind | None:
    lines, text = list(lines_of([paragraph])), paragraph.text
    count = len(text.split())
    if not lines or count > MOST_WORDS or _is_none(paragraph, lines[0].lead):
        return None
    if all(names_only(line.marked) or is_institution(line.text) for line in lines) and any(
        names_only(line.marked) for line in lines
    ):
        return _Kind.NAMES
    if count > _MOST_WORDS_BESIDE:
        return None
    if emails_in(text) or orcids_in(text):
        return _Kind.CONTACT
    return _Kind.INSTITUTION if all(is_institution(line.text) for line in lines) else None


def _is_none(paragraph: Paragraph, lead: str) -> bool:
    """Whether it is plainly something else: a caption, a source, a question, a label, the head of an appendix."""
    text = paragraph.text
    return (
        labels.opens(text, lead) is not None
        or labels.is_back_matter(text)
        or is_table_caption(paragraph)
        or is_figure_caption(paragraph)
        or labels.is_under_table(text)
        or _QUESTION.match(text) is not None
        or _is_sentence(text)
    )


def _is_sentence(text: str) -> bool:
    """Whether a line ends as sentences do and has few capitals; affiliations are made of them."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    few = sum(word[0].isupper() for word in words) < len(words) / 2
    return few and len(words) > 3 and text.rstrip().endswith((".", "!", "…"))
