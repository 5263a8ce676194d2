"""The people whom a reference begins with, and the forms in which lists write them."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from jcas.domain.citations.names import PARTICLES
from jcas.domain.citations.vocabulary import BODIES, DOCUMENTS, EVENTS, PACTS, PLACES
from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.author import DESCENT

_LETTER = r"[^\W\d_]"
_REST = r"[\w'’ʻʼ‘`]*"
_NAME = rf"(?:(?:[dDlL]|O)['’ʻ‘`])?{CAPITAL}{_REST}(?:[-‐‑]{_LETTER}{_REST})*"
_PARTICLE = rf"(?:(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})[\s-]+)"
_PARTICLE_BEHIND = rf"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})(?:\s+(?:der|den|de|la|los))?(?=[\s,&(.])"
"""Holt, J. C. ten"""
_DESCENT = rf"(?:\s(?:{'|'.join(sorted(DESCENT))})(?=[\s,&(.]))?"
"""Isa uulu, T."""
_WITHIN = rf"(?:{_PARTICLE}|(?:De|Del|Van|Von)\s(?:(?:La|Las|Los|Der|Den)\s)?)"
"""Garcia De La Banda"""
_SURNAME = rf"(?:{_PARTICLE}{{0,3}}{_NAME}(?:\s+{_WITHIN}?{_NAME}){{0,2}}{_DESCENT})"
_ONE_SURNAME = rf"(?:(?i:{_PARTICLE}){{0,3}}{_NAME}{_DESCENT})"
_INITIALS = (
    rf"(?:(?!Eds?\.)[ʿʾʻ]?(?:{CAPITAL}-(?={CAPITAL}\.))?{CAPITAL}['’ʻʼ‘`]?(?:(?!{CAPITAL}){_LETTER}|zh|hr)?\.(?:\.(?=,))?(?:[-‐‑][a-z]{{1,2}}\.)?[-‐‑\s]*"
    rf"(?:(?:–|(?:de|da|do|dos|di|van|von|ibn|bin|bint|al|el|ul|ud)[\s-])(?=[ʿʾʻ]?{CAPITAL}\.))?)+"
    rf"(?:{CAPITAL}(?=,\s|\s*[(&]))?"
)
"""M. de C. M., C.-t., A. ibn ʿA.; the last one's full stop may be forgotten, "Adams, A. B, Brown, C.", or doubled."""
_COUNTRY = r"U\.\s?[SKN]\."
"""What opens the names of bodies: U.S. Census Bureau."""


class Form(StrEnum):
    """How a name is written."""

    INVERTED = "inverted"
    """Surname, I. I.: as APA asks."""
    BARE = "bare"
    """Surname I. I."""
    CAPITALS = "capitals"
    """Surname II"""
    FULL = "full"
    """Surname, Given"""
    DIRECT = "direct"
    """I. I. Surname"""
    NATURAL = "natural"
    """Given Surname; told from other words only behind another name."""


