"""Finds people in a text by their names in other alphabets, spellings and cases than the one they are known by.

A word by itself is never enough: a person is two words of the name next to each other, the surname among them, or the
surname beside an initial.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.author import DESCENT, PATRONYMIC, Author
from jcas.domain.names.spellings import fits_initial, opened, readings, spellings
from jcas.domain.structure.folding import word_list

Span = tuple[int, int]

_LETTER = "A-Za-z\u00c0-\u02af\u0400-\u052f\u1e00-\u1eff"
"""Latin and Cyrillic ones."""
_REST = rf"(?:[{_LETTER}\u0300-\u036f]|['’ʻʼ‘`´ʹʺ‐‑-](?=[{_LETTER}])){{0,40}}+"
_WORD = re.compile(f"[{_LETTER}]{_REST}")
_APART = re.compile(r"[\s,]+")
_BEHIND_INITIAL = re.compile(r"\.[\s,-]*")
_IN_ADDRESS = re.compile(r"[\w.-]{0,64}@")
_FIRST = rf"(?P<first>{CAPITAL}[^\W\d_]{{0,2}})"
_MORE = rf"(?:[\s-]{{0,2}}{CAPITAL}[^\W\d_]{{0,2}}\.){{0,3}}"
_INITIAL = re.compile(rf"{CAPITAL}[^\W\d_]{{0,2}}")
_BEFORE = re.compile(rf"(?<!\w){_FIRST}\.{_MORE}\s{{0,2}}$")
_BEHIND = re.compile(rf",?\s{{1,2}}{_FIRST}\.{_MORE}")
_BEFORE_BARE = re.compile(rf"(?<!\w)(?P<first>{CAPITAL})\s$")
_BEHIND_BARE = re.compile(rf",?\s(?P<first>{CAPITAL})(?!\w)")
_LINEAGE = re.compile(rf"{PATRONYMIC.pattern}|(?:ович|евич|ьич|овн|евн|ичн)[а-я]{{1,3}}$", re.IGNORECASE)
"""A patronymic in any case."""
_WINDOW = 24
"""Characters before a surname in which its initials stand."""
_PARTICLES = frozenset(
    word_list("al el as ash bin ibn abu de da do dos van von der den di la le du эль аль ибн фон ван дер де да ла")
)
_JOINED_PARTICLE = re.compile(r"(?:al|el|as|ash|аль|эль|ас|аш)[‐‑-]", re.IGNORECASE)
_MOST_BETWEEN = 2
"""Initials, patronymics and particles that may stand between given name and surname."""
_MOST_BEHIND = 3
_DOUBLE = 3
"""A name of more words has two surnames at its end, or as good as that."""
_CLEAR, _SHORT = 9, 6
"""Letters of a name that no two ordinary words next to each other spell; shorter ones must have capitals."""


class _Meaning(NamedTuple):
    """What a word may be: a word of a person's name."""

    person: int
    place: int


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    means: frozenset[_Meaning]

    def is_initial(self, text: str) -> bool:
        """Whether it is one in this text: one or two letters with a full stop."""
        return len(self.text) <= 2 and self.text[0].isupper() and text.startswith(".", self.end)

    @property
    def is_lineage(self) -> bool:
        """Whether it is a patronymic or its "uulu", "kyzy"."""
        return self.text.lower() in DESCENT or _LINEAGE.search(self.text) is not None

    def may_stand_between(self, text: str) -> bool:
        """Whether it may stand between a given name and a surname."""
        return bool(self.means) or self.is_initial(text) or self.is_lineage or self.text.lower() in _PARTICLES


