"""Reference entries taken apart: number, authors, year, title, what follows; two works run together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from jcas.domain.citations.people import Form, People, read_people
from jcas.domain.citations.vocabulary import BODIES, DOCUMENTS, MONTHS, PACTS
from jcas.domain.citations.years import UNDATED, YEAR, Year, years_of
from jcas.domain.names.alphabets import CAPITAL, letters

_NUMBER = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,4}\s?[.)](?![\da-zа-я])|[•*·–-](?=\s)|[*†‡]{1,3}(?=\w))\s*")
"""A number, a bullet, or the asterisk of a work that a meta-analysis includes: *Adams, A."""
_BRACKET = re.compile(r"\(([^()]{2,60})\)|\[((?:1[4-9]|20)\d\d[a-k]?|n\.\s?d\.)\]")
_PLAIN_NUMBER = re.compile(r"\s*(\d{1,4})\s+(?=\S)")
_LEAST_NUMBERED, _SHORT_LEAD = 3, 80
_LEADING_DATE = re.compile(
    rf"(?:c\.|ca\.|circa|orig\.|first published|\d{{1,2}}(?:st|nd|rd|th)?(?:[-–]\d{{1,2}})?\s|"
    rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?(?:[\s,/–-]|\d{{1,2}}(?:st|nd|rd|th)?,?(?=\s))*)+\s*",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/)\S+|(?<!\w)(?:doi\s*:?\s*)?10\.\d{4,9}/\S+", re.IGNORECASE)
ACCESS = re.compile(
    r"(?:accessed|retrieved|last visited|visited|viewed|access(?:ed)? (?:date|on)|date of access|"
    r"last access|access(?=:)|acess?o em|дата обращения|дата доступа|murojaat|обращени\w+|"
    r"erişim(?: tarihi)?|қаралған күні|қараған күн\w*|abgerufen|zugriff|consulted|cited|updated|"
    r"archived)[\s:,]*(?:on|at|am)?[^;)\]\n/]{0,30}?(?:19|20)\d\d",
    re.IGNORECASE,
)
_AFTER_AUTHOR = re.compile(r"[\s.,:;]*")
_NAMED_LONG = re.compile(r"(?:\[[^\[\]]{2,60}\]\s*)?[^.()\"“«]{60,300}(?<!\d),\s(?=(?:1[4-9]|20)\d\d[a-k]?\.\s)")
"""Bodies with long names before the year: "Institute of Examples, and Museum of the District of Example, 2017. "."""
_BEHIND_BARE = re.compile(r"(?:\s?\[(?:1[4-9]|20)\d\d\])?(?=\s*[.,:;]|$)")
"""1984 [1893]: the year of the first edition."""
_GOES_ON = re.compile(r"(?:\s[^\s.,;(&\"“«]+)+")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})[.?!](?=\s|$)|(?<=[)\]»”\"])\.(?=\s|$)")
_TERMINAL = re.compile(
    rf"(?:\bISBN[\s:]*(?:97[89][\s-]?)?[\dXХ][\d\s-]{{8,15}}[\dXХ]|\be?ISSN[\s:]*\d{{4}}-\d{{3}}[\dXХ]|"
    rf"{ADDRESS.pattern})[.,;]?(?=\s)",
    re.IGNORECASE,
)
_START = re.compile(rf"(?:(?<=[.?!\])/\d])|(?<=[\w-]))\s+(?={CAPITAL})|(?<=\d\.)(?={CAPITAL})")
_REPEATED = re.compile(r"(\s*(?:\[?\d{1,4}[\].)]\s*)?)(?:[–—―]{2,}|[-_]{3,}|[–—―](?=\s*[.,(])|Idem\b)[\s.,]*")
_RANGE = re.compile(r"((?:1[4-9]|20)\d\d)\s?[–—-]\s?(?:1[4-9]|20)?\d\d$")
"""(1918–1920): a work of several volumes."""
_IN_SQUARE = re.compile(r"\[[^\[\]]*\]")
_GROUP = re.compile(rf"\s*,?\s*(?:&|…|\.\s?\.\s?\.)\s*&?\s*(?:[Tt]he\s)?{CAPITAL}[^()\[\]]{{3,120}}\s*[(\[]?")
_ORIGINAL = re.compile(r"(?:original work published|reprinted from|translated)\b", re.IGNORECASE)


class Dating(StrEnum):
    """How an entry prints its year."""

    BRACKETS = "brackets"
    BARE = "bare"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Work:
    """A work as an entry names it; an entry with two works run together has two."""

    number: int
    """Of the entry, from 1."""
    lead: str
    people: tuple[str, ...]
    """Surnames; empty where a body or a title leads."""
    given: str
    """The leading person's given names or initials."""
    year: Year | None
    et_al: bool = False
    beside: str = ""
    """What else stands before the year, further people written in a way of their own among it."""