_FORMS = (
    (Form.INVERTED, re.compile(rf"(?P<surname>{_SURNAME}),\s*(?P<given>{_INITIALS}(?:{_PARTICLE_BEHIND})?)")),
    (Form.BARE, re.compile(rf"(?P<surname>{_SURNAME})\s+(?P<given>{_INITIALS})")),
    (
        Form.DIRECT,
        re.compile(
            rf"(?P<given>(?!{_COUNTRY}){_INITIALS}(?:{_NAME}\s+(?={_ONE_SURNAME}(?:\s*[,.;(&]|\s+and\s|$)))?)"
            rf"(?P<surname>{_ONE_SURNAME})(?=[\s,.;(&/]|$)"
        ),
    ),
    (
        Form.CAPITALS,  # Adams, J N
        re.compile(
            rf"(?P<surname>{_ONE_SURNAME}),\s+(?P<given>{CAPITAL}(?:\s{CAPITAL}){{1,2}})(?=[,;.(&]|\s+(?:and|&|\())"
        ),
    ),
    (Form.CAPITALS, re.compile(rf"(?P<surname>{_ONE_SURNAME}),?\s+(?P<given>{CAPITAL}{{1,3}})(?=[,;.(&]|\s|$)")),
    (
        Form.FULL,
        re.compile(
            rf"(?P<surname>{_ONE_SURNAME}),\s+(?P<given>{_NAME}(?:\s+(?:{CAPITAL}\.\s?)+|"
            rf"\s+{_NAME}){{0,2}})(?=[,;:.(&/]|\s+(?:and|[&/(\d]))"
        ),
    ),
)
_NATURAL = re.compile(
    rf"(?P<given>{_NAME}(?:\s+(?:{CAPITAL}\.|{CAPITAL}{{1,3}}(?=\s)|"
    rf"{_NAME})){{0,2}})\s+(?P<surname>{_ONE_SURNAME})(?=[\s,.;(&]|$)"
)
_WRITTEN_OUT = rf"{_NAME}(?:\s+(?:{CAPITAL}\.|{_PARTICLE}?{_NAME})){{1,3}}"
_SERIES = re.compile(rf"{_WRITTEN_OUT}(?:,\s+{_WRITTEN_OUT})*,?\s+(?:(?:and|&)\s+{CAPITAL}|et\sal)")
"""Clara Brown, and David Clark: how Chicago goes on behind the first author."""
_MIDDLE = re.compile(
    rf"(?P<surname>{_ONE_SURNAME}),\s+(?P<given>{_INITIALS}{_NAME})"
    rf"(?=,\s+(?:(?:and|&)\s+{CAPITAL}{_REST}\.?\s+{CAPITAL}|{_SERIES.pattern}))"
)
"""Adams, A. Bernard, and Clara Brown"""
_TWO_SURNAMES = re.compile(
    rf"(?P<surname>{_NAME}\s{_NAME}),\s+(?P<given>{_NAME}(?:\s{CAPITAL}\.?)?)"
    rf"(?=,?\s+(?:and|&)\s|,\s+{_SERIES.pattern}|\.?\s+\(?\d{{4}})"
)
"""Garcia Lopez, Anna, and Bella Brown"""
_OF_LETTERS = re.compile(rf"(?P<surname>{CAPITAL}\.\s?{CAPITAL}\.),\s+(?P<given>{_NAME})(?=\.|,?\s+(?:and|&)\s|\s\()")
"""K. C., Samir"""
_FORMS_AT_FIRST = ((Form.FULL, _OF_LETTERS), (Form.FULL, _MIDDLE), *_FORMS, (Form.FULL, _TWO_SURNAMES))
_FORMS_BEHIND_AND = (_FORMS[0], _FORMS[2], (Form.NATURAL, _NATURAL), *_FORMS[1:2], *_FORMS[3:])
_SEPARATOR = re.compile(
    r"\s*(?P<mark>,?\s*(?:\.\s?\.\s?\.|…)\s*,?\s*&?|[,;]\s*&|&|[,;]?\s*(?<=[\s,;.])(?:and|и|және|ve|und|y|et|"
    r"e)(?=\s)|[,;/]|(?<=\s)[–—-](?=\s))\s*"
)
_ET_AL = re.compile(r"[,\s&]*(?:et\.?c\.|et\.?\s?al\.?|и др\.?|and others|және т\.\s?б\.?|vd\.?)", re.IGNORECASE)
_WORK_OF = r"(?:executive\s+)?(?:directors?|producers?|writers?|hosts?|narrators?|translators?|composers?|curators?)"
_ROLE = re.compile(
    rf"[,\s]*(?:\(\s*(?:{_WORK_OF}(?:\s*(?:,|&|and)\s*{_WORK_OF}){{0,3}}|[eé]ds?|editors?|comps?|orgs?|coords?|trans|"
    r"transl|hrsg|ред|отв\. ред|под ред|ed\. by|сост)\.?\s*\)|(?<=[,\s])eds?\.)",
    re.IGNORECASE,
)
_GENERATIONS = r"(?:Jr|Sr|I{2,3}|IV|2nd|3rd|[45]th)\b\.?"
_SUFFIX = re.compile(rf",?\s+{_GENERATIONS}")
_OF_GENERATION = re.compile(rf"(?P<surname>{_SURNAME})\s+{_GENERATIONS}(?=,\s+{CAPITAL})")
"""Adams Jr., A. B."""
NO_PERSON = BODIES | DOCUMENTS | EVENTS | PACTS | PLACES
_SURNAMES_TOO = frozenset({"law", "north", "south", "east", "west", "london", "paris", "washington", "berlin"})
"""Before a comma and a given name: "London, Anna"."""
_COUNTRIES = frozenset({"РК", "ҚР", "РФ", "КР", "РУз", "RK", "KR", "UK", "US", "USA", "EU", "UN"})
"""No initials: "Президент РК"."""
_GROUPS = frozenset(
    {"the", "team", "group", "consortium", "collaboration", "network", "initiative", "investigators", "collaborators"}
)
"""Words of groups that publish beside people: "& the Example Team"."""
_GROUP_WITHIN = re.compile(
    rf"(?:[Tt]he\s)?(?:(?:{CAPITAL}[\w-]*\s){{1,6}}(?:{'|'.join(g.capitalize() for g in sorted(_GROUPS - {'the'}))})|"
    rf"{CAPITAL}\w*-{CAPITAL}{{2,8}}|{CAPITAL}{{4,12}})(?=,\s(?:&|…|\.\s?\.\s?\.|{CAPITAL}[\w'’-]+,\s{CAPITAL}\.))"
)
_CONJUNCTIONS = frozenset({"and", "и", "және", "ve", "und", "y", "et", "e"})
_NUMBER_SIGNS = frozenset({"No.", "Nr.", "Vol.", "Art."})
"""What makes "Decree No. 577" an act and no person."""
_MOST = 60
"""People of one work that are read."""
_LONGEST_GIVEN = 200
"""Characters behind a surname in which given names end."""


