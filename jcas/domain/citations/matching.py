"""Which works a mention means: one way of agreeing after another, the closest first."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from jcas.domain.citations.agreement import Answer, Match, among, best_of, fit
from jcas.domain.citations.cited_names import Cited
from jcas.domain.citations.index import Index, stems
from jcas.domain.citations.mentions import Mention, Where
from jcas.domain.citations.names import slips, words
from jcas.domain.citations.people import written_out
from jcas.domain.citations.readings import readings
from jcas.domain.citations.references import Work
from jcas.domain.citations.vocabulary import BODIES, DOCUMENTS
from jcas.domain.citations.years import Year
from jcas.domain.names.alphabets import letters
from jcas.domain.names.inflection import nominatives
from jcas.domain.names.skeletons import skeleton

_SAME_YEAR_SHARE = 0.66
_OTHER_YEAR_SHARE = 0.85
"""Shares of a cited title's words that an entry must have."""


_SEVERAL = re.compile(r",|\s&\s")
"""What parts several in a phrase that is no person's name: its last word leads nothing then."""

_ONLY_LISTED = frozenset({Where.BARE, Where.APART})
"""Places that count only where the list answers."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention means; several works where nothing tells them apart."""

    match: Match
    works: tuple[Work, ...]
    cited: Cited
    """The reading of the names that fits."""


class Linker:
    """Asks the index about one mention after another."""

    def __init__(self, index: Index, abbreviations: dict[str, tuple[str, ...]]) -> None:
        self.index = index
        self.abbreviations = abbreviations
        self._resolved: dict[Hashable, Link | None] = {}
        self._long = {phrase: short for short, phrase in abbreviations.items()}

    @staticmethod
    def learn(index: Index, abbreviations: dict[str, tuple[str, ...]]) -> None:
        """Abbreviations that entries themselves explain go first."""
        for work in index.works:
            if not work.people and "(" in work.lead:
                parts = words(work.lead.split("(")[0])
                if parts:
                    abbreviations.setdefault(letters(work.lead.split("(")[1]), parts)

    def resolve(self, mention: Mention) -> Link | None:
        """The entry of the same year that the mention means; places that read alike mean the same."""
        key = (mention.cited, mention.year, mention.variants, mention.where if mention.where in _ONLY_LISTED else None)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(mention)
        return self._resolved[key]

    def _resolve(self, mention: Mention) -> Link | None:
        """One way of agreeing after another."""
        tried = readings(mention)
        years = mention.year.either() if mention.year else ()
        if mention.where is Where.APART:
            return next(
                (found for cited, year in product(tried, years) if (found := self._named_apart(cited, year))), None
            )
        for way in _WAYS:
            by_less = mention.sure and mention.where is Where.BRACKETS and way in _BY_LESS
            for cited, year in product(_whole(tried, mention.cited) if by_less else tried, years):
                if answer := way(self, cited, year):
                    works, match = answer
                    reading = _in_first_case(cited, works[0]) if way is _inflected else cited
                    return self._lettered(works, match, year, reading)
            if mention.where is Where.BARE and way is _spelt:
                return None
        return None

    def _named_apart(self, cited: Cited, year: Year) -> Link | None:
        """The entry whose people, all of them, or whose body is named far before the year."""
        works, match = _led(self, cited, year) or ([], Match.NONE)
        whole = [w for w in works if w.people or words(w.lead.split("(")[0]) == words(cited.phrase)]
        return Link(match, tuple(whole), cited) if whole and match is Match.EXACT else None

    def _lettered(self, works: list[Work], match: Match, year: Year, cited: Cited) -> Link:
        """Keep the works whose letter agrees; a letter that only one side prints is a disagreement of years."""
        same = [w for w in works if w.year and w.year.letter == year.letter]
        if same:
            return Link(match, tuple(same), cited)
        if len(own := self._letter_of_body(year, cited)) == 1:
            return Link(Match.AUTHORS, tuple(own), cited)
        return Link(Match.YEAR if match is Match.EXACT else match, tuple(works), cited)

    def _letter_of_body(self, year: Year, cited: Cited) -> list[Work]:
        """Works of this very letter that lead with most of a body's name: "Website of the Example Service. 2024b."."""
        if cited.people or not year.letter or not cited.names:
            return []
        own = set(words(cited.names[0]))
        ranked = [w for share, w in self.index.by_words(cited.names[0], year.number) if share >= _SAME_YEAR_SHARE]
        lettered = [w for w in ranked if w.year and w.year.letter == year.letter and not w.people]
        return [w for w in lettered if len(own & set(words(w.lead))) > 1]

    def other_year(self, cited: Cited, year: Year | None, taken: set[int]) -> Work | None:
        """The nearest work of the same authors under another year that nothing cites under its own."""
        if not cited.names:
            return None
        candidates = self.index.led_by(cited.names[0]) if cited.people else []
        candidates = candidates or self.index.of_body(words(cited.names[0]))
        spelt = candidates or (self.index.spelt_like(cited.names[0], "") if cited.people else [])
        free = [w for w in spelt if w.number not in taken and fit(cited, w) is Match.EXACT]
        if cited.et_al and cited.people:
            free = [w for w in free if w.et_al or len(w.people) > 2 or not w.people]
        free = free or [w for w in self.same_team(cited, "") if w.number not in taken]
        wanted = year.digits if year else None
        return min(free, key=lambda w: _distance(w.year, wanted), default=None)

    def same_team(self, cited: Cited, number: str) -> list[Work]:
        """Works by as many authors as are cited, who are the same people in any order and in like spellings."""
        if not cited.people or cited.et_al or len(cited.names) < 2:
            return []
        found = (f(name, number) for name in cited.names for f in (self.index.led_by, self.index.with_member))
        works = (work for one in found for work in one)
        return [w for w in dict.fromkeys(works) if len(w.people) == len(cited.names) and _are(cited.names, w.people)]

    def long_form(self, cited: Cited) -> tuple[str, ...] | None:
        """The body's name behind an abbreviation, as the text or an entry explains it."""
        return self.abbreviations.get(letters(cited.names[0])) if cited.names else None

    def short_form(self, cited: Cited) -> str | None:
        """The abbreviation that the text explains for a body's name."""
        return self._long.get(words(cited.names[0])) if cited.names else None


