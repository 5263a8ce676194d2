"""The names, addresses and identifiers that must not reach a reviewer, as one pattern over text."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import permutations

from jcas.domain.names.alike import Alike
from jcas.domain.names.author import author_of
from jcas.domain.names.seen import Seen
from jcas.domain.spans import Span, merged
from jcas.domain.structure.names_of_people import is_institution

NAME_REMOVED = "[name removed]"
_SAME = ("'’‘ʼʻ`´′", "-‐‑‒–", "её", "ЕЁ")
"""Letters and signs that are typed for one another: Uzbek and Tajik apostrophes, hyphens, the Russian ё."""
_ENDS = r"(?!\w)(?![\w.-]*@)"
"""Where a name may end: not within a word, nor within an e-mail address, the rest of which would tell it."""
_AT = r"(?:\s?[\[({<]?\s?@\s?[\])}>]?\s?|\s?[\[({<]\s?at\s?[\])}>]\s?|\s+at\s+)"
_DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\s+dot\s+)"
_LINE_OF_ONE = re.compile(r"^[ \t]*([^\W\d_][\w'’-]+)[ \t,.]*$", re.MULTILINE)
_MOST_WORDS = 6
"""Of a person's name."""
_MOST_ORDERED = 3
"""Names of more words are looked for as written and with the last word first, not in every order."""


class Identity:
    """Everything that would tell who wrote, ready to be looked for.

    Names of people are matched whole, in any order of their words, with or without a comma, whatever their case,
    alphabet and romanisation; a surname alone is not a match: it is what citations are made of.
    """

    def __init__(self, *, people: Iterable[str] = (), others: Iterable[str] = ()) -> None:
        self.people = tuple(dict.fromkeys(" ".join(name.split()) for name in people if name.strip()))
        forms = [form for name in self.people for form in _orders(name)]
        self.others = tuple(dict.fromkeys(other.strip() for other in others if len(other.strip()) > 2))
        forms += [_address(other) or r"\s+".join(map(spelt, other.split())) for other in self.others]
        forms.sort(key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)}){_ENDS}", re.IGNORECASE) if forms else None
        signatures = [form for name in self.people for form in _signatures(name)]
        self._signed = re.compile(rf"(?<!\w)(?:{'|'.join(signatures)})(?!\w)", re.IGNORECASE) if signatures else None
        self._alike = Alike(author_of(name) for name in self.people if _may_be_person(name))

    def find(self, text: str) -> list[Span]:
        """Where the text tells who wrote it, in order and apart from each other."""
        seen = Seen(text)
        exact = [found.span() for found in self._pattern.finditer(seen.text)] if self._pattern else []
        return [seen.printed(*span) for span in merged([*exact, *self._alike.whole(seen.text)])]

    def found_in(self, text: str) -> bool:
        """Whether the text tells who wrote it."""
        return bool(self.find(text))

    def without(self, text: str) -> str:
        """The text with every such place replaced by a neutral word."""
        return _replaced(text, self.find(text))

    def unsigned(self, text: str) -> str:
        """The text without surnames that initials stand at, and given names on a line of their own, as people sign:
        "D.A. Bekova", "Bekova D", in any order, "Aigerim".

        Not for manuscripts: there it is how works are cited.
        """
        exact = [found.span() for found in self._signed.finditer(text)] if self._signed else []
        words = {word.lower() for name in self.people for word in name.split() if len(word) > 2}
        exact += [found.span(1) for found in _LINE_OF_ONE.finditer(text) if found[1].lower() in words]
        return _replaced(text, merged([*exact, *self._alike.signed(text, loosely=True)]))


def _replaced(text: str, spans: Iterable[Span]) -> str:
    for start, end in reversed(list(spans)):
        text = text[:start] + NAME_REMOVED + text[end:]
    return text


def _may_be_person(name: str) -> bool:
    """Whether its words may be looked for one by one: those of a university stand in every text."""
    return 1 < len(name.replace(",", " ").split()) <= _MOST_WORDS and "@" not in name and not is_institution(name)


def _orders(name: str) -> list[str]:
    words = [spelt(word) for word in re.split(r"[\s,]+", name) if word]
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


def _address(other: str) -> str:
    """A pattern for a mail address, also where it is written out ("a at example dot org"); "" for what is none."""
    local, _, host = other.rpartition("@")
    if not local or len(other.split()) > 1:
        return ""
    return _AT.join(_DOT.join(map(spelt, part.split("."))) for part in (local, host))


def _signatures(name: str) -> list[str]:
    """Each word of the name with initials of the others, before it or behind it."""
    words = [word for word in re.split(r"[\s,]+", name) if word]
    forms = []
    for place, surname in enumerate(words):
        firsts = [word[0] for word in (*words[:place], *words[place + 1 :])]
        if firsts and len(surname) > 2:
            initials = rf"(?:{'|'.join(map(spelt, firsts))})\.?(?:\s?-?\w\.){{0,3}}"
            forms += [rf"{initials}\s*{spelt(surname)}", rf"{spelt(surname)},?\s+{initials}"]
    return forms


def spelt(word: str) -> str:
    """A pattern for the word however its letters are encoded (composed or not) and its signs are typed."""
    return "".join(map(_letter, unicodedata.normalize("NFC", word)))


def _letter(letter: str) -> str:
    alike = next((same for same in _SAME if letter in same), letter)
    forms = dict.fromkeys(form for one in alike for form in (one, unicodedata.normalize("NFD", one)))
    return re.escape(letter) if list(forms) == [letter] else f"(?:{'|'.join(map(re.escape, forms))})"
