"""Finds people in a text by their names in other alphabets, spellings and cases than the one they are known by.

A word by itself is never enough: a person is two words of the name next to each other, the surname among them, or the
surname beside an initial.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from jcas.domain.names.author import DESCENT, Author
from jcas.domain.names.closeness import are_close
from jcas.domain.names.inflection import first_cases
from jcas.domain.names.initials import beside
from jcas.domain.names.spellings import is_translated, makers, opened, readings, spellings
from jcas.domain.names.tokens import LETTER, PARTICLES, REST, WORD, Meaning, Token, are_next, are_plainly_name
from jcas.domain.spans import Span, merged

_IN_ADDRESS = re.compile(r"[\w.-]{0,64}@")
_JOINED_PARTICLE = re.compile(r"(?:al|el|as|ash|аль|эль|ас|аш)[‐‑-]", re.IGNORECASE)
_MOST_BETWEEN = 2
"""Initials, patronymics and particles that may stand between given name and surname."""
_MOST_BEHIND = 3
_LEAST = 3
_SHORT = 5
_MANY = 100
"""Names that cost more to look at quickly than to read the word."""
_DOUBLE = 3
"""A name of more words has two surnames at its end, or as good as that."""


class Alike:
    """People by name, ready to be looked for; looking costs time in proportion to the text."""

    def __init__(self, people: Iterable[Author]) -> None:
        self.people = [person for person in people if person.given]
        self._words = [_words_of(person.name) for person in self.people]
        self._surnames = [set(_words_of(person.surname)) for person in self.people]
        self._pairs = [_telling(person, words) for person, words in zip(self.people, self._words, strict=True)]
        self._index: dict[str, set[Meaning]] = {}
        for n, words in enumerate(self._words):
            for place, word in enumerate(words):
                forms = (word, _JOINED_PARTICLE.sub("", word), *(_parts(word) if word in self._surnames[n] else ()))
                for key in set().union(*map(spellings, forms)):
                    self._index.setdefault(key, set()).add(Meaning(n, place))
        firsts = "".join(opened()[first] for first in {key[0] for key in self._index})
        self._capital = _words_opened_by("".join(filter(str.isupper, firsts)))
        self._first_of_more = _words_opened_by(firsts, r"(?=[\s,.])")
        self._sieve = {tuple(sorted(set(key) & makers().keys())) for key in self._index}
        self._known: dict[str, frozenset[Meaning]] = {}
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
            for token in self._hits(self._capital, text)
            if not _IN_ADDRESS.match(text, token.end)
            for meaning in token.means
            if loosely or self._is_surname(meaning)
            for span in beside((token.start, token.end), text, self._given(meaning, loosely=loosely), loosely=loosely)
        )

    def surnames(self, text: str) -> dict[str, Author]:
        """The words with a capital that may be somebody's surname, and whose, in the order of the text."""
        return {
            token.text: self.people[meaning.person]
            for token in self._hits(self._capital, text)
            for meaning in token.means
            if self._is_surname(meaning)
        }

    def _given(self, meaning: Meaning, *, loosely: bool) -> Sequence[str]:
        """The names whose initials may stand beside this word."""
        person, own = self.people[meaning.person], self._words[meaning.person][meaning.place]
        return [word for word in re.split(r"[\s,]+", person.name) if word not in {"", own}] if loosely else person.given

    def _is_surname(self, meaning: Meaning) -> bool:
        return self._words[meaning.person][meaning.place] in self._surnames[meaning.person]

    def _hits(self, words: re.Pattern[str] | None, text: str) -> Iterator[Token]:
        """Those of these words that may be anybody's. Most texts have none, and end at the first line."""
        near = set(words.findall(text)) - self._strangers if words else set()
        meant = [word for word in near if self._meanings(word)]
        if words and meant:
            for found in words.finditer(text):
                if means := self._known.get(found[0]):
                    yield Token(*found.span(), found[0], means)

    def _meanings(self, word: str) -> frozenset[Meaning]:
        if word in self._strangers:
            return frozenset()
        if word not in self._known:
            if not self._may_be_anybody(word):
                self._strangers.add(word)
                return frozenset()
            meant: frozenset[Meaning] = frozenset().union(*(self._index.get(key, ()) for key in readings(word)))
            of_parts = (self._index.get(key, ()) for part in _parts(word) for key in readings(part))
            meant = meant.union(*({meaning for meaning in found if self._is_surname(meaning)} for found in of_parts))
            if not meant:
                self._strangers.add(word)
                return meant
            self._known[word] = meant
        return self._known[word]

    def _may_be_anybody(self, word: str) -> bool:
        """A quick look at a word's letters; most words lack a consonant of every name."""
        if len(self._sieve) > _MANY or is_translated(word):
            return True
        letters, made = set(word.lower()), makers()
        return any(all(not letters.isdisjoint(made[key]) for key in keys) for keys in self._sieve)

    def _name_at(self, token: Token, text: str) -> Iterator[Span]:
        """The name that begins with this word, if one does."""
        behind = islice(WORD.finditer(text, token.start), 1, 2 + _MOST_BETWEEN + _MOST_BEHIND)
        tokens = [token, *(Token(*found.span(), found[0], self._meanings(found[0])) for found in behind)]
        other = self._other(tokens, text)
        if other and not _IN_ADDRESS.match(text, tokens[other].end):
            yield token.start, _end(tokens, other, text)

    def _other(self, tokens: Sequence[Token], text: str) -> int | None:
        """The place of the word that makes a whole name with the first."""
        for place in range(1, min(2 + _MOST_BETWEEN, len(tokens))):
            if not are_next(tokens[place - 1], tokens[place], text):
                return None
            if self._make_name(tokens[0], tokens[place]):
                return place
            if not tokens[place].may_stand_between(text):
                return None
        return None

    def _make_name(self, one: Token, other: Token) -> bool:
        return are_plainly_name(one.text, other.text) and any(
            {a.place, b.place} in self._pairs[a.person] and self._is_near(one, a) and self._is_near(other, b)
            for a in one.means
            for b in other.means
            if a.person == b.person
        )

    def _is_near(self, token: Token, meaning: Meaning) -> bool:
        """Whether a word is this one of a name; of a short name other people's are near: Chen and Shen."""
        own = self._words[meaning.person][meaning.place]
        return len(own) > _SHORT or any(are_close(form, own) for form in (token.text, *first_cases(token.text)))


