"""Citations and references linked both ways: which entry each citation means, which entries nobody cites."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from jcas.domain.citations.cited_names import Cited, read_names
from jcas.domain.citations.in_text import Found, Mention, Where
from jcas.domain.citations.index import Index, stems
from jcas.domain.citations.names import is_cyrillic, letters, printed, skeleton, slips, words
from jcas.domain.citations.references import Work
from jcas.domain.citations.vocabulary import BODIES, DOCUMENTS
from jcas.domain.citations.years import UNDATED, Year

_SAME_YEAR_SHARE = 0.66
_OTHER_YEAR_SHARE = 0.85
"""Shares of a cited title's words that an entry must have."""


_TRAILING = re.compile(
    r"(?:['’]s)?(?:\s+(?:report|study|survey|data|dataset|index|database|statistics|press release|website|"
    r"official website|article|book))+$",
    re.IGNORECASE,
)
"""What a sentence adds to the name of a work's author."""


class Match(StrEnum):
    """How a citation and its entry agree; the contract's words."""

    EXACT = "exact"
    SPELLING = "spelling"
    YEAR = "year"
    AUTHORS = "authors"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention means; several works where nothing tells them apart."""

    match: Match
    works: tuple[Work, ...]
    cited: Cited
    """The reading of the names that fits."""


@dataclass(slots=True)
class InText:
    """One distinct citation, in the contract's form."""

    text: str
    authors: list[str]
    year: str | None
    reference: int | None
    candidates: list[int]
    match: Match
    paragraphs: list[int] = field(default_factory=list)


def link(found: Found, index: Index) -> list[InText]:
    """Every distinct citation with the entry that it means; what is no citation after all is left out."""
    if found.abbreviations:
        _Linker.learn(index, found.abbreviations)
    linker = _Linker(index, found.abbreviations)
    links: list[Link | None] = [linker.resolve(mention) for mention in found.mentions]
    _second_chances(found.mentions, links, linker)
    loose = any(a and not m.comma and m.where is Where.BRACKETS for m, a in zip(found.mentions, links, strict=True))
    return _distinct(found.mentions, links, loose=loose)


def cited_numbers(citations: Iterable[InText]) -> set[int]:
    """The entries that something cites."""
    rows = list(citations)
    return {c.reference for c in rows if c.reference is not None} | {n for c in rows for n in c.candidates}


class _Linker:
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
        key = (mention.cited, mention.year, mention.variants, mention.where is Where.BARE)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(mention)
        return self._resolved[key]

    def _resolve(self, mention: Mention) -> Link | None:
        """One way of agreeing after another."""
        readings = self.readings(mention)
        if mention.year is None:
            return None
        for way in _WAYS:
            for cited in readings:
                if answer := way(self, cited, mention.year):
                    works, match = answer
                    return self._lettered(works, match, mention.year, cited)
            if mention.where is Where.BARE and way is _spelt:
                return None
        return None

    def readings(self, mention: Mention) -> list[Cited]:
        readings = [mention.cited]
        shortened = [short for v in (mention.cited.phrase, *mention.variants) if (short := _TRAILING.sub("", v)) != v]
        if not mention.cited.people and "," in mention.cited.phrase and not mention.cited.quoted:
            shortened.append(mention.cited.phrase.split(",")[0])  # "Adams, The Title of a Book, 1996"
        if mention.cited.people and len(mention.cited.names) == 1 and " " in mention.cited.names[0]:
            shortened.append(mention.cited.names[0].split()[0])  # names that begin with the surname
        for variant in (*mention.variants, *shortened):
            cited = read_names(variant)
            if cited.names and cited not in readings:
                readings.append(cited)
        return readings

    def _lettered(self, works: list[Work], match: Match, year: Year, cited: Cited) -> Link:
        """Keep the works whose letter agrees; a letter that only one side prints is a disagreement of years."""
        same = [w for w in works if w.year and w.year.letter == year.letter]
        if same:
            return Link(match, tuple(same), cited)
        return Link(Match.YEAR if match is Match.EXACT else match, tuple(works), cited)

    def other_year(self, cited: Cited, year: Year | None, taken: set[int]) -> Work | None:
        """The nearest work of the same authors under another year that nothing cites under its own."""
        if not cited.names:
            return None
        candidates = self.index.led_by(cited.names[0]) if cited.people else []
        candidates = candidates or self.index.of_body(words(cited.names[0]))
        spelt = candidates or (self.index.spelt_like(cited.names[0], "") if cited.people else [])
        free = [w for w in spelt if w.number not in taken and _fit(cited, w) is Match.EXACT]
        wanted = year.digits if year else None
        return min(free, key=lambda w: _distance(w.year, wanted), default=None)

    def long_form(self, cited: Cited) -> tuple[str, ...] | None:
        """The body's name behind an abbreviation, as the text or an entry explains it."""
        return self.abbreviations.get(letters(cited.names[0])) if cited.names else None

    def short_form(self, cited: Cited) -> str | None:
        """The abbreviation that the text explains for a body's name."""
        return self._long.get(words(cited.names[0])) if cited.names else None


