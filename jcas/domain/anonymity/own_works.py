"""The authors' own works: which entries of the reference list are theirs, and where the text cites them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jcas.domain.anonymity.authors import BETWEEN, CITED_YEAR, GAP
from jcas.domain.citations.linking import InText
from jcas.domain.citations.references import Entry, read_entries
from jcas.domain.names.alphabets import CAPITAL, is_cyrillic
from jcas.domain.names.author import Author
from jcas.domain.structure.identity import spelt
from jcas.domain.structure.manuscript import Manuscript

MASKED = "Author"
_LIST_NUMBER = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,4}\s?[.)](?!\d))\s*")
_FOUR = re.compile(r"(\d{4})([a-k]?)")
_LEAST_DECLINED = 4
_VOWELS = "аеиоуыэюяйь"
_POSSESSIVE = re.compile(r"['’]s?$")
FIRST_PERSON = re.compile(r"(?<![\w.])(?:[Ww]e|[Oo]urs?|[Mm]y|[Uu]s|I(?=\s+[a-z])|мы|наш\w*|біз\w*)(?![\w.’'-]*\w)")
_WORK = (
    r"(?:works?|study|studies|articles?|papers?|research|books?|findings|publications?|analys[ei]s|surveys?|monograph|"
    r"thesis|dissertation|project)"
)
_SAID = r"(?:argued|shown|showed|demonstrated|published|discussed|found|reported)"
OWN_WORK = re.compile(
    r"\b(?:our|my|the authors?['’]s?)\s+(?:earlier|previous|prior|recent|own|past|ongoing|other|preceding)\s+"
    rf"(?:\w+\s+){{0,2}}{_WORK}\b"
    rf"|\b(?:we|i)\s+(?:have\s+|had\s+)?{_SAID}\s+(?:elsewhere|earlier|previously|before)\b"
    rf"|\b(?:we|i)\s+(?:have\s+|had\s+)?(?:previously|earlier)\s+{_SAID}\b"
    r"|\bin\s+(?:another|a\s+previous|an\s+earlier)\s+(?:work|study|article|paper)\s*,?\s+(?:we|i)\b",
    re.IGNORECASE,
)
"""Words that speak of the authors' own earlier work."""


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry of the list that an author of the manuscript wrote or took part in."""

    number: int
    paragraph: int
    lead: str
    year: str
    printed: str

    @property
    def masked(self) -> str:
        """What the copy prints in its place, the typed number kept."""
        listed = _LIST_NUMBER.match(self.printed)
        number = listed[0] if listed and listed[0].strip() else ""
        return f"{number}{MASKED} ({self.year}). [Reference removed for review.]"


@dataclass(frozen=True, slots=True)
class OwnCitation:
    """A place in a paragraph's text that cites an own work; `names_end` is where its names end."""

    start: int
    names_end: int
    end: int
    text: str
    masked: str
    """What stands in place of the names."""


@dataclass(slots=True)
class OwnWorks:
    """What the authors cite of their own."""

    entries: list[OwnEntry] = field(default_factory=list)
    _patterns: dict[int, re.Pattern[str]] = field(default_factory=dict)
    """Paragraph number -> where it cites own works."""

    @property
    def paragraphs(self) -> list[int]:
        """Numbers of the paragraphs that cite own works."""
        return sorted(self._patterns)

    def cited_in(self, number: int, text: str) -> list[OwnCitation]:
        """Where this paragraph cites own works; offsets are into `text`, which may hold more than a reader sees."""
        pattern = self._patterns.get(number)
        return [_citation(found) for found in pattern.finditer(text)] if pattern else []


def own_works(manuscript: Manuscript, authors: Sequence[Author]) -> OwnWorks:
    """Entries by an author of the manuscript, and the citations that mean them; nothing where nobody is named."""
    named = [author for author in authors if author.given]
    if not named:
        return OwnWorks()
    printed = [p.text for p in manuscript.references.entries]
    entries = zip(_entries(manuscript), printed, strict=True)
    own = [_own_entry(entry, text) for entry, text in entries if _is_own(entry, named)]
    numbers = {entry.number for entry in own}
    forms: dict[int, list[str]] = {}
    for row in manuscript.citations.in_text:
        if _means(row, numbers, named):
            for paragraph in row.paragraphs:
                forms.setdefault(paragraph, []).append(_form(row, named))
    return OwnWorks(own, {n: re.compile(rf"(?<![\w.])(?:{'|'.join(dict.fromkeys(f))})") for n, f in forms.items()})