def _distance(year: Year | None, wanted: int | None) -> int:
    return abs(year.digits - wanted) if year and year.digits and wanted else 10_000


def _led(linker: Linker, cited: Cited, year: Year) -> Answer:
    """The first author, body or title is written as cited."""
    if not cited.names:
        return None
    whole = words(cited.phrase)
    alone = cited.people or not _SEVERAL.search(cited.names[0])
    led = linker.index.led_by(cited.names[0], year.number) if alone else []
    works = [*led, *linker.index.of_body(whole, year.number)]
    if (not works and cited.people and len(cited.names) > 1) or not works:
        works = linker.index.of_body(words(cited.names[0]), year.number)
    return best_of(cited, works, year)


def _inflected(linker: Linker, cited: Cited, year: Year) -> Answer:
    """The surnames stand in another case than the list has them."""
    if not cited.people:
        return None
    for names in nominatives(cited.names):
        reading = replace(cited, names=names)
        if (works := linker.index.led_by(names[0], year.number)) and (answer := best_of(reading, works, year)):
            return answer
    return None


def _in_first_case(cited: Cited, work: Work) -> Cited:
    lead = letters(work.people[0])
    return next((replace(cited, names=n) for n in nominatives(cited.names) if letters(n[0]) == lead), cited)


def _abbreviated(linker: Linker, cited: Cited, year: Year) -> Answer:
    """A body's abbreviation, explained somewhere or told by its initials."""
    if not cited.names:
        return None
    index, name = linker.index, cited.names[0]
    if (full := linker.long_form(cited)) and (works := index.of_body(full, year.number)):
        return works, Match.EXACT
    if (short := linker.short_form(cited)) and (works := index.led_by(short, year.number)):
        return works, Match.EXACT
    compact = name.replace(".", "")
    capitals = sum(c.isupper() for c in compact)
    if 2 <= capitals <= 10 and len(compact) <= capitals + 2 and (works := index.of_abbreviated(compact, year.number)):
        return works, Match.SPELLING
    parts = words(name)
    if len(parts) > 1 and not cited.people:
        from_initials = "".join(p[0] for p in parts if len(p) > 3 or p in {"un", "us", "eu"})
        works = (
            [w for w in index.led_by(from_initials, year.number) if w.lead.isupper()] if len(from_initials) > 1 else []
        )
        return (works, Match.SPELLING) if works else None
    return None


