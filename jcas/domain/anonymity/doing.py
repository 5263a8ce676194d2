"""Who of the authors did what, told by bare initials or a given name: "ABK conceived the study", "Aigerim wrote it"."""

import re
from collections.abc import Iterable

from jcas.domain.anonymity.initials import bare_initials
from jcas.domain.anonymity.vocabulary import CONTRIBUTED, OTHER_INITIALS
from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.author import Author
from jcas.domain.names.closeness import are_one
from jcas.domain.spans import Span
from jcas.domain.structure.identity import spelt

_SHORTEST = 3
"""Letters of a given name that is looked for alone."""
_OTHER = frozenset(initials.replace(".", "") for initials in OTHER_INITIALS)
_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")


class Doers:
    """Finds authors by given name or bare initials, where nothing but what they did tells that they are meant."""

    def __init__(self, authors: Iterable[Author]) -> None:
        known = list(authors)
        self._given = sorted({given for a in known for given in a.given if len(given.strip(".")) >= _SHORTEST})
        initials = sorted({row for author in known if author.given for row in bare_initials(author)} - _OTHER)
        self._initials = (
            re.compile(rf"(?<![\w.-])(?:{'|'.join(initials)})(?!\w|[-\s№#]{{0,2}}\d)") if initials else None
        )
        names = "|".join(map(spelt, [*self._given, *initials]))
        others = rf"(?:(?:\s*[,&]\s*|\s+)(?:(?:and|и|және|мен)\s+)?{CAPITAL}[\w.]{{0,30}}){{0,6}}"
        acted = "|".join(CONTRIBUTED)
        self._acting = (
            re.compile(rf"(?<![\w.@/-])(?P<who>{names})(?![\w.@-]){others}\s+(?:\w+ly\s+|both\s+)?(?:{acted})(?!\w)")
            if names
            else None
        )

    def find(self, text: str) -> list[Span]:
        """Where one of them is told to have done a part of the work; the name alone."""
        return [found.span("who") for found in self._acting.finditer(text)] if self._acting else []

    def named_in(self, text: str) -> bool:
        """Whether a statement about the authors names one by the given name, in any alphabet, or by bare initials."""
        words = [word for word in _WORD.findall(text) if word[0].isupper()]
        named = (are_one(word, given) for word in words if len(word) >= _SHORTEST for given in self._given)
        return (self._initials is not None and self._initials.search(text) is not None) or any(named)
