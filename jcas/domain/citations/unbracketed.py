"""Works cited in the sentence without brackets, "Kesici's 2011 study", "Kesici et al. 2011", "see Kara 2012".

Or with a year in brackets far behind the names.
"""

import re
from collections.abc import Iterator, Sequence

from jcas.domain.citations.mentions import Where
from jcas.domain.citations.names_before import Before, names_before
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
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?]\s+|(?<=\))[.!?]\s+")
_NAME_END = re.compile(rf"(?<![\w-]){CAPITAL}[\w'’-]+(?=,?\s+(?!and\s|of\s|&|for\s)[a-z]|,\s+(?:the|an?)\s)")
"""A word with a capital before words without."""
_LONGEST_SENTENCE, _MOST_NAMES = 400, 4
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


def names_in_sentence(text: str, end: int) -> Iterator[Before]:
    """The names in a sentence before `end`, the nearest first: "According to Adams, trade in it fell (2011)"."""
    window = max(0, end - _LONGEST_SENTENCE)
    start = max((found.end() for found in _SENTENCE_END.finditer(text, window, end)), default=window)
    ends = [m.end() for m in _NAME_END.finditer(text, start, end)]
    for at in ends[: -_MOST_NAMES - 1 : -1]:
        if before := names_before(text[start:at], at - start):
            yield before