class Alike:
    """People by name, ready to be looked for; looking costs time in proportion to the text."""

    def __init__(self, people: Iterable[Author]) -> None:
        self.people = [person for person in people if person.given]
        self._words = [_words_of(person.name) for person in self.people]
        self._surnames = [set(_words_of(person.surname)) for person in self.people]
        self._pairs = [_telling(person, words) for person, words in zip(self.people, self._words, strict=True)]
        self._index: dict[str, set[_Meaning]] = {}
        for n, words in enumerate(self._words):
            for place, word in enumerate(words):
                for key in spellings(word) | spellings(_JOINED_PARTICLE.sub("", word)):
                    self._index.setdefault(key, set()).add(_Meaning(n, place))
        firsts = "".join(opened()[first] for first in {key[0] for key in self._index})
        word = f"(?<![{_LETTER}])[{firsts}]{_REST}"
        self._any = re.compile(word) if firsts else None
        self._first_of_more = re.compile(rf"{word}(?=[\s,.])") if firsts else None
        self._known: dict[str, frozenset[_Meaning]] = {}
        self._strangers: set[str] = set()

    def whole(self, text: str) -> list[Span]:
        """Where the text names somebody in full: two words of a name in any order, with what stands between them."""
        return merged(span for token in self._hits(self._first_of_more, text) for span in self._name_at(token, text))

    def signed(self, text: str, *, loosely: bool = False) -> list[Span]:
        """Where a surname stands beside an initial of its bearer's.

        `loosely`: any word of a name may be the surname, and the initial's full stop may be missing, as people sign.
        """
        return merged(
            span
            for token in self._hits(self._any, text)
            if token.text[0].isupper() and not _IN_ADDRESS.match(text, token.end)
            for meaning in token.means
            if loosely or self._is_surname(meaning)
            for span in self._beside(token, meaning, text, loosely=loosely)
        )

    def surnames(self, text: str) -> dict[str, Author]:
        """The words with a capital that may be somebody's surname, and whose, in the order of the text."""
        return {
            token.text: self.people[meaning.person]
            for token in self._hits(self._any, text)
            for meaning in token.means
            if token.text[0].isupper() and self._is_surname(meaning)
        }

    def _is_surname(self, meaning: _Meaning) -> bool:
        return self._words[meaning.person][meaning.place] in self._surnames[meaning.person]

    def _hits(self, words: re.Pattern[str] | None, text: str) -> Iterator[_Token]:
        """Those of these words that may be anybody's. Most texts have none, and end at the first line."""
        near = set(words.findall(text)) - self._strangers if words else set()
        meant = [word for word in near if self._meanings(word)]
        if words and meant:
            for found in words.finditer(text):
                if means := self._known.get(found[0]):
                    yield _Token(*found.span(), found[0], means)

    def _meanings(self, word: str) -> frozenset[_Meaning]:
        if word in self._strangers:
            return frozenset()
        if word not in self._known:
            meant: frozenset[_Meaning] = frozenset().union(*(self._index.get(key, ()) for key in readings(word)))
            if not meant:
                self._strangers.add(word)
                return meant
            self._known[word] = meant
        return self._known[word]

    def _name_at(self, token: _Token, text: str) -> Iterator[Span]:
        """The name that begins with this word, if one does."""
        behind = islice(_WORD.finditer(text, token.start), 1, 2 + _MOST_BETWEEN + _MOST_BEHIND)
        tokens = [token, *(_Token(*found.span(), found[0], self._meanings(found[0])) for found in behind)]
        other = self._other(tokens, text)
        if other and not _IN_ADDRESS.match(text, tokens[other].end):
            yield token.start, _end(tokens, other, text)

    def _other(self, tokens: Sequence[_Token], text: str) -> int | None:
        """The place of the word that makes a whole name with the first."""
        for place in range(1, min(2 + _MOST_BETWEEN, len(tokens))):
            if not _are_next(tokens[place - 1], tokens[place], text):
                return None
            if self._make_name(tokens[0], tokens[place]):
                return place
            if not tokens[place].may_stand_between(text):
                return None
        return None

    def _make_name(self, one: _Token, other: _Token) -> bool:
        return any(
            a.person == b.person and {a.place, b.place} in self._pairs[a.person] for a in one.means for b in other.means
        ) and _is_plain(one.text, other.text)

    def _beside(self, token: _Token, meaning: _Meaning, text: str, *, loosely: bool) -> Iterator[Span]:
        person = self.people[meaning.person]
        own = self._words[meaning.person][meaning.place]
        given = [word for word in re.split(r"[\s,]+", person.name) if word and word != own] if loosely else person.given
        before = text[max(token.start - _WINDOW, 0) : token.start]
        for pattern in (_BEFORE, _BEFORE_BARE)[: 1 + loosely]:
            found = pattern.search(before)
            for initial in _INITIAL.finditer(before, found.start()) if found else ():  # of "см. А. Бекова" the second
                if any(fits_initial(initial[0], word) for word in given):
                    yield token.start - len(before) + initial.start(), token.end
                    break
        for pattern in (_BEHIND, _BEHIND_BARE)[: 1 + loosely]:
            found = pattern.match(text, token.end)
            if found and any(fits_initial(found["first"], word) for word in given):
                yield token.start, found.end()


def _end(tokens: Sequence[_Token], last: int, text: str) -> int:
    """Where a name ends, a patronymic, initials and its further words behind it included."""
    end, told = tokens[last].end, tokens[0].means | tokens[last].means
    for place in range(last + 1, min(last + 1 + _MOST_BEHIND, len(tokens))):
        token = tokens[place]
        further = {meaning.person for meaning in token.means - told} & {meaning.person for meaning in told}
        belongs = further or token.is_initial(text) or token.is_lineage
        if not belongs or not _are_next(tokens[place - 1], token, text):
            break
        end = token.end + token.is_initial(text)
    return end


def _words_of(name: str) -> list[str]:
    """The words of a name that tell: no initials, particles, "uulu"."""
    words = [word for word in re.split(r"[\s,]+", name) if len(word) > 1 and "." not in word]
    return [word for word in words if word.lower() not in DESCENT and word.lower() not in _PARTICLES]


def _telling(person: Author, words: Sequence[str]) -> list[set[int]]:
    """The places of two words that together tell whose name it is: given name and surname, or the first and the last.

    Other two may be a double surname, which is how works are cited, or a given name with its patronymic.
    """
    surnames = [*_words_of(person.surname), *words[-2:-1][: len(words) > _DOUBLE]]
    given = next((place for place, word in enumerate(words) if word in person.given), 0)
    pairs = [{given, place} for place, word in enumerate(words) if word in surnames]
    return [pair for pair in (*pairs, {0, len(words) - 1}) if len(pair) > 1]


def _are_next(one: _Token, other: _Token, text: str) -> bool:
    """Whether two words stand next to each other; a full stop may stand behind an initial only."""
    pattern = _BEHIND_INITIAL if one.is_initial(text) else _APART
    return pattern.fullmatch(text, one.end, other.start) is not None


def _is_plain(one: str, other: str) -> bool:
    """Whether two words are plainly a name: long together, or with capitals, and not in a short line of capitals."""
    length = len(one) + len(other)
    if length >= _CLEAR:
        return True
    capitals = one[0].isupper() and other[0].isupper()
    return capitals and (length >= _SHORT or not (one.isupper() and other.isupper()))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches in order; those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