def _spelt(linker: Linker, cited: Cited, year: Year) -> Answer:
    """The first author's name is spelt or transliterated otherwise."""
    if not cited.people:
        return None
    works = linker.index.spelt_like(cited.names[0], year.number, helped=len(cited.names) > 1)
    fitting = [w for w in works if fit(cited, w) is not None]
    if len(cited.names) == 1 and not cited.et_al:
        fitting = [w for w in fitting if fit(cited, w) is Match.EXACT] or fitting
    return (fitting, Match.SPELLING) if fitting else None


def _misnamed(linker: Linker, cited: Cited, year: Year) -> Answer:
    """A body's name with a word spelt or inflected otherwise: Center, Centre; Statistics, Statistical."""
    if cited.quoted or not cited.names:
        return None
    own = words(cited.names[0])
    ranked = [w for _, w in linker.index.by_words(cited.names[0], year.number) if not w.people]
    works = [w for w in ranked if len(own) > 1 and _word_by_word(own, words(re.sub(r"\s*[(\[].*", "", w.lead)))]
    return (works[:1], Match.SPELLING) if works else None


def _word_by_word(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) > 2:
        other = other[: len(one)]  # the list may add the country
    if len(one) != len(other) or sum(a == b for a, b in zip(one, other, strict=True)) * 2 < len(one):
        return False
    return all(a[:5] == b[:5] or slips(skeleton(a), skeleton(b)) < 2 for a, b in zip(one, other, strict=True))


def _reordered(linker: Linker, cited: Cited, year: Year) -> Answer:
    """Cited by a further author of the work."""
    if not cited.people:
        return None
    works = linker.index.with_member(cited.names[0], year.number)
    others = cited.names[1:]
    fitting = [w for w in works if all(among(name, w.people) for name in others)]
    return ([fitting[0]], Match.AUTHORS) if len(fitting) == 1 else None


def _are(names: Sequence[str], people: Sequence[str]) -> bool:
    """Whether these are the same people: each is among the others, or, of three or more, all initials agree."""
    if all(among(name, people) for name in names) and all(among(person, names) for person in people):
        return True
    return len(names) > 2 and sorted(letters(n)[:1] for n in names) == sorted(letters(p)[:1] for p in people)


def _rearranged(linker: Linker, cited: Cited, year: Year) -> Answer:
    """The same authors in another order."""
    works = linker.same_team(cited, year.number)
    return (works, Match.AUTHORS) if len(works) == 1 else None


def _misspelt(linker: Linker, cited: Cited, year: Year) -> Answer:
    """The first author is spelt quite otherwise, the further ones tell which work is meant."""
    if not cited.people or len(cited.names) < 2:
        return None
    lead, *others = cited.names
    works = [w for w in linker.index.with_member(others[0], year.number) if len(w.people) == len(cited.names)]
    agreeing = [w for w in works if all(among(name, w.people[1:]) is Match.EXACT for name in others)]
    alike = [w for w in agreeing if letters(w.people[0])[:1] == letters(lead)[:1]]
    return (alike, Match.SPELLING) if len(alike) == 1 else None