Answer = tuple[list[Work], Match] | None


def _led(linker: _Linker, cited: Cited, year: Year) -> Answer:
    """The first author, body or title is written as cited."""
    if not cited.names:
        return None
    whole = words(cited.phrase)
    works = [*linker.index.led_by(cited.names[0], year.number), *linker.index.of_body(whole, year.number)]
    if (not works and cited.people and len(cited.names) > 1) or not works:
        works = linker.index.of_body(words(cited.names[0]), year.number)
    return _best(cited, works, year)


def _abbreviated(linker: _Linker, cited: Cited, year: Year) -> Answer:
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


def _spelt(linker: _Linker, cited: Cited, year: Year) -> Answer:
    """The first author's name is spelt or transliterated otherwise."""
    if not cited.people:
        return None
    works = linker.index.spelt_like(cited.names[0], year.number, helped=len(cited.names) > 1)
    fitting = [w for w in works if _fit(cited, w) is not None]
    if len(cited.names) == 1 and not cited.et_al:
        fitting = [w for w in fitting if _fit(cited, w) is Match.EXACT] or fitting
    return (fitting, Match.SPELLING) if fitting else None


def _misnamed(linker: _Linker, cited: Cited, year: Year) -> Answer:
    """A body's name with a word spelt or inflected otherwise: Center, Centre; Statistics, Statistical."""
    if cited.quoted or not cited.names:
        return None
    own = words(cited.names[0])
    ranked = [w for _, w in linker.index.by_words(cited.names[0], year.number) if not w.people]
    works = [w for w in ranked if len(own) > 1 and _word_by_word(own, words(re.sub(r"\s*[(\[].*", "", w.lead)))]
    return (works[:1], Match.SPELLING) if works else None


def _word_by_word(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) != len(other) or sum(a == b for a, b in zip(one, other, strict=True)) * 2 < len(one):
        return False
    return all(a[:5] == b[:5] or slips(skeleton(a), skeleton(b)) < 2 for a, b in zip(one, other, strict=True))


def _reordered(linker: _Linker, cited: Cited, year: Year) -> Answer:
    """Cited by a further author of the work."""
    if not cited.people:
        return None
    works = linker.index.with_member(cited.names[0], year.number)
    others = cited.names[1:]
    fitting = [w for w in works if all(_among(name, w.people) for name in others)]
    return ([fitting[0]], Match.AUTHORS) if len(fitting) == 1 else None


def _titled(linker: _Linker, cited: Cited, year: Year) -> Answer:
    """Cited by its title, or by a name within it, while the list leads with a body or the act's official name."""
    text = _quoted_part(cited.phrase) or cited.phrase
    if cited.people and not cited.quoted:
        return _in_title(linker, cited, year)
    asked = set(stems(text))
    if len(asked) < 3 and not cited.quoted and not set(text.lower().split()) & DOCUMENTS:
        return None
    for number, least, floor in ((year.number, _SAME_YEAR_SHARE, 2), ("", _OTHER_YEAR_SHARE, 3)):
        ranked = [w for share, w in linker.index.by_words(text, number) if share >= least]
        if not ranked or len(asked & linker.index.words[ranked[0].number]) < floor:
            continue
        if not cited.quoted and _is_body(cited) and not _word_for_word(linker.index, cited, ranked[0]):
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


def _word_for_word(index: Index, cited: Cited, work: Work) -> bool:
    return f" {' '.join(words(cited.phrase))} " in f" {' '.join(words(index.texts[work.number]))} "


def _in_title(linker: _Linker, cited: Cited, year: Year) -> Answer:
    """A person whom the title of a body's work names: "RBC. (2021). Alexei Kudrin: …"."""
    if len(cited.names) > 1 or cited.et_al:
        return None
    ranked = [w for share, w in linker.index.by_words(cited.names[0], year.number) if share == 1 and not w.people]
    whole = [w for w in ranked if letters(cited.names[0].split()[-1]) in words(linker.index.entries[w.number - 1].text)]
    return (whole, Match.AUTHORS) if len(whole) == 1 else None


_WAYS: tuple[Callable[[_Linker, Cited, Year], Answer], ...] = (
    _led,
    _abbreviated,
    _spelt,
    _misnamed,
    _reordered,
    _titled,
)


def _quoted_part(phrase: str) -> str | None:
    opening = next((i for i, c in enumerate(phrase) if c in '"“«„'), -1)
    part = phrase[opening:].strip('"“”«»„. ') if opening >= 0 else ""
    return part if len(part.split()) > 1 else None


def _best(cited: Cited, works: Sequence[Work], year: Year) -> Answer:
    """Of works led as cited those whose further authors agree best."""
    judged = [(w, fit) for w in dict.fromkeys(works) if (fit := _fit(cited, w)) is not None]
    for wanted in (Match.EXACT, Match.SPELLING, Match.AUTHORS):
        fitting = [w for w, fit in judged if fit is wanted]
        if fitting:
            fitting = [w for w in fitting if w.year and w.year.letter == year.letter] or fitting
            match = Match.SPELLING if wanted is Match.EXACT and _otherwise(cited, fitting[0]) else wanted
            return _by_initial(cited, fitting), match
    return None


