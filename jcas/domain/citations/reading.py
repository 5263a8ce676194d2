"""All that there is to say about a manuscript's citations and references."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from jcas.domain.citations.apa import problems
from jcas.domain.citations.in_text import find_mentions
from jcas.domain.citations.index import Index
from jcas.domain.citations.linking import InText, cited_numbers, link
from jcas.domain.citations.mentions import Passage
from jcas.domain.citations.minor import Minor, minor, out_of_order
from jcas.domain.citations.people import NO_PERSON, Form, People, Person, written_out
from jcas.domain.citations.references import Dating, Entry, read_entries
from jcas.domain.names.alphabets import letters

_NUMERIC = re.compile(r"\[(\d{1,3}(?:\s?[,;–-]\s?(?:(?:pp?|с|c|б|s)\.?\s?)?\d{1,4}){0,20})\]")
_RANGE = re.compile(r"(?:1[4-9]|20)\d\d[–—-](?:1[4-9]|20)\d\d")
_RANGE_ALONE = re.compile(rf"(?<=[( ]){_RANGE.pattern}(?=[,;)])")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | dict.fromkeys(
    map(ord, "\u00a0\u2007\u202f"), " "
)
_BOTH_CALENDARS = re.compile(r"\b(1[34]\d\d)\s\[((?:19|20)\d\d)\]")
"""1394 [2015]: the Iranian year and ours."""
_OPENING = re.compile(r"(?<=[^\W\d_]{2})\.\s|\s*[\"“«‘(]")
"""Where what an entry leads with ends: at a full stop, a quotation, a bracket."""
_LIKE_SURNAME = re.compile(r"\w(?:[oe]va?|ski|sk[iy]y|sky|skaya|[оеё]ва?|ский|ская)$")
"""-ov, -eva, -sky: how surnames of the region end, and names of newspapers and offices seldom do."""
_PAGES = re.compile(r"[,;]?\s?(?:pp?|с|c|б|s)\.?\s?\d+(?:\s?[–-]\s?\d+)?")
_NAME_IN_BRACKETS = re.compile(
    r"(?<=[(\[;])\s*(?:(?i:see|cf\.?|e\.g\.,?|vgl\.|см\.)\s+)?([^\W_a-z][^()\[\]:;,]{1,160}?)"
    r"\s*(?=[)\];]|,\s*n\.\s?d\.|[:,]\s*(?:(?:pp?|s|с|б)\.\s?)?\d{1,3}(?!\d))"
)
"""A name between brackets, with pages or "n.d." at most."""
_ALPHABETICAL_SHARE = 0.6
"""Share of the entries in their places from which on a list is taken for alphabetical with slips."""


@dataclass(slots=True)
class Reference:
    """One entry of the list, in the contract's form."""

    number: int
    text: str
    lead: str | None
    year: str | None
    cited: bool
    problems: list[str]
    minor: list[Minor]
    paragraph: int


@dataclass(slots=True)
class Citations:
    """Citations and references, linked both ways."""

    in_text: list[InText] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    numeric: list[int] = field(default_factory=list)
    """Paragraphs that cite by numbers in square brackets."""
    alphabetical: bool = True
    """Whether the list is in alphabetical order, a few entries apart."""
    misplaced: list[int] = field(default_factory=list)
    """Numbers of those few."""


def read_citations(passages: Iterable[Passage], entries: Iterable[tuple[int, str]]) -> Citations:
    """Read a text against its reference list; an entry comes as (paragraph number, text)."""
    passages = [replace(passage, text=_plain(passage.text)) for passage in passages]
    listed = read_entries((paragraph, _plain(text)) for paragraph, text in entries)
    passages = _without_ranges(passages, listed)
    in_text = link(find_mentions(passages), Index(listed))
    _people_written_out(listed, in_text)
    _full_stops(listed)
    numbers = _numeric(passages, len(listed)) if listed else {}
    cited = cited_numbers(in_text) | numbers.keys()
    cited |= _named_whole(passages, [e for e in listed if e.number not in cited])
    misplaced = out_of_order(listed)
    moved = frozenset(misplaced)
    alphabetical = len(listed) - len(misplaced) >= _ALPHABETICAL_SHARE * len(listed)
    references = [_reference(e, cited, alphabetical and e.number in moved) for e in listed]
    paragraphs = sorted({p for places in numbers.values() for p in places})
    return Citations(in_text, references, paragraphs, alphabetical, misplaced if alphabetical else [])


def _named_whole(passages: Iterable[Passage], entries: Iterable[Entry]) -> set[int]:
    """Entries that brackets name by all that they have: "(Salimov: 43)" without a year, "(2050 strategy, n.d.)"."""
    asked = {e.number: letters(_whole_name(e)) for e in entries if _whole_name(e)}
    if not asked:
        return set()
    named = {letters(found[1]) for p in passages for found in _NAME_IN_BRACKETS.finditer(p.text)}
    return {number for number, name in asked.items() if name in named}