def _written_out(linker: Linker, cited: Cited, year: Year) -> Answer:
    """The list has given names first: "Anna Adams, & Bella Brown. (2020)"; who is a person there shows only here."""
    if not cited.people or (len(cited.names) == 1 and not cited.et_al):
        return None
    for _, work in linker.index.by_words(cited.names[0], year.number):
        people = None if work.people else written_out(work.lead)
        names = tuple(p.surname for p in people.persons) if people else ()
        if (
            names
            and among(cited.names[0], names[:1]) is Match.EXACT
            and (how := fit(cited, replace(work, people=names)))
        ):
            return [work], how
    return None


def _titled(linker: Linker, cited: Cited, year: Year) -> Answer:
    """Cited by its title, or by a name within it, while the list leads with a body or the act's official name."""
    text = _quoted_part(cited.phrase) or cited.phrase
    if cited.people and not cited.quoted:
        return _in_title(linker, cited, year)
    asked = set(stems(text))
    if len(asked) < 3 and not cited.quoted and not set(text.lower().split()) & DOCUMENTS:
        return None
    for number, least, floor in ((year.number, _SAME_YEAR_SHARE, 2), ("", _OTHER_YEAR_SHARE, 3)):
        ranked = [w for share, w in linker.index.by_words(text, number) if share >= least]
        if not ranked:
            continue
        named = cited.quoted and number and len(words(text)) > 1 and _word_for_word(linker.index, text, ranked[0])
        if not named and len(asked & linker.index.words[ranked[0].number]) < floor:
            continue
        if not cited.quoted and _is_body(cited) and not _word_for_word(linker.index, cited.phrase, ranked[0]):
            continue
        if not number:
            return ranked[:1], Match.YEAR
        entry = linker.index.entries[ranked[0].number - 1]
        before_year = set(stems(entry.text[: max(entry.year_start, 0)]))
        return ranked[:1], Match.SPELLING if len(asked & before_year) >= least * len(asked) else Match.AUTHORS
    return None


def _is_body(cited: Cited) -> bool:
    parts = set(cited.phrase.lower().split())
    return bool(parts & BODIES) and not parts & DOCUMENTS


def _word_for_word(index: Index, phrase: str, work: Work) -> bool:
    return f" {' '.join(words(phrase))} " in f" {' '.join(words(index.texts[work.number]))} "


def _in_title(linker: Linker, cited: Cited, year: Year) -> Answer:
    """A person whom the title of a body's work names: "RBC. (2021). Alexei Kudrin: …"."""
    if len(cited.names) > 1 or cited.et_al:
        return None
    ranked = [w for share, w in linker.index.by_words(cited.names[0], year.number) if share == 1 and not w.people]
    last = set(words(cited.names[0].split()[-1]))
    whole = [w for w in ranked if last <= set(words(linker.index.entries[w.number - 1].text))]
    return (whole, Match.AUTHORS) if len(whole) == 1 else None


_WAYS: tuple[Callable[[Linker, Cited, Year], Answer], ...] = (
    _led,
    _inflected,
    _abbreviated,
    _spelt,
    _misnamed,
    _misspelt,
    _written_out,
    _rearranged,
    _reordered,
    _titled,
)


_BY_LESS = frozenset({_reordered, _titled})
"""Ways that agree by little: what surely is a citation answers to them whole, not by a part of its names."""


def _whole(tried: Sequence[Cited], cited: Cited) -> list[Cited]:
    """Readings that leave none of the people out, and of a body's name more than a word."""
    if cited.people:
        return [reading for reading in tried if len(reading.names) >= len(cited.names)]
    return [reading for reading in tried if reading.phrase == cited.phrase or " " in reading.phrase]


def _quoted_part(phrase: str) -> str | None:
    opening = next((i for i, c in enumerate(phrase) if c in '"“«„'), -1)
    part = phrase[opening:].strip('"“”«»„. ') if opening >= 0 else ""
    return part if len(part.split()) > 1 else None
