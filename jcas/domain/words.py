"""Counting words as a word processor does (LibreOffice 7.4, from its own counts of sample documents).

Words are what stands between white space and dashes (– and —; a hyphen joins); an ideograph is a word of its own; an
automatic number or bullet counts as one word, and so does a note's mark that stands apart; deleted and hidden text,
equations and comments count nothing.
"""

import re
from collections.abc import Iterable

from jcas.domain.documents import Document, Paragraph

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\s\u2013\u2014\u3400-\u9fff\uf900-\ufaff]+")


def count(text: str) -> int:
    """The number of words in a text."""
    return len(_WORD.findall(text))


def count_paragraphs(paragraphs: Iterable[Paragraph]) -> int:
    """The number of words in these paragraphs, automatic numbers and bullets included."""
    return sum(count(_with_marks(p)) + bool(p.label) for p in paragraphs)


def count_document(document: Document) -> int:
    """All words: title page, body, tables, notes, text boxes and references; headers and footers once each."""
    return count_paragraphs(document.paragraphs) + count_paragraphs(document.headers)


def _with_marks(paragraph: Paragraph) -> str:
    """The visible text with a sign for each note's mark: glued to a word it adds none."""
    if all(run.note is None for run in paragraph.runs):
        return paragraph.text
    return "".join("*" if r.note is not None else r.text for r in paragraph.runs if r.visible and not r.equation)
