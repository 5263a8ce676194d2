"""Works cited in the sentence without brackets: "Kesici's 2011 study", "few look: Kesici et al. 2011; Kara, 2012"."""

import re
from collections.abc import Iterator, Sequence

from jcas.domain.citations.cited_names import Before, names_before
from jcas.domain.citations.years import YEAR

_POSSESSED = re.compile(
    r"\w(?P<mark>['’]s?)\s+(?:(?:seminal|influential|classic|own|early|recent)\s+)?(?P<year>(?:1[89]|20)\d\d[a-k]?)\s+"
    r"(?:[a-z-]+\s)?(?:stud(?:y|ies)|articles?|books?|papers?|essays?|monographs?|volumes?|works?|chapters?|dissertation|thesis|review)\b"
)
_OTHERS = re.compile(r"\w(?P<mark>,?\s+et\s+al\.?),?\s+(?P<year>(?:1[89]|20)\d\d[a-k]?)(?![\w–-])")
_BEHIND_COMMA = re.compile(r"\w(?P<mark>),\s(?P<year>(?:1[89]|20)\d\d[a-k]?)(?![\w–-])")
"""Dates stand like this, too: it counts where the list has the names."""


def unbracketed(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[Before, re.Match[str]]]:
    """The names and the year of each, outside the brackets `taken` (offsets of their signs)."""
    for found in (*_POSSESSED.finditer(text), *_OTHERS.finditer(text), *_BEHIND_COMMA.finditer(text)):
        if any(start < found.start() < end for start, end in taken):
            continue
        before = names_before(text, found.end("mark"))
        year = YEAR.match(text, found.start("year"))
        if before and year:
            yield before, year
