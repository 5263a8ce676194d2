"""The authors' initials where they stand alone, as who did what is told: "The first author (A.B.) coded"."""

import re
from collections.abc import Iterable

from jcas.domain.anonymity.vocabulary import OTHER_INITIALS
from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.author import Author
from jcas.domain.spans import Span


class Initials:
    """Finds an author's initials with full stops, the given name's first, that stand beside no name."""

    def __init__(self, authors: Iterable[Author]) -> None:
        rows = {f"{author.given[0][0]}.{author.surname[0]}.".upper() for author in authors if author.given}
        forms = "|".join(rf"{re.escape(row[:2])}\s?{re.escape(row[2:])}" for row in sorted(rows - OTHER_INITIALS))
        no_name_before = rf"(?<!\w)(?<!{CAPITAL}\.)(?<!{CAPITAL}\.\s)(?<!\w,\s)"
        self._pattern = re.compile(rf"{no_name_before}(?:{forms})(?!\w|-|\s?{CAPITAL})") if forms else None

    def find(self, text: str) -> list[Span]:
        """Where they stand, in order."""
        return [found.span() for found in self._pattern.finditer(text)] if self._pattern else []
