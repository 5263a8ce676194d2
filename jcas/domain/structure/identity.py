"""The names, addresses and identifiers that must not reach a reviewer, as one pattern over text."""

import re
from collections.abc import Iterable
from itertools import permutations

from jcas.domain.structure.folding import fold

NAME_REMOVED = "[name removed]"
_MOST_ORDERED = 3
"""Names of more words are looked for as written and with the last word first, not in every order."""


class Identity:
    """Everything that would tell who wrote, ready to be looked for.

    Names of people are matched whole, in any order of their words, with or without a comma, whatever their case; a
    surname alone is not a match: it is what citations are made of.
    """

    def __init__(self, *, people: Iterable[str] = (), others: Iterable[str] = ()) -> None:
        self.people = tuple(dict.fromkeys(" ".join(name.split()) for name in people if name.strip()))
        forms = [form for name in self.people for form in _orders(name)]
        forms += [
            re.escape(" ".join(other.split())).replace(r"\ ", r"\s+") for other in others if len(other.strip()) > 2
        ]
        forms.sort(key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None
        self._initialled = [p for name in self.people if (p := _with_initials(name))]
        self.surnames = frozenset(fold(name).split()[-1] for name in self.people if len(name.split()) > 1)

    def find(self, text: str) -> list[re.Match[str]]:
        """Where the text tells who wrote it."""
        return list(self._pattern.finditer(text)) if self._pattern else []

    def found_in(self, text: str) -> bool:
        """Whether the text tells who wrote it."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def without(self, text: str) -> str:
        """The text with every such place replaced by a neutral word."""
        return self._pattern.sub(NAME_REMOVED, text) if self._pattern else text

    def hinted_in(self, text: str) -> bool:
        """Whether the text names someone by surname and initials: "A. Bekova", "Bekova A.B."; a person must judge."""
        return any(pattern.search(text) for pattern in self._initialled)


def _orders(name: str) -> list[str]:
    words = [re.escape(word) for word in re.split(r"[\s,]+", name) if word]
    if len(words) < 2:
        return words
    if len(words) <= _MOST_ORDERED:
        orders = list(permutations(words))
    else:
        orders = [tuple(words), (words[-1], *words[:-1]), (*words[1:], words[0])]
    written = [r"[\s,]+".join(order) for order in orders]
    if len(words) > 2:  # a middle name is often left out
        written += [r"[\s,]+".join(pair) for pair in ((words[0], words[-1]), (words[-1], words[0]))]
    return written


def _with_initials(name: str) -> re.Pattern[str] | None:
    words = name.split()
    if len(words) < 2:
        return None
    surname = re.escape(words[-1])
    initials = rf"{re.escape(words[0][0])}\.(?:\s?-?\w\.)*"
    return re.compile(rf"(?<!\w)(?:{initials}\s*{surname}|{surname},?\s+{initials})(?!\w)", re.IGNORECASE)