@dataclass(slots=True)
class Entry:
    """A reference with its elements. Offsets are into `text`."""

    number: int
    paragraph: int
    text: str
    """As printed, list number left out."""
    people: People | None
    lead: str | None
    year: Year | None
    dating: Dating
    year_start: int = -1
    year_end: int = -1
    lead_end: int = 0
    further: list[Work] = field(default_factory=list)
    """Works run together with the first."""
    tail: str = ""
    """What stands behind the identifier that ends a reference, where that is no second work."""

    @property
    def after_year(self) -> str:
        """What follows the year."""
        return self.text[self.year_end :] if self.year_end >= 0 else ""

    @property
    def between(self) -> str:
        """What stands between authors and year, the name in its own alphabet left out."""
        if self.year_start <= self.lead_end:
            return ""
        return _IN_SQUARE.sub("", self.text[self.lead_end : self.year_start]).strip(" .,;:")

    @property
    def group(self) -> bool:
        """Whether a body is named behind the people, before the year: "& World Health Organization", "… The Team"."""
        behind = self.text[self.lead_end : self.year_start] if self.people and self.year_start > self.lead_end else ""
        return _GROUP.fullmatch(behind) is not None

    @property
    def legal(self) -> bool:
        """Whether it is a law, a decree, a treaty, told by the words that it leads with.

        Those of a title behind a body and its year tell nothing, nor does the name of a body: "Center for Law. 2021."
        """
        behind_body = self.dating is Dating.BARE and 0 < self.year_start < _SHORT_LEAD
        opening = self.text[: self.year_start if behind_body else 160].split("(")[0]
        words = re.findall(r"[^\W\d_]+", opening)[:12]
        first = next((n for n, word in enumerate(words) if letters(word) in _LEGAL), None)
        named = behind_body and first is not None and not BODIES.isdisjoint(word.lower() for word in words[:first])
        return self.people is None and first is not None and not named

    @property
    def works(self) -> list[Work]:
        """The works that it names; none where nothing leads."""
        if self.lead is None:
            return self.further
        persons = self.people.persons if self.people else ()
        given = persons[0].given if persons else ""
        et_al = self.people is not None and self.people.et_al
        written_out = " ".join(f"{p.given} {p.surname}" for p in persons if p.form is Form.NATURAL)
        beside = f"{written_out} {self.between}" if persons else ""  # "and Kasymov Daniyar"
        own = Work(self.number, self.lead, tuple(p.surname for p in persons), given, self.year, et_al, beside)
        return [own, *self.further]


_LEGAL = (
    frozenset(map(letters, DOCUMENTS - {"report", "index", "project", "order"}))
    | frozenset(map(letters, PACTS))
    | {"prikaz", "prezidenta", "pravitelstva"}
)


def read_entries(entries: Iterable[tuple[int, str]]) -> list[Entry]:
    """Take a list's entries apart; each comes as (paragraph number, printed text).

    Dashes that stand for the authors of the entry before are read as those.
    """
    read: list[Entry] = []
    for number, (paragraph, text) in enumerate(_without_plain_numbers(list(entries)), 1):
        read.append(read_entry(_with_authors(text, read[-1] if read else None), number, paragraph))
    return read


