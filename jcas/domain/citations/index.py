"""The reference list made searchable: by name and year, by spelling, by words; built and asked in linear time."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from jcas.domain.citations.names import (
    GENERATION,
    PARTICLES,
    alike,
    initials_of,
    initials_with_states,
    neighbours,
    slips,
    with_short_states,
    without_particles,
    without_state_form,
    words,
)
from jcas.domain.citations.references import ADDRESS, Entry, Work
from jcas.domain.citations.vocabulary import BODIES, PLACES, word_set
from jcas.domain.names.alphabets import letters
from jcas.domain.names.skeletons import skeleton

_ANY = ""
"""Stands for any year in a key."""
_LONGEST_PHRASE = 16
_LEAST_FOR_SLIP = 5
"""Letters of the longer skeleton from which on one wrong letter may be a slip: Wu is not Xu."""
_STEM, _BEGUN = 5, 3
_MOST_COMMON = 200
"""Works that are kept under one key; a word that more works share finds nothing."""
_PLAIN = word_set("republi kazak kazah respu ob o on of and the for dlya na i v po za iz")

_VAGUE = frozenset(letters(word) for word in PLACES | BODIES)
"""Words that begin many names: alone they name none of them."""

_SHORT_FORM = re.compile(r"\[([A-ZА-Я][\w.&-]{1,11})\]")

Works = list[Work]
Key = TypeVar("Key")


class Index:
    """Works by everything that a citation may name them by. A key is (name, year); year "" stands for any."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        self.works = [work for entry in self.entries for work in entry.works]
        self._leads: dict[tuple[str, str], Works] = defaultdict(list)
        self._spellings: dict[tuple[str, str], Works] = defaultdict(list)
        self._slips: dict[tuple[str, str], Works] = defaultdict(list)
        self._begun: dict[tuple[str, str], Works] = defaultdict(list)
        self._members: dict[tuple[str, str], Works] = defaultdict(list)
        self._phrases: dict[tuple[tuple[str, ...], str], Works] = defaultdict(list)
        self._stems: dict[str, Works] = defaultdict(list)
        self._abbreviations: dict[tuple[str, str], Works] = defaultdict(list)
        self.texts = {e.number: ADDRESS.sub(" ", e.text) for e in self.entries}
        self.words: dict[int, frozenset[str]] = {n: frozenset(stems(text)) for n, text in self.texts.items()}
        for work in self.works:
            self._add(work)
        for entry in self.entries:
            self._add_short_form(entry)
            for stem in self.words[entry.number]:
                if len(self._stems[stem]) <= _MOST_COMMON:
                    self._stems[stem] += entry.works[:1]

    def _add(self, work: Work) -> None:
        for year in {_ANY, *(year.number for year in (work.year.either() if work.year else ()))}:
            if work.people:
                self._add_people(work, year)
            else:
                _put(self._leads, (letters(work.lead), year), work)
                self._add_body(work, year)

    def _add_short_form(self, entry: Entry) -> None:
        """The abbreviation that an entry prints behind its body: World Health Organization [WHO]."""
        short = None if entry.people else _SHORT_FORM.search(entry.text, 0, max(entry.year_start, 0))
        for work in entry.works[:1] if short else ():
            for year in {_ANY, *(year.number for year in (work.year.either() if work.year else ()))}:
                _put(self._leads, (letters(short[1]), year), work)  # type: ignore[index]

    def _add_people(self, work: Work, year: str) -> None:
        keys = surname_keys(work.people[0])
        first = work.people[0].split(" ")[0]  # of two surnames the first may be cited as well
        for key in {*keys, letters("" if first.casefold() in PARTICLES else first) or keys[0]} if keys else ():
            _put(self._leads, (key, year), work)
        if year and keys:
            _put(self._begun, (letters(work.people[0])[:_BEGUN], year), work)
        for own in {skeleton(key) for key in keys}:
            _put(self._spellings, (own, year), work)
            if year and len(own) >= _LEAST_FOR_SLIP - 1:
                for near in neighbours(own):
                    _put(self._slips, (near, year), work)
        for person in work.people[1:]:
            for key in surname_keys(person):
                _put(self._members, (key, year), work)

    def _add_body(self, work: Work, year: str) -> None:
        for name in _names_of(work.lead):
            parts = _telling(words(name))[:_LONGEST_PHRASE]
            for n in range(1, len(parts) + 1):
                _put(self._phrases, (parts[:n], year), work)
            with_states = {initials_with_states(name)} if len(parts) > 1 else set()
            for short in (
                with_states
                | _abbreviations_of(parts)
                | _abbreviations_of(words(name.replace("-", ""))[:_LONGEST_PHRASE])
            ):
                _put(self._abbreviations, (short, year), work)

    def led_by(self, name: str, year: str = _ANY) -> Works:
        """Works whose first author, body or title is written so."""
        return _once(work for key in surname_keys(name) for work in self._leads.get((key, year), ()))

    def spelt_like(self, name: str, year: str, *, helped: bool = False) -> Works:
        """Works whose first author's name is another spelling of this one, or one slip of the pen away.

        `helped`: another author agrees, so that shorter names may differ too.
        """
        found: Works = []
        least = _LEAST_FOR_SLIP - helped
        for own in {skeleton(key) for key in surname_keys(name)}:
            found += self._spellings.get((own, year), ())
            if len(own) >= least - 1:
                near = (work for near in neighbours(own) for work in self._slips.get((near, year), ()))
                found += [work for work in near if _slip(own, work, least)]
        return _once(found) or self._spelt_much_alike(name, year)

    def _spelt_much_alike(self, name: str, year: str) -> Works:
        """Works whose first author's long name is two slips away, where none is nearer."""
        own = letters(name)
        begun = self._begun.get((own[:_BEGUN], year), ()) if year else ()
        return [work for work in begun if any(alike(own, letters(lead)) for lead in work.people[:1])]

    def with_member(self, name: str, year: str) -> Works:
        """Works that name this person behind the first."""
        return _once(work for key in surname_keys(name) for work in self._members.get((key, year), ()))

    def of_body(self, phrase: tuple[str, ...], year: str = _ANY) -> Works:
        """Works led by a body or title that is called so, or begins so, or whose whole name begins this one."""
        phrase = _telling(phrase)
        vague = all(word in _VAGUE for word in phrase)
        begun = self._phrases.get((phrase[:_LONGEST_PHRASE], year), [])
        exact = [w for w in begun if not vague or _telling(words(w.lead)) == phrase]
        if exact or vague or len(phrase) < 2:
            return _once(exact)
        for n in range(min(len(phrase), _LONGEST_PHRASE) - 1, 0, -1):
            shorter = [w for w in self._phrases.get((phrase[:n], year), ()) if _telling(words(w.lead)) == phrase[:n]]
            telling = n > 1 or len(phrase) == 2 or (len(phrase[0]) > 5 and phrase[0] not in _VAGUE)
            if shorter and telling:
                return _once(shorter)
        return []

    def of_abbreviated(self, short: str, year: str) -> Works:
        """Works led by a body whose initials are these, with one further letter of its name at most: JETRO."""
        key = letters(short)
        exact = self._abbreviations.get((key, year), [])
        if exact or len(key) < _LEAST_FOR_SLIP:
            return _once(exact)
        near = (work for form in neighbours(key) for work in self._abbreviations.get((form, year), ()))
        return _once(work for work in near if _within(key, letters(work.lead)))

    def by_words(self, text: str, year: str) -> list[tuple[float, Work]]:
        """Works of this year that share words with a text, with the share of its words; the best first."""
        wanted = frozenset(stems(text))
        if not wanted:
            return []
        shared: dict[int, int] = defaultdict(int)
        works: dict[int, Work] = {}
        for stem in wanted:
            holders = self._stems.get(stem, ())
            if len(holders) > _MOST_COMMON:
                continue
            for work in holders:
                if year in {_ANY, work.year.number if work.year else ""}:
                    shared[work.number] += 1
                    works[work.number] = work
        ranked = sorted(
            ((n / len(wanted), works[number]) for number, n in shared.items()), key=lambda r: (-r[0], r[1].number)
        )
        return ranked[:5]


