"""The authors' initials where they stand alone, as who did what is told: "The first author (A.B.) coded"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from jcas.domain.anonymity.vocabulary import OTHER_INITIALS
from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.author import Author
from jcas.domain.spans import Span

_STOPPED = r"\.\s?-?"


class Initials:
    """Finds an author's initials with full stops, the given name's first, that stand beside no name.

    A middle one may be any: of a patronymic that the byline leaves out.
    """

    def __init__(self, authors: Iterable[Author]) -> None:
        forms = dict.fromkeys(form for author in authors for form in _with_stops(author))
        no_name_before = rf"(?<!\w)(?<!{CAPITAL}\.)(?<!{CAPITAL}\.\s)(?<!\w,\s)"
        listed = "|".join(sorted(forms))
        self._pattern = re.compile(rf"{no_name_before}(?:{listed})(?!\w|-|\s?{CAPITAL})") if listed else None

    def find(self, text: str) -> list[Span]:
        """Where they stand, in order."""
        found = self._pattern.finditer(text) if self._pattern else ()
        return [one.span() for one in found if "".join(one[0].split()) not in OTHER_INITIALS]


def bare_initials(author: Author) -> Iterator[str]:
    """An author's initials without full stops, as statements of contributions have them: AB, ABK, BA."""
    rows = {tuple(given[0] for given in author.given[:n]) for n in (1, 2, 3)} - {()}
    for row in rows:
        yield "".join((*row, author.surname[0])).upper()
        yield "".join((author.surname[0], *row)).upper()


def _with_stops(author: Author) -> Iterator[str]:
    first = [given[0].upper() for given in author.given[:3]]
    last = author.surname[0].upper()
    if first:
        yield rf"{re.escape(first[0])}{_STOPPED}(?:{CAPITAL}{_STOPPED})?{re.escape(last)}\."
    if len(first) > 1:
        yield _joined([*first, last])
        yield _joined([last, *first])


def _joined(row: Sequence[str]) -> str:
    return rf"{_STOPPED.join(map(re.escape, row))}\."
