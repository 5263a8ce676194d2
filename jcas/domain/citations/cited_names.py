"""The names beside a year: where they begin, whom they name, how sure it is that they name a work's authors."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jcas.domain.citations.names import PARTICLES
from jcas.domain.citations.vocabulary import (
    BODIES,
    CONNECTORS,
    CURRENCIES,
    DOCUMENTS,
    ET_AL,
    EVENTS,
    MONTHS,
    NUMBERED,
    OPENERS,
    OWN,
    PACTS,
    PLACES,
    word_set,
)
from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.author import DESCENT

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(rf"['’]t(?=\s)|{_LETTER}[\w'’ʻʼ‘`]*(?:[-‐‑.]+[^\W_][\w'’ʻʼ‘`]*)*\.?|\S")
_INITIALS = re.compile(rf"(?<!\w)(?:{CAPITAL}{_LETTER}{{0,2}}\.[-‐‑\s]*)+")
_LONE_INITIALS = re.compile(rf"(?<=\w)\s+{CAPITAL}{{1,2}}$")
_BETWEEN = re.compile(
    r"\s*(?:[,;]?\s*&|[,;]?\s+(?:and|и|және|мен|пен|бен|ve|und|va|with|y|e|et)(?=\s)|[,/]|\s[–—](?=\s))\s*"
)
_POSSESSIVE = re.compile(r"(?:['’‘]s|['’]|(?<=\w{3})[ндт][ыі]ң)$")
"""English 's and the Kazakh genitive -ның, -дің, -тың, with which no surname ends."""
_SHORT_FORM = re.compile(
    rf"{CAPITAL}{_LETTER}?\.|(?:St|Jr|Sr|Dr|Prof|Inc|Ltd|Co|Corp)\.|(?:{CAPITAL}\.)+|(?:[Zz]h|[Ss]h|[Cc]h|[Yy]u|"
    rf"[Yy]a|Дж)\."
)
_QUOTES = '"“”«»„‟'
_COMMA_WITHIN = re.compile(rf",(?=[{_QUOTES}’']$)")
_QUOTED = re.compile(
    rf"(?:[{_QUOTES}][^{_QUOTES}]{{3,300}}[{_QUOTES}]|[{_QUOTES}‘'][^{_QUOTES}()]{{3,300}}[{_QUOTES}’'])\s*$"
)
"""A single mark may be an apostrophe, so that what it closes holds no brackets."""
_OWNER = re.compile(r"\w(?:['’‘]s|['’])\s+$")
_LOWER_NOUN = re.compile(r"(?:\s+(?:data|database|dataset|statistics|report|website|press release))+$")
_WORD = re.compile(rf"{_LETTER}[\w'’-]*")
_COMMA = frozenset(",")
_AND = word_set("and & / и және мен пен бен ve und va with y e et")
_JOINED = frozenset("&/")
"""Signs that stand between people of one work alone; "and" may also go on with another."""
_COMMON = BODIES | EVENTS | PACTS | DOCUMENTS | PLACES | NUMBERED | MONTHS
_DATED = EVENTS | PACTS | DOCUMENTS
_VALUE = re.compile(r"[=<>≈%]")
_MIXED = re.compile(rf"{CAPITAL}{_LETTER}?{CAPITAL}+")
"""MoES, MFA."""
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}")
_CODE = re.compile(rf"{CAPITAL}{{1,3}}[-–]?\d{{1,3}},?\s[a-zа-я]")
"""K-07, mediator, Osh: how authors name whom they talked to."""
_ELIDED = re.compile(rf"[dl]['’ʻ‘`](?={CAPITAL})")
"""d’Ancona, l’Estrange"""
_DIRECTIONS = word_set("north west")
_QUESTIONS = word_set("who what how why")
_SURNAMES_TOO = _DIRECTIONS | word_set(
    "king march may april june august winter summer page box case note day law code bill jordan london paris berlin"
)
"""Surnames beside another: King & Raghuram, Box-Steffensmeier."""
_FOUNDED = word_set("union partnership forum program programme company federation nations society news times with")
"""Words of bodies and pacts of which running text tells when they were founded."""
_ORDINAL = re.compile(r"[ivx]+|\d+")
_NAMED = rf"(?:(?:{'|'.join(sorted(PARTICLES))})\s+)?{CAPITAL}{_LETTER}[\w'’ʻʼ‘`-]*"
_LISTED_NAME = re.compile(rf"(?<![\w.'’-])(?P<name>(?:(?:{CAPITAL}\.|{_NAMED})\s+){{0,3}}{_NAMED}),\s*$")
"""A person's name before a comma."""
_MOST_LISTED = 8
_LONGEST = 18
"""Words of a name in running text; a body's name with its country takes a dozen."""