def _within(short: str, name: str) -> bool:
    """Whether the letters of a short form stand in the name in the same order."""
    rest = iter(name)
    return all(letter in rest for letter in short)


def _put(bucket: dict[Key, Works], key: Key, work: Work) -> None:
    held = bucket[key]
    if len(held) < _MOST_COMMON:
        held.append(work)


def _abbreviations_of(parts: tuple[str, ...]) -> set[str]:
    """MFA, MoFA, MoFARK for the Ministry of Foreign Affairs of the Republic of Kazakhstan."""
    if len(parts) < 2:
        return set()
    telling, every = initials_of(parts), "".join(part[0] for part in parts)
    forms = {telling, every, f"{parts[0][0]}o{telling[1:]}" if parts[1] == "of" else every}
    return forms | {form[:n] for form in forms for n in range(3, len(form))}


def _telling(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A body's words without "and", for which lists print a comma as well."""
    return tuple(part for part in parts if part != "and") or parts


def stems(text: str) -> list[str]:
    """The telling words of a text by their first letters, so that endings do not matter."""
    return [
        stem for word in words(text) if (stem := word[:_STEM]) not in _PLAIN and len(stem) > 2 and not word.isdigit()
    ]


def surname_keys(name: str) -> list[str]:
    """The strict keys of a name: as written, without particles, and of two surnames the last; "Jr" is none of them."""
    bare = without_particles(GENERATION.sub("", name))
    last = re.split(r"\s+", bare)[-1]
    return list(dict.fromkeys(key for form in (name, bare, last) if (key := letters(form))))


def _names_of(lead: str) -> list[str]:
    """A body's names: without brackets, what follows a dash, its state's form; the bracket's content if short."""
    plain = re.sub(r"\s*[(\[][^)\]]*[)\]]?", "", lead)
    inner = re.findall(r"[(\[]([^)\]]{2,12})[)\]]", lead)
    parted = re.split(r"\s[–—-]\s|,\s|(?<=\w{2})\.\s", plain)
    honoured = re.match(r"(?:\w\.\s?){1,3}(?P<bare>\S+\s(?P<body>\S+\s\S+\s\S.*)|.*)", plain)
    bare = [name for name in honoured.groups() if name] if honoured else []  # "L. N. Example National University"
    others = (without_state_form(plain), with_short_states(plain))
    return list(dict.fromkeys(n for n in (plain, *parted[:4], *inner, *bare, *others) if n.strip()))


def _slip(own: str, work: Work, least: int) -> bool:
    others = (skeleton(key) for key in surname_keys(work.people[0]))
    return any(max(len(own), len(other)) >= least and slips(own, other) == 1 for other in others)


def _once(works: Iterable[Work]) -> Works:
    return list(dict.fromkeys(works))
