"""Counting words as a word processor does (LibreOffice 7.4, from its own counts of sample documents).

Words are what stands between white space and dashes (– and —; a hyphen joins); an ideograph is a word of its own; an
automatic number or bullet counts as one word; deleted and hidden text, equations, comments and marks of notes count nothing.
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
    return sum(count(p.text) + bool(p.label) for p in paragraphs)


def count_document(document: Document) -> int:
    """All words: title page, body, tables, notes, text boxes and references; headers and footers once each."""
    return count_paragraphs(document.paragraphs) + count_paragraphs(document.headers)
