"""The names that stand before a year in running text: where they begin."""

import re
from dataclasses import dataclass, replace

from jcas.domain.citations.cited_names import (
    BETWEEN,
    LETTER,
    LONGEST_NAME,
    QUOTES,
    SURNAMES_TOO,
    begins_high,
    is_person,
    surname_of,
)
from jcas.domain.citations.names import PARTICLES
from jcas.domain.citations.vocabulary import (
    BODIES,
    CONNECTORS,
    DOCUMENTS,
    ET_AL,
    MONTHS,
    OPENERS,
    PACTS,
    PLACES,
    word_set,
)
from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.author import DESCENT

_TOKEN = re.compile(rf"['’]t(?=\s)|{LETTER}[\w'’ʻʼ‘`]*(?:[-‐‑.]+[^\W_][\w'’ʻʼ‘`]*)*\.?|\S")
SHORT_FORM = re.compile(
    rf"{CAPITAL}{LETTER}?\.|(?:St|Jr|Sr|Dr|Prof|Inc|Ltd|Co|Corp)\.|(?:{CAPITAL}\.)+|(?:[Zz]h|[Ss]h|[Cc]h|[Yy]u|"
    rf"[Yy]a|Дж)\."
)
_QUOTED = re.compile(
    rf"(?:[{QUOTES}][^{QUOTES}]{{3,300}}[{QUOTES}]|[{QUOTES}‘'][^{QUOTES}()]{{3,300}}[{QUOTES}’'])\s*$"
)
"""A single mark may be an apostrophe, so that what it closes holds no brackets."""
_OWNER = re.compile(r"\w(?:['’‘]s|['’])\s+$")
_COMMA = frozenset(",")
AND = word_set("and & / и және мен пен бен ve und va with y e et")
_JOINED = frozenset("&/")
"""Signs that stand between people of one work alone; "and" may also go on with another."""
_NAMED = rf"(?:(?:{'|'.join(sorted(PARTICLES))})\s+)?{CAPITAL}{LETTER}[\w'’ʻʼ‘`-]*"
_LISTED_NAME = re.compile(rf"(?<![\w.'’-])(?P<name>(?:(?:{CAPITAL}\.|{_NAMED})\s+){{0,3}}{_NAMED}),\s*$")
"""A person's name before a comma."""
_MOST_LISTED = 8


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
    if not is_person(surname_of(BETWEEN.split(core[start:])[0])):
        return found
    at = start
    while len(found) < _MOST_LISTED and (name := _LISTED_NAME.search(core, 0, at)):
        begin, words = name.start("name"), name["name"].split(" ")
        while len(words) > 1 and words[0].lower() in OPENERS:
            begin, words = begin + len(words[0]) + 1, words[1:]
        if not is_person(surname_of(" ".join(words))):
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
    for i in range(n - 1, max(-1, n - 1 - LONGEST_NAME), -1):
        token = tokens[i][0]
        low = token.lower()
        if begins_high(token):
            if token.endswith(".") and not SHORT_FORM.fullmatch(token):
                break
            first = i
            initials = initials and SHORT_FORM.fullmatch(token) is not None
        elif low in DESCENT and i and begins_high(tokens[i - 1][0]):
            continue  # Isa uulu
        elif first is None:
            return None
        elif low in PARTICLES:
            first = i if first == i + 1 else first
        elif low in AND:
            listing = True
        elif not (low in CONNECTORS or (token in _COMMA and (listing or initials))):
            break
    return first


def _may_begin(tokens: list[re.Match[str]], i: int) -> bool:
    token = tokens[i][0]
    if i and tokens[i - 1][0] in _JOINED:
        return False
    return begins_high(token) or (token.lower() in PARTICLES and i + 1 < len(tokens) and begins_high(tokens[i + 1][0]))


def _likely_start(tokens: list[re.Match[str]]) -> int:
    """Openers, adverbs and places before a comma left out; of "Theory of Ajzen" the name."""
    i = 0
    while i < len(tokens) - 1:
        token, following = tokens[i][0], tokens[i + 1][0]
        low = token.lower().strip(".,")
        aside = following == "," and (low in PLACES or low.endswith("ly") or low in MONTHS)
        aside = aside or (low in PLACES and following.lower() in AND and i + 2 < len(tokens))  # "in Paris and Louw"
        joins = low in CONNECTORS and low not in PARTICLES
        if low in SURNAMES_TOO and following.lower() in AND:
            break  # King and Adams
        if not (low in OPENERS or joins or token in _COMMA or aside) or (token.isupper() and len(token) > 1):
            break
        i += 1
    rest = tokens[i:]
    low_words = [t[0].lower() for t in rest]
    if any(w in BODIES or w in DOCUMENTS or w in PACTS for w in low_words):
        return rest[0].start()
    joining = (n for n, w in enumerate(low_words[:-1]) if w in CONNECTORS and w not in AND and w not in PARTICLES)
    last = max(joining, default=-1)
    return rest[last + 1].start()