def _without_plain_numbers(entries: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The entries, their numbers left out where each begins with its own without a full stop: "3 Adams, A."."""
    plain = [_PLAIN_NUMBER.match(text) for _, text in entries]
    numbered = sum(found is not None and int(found[1]) == n for n, found in enumerate(plain, 1))
    if numbered < _LEAST_NUMBERED or 2 * numbered < len(entries):
        return entries
    return [(p, text[found.end() :] if found else text) for (p, text), found in zip(entries, plain, strict=True)]


def _with_authors(text: str, before: Entry | None) -> str:
    """An entry that begins with dashes, with the authors of the entry before in their place."""
    dashes = _REPEATED.match(text)
    if dashes is None or before is None or before.lead is None:
        return text
    names, rest = before.text[: before.lead_end].rstrip(" ,;"), text[dashes.end() :]
    stop = "" if names.endswith(".") or rest.startswith(("(", "[")) else "."
    return f"{dashes[1]}{names}{stop} {rest}"


def read_entry(printed: str, number: int = 1, paragraph: int = -1) -> Entry:
    """One reference: who leads, which year, how both are written."""
    listed = _NUMBER.match(printed)
    text = " ".join(printed[listed.end() if listed else 0 :].split())
    people = read_people(text)
    if people and not _leads(text, people):
        people = None
    entry = Entry(number, paragraph, text, people, None, None, Dating.NONE, lead_end=people.end if people else 0)
    _read_year(entry)
    _read_lead(entry)
    _read_further(entry)
    return entry


def _leads(text: str, people: People) -> bool:
    """Full given names without initials are trusted where a year, a full stop or a quotation follows.

    Initials may open a body's name: "L. N. Example National University".
    """
    first = people.persons[0]
    if first.form is Form.DIRECT:
        going_on = _GOES_ON.match(text, people.end)
        named = f"{first.surname} {going_on[0] if going_on else ''}"
        return BODIES.isdisjoint(named.lower().split())
    if first.form not in {Form.FULL, Form.CAPITALS}:
        return True
    return len(people.persons) > 1 or bool(re.match(r"\s*[.(,:]?\s*(?:\(|[\"“«‘]|\d{4}|$)|\.\s", text[people.end :]))


def _read_year(entry: Entry) -> None:
    plain = ACCESS.sub(lambda m: " " * len(m[0]), ADDRESS.sub(lambda m: " " * len(m[0]), entry.text))
    bare = _bare_behind_authors(plain, entry)
    bracketed = next((found for found in _bracketed(plain) if not _spans_years(plain, found, entry)), None)
    if bare and (bracketed is None or bracketed[0] > bare[0]):
        chosen, entry.dating = bare, Dating.BARE
    elif bracketed:
        chosen, entry.dating = bracketed, Dating.BRACKETS
    elif found := _bare_anywhere(plain):
        chosen, entry.dating = found, Dating.BARE
    else:
        return
    entry.year_start, entry.year_end, entry.year = chosen


_Found = tuple[int, int, Year]


def _bracketed(text: str) -> Iterator[_Found]:
    """Years in brackets of their own, day and month included."""
    for bracket in _BRACKET.finditer(text):
        content = bracket[1] or bracket[2]
        date = _LEADING_DATE.match(content)
        found = YEAR.match(_RANGE.sub(r"\1", content), date.end() if date else 0)
        if found and not _ORIGINAL.match(content):
            yield bracket.start(), bracket.end(), next(years_of(found))


def _spans_years(text: str, found: _Found, entry: Entry) -> bool:
    """As in "Adams, A. A history (1917–1991). Almaty, 2005": what a title is about, no date of the work."""
    start, end, _ = found
    if not _RANGE.search(text[start : end - 1]):
        return False
    return bool(text[entry.people.end : start].strip(" .,")) if entry.people else YEAR.search(text, end) is not None


def _bare_behind_authors(text: str, entry: Entry) -> _Found | None:
    """As in "Surname, I. 2010." and "Body, 2010."."""
    if entry.people:
        gap = _AFTER_AUTHOR.match(text, entry.people.end)
        found = YEAR.match(text, gap.end() if gap else entry.people.end)
    elif named := _NAMED_LONG.match(text):
        found = YEAR.match(text, named.end())
    else:
        found = YEAR.search(text, 0, 80)
        if found and not re.fullmatch(r"[^.,()\"“«]{2,70}(?<!\d)[.,]\s*", text[: found.start()]):
            return None
    behind = _BEHIND_BARE.match(text, found.end()) if found else None
    if found is None or behind is None:
        return None
    return found.start(), behind.end(), next(years_of(found))


def _bare_anywhere(text: str) -> _Found | None:
    """The last year that stands like a date of publication, else the last of all."""
    found = [m for m in YEAR.finditer(text) if m["number"] or m["undated"]]
    set_apart = [m for m in found if re.match(r"\s*(?:[.,;:)]|[–—-]\s|$|г\.|года)", text[m.end() :])]
    chosen = (set_apart or found)[-1] if found else None
    return (chosen.start(), chosen.end(), next(years_of(chosen))) if chosen else None


def _read_lead(entry: Entry) -> None:
    if entry.people:
        entry.lead = entry.people.persons[0].surname
        return
    in_brackets = entry.dating is Dating.BRACKETS
    named = _NAMED_LONG.match(entry.text)
    long = named is not None and named.end() == entry.year_start
    end = entry.year_start if in_brackets or ((long or 0 < entry.year_start < 80) and not entry.legal) else -1
    lead = entry.text[:end] if end > 0 else ADDRESS.split(entry.text, maxsplit=1)[0]
    sentence = _SENTENCE.search(lead)
    if sentence and not entry.legal and (end < 0 or (not in_brackets and sentence.start() < end)):
        lead = lead[: sentence.start()]
    entry.lead_end = len(lead)
    lead = re.sub(r"(?<=\d)\s*[\"“«].*$", "", re.sub(r"\s*\[[^\]]*\]?", "", lead)) or lead
    lead = lead.strip(" .,;:")
    entry.lead = lead if any(c.isalpha() for c in lead) else None


def _read_further(entry: Entry) -> None:
    """Works that begin within the entry: people with a bracketed year, or whatever stands behind its identifier."""
    begin = max(entry.year_end, entry.lead_end)
    plain = ADDRESS.sub(lambda m: "/" * len(m[0]), entry.text)
    entry.further = [
        work for start in _later_years(plain, begin) if (work := _work_before(plain, begin, *start, entry))
    ]
    if entry.further or begin <= 0:
        return
    terminal = next(iter(_TERMINAL.finditer(entry.text, begin)), None)
    last = terminal
    while terminal and (terminal := _TERMINAL.search(entry.text, terminal.end())):
        last = terminal if re.fullmatch(r"[\s.,;]*\w{0,8}[\s:,.]*", entry.text[last.end() : terminal.start()]) else last  # type: ignore[union-attr]
    tail = entry.text[last.end() :].strip() if last else ""
    year = YEAR.search(ACCESS.sub("", ADDRESS.sub("", tail)))
    if year and " " in tail and re.match(rf"{CAPITAL}[^\d\[(]{{3,}}", tail):
        lead = re.split(r"[.,(]", tail)[0].strip()
        entry.further.append(Work(entry.number, lead, (), "", next(years_of(year))))
    else:
        entry.tail = tail


def _later_years(text: str, begin: int) -> Iterator[tuple[int, Year]]:
    for start, _end, year in _bracketed(text):
        if start > begin and year.digits:
            yield start, year


def _work_before(text: str, begin: int, year_start: int, year: Year, entry: Entry) -> Work | None:
    """The work whose authors stand directly before a later year in brackets."""
    window = max(begin, year_start - 400)
    for start in _START.finditer(text, window, year_start):
        if text[max(0, start.start() - 4) : start.start()].strip(' :.,;”"»').lower() in {"in", "//"}:
            continue
        if text.startswith(("In ", "В "), start.end()):
            continue
        people = read_people(text, start.end())
        if people and not text[people.end : year_start].strip(" .,"):
            names = tuple(p.surname for p in people.persons)
            return Work(entry.number, names[0], names, people.persons[0].given, year, people.et_al)
    return None


def is_undated(year: Year | None) -> bool:
    """Whether the entry says that its work bears no date."""
    return year is not None and year.number == UNDATED
