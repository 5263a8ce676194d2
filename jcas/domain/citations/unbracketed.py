"""Works cited in the sentence without brackets: "Kesici's 2011 study", "Kesici et al. 2011", "see Kara 2012"."""

import re
from collections.abc import Iterator, Sequence

from jcas.domain.citations.cited_names import Before, names_before
from jcas.domain.citations.mentions import Where
from jcas.domain.citations.years import YEAR
from jcas.domain.names.alphabets import CAPITAL

_POSSESSED = re.compile(
    r"\w(?P<mark>['’]s?)\s+(?:(?:seminal|influential|classic|own|early|recent)\s+)?(?P<year>(?:1[89]|20)\d\d[a-k]?)\s+"
    r"(?:[a-z-]+\s)?(?:stud(?:y|ies)|articles?|books?|papers?|essays?|monographs?|volumes?|works?|chapters?|dissertation|thesis|review)\b"
)
_OTHERS = re.compile(r"\w(?P<mark>,?\s+et\s+al\.?),?\s+(?P<year>(?:1[89]|20)\d\d[a-k]?)(?![\w–-])")
_BEHIND_COMMA = re.compile(r"\w(?P<mark>),\s(?P<year>(?:1[89]|20)\d\d[a-k]?)(?![\w–-])")
_DIRECT = re.compile(rf"(?<!\w){CAPITAL}[\w'’-]+(?P<mark>)\s(?P<year>(?:1[89]|20)\d\d[a-k]?)(?![\w–-]|\s[–—-])")
"""Dates stand like these two, too: they count where the list has the names."""
_FORMS = (
    (_POSSESSED, Where.SENTENCE),
    (_OTHERS, Where.SENTENCE),
    (_BEHIND_COMMA, Where.SENTENCE),
    (_DIRECT, Where.BARE),
)


def unbracketed(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[Before, re.Match[str], Where]]:
    """(names, year, how they stand) of each; `taken`: the brackets' offsets, left out."""
    for pattern, where in _FORMS:
        for found in pattern.finditer(text):
            if any(start < found.start("year") < end for start, end in taken):
                continue
            before = names_before(text, found.end("mark"))
            year = YEAR.match(text, found.start("year"))
            if before and year:
                yield before, year, where