def _whole_name(entry: Entry) -> str:
    """The surname that leads an entry without a year, or a title that leads one; "" where that tells too little."""
    if entry.people:
        return entry.people.persons[0].surname if entry.year is None else ""
    lead = (entry.lead or "").split("(")[0]
    return lead if entry.year is None or len(lead.split()) > 2 else ""


def _full_stops(entries: list[Entry]) -> None:
    """Tell persons from bodies in a list that sets a full stop behind bodies: "Zhanat Seitov (2011)" has none."""
    bodies = [e for e in entries if e.people is None and e.lead and e.dating is Dating.BRACKETS and not e.legal]
    stopped = [e for e in bodies if e.text[: e.year_start].rstrip().endswith((".", "?", "!"))]
    if 2 * len(stopped) <= len(bodies):
        return
    numbers = {entry.number for entry in stopped}
    for entry in bodies:
        parts = (entry.lead or "").split()
        name = 2 <= len(parts) <= 3 and all(part.istitle() and part.isalpha() for part in parts)
        if name and entry.number not in numbers and {part.lower() for part in parts}.isdisjoint(NO_PERSON):
            entry.people = People((Person(parts[-1], " ".join(parts[:-1]), Form.NATURAL),), (), entry.lead_end)


def _without_ranges(passages: list[Passage], entries: Iterable[Entry]) -> list[Passage]:
    """Passages in which ranges of years that date an entry, "1918–1920", read as their first year."""
    dates = (entry.text[entry.year_start : entry.year_end] for entry in entries if entry.dating is Dating.BRACKETS)
    ranges = {found[0] for date in dates if (found := _RANGE.search(date))}
    if not ranges:
        return passages
    return [replace(p, text=_RANGE_ALONE.sub(lambda m: m[0][:4] if m[0] in ranges else m[0], p.text)) for p in passages]


def _people_written_out(entries: list[Entry], in_text: Iterable[InText]) -> None:
    """Tell persons from bodies where a list prints "Madeleine Reeves (2012)": the text cites Reeves."""
    for citation in in_text:
        entry = entries[citation.reference - 1] if citation.reference else None
        if entry is None or entry.people:
            continue
        opening = written_out(_OPENING.split(entry.text, maxsplit=1)[0].strip())
        named = [letters(name.split(" ")[-1]) for name in citation.authors]
        if opening and named == [letters(person.surname.split(" ")[-1]) for person in opening.persons]:
            entry.people, entry.lead, entry.lead_end = opening, opening.persons[0].surname, opening.end
        if entry.people or entry.dating is not Dating.BRACKETS:
            continue
        people = written_out(entry.lead or "")
        if people and letters(people.persons[0].surname) == letters(citation.authors[0]):
            entry.people, entry.lead = replace(people, end=entry.lead_end), people.persons[0].surname
        if len(citation.authors) != 1 or people:
            continue
        parts = (entry.lead or "").split()
        cited = letters(citation.authors[0])
        surname = next((i for i in (-1, 0) if 2 <= len(parts) <= 3 and letters(parts[i]) == cited), None)
        if parts[1:] and letters("".join(parts)) == cited and _LIKE_SURNAME.search(parts[-1]):
            surname = -1  # the text writes "Bahodir Karimov (2018)", too
        direct = surname == -1 or (surname == 0 and parts[0].isupper() and parts[1].istitle())
        if direct and parts[0][0].isupper() and {part.lower() for part in parts}.isdisjoint(NO_PERSON | {"the"}):
            given = " ".join(parts[:-1] if surname == -1 else parts[1:])
            person = Person(parts[surname or 0], given, Form.NATURAL)
            entry.people = People((person,), (), entry.lead_end)
            entry.lead = person.surname


def _plain(text: str) -> str:
    """Composed letters, plain spaces, nothing without width: such signs divide names only for a machine."""
    return _BOTH_CALENDARS.sub(r"\1/\2", unicodedata.normalize("NFC", text.translate(_UNSEEN)))


def _reference(entry: Entry, cited: set[int], misplaced: bool) -> Reference:
    small = minor(entry)
    if misplaced:
        small.append(Minor("order", "Move the entry to its alphabetical place."))
    year = entry.year.text if entry.year else None
    return Reference(
        entry.number, entry.text, entry.lead, year, entry.number in cited, problems(entry), small, entry.paragraph
    )


def _numeric(passages: Iterable[Passage], entries: int) -> dict[int, list[int]]:
    """{entry: paragraphs that cite it by its number in square brackets}; a single one is no habit."""
    found: dict[int, list[int]] = {}
    for passage in passages:
        for bracket in _NUMERIC.finditer(passage.text):
            for number in _numbers(_PAGES.sub("", bracket[1])):
                if 1 <= number <= entries:
                    found.setdefault(number, []).append(passage.number)
    return found if len(found) >= min(3, entries) else {}


def _numbers(text: str) -> Iterable[int]:
    for part in re.split(r"[,;]", text):
        first, _, last = part.partition("–" if "–" in part else "-")
        low, high = int(first), int(last) if last.strip() else int(first)
        yield from range(low, min(high, low + 50) + 1)