class Prose:
    """What the text at large tells of its words: which also stand in lower case, which are on everyone's lips."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts = Counter(word for text in texts for word in _WORD.findall(text))
        self._counts = counts

    def is_common(self, word: str) -> bool:
        """Whether a word with a capital is an ordinary one, by its standing elsewhere without."""
        return self._counts[word.lower()] > 0 and word != word.lower()

    def is_frequent(self, word: str) -> bool:
        """Whether a name is named so often that a year behind it may date anything."""
        return self._counts[word] >= 8


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
    if any(quote in phrase for quote in _QUOTES):
        whole = (
            phrase.strip(_QUOTES + "‘' ") if phrase[0] in _QUOTES and sum(map(phrase.count, _QUOTES)) <= 2 else phrase
        )
        return Cited(phrase, (whole,), quoted=True)
    et_al = ET_AL.search(phrase)
    named = phrase[: et_al.start()].strip(" ,") if et_al else phrase
    named = _POSSESSIVE.sub("", named)
    pieces = [p for p in _BETWEEN.split(named) if p.strip()]
    given = _INITIALS.search(pieces[0]) if pieces else None
    if pieces and not given and len(pieces) > 1 and _INITIALS.fullmatch(pieces[1]):
        given = _INITIALS.search(pieces[1])
    surnames = tuple(s for p in pieces if (s := _surname(p) or (p is pieces[0] and _of_letters(p))))
    people = _are_people(surnames) or (people and bool(surnames))
    if people or (et_al and surnames):
        return Cited(phrase, surnames, given[0].strip() if given else "", et_al is not None, people=True)
    body = _LOWER_NOUN.sub("", re.sub(r"^[Tt]he\s+", "", named))
    return Cited(phrase, (body,) if body else (), et_al=et_al is not None)


def _of_letters(piece: str) -> str:
    """The surname of two letters that some print with stops: "K. C. and Lutz"."""
    found = _TWO_LETTERS.fullmatch(piece.strip())
    return f"{found[1]}{found[2]}" if found else ""


def _surname(piece: str) -> str:
    bare = _INITIALS.sub(" ", piece).strip()
    bare = (bare if _is_short_form(bare.split(" ")[0]) else _LONE_INITIALS.sub("", bare)).strip(" .'’")
    return _POSSESSIVE.sub("", " ".join(bare.split())) if bare else ""


def _are_people(names: tuple[str, ...]) -> bool:
    """Whether all look like surnames; beside one that does, Law, May and Park are surnames too, and He Zongyue is."""
    short = names and (_is_short_surname(names[0]) or names[0].lower() in _SURNAMES_TOO)
    if len(names) > 1 and (_is_person(names[0]) or (short and _is_person(names[1]))):
        return all(_is_person(name) or _may_be_person(name) for name in names[1:])
    return bool(names) and all(_is_person(name) for name in names)


def _is_short_surname(name: str) -> bool:
    """KC, WU: a surname beside others where no country or body is called so."""
    return len(name) == 2 and name.isupper() and name.isalpha() and name not in _SHORT_BODIES


def _may_be_person(name: str) -> bool:
    if _is_short_surname(name):
        return True
    words = name.split()
    plain = name.replace(" ", "").isalpha() and name.istitle()
    return plain and (len(words) == 1 or (len(words) == 2 and words[0].lower() in OPENERS))


def _is_person(name: str) -> bool:
    words = [w for w in name.split() if w.lower() not in PARTICLES | DESCENT] or [w for w in [name] if w.istitle()]
    parts = [part for word in words for part in _parts(_ELIDED.sub("", word))]
    return (
        1 <= len(words) <= 3
        and all(p[0].isupper() and p.lower() not in _COMMON and p.lower() not in OPENERS for p in parts)
        and not _is_short_form(name)
    )


def _parts(word: str) -> list[str]:
    """The parts that hyphens make, small ones at the head and within left out: Sala-i-Martin, al-Farabi."""
    parts = [part for part in word.split("-") if part]
    while len(parts) > 1 and parts[0].casefold() in PARTICLES:
        parts = parts[1:]
    if len(parts) > 1 and parts[0].lower() in _SURNAMES_TOO:
        parts = parts[1:]
    return [part for i, part in enumerate(parts) if i in {0, len(parts) - 1} or len(part) > 2]


def _is_short_form(name: str) -> bool:
    """OECD, DKnews.kz, G20."""
    return any(
        (len(w) > 1 and w.isupper()) or "." in w or any(c.isdigit() for c in w) or _MIXED.fullmatch(w)
        for w in name.split()
    )


@dataclass(frozen=True, slots=True)
class Before:
    """Names found before a year in running text."""

    variants: tuple[str, ...]
    """The longest stretch that may be a name, then what is left of it word by word."""
    likely: str
    """The stretch without words that only open a sentence."""
    article: bool
    """Whether "the" stands before it."""
    possessive: bool
    start: int


def names_before(text: str, end: int) -> Before | None:
    """The name that ends at `end`: "More recently, Adams, Brown, and Clark", "the World Bank", "Foucault's"."""
    window = max(0, end - 220)
    stretch = text[window:end].rstrip(" ,")
    quoted = _QUOTED.search(stretch)
    owner = names_before(text, window + quoted.start()) if quoted and _OWNER.search(stretch[: quoted.start()]) else None
    if quoted and owner:
        return replace(owner, variants=(*owner.variants, quoted[0].strip()))  # Bourdieu's "Distinction" (1984)
    if quoted:
        return Before(
            (quoted[0].strip(),), quoted[0].strip(), article=False, possessive=False, start=window + quoted.start()
        )
    et_al = ET_AL.search(stretch)
    core = stretch[: et_al.start()] if et_al else stretch
    possessive = bool(re.search(r"['’‘]s$|s['’]$|\w{3}[ндт][ыі]ң$", stretch))
    core = re.sub(r"['’‘]s$|(?<=s)['’]$", "", core)
    tokens = list(_TOKEN.finditer(core))
    first = _first_of_name(tokens, listing=et_al is not None)
    if first is None:
        return None
    tail = stretch[len(core) :] if et_al else ""
    variants = tuple(core[t.start() :] + tail for i, t in enumerate(tokens[first:], first) if _may_begin(tokens, i))
    if called := _QUOTED.search(core[: tokens[first].start()]):
        variants = (core[called.start() :] + tail, *variants)  # “Example” Foundation (2020)
    start = _likely_start(tokens[first:])
    if listed := () if et_al else _listed(core, start):
        variants = (*(core[at:] for at in reversed(listed)), *variants)
        start = listed[-1] if _like_formed(core, listed) else start
    preceding = re.search(r"(\S+)\s*$", core[:start])
    article = preceding is not None and preceding[1].lower() == "the"
    return Before(variants, core[start:] + tail, article, possessive, window + start)


def _listed(core: str, start: int) -> list[int]:
    """Where the people begin who stand before the last one, parted by commas alone: "Anna Adams, Bella Brown, …"."""
    found: list[int] = []
    if not _is_person(_surname(_BETWEEN.split(core[start:])[0])):
        return found
    at = start
    while len(found) < _MOST_LISTED and (name := _LISTED_NAME.search(core, 0, at)):
        begin, words = name.start("name"), name["name"].split(" ")
        while len(words) > 1 and words[0].lower() in OPENERS:
            begin, words = begin + len(words[0]) + 1, words[1:]
        if not _is_person(_surname(" ".join(words))):
            break
        at = begin
        found.append(at)
    return found


def _like_formed(core: str, listed: list[int]) -> bool:
    """Whether three or more people are named alike, with given names: a list of authors, whoever answers."""
    pieces = core[listed[-1] :].split(",")
    return len(listed) > 1 and all(2 <= len(piece.split()) <= 4 for piece in pieces)


def _first_of_name(tokens: list[re.Match[str]], *, listing: bool) -> int | None:
    first, n, initials = None, len(tokens), True
    for i in range(n - 1, max(-1, n - 1 - _LONGEST), -1):
        token = tokens[i][0]
        low = token.lower()
        if _capital(token):
            if token.endswith(".") and not _SHORT_FORM.fullmatch(token):
                break
            first = i
            initials = initials and _SHORT_FORM.fullmatch(token) is not None
        elif low in DESCENT and i and _capital(tokens[i - 1][0]):
            continue  # Isa uulu
        elif first is None:
            return None
        elif low in PARTICLES:
            first = i if first == i + 1 else first
        elif low in _AND:
            listing = True
        elif not (low in CONNECTORS or (token in _COMMA and (listing or initials))):
            break
    return first


def _capital(token: str) -> bool:
    return token[0].isupper() or (token[0].isalpha() and any(c.isupper() for c in token[1:]))


def _may_begin(tokens: list[re.Match[str]], i: int) -> bool:
    token = tokens[i][0]
    if i and tokens[i - 1][0] in _JOINED:
        return False
    return _capital(token) or (token.lower() in PARTICLES and i + 1 < len(tokens) and _capital(tokens[i + 1][0]))


def _likely_start(tokens: list[re.Match[str]]) -> int:
    """Openers, adverbs and places before a comma left out; of "Theory of Ajzen" the name."""
    i = 0
    while i < len(tokens) - 1:
        token, following = tokens[i][0], tokens[i + 1][0]
        low = token.lower().strip(".,")
        aside = following == "," and (low in PLACES or low.endswith("ly") or low in MONTHS)
        aside = aside or (low in PLACES and following.lower() in _AND and i + 2 < len(tokens))  # "in Paris and Louw"
        joins = low in CONNECTORS and low not in PARTICLES
        if low in _SURNAMES_TOO and following.lower() in _AND:
            break  # King and Raghuram
        if not (low in OPENERS or joins or token in _COMMA or aside) or (token.isupper() and len(token) > 1):
            break
        i += 1
    rest = tokens[i:]
    low_words = [t[0].lower() for t in rest]
    if any(w in BODIES or w in DOCUMENTS or w in PACTS for w in low_words):
        return rest[0].start()
    joining = (n for n, w in enumerate(low_words[:-1]) if w in CONNECTORS and w not in _AND and w not in PARTICLES)
    last = max(joining, default=-1)
    return rest[last + 1].start()


def is_sure(cited: Cited, prose: Prose, *, comma: bool) -> bool:
    """Whether names and year between brackets make a citation even where no entry answers."""
    phrase = re.sub(r"^[Tt]he (?=\S)", "", cited.phrase.strip(_QUOTES))
    words = [w for w in re.split(r"[\s,]+", phrase) if w]
    low = [w.strip(".,:'’").lower() for w in words]
    if len("".join(words)) < 2 or OWN.search(cited.phrase) or _VALUE.search(phrase):
        return False
    several = cited.people and (cited.et_al or len(cited.names) > 1)  # (Page et al., 2021)
    if low[0] in NUMBERED | CURRENCIES and not several:
        return False
    if _CODE.match(phrase):
        return False
    if cited.quoted and phrase == cited.phrase and len(words) > _LONGEST:
        return False  # a sentence that quotes a word
    if cited.quoted or cited.et_al or (comma and _ADDRESS.fullmatch(phrase)):
        return True
    dated = all(w in PLACES or w in MONTHS or w in CONNECTORS or w.isdigit() for w in low)
    if comma and len(low) == 1 and low[0] in _DIRECTIONS:
        return True  # (North, 1990)
    if (dated and "republic" not in low) or (_head(low) in EVENTS and not (comma and _head(low) in BODIES)):
        return False
    if cited.people:
        return not (len(low) == 1 and low[0] in OPENERS) and (
            comma or len(cited.names) > 1 or not prose.is_common(words[0])
        )
    if low[0] in DOCUMENTS or low[0] in PACTS:
        return comma
    plain = [w for w in words if w[0].islower() and w.lower() not in CONNECTORS and not _capital(w)]
    asks = low[0] in _QUESTIONS and len(words) > 2 and not plain  # (Who Cares Wins, 2004)
    called = asks or words[0].isupper() or cited.phrase.startswith("The ")  # (The Economist, 2023)
    return comma and _capital(words[0]) and len(plain) <= 1 and (low[0] not in OPENERS or called)


def _head(low: list[str]) -> str:
    """The word that says what a name names: "summit" in Samarkand Summit, "war" in War of Independence."""
    before = next((n for n, word in enumerate(low) if word in CONNECTORS), len(low)) or len(low)
    return next((word for word in reversed(low[:before]) if not _ORDINAL.fullmatch(word)), "")


def names_office(cited: Cited) -> bool:
    """Whether a year behind a body's name seldom dates the body: UN Women, the Ministry of Ecology, the OECD."""
    words = cited.phrase.lower().split()
    if cited.people or not words or not _FOUNDED.isdisjoint(words):
        return False
    return not BODIES.isdisjoint(words) or _is_short_form(cited.phrase.split()[0])


def is_sure_in_text(cited: Cited, prose: Prose, *, article: bool, told: bool, reported: bool) -> bool:
    """The same in running text, where years behind names mostly date events.

    `told`: a verb or noun of saying stands beside it; `reported`: "according to" and the like stand before it.
    """
    if cited.et_al:
        return True
    if not cited.people:
        words = [w.lower() for w in cited.phrase.split()]
        body = any(w in BODIES for w in words) or _is_short_form(cited.phrase)
        dated = _head(words) in _DATED
        return body and not dated and not cited.quoted and reported
    if article or cited.names[0].isupper():
        return False
    if len(cited.names) > 1:
        return reported or cited.names[0].lower() not in _SURNAMES_TOO  # Page and Plant, Law & Justice
    words = [w for w in cited.names[0].split() if w.lower() not in PARTICLES]
    if any(w.lower() in OPENERS for w in words):
        return False
    place = "-" in words[-1]  # Nur-Sultan (2019), Guinea-Bissau (1974)
    weak = place or len(words) > 1 or prose.is_frequent(words[0]) or any(map(prose.is_common, words))
    return reported if weak and not cited.given else told