def _fit(cited: Cited, work: Work) -> Match | None:
    """How the further authors agree; None where another work is meant."""
    if not cited.people or not work.people:
        return Match.EXACT
    named, there = len(cited.names), len(work.people)
    if cited.et_al:
        return Match.EXACT if there > 1 or work.et_al else Match.AUTHORS
    if named == 1:
        return Match.EXACT if there == 1 and not work.et_al else Match.AUTHORS
    how = [_among(name, work.people) for name in cited.names[1:]]
    if not all(how):
        return None
    if named != there:
        return Match.AUTHORS
    return Match.SPELLING if Match.SPELLING in how else Match.EXACT


def _among(name: str, people: Sequence[str]) -> Match | None:
    """Whether a surname is one of these, exactly or in another spelling."""
    key = letters(name)
    if any(key == letters(p) or letters(p).endswith(key) or key.endswith(letters(p)) for p in people):
        return Match.EXACT
    own = skeleton(key)
    near = any(slips(own, skeleton(letters(p))) <= (1 if len(own) > 3 else 0) for p in people)
    return Match.SPELLING if near else None


def _otherwise(cited: Cited, work: Work) -> bool:
    """Whether the same names stand in another alphabet, or without their apostrophes."""
    if is_cyrillic(cited.names[0]) != is_cyrillic(work.lead):
        return True
    return any(
        printed(name).count("'") != printed(own).count("'") for name, own in zip(cited.names, work.people, strict=False)
    )


def _by_initial(cited: Cited, works: list[Work]) -> list[Work]:
    if len(works) < 2 or not cited.given:
        return works
    return [w for w in works if letters(w.given)[:1] == letters(cited.given)[:1]] or works


def _distance(year: Year | None, wanted: int | None) -> int:
    return abs(year.digits - wanted) if year and year.digits and wanted else 10_000


def _second_chances(mentions: Sequence[Mention], links: list[Link | None], linker: _Linker) -> None:
    """Where nothing answers: the same authors under another year, if that entry is not cited under its own."""
    taken = {work.number for answer in links if answer for work in answer.works}
    claimed: dict[int, str] = {}
    for i, mention in enumerate(mentions):
        if links[i] is not None or mention.where is Where.BARE:
            continue
        if mention.year is None:
            links[i] = _undated_source(mention, linker, taken)
            continue
        for cited in linker.readings(mention):
            work = linker.other_year(cited, mention.year, taken)
            if work and claimed.setdefault(work.number, mention.year.text) == mention.year.text:
                links[i] = Link(Match.YEAR, (work,), cited)
                break


def _undated_source(mention: Mention, linker: _Linker, taken: set[int]) -> Link | None:
    """As "Source: UNWTO tourism statistics." under a figure, while the list has UNWTO (n.d.)."""
    parts = words(mention.cited.phrase)
    for start in range(min(len(parts), 30)):
        for size in range(6, 0, -1):
            phrase = parts[start : start + size]
            if len(phrase) == size and (size > 1 or len(phrase[0]) > 3):
                whole = [w for w in linker.index.of_body(phrase) if words(w.lead) == phrase and w.number not in taken]
                if len(whole) == 1 and (whole[0].year is None or whole[0].year.number == UNDATED or size > 1):
                    return Link(Match.YEAR, (whole[0],), Cited(whole[0].lead, (whole[0].lead,)))
    return None


def _distinct(mentions: Sequence[Mention], links: Sequence[Link | None], *, loose: bool) -> list[InText]:
    rows: dict[tuple[str, ...], InText] = {}
    own_letter = {w.number for a in links if a and a.match is not Match.YEAR and len(a.works) == 1 for w in a.works}
    for mention, answer in zip(mentions, links, strict=True):
        if answer is None and not (mention.sure or (loose and not mention.comma and mention.cited.people)):
            continue
        cited = answer.cited if answer else mention.cited
        authors = [_shown(cited, answer)] if answer and len(cited.names) == 1 else list(cited.names)
        year = mention.year.text if mention.year else None
        works = sorted(answer.works, key=lambda w: (w.number in own_letter, w.number)) if answer else []
        reference = works[0].number if works else None
        key = (
            letters(authors[0]),
            year or "",
            str(reference),
            *sorted(letters(a) for a in authors[1:] if reference is None),
        )
        row = rows.get(key)
        if row is None:
            numbers = sorted({w.number for w in works})
            text = f"{cited.phrase}, {year}" if year else cited.phrase
            row = rows[key] = InText(
                text,
                authors,
                year,
                reference,
                numbers if len(numbers) > 1 else [],
                answer.match if answer else Match.NONE,
            )
        if mention.paragraph not in row.paragraphs:
            row.paragraphs.append(mention.paragraph)
    return list(rows.values())


def _shown(cited: Cited, answer: Link) -> str:
    """The surname alone where the text prints a given name too."""
    work, name = answer.works[0], cited.names[0]
    if not work.people or letters(name) == letters(work.people[0]):
        return name
    return next((word for word in reversed(name.split()) if letters(word) == letters(work.people[0])), name)
