"""Whom a stretch of text names as a work's authors: people, a body, a title."""

import re
from dataclasses import dataclass

from jcas.domain.citations.names import PARTICLES
from jcas.domain.citations.vocabulary import (
    BODIES,
    DOCUMENTS,
    ET_AL,
    EVENTS,
    MONTHS,
    NUMBERED,
    OPENERS,
    PACTS,
    PLACES,
    word_set,
)
from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.author import DESCENT

LETTER = r"[^\W\d_]"
_INITIALS = re.compile(rf"(?<!\w)(?:{CAPITAL}{LETTER}{{0,2}}\.[-‐‑\s]*)+")
_LONE_INITIALS = re.compile(rf"(?<=\w)\s+{CAPITAL}{{1,2}}$")
BETWEEN = re.compile(
    r"\s*(?:[,;]?\s*&|[,;]?\s+(?:and|и|және|мен|пен|бен|ve|und|va|with|y|e|et)(?=\s)|[,/]|\s[–—](?=\s))\s*"
)
_POSSESSIVE = re.compile(r"(?:['’‘]s|['’]|(?<=\w{3})[ндт][ыі]ң)$")
"""English 's and the Kazakh genitive -ның, -дің, -тың, with which no surname ends."""
QUOTES = '"“”«»„‟'
_COMMA_WITHIN = re.compile(rf",(?=[{QUOTES}’']$)")
_LOWER_NOUN = re.compile(r"(?:\s+(?:data|database|dataset|statistics|report|website|press release))+$")
_COMMON = BODIES | EVENTS | PACTS | DOCUMENTS | PLACES | NUMBERED | MONTHS
_MIXED = re.compile(rf"{CAPITAL}{LETTER}?{CAPITAL}+")
"""MoES, MFA."""
_ELIDED = re.compile(rf"[dl]['’ʻ‘`](?={CAPITAL})")
"""d’Ancona, l’Estrange"""
DIRECTIONS = word_set("north west")
SURNAMES_TOO = DIRECTIONS | word_set(
    "king march may april june august winter summer page box case note day law code bill jordan london paris berlin"
)
"""Surnames beside another: King & Adams, Box-Adams."""
LONGEST_NAME = 18
"""Words of a name in running text; a body's name with its country takes a dozen."""
_TWO_LETTERS = re.compile(r"([^\W\d_a-zа-я])\.\s?([^\W\d_a-zа-я])\.?")
_SHORT_BODIES = frozenset({"UN", "EU", "US", "UK", "AU", "WB", "RK", "KR", "RF", "ООН", "РК", "РФ", "КР", "ҚР", "ЕС"})


@dataclass(frozen=True, slots=True)
class Cited:
    """Names as cited."""

    phrase: str
    """As printed, without abbreviation in brackets."""
    names: tuple[str, ...]
    """Surnames without initials; a body's name or a title whole."""
    given: str = ""
    """Initials of the first, where printed."""
    et_al: bool = False
    people: bool = False
    """Whether they look like people."""
    quoted: bool = False


def read_names(phrase: str, *, people: bool = False) -> Cited:
    """Whom a stretch of text names, as stands before a year: "Smith, Jones, & Lee", "Buzan et al.", a body, a title.

    `people`: whether they are people even where they look like something else: "King & London".
    """
    phrase = _COMMA_WITHIN.sub("", phrase.strip(" ,;:–—-"))
    if any(quote in phrase for quote in QUOTES):
        whole = phrase.strip(QUOTES + "‘' ") if phrase[0] in QUOTES and sum(map(phrase.count, QUOTES)) <= 2 else phrase
        return Cited(phrase, (whole,), quoted=True)
    et_al = ET_AL.search(phrase)
    named = phrase[: et_al.start()].strip(" ,") if et_al else phrase
    named = _POSSESSIVE.sub("", named)
    pieces = [p for p in BETWEEN.split(named) if p.strip()]
    given = _INITIALS.search(pieces[0]) if pieces else None
    if pieces and not given and len(pieces) > 1 and _INITIALS.fullmatch(pieces[1]):
        given = _INITIALS.search(pieces[1])
    surnames = tuple(s for p in pieces if (s := surname_of(p) or (p is pieces[0] and _of_letters(p))))
    people = _are_people(surnames) or (people and bool(surnames))
    if people or (et_al and surnames):
        return Cited(phrase, surnames, given[0].strip() if given else "", et_al is not None, people=True)
    body = _LOWER_NOUN.sub("", re.sub(r"^[Tt]he\s+", "", named))
    return Cited(phrase, (body,) if body else (), et_al=et_al is not None)


def _of_letters(piece: str) -> str:
    """The surname of two letters that some print with stops: "K. C. and Lutz"."""
    found = _TWO_LETTERS.fullmatch(piece.strip())
    return f"{found[1]}{found[2]}" if found else ""


def surname_of(piece: str) -> str:
    bare = _INITIALS.sub(" ", piece).strip()
    bare = (bare if is_short_form(bare.split(" ")[0]) else _LONE_INITIALS.sub("", bare)).strip(" .'’")
    return _POSSESSIVE.sub("", " ".join(bare.split())) if bare else ""


def _are_people(names: tuple[str, ...]) -> bool:
    """Whether all look like surnames; beside one that does, Law, May and Park are surnames too, and He Zongyue is."""
    short = names and (_is_short_surname(names[0]) or names[0].lower() in SURNAMES_TOO)
    if len(names) > 1 and (is_person(names[0]) or (short and is_person(names[1]))):
        return all(is_person(name) or _may_be_person(name) for name in names[1:])
    return bool(names) and all(is_person(name) for name in names)


def _is_short_surname(name: str) -> bool:
    """KC, WU: a surname beside others where no country or body is called so."""
    return len(name) == 2 and name.isupper() and name.isalpha() and name not in _SHORT_BODIES


def _may_be_person(name: str) -> bool:
    if _is_short_surname(name):
        return True
    words = name.split()
    plain = name.replace(" ", "").isalpha() and name.istitle()
    return plain and (len(words) == 1 or (len(words) == 2 and words[0].lower() in OPENERS))


def is_person(name: str) -> bool:
    words = [w for w in name.split() if w.lower() not in PARTICLES | DESCENT] or [w for w in [name] if w.istitle()]
    parts = [part for word in words for part in _parts(_ELIDED.sub("", word))]
    return (
        1 <= len(words) <= 3
        and all(p[0].isupper() and p.lower() not in _COMMON and p.lower() not in OPENERS for p in parts)
        and not is_short_form(name)
    )


def _parts(word: str) -> list[str]:
    """The parts that hyphens make, small ones at the head and within left out: Sala-i-Martin, al-Farabi."""
    parts = [part for part in word.split("-") if part]
    while len(parts) > 1 and parts[0].casefold() in PARTICLES:
        parts = parts[1:]
    if len(parts) > 1 and parts[0].lower() in SURNAMES_TOO:
        parts = parts[1:]
    return [part for i, part in enumerate(parts) if i in {0, len(parts) - 1} or len(part) > 2]


def is_short_form(name: str) -> bool:
    """OECD, DKnews.kz, G20."""
    return any(
        (len(w) > 1 and w.isupper()) or "." in w or any(c.isdigit() for c in w) or _MIXED.fullmatch(w)
        for w in name.split()
    )


def begins_high(token: str) -> bool:
    return token[0].isupper() or (token[0].isalpha() and any(c.isupper() for c in token[1:]))