@dataclass(frozen=True, slots=True)
class Person:
    """An author as a reference writes one."""

    surname: str
    given: str
    form: Form


@dataclass(frozen=True, slots=True)
class People:
    """The people at one place of a text; `marks` stand between them, one fewer than there are people."""

    persons: tuple[Person, ...]
    marks: tuple[str, ...]
    end: int
    et_al: bool = False
    role: bool = False
    """Whether "(Eds.)" or the like follows."""

    @property
    def conjunction(self) -> bool:
        """Whether a word stands where APA asks for "&"."""
        return any(mark.strip(" ,;") in _CONJUNCTIONS for mark in self.marks)


def read_people(text: str, start: int = 0, *, natural: bool = False) -> People | None:
    """The people whom the text names at `start`, None where it names none there.

    `natural`: whether given names may stand before each surname, not only behind "and".
    """
    persons: list[Person] = []
    marks: list[str] = []
    end = start
    while len(persons) < _MOST:
        separator = _SEPARATOR.match(text, end) if persons else None
        if persons and separator is None:
            break
        at = separator.end() if separator else start
        going_on = separator is not None and (
            separator["mark"].strip(" ,;") in _CONJUNCTIONS | {"&"} or _SERIES.match(text, at) is not None
        )
        found = _person(text, at, natural=natural or going_on) or (_group(text, at) if persons else None)
        if found is None:
            break
        if separator:
            marks.append(separator["mark"])
        person, end = found
        suffix = _SUFFIX.match(text, end)
        end = suffix.end() if suffix else end
        persons.append(person)
    if not persons:
        return None
    et_al = _ET_AL.match(text, end)
    end = et_al.end() if et_al else end
    role = _ROLE.match(text, end)
    end = role.end() if role else end
    return People(tuple(persons), tuple(marks), end, et_al is not None, role is not None)


def _group(text: str, at: int) -> tuple[Person, int] | None:
    """A group that is named between people: "Adams, A., The Example Team, & Brown, B."."""
    found = _GROUP_WITHIN.match(text, at)
    return (Person(found[0], "", Form.INVERTED), found.end()) if found else None


def written_out(lead: str) -> People | None:
    """Several people whose given names stand first, "Anna Adams, & Bella Brown"; bodies may be called alike."""
    people = read_people(lead, natural=True)
    several = people is not None and len(people.persons) > 1 and people.end == len(lead)
    return people if several and all(p.form is Form.NATURAL for p in people.persons) else None  # type: ignore[union-attr]


def _person(text: str, at: int, *, natural: bool) -> tuple[Person, int] | None:
    generation = _OF_GENERATION.match(text, at)
    if generation:
        behind = generation.end()
        plain = _person(generation["surname"] + text[behind : behind + _LONGEST_GIVEN], 0, natural=natural)
        if plain:
            end = behind + plain[1] - len(generation["surname"])
            return replace(plain[0], surname=generation[0].rstrip(".")), end
    for form, pattern in _FORMS_BEHIND_AND if natural else _FORMS_AT_FIRST:
        found = pattern.match(text, at)
        if found and _plausible(found["surname"], found["given"], form):
            return Person(found["surname"], found["given"].strip(), form), at + len(found[0].rstrip())
    return None


def _plausible(surname: str, given: str, form: Form) -> bool:
    """A body's name is no person's, though it may look like one where given names are written out."""
    words = {word.lower() for word in f"{surname} {given}".split()}
    if form is Form.FULL and surname.lower() in _SURNAMES_TOO:
        words.discard(surname.lower())
    if form is Form.CAPITALS and given.strip() in _COUNTRIES:
        return False
    if form in {Form.FULL, Form.NATURAL, Form.CAPITALS}:
        if form is Form.NATURAL and not words.isdisjoint(_GROUPS):
            return False
        if len(surname) == 2 and form is Form.NATURAL and surname.isupper():
            return surname not in _COUNTRIES  # Samir KC
        return len(surname) > 1 and (not surname.isupper() or "." in surname) and words.isdisjoint(NO_PERSON)
    return form is not Form.BARE or (
        given.strip() not in _NUMBER_SIGNS and sum(w.casefold() not in PARTICLES for w in surname.split()) <= 2
    )