def rewritten(manuscript: Manuscript, works: OwnWorks) -> dict[int, str]:
    """What the copy prints in the paragraphs of own entries: all of an entry goes, others in its paragraph stay."""
    own = {entry.number: entry for entry in works.entries}
    lines: dict[int, list[str]] = {}
    touched: set[int] = set()
    listed = manuscript.references
    for n, (paragraph, places) in enumerate(zip(listed.entries, listed.places, strict=True), 1):
        lines.setdefault(paragraph.number, []).append(own[n].masked if n in own else paragraph.text)
        touched.update(places if n in own else ())
    return {number: "\n".join(lines.get(number, ())) for number in sorted(touched)}


def others_named_alike(manuscript: Manuscript, authors: Sequence[Author]) -> Iterator[str]:
    """Surnames of the authors that the reference list gives to somebody else, too."""
    for entry in _entries(manuscript):
        for person in entry.people.persons if entry.people else ():
            alike = [author for author in authors if author.bears(person.surname)]
            if alike and not any(author.may_be(person.surname, person.given) for author in alike):
                yield person.surname


def _entries(manuscript: Manuscript) -> list[Entry]:
    """The list's entries; a dash at the head of one stands for the people of the one before."""
    return read_entries((p.number, p.text) for p in manuscript.references.entries)


def _is_own(entry: Entry, authors: Sequence[Author]) -> bool:
    people = entry.people.persons if entry.people else ()
    if not people and entry.lead:  # the surname alone: "Adams (2020)."
        return any(author.bears(entry.lead) for author in authors)
    return any(author.may_be(person.surname, person.given) for author in authors for person in people)


def _own_entry(entry: Entry, printed: str) -> OwnEntry:
    year = entry.year.text if entry.year else "n.d."
    return OwnEntry(entry.number, entry.paragraph, entry.lead or "", year, printed)


def _means(row: InText, own: set[int], authors: Sequence[Author]) -> bool:
    """Whether a citation means an own work; where no entry answers, its names tell."""
    if row.reference is not None:
        return row.reference in own or any(number in own for number in row.candidates)
    cited = [name.split()[-1] for name in row.authors if name.split()]
    return any(author.bears(name, declined=True) for name in cited for author in authors)


def _form(row: InText, authors: Sequence[Author]) -> str:
    """A pattern for this citation however it stands: names, what is between, further years, the year."""
    lead = row.authors[0] if row.authors else row.text
    own = [author for author in authors if author.bears(lead.split()[-1], declined=True)]
    given = [spelt(word) for author in own for word in author.given]
    first = "|".join([*given, rf"{CAPITAL}[^\W\d_]{{0,2}}\.(?:\s?-?{CAPITAL}\.){{0,2}}"])
    name = r"\s+".join(map(_declined, lead.split()))
    return (
        rf"(?:(?:{first})\s*)?{name}(?!\w)(?:{BETWEEN}){{0,16}}?{GAP}"
        rf"(?:{CITED_YEAR}[\s,;]{{1,3}}){{0,4}}{_year(row.year or '')}"
    )


def _declined(word: str) -> str:
    """A pattern for this name and, where it is Cyrillic, for its other cases: "Бекова" and "Бековой"."""
    if not is_cyrillic(word) or len(word) < _LEAST_DECLINED:
        return spelt(word)
    return rf"{spelt(word.rstrip(_VOWELS))}[^\W\d_]{{0,4}}"


def _year(printed: str) -> str:
    """A pattern for this year; of "2020a, b" the second letter stands apart."""
    found = _FOUR.fullmatch(printed)
    if found is None:
        return rf"(?:{CITED_YEAR})"
    return rf"{found[1]}(?:[a-k]\s?[,&–-]\s?)*{found[2]}(?!\w)"


def _citation(found: re.Match[str]) -> OwnCitation:
    text = found[0]
    digits = re.search(rf"[\s,:(\[–—-]*(?:{CITED_YEAR})", text)
    names = text[: digits.start()] if digits else text
    possessive = _POSSESSIVE.search(names)
    masked = MASKED + (possessive[0] if possessive else "")
    shown = f"{text})" if text.count("(") > text.count(")") else text
    return OwnCitation(found.start(), found.start() + len(names), found.end(), shown, masked)