def _end(tokens: Sequence[Token], last: int, text: str) -> int:
    """Where a name ends, a patronymic, initials and its further words behind it included."""
    end, told = tokens[last].end, tokens[0].means | tokens[last].means
    for place in range(last + 1, min(last + 1 + _MOST_BEHIND, len(tokens))):
        token = tokens[place]
        further = {meaning.person for meaning in token.means - told} & {meaning.person for meaning in told}
        belongs = further or token.is_initial(text) or token.is_lineage
        if not belongs or not are_next(tokens[place - 1], token, text):
            break
        end = token.end + token.is_initial(text)
    return end


def _words_opened_by(letters: str, behind: str = "") -> re.Pattern[str] | None:
    return re.compile(f"(?<![{LETTER}])[{letters}]{REST}{behind}") if letters else None


def _words_of(name: str) -> list[str]:
    """The words of a name that tell: no initials, particles, "uulu"."""
    words = [word for word in re.split(r"[\s,]+", name) if len(word) > 1 and "." not in word]
    return [word for word in words if word.lower() not in DESCENT and word.lower() not in PARTICLES]


def _parts(word: str) -> list[str]:
    """The parts of a double surname, which people drop and take on."""
    parts = re.split("[‐‑-]", word)
    return [part for part in parts if len(part) > _LEAST] if len(parts) > 1 else []


def _telling(person: Author, words: Sequence[str]) -> list[set[int]]:
    """The places of two words that together tell whose name it is: given name and surname, or the first and the last.

    Other two may be a double surname, which is how works are cited, or a given name with its patronymic.
    """
    surnames = [*_words_of(person.surname), *words[-2:-1][: len(words) > _DOUBLE]]
    given = next((place for place, word in enumerate(words) if word in person.given), 0)
    pairs = [{given, place} for place, word in enumerate(words) if word in surnames]
    return [pair for pair in (*pairs, {0, len(words) - 1}) if len(pair) > 1]
