"""How sure it is that names and a year cite a work where no entry of the list answers."""

import re
from collections import Counter
from collections.abc import Iterable

from jcas.domain.citations.cited_names import (
    DIRECTIONS,
    LETTER,
    LONGEST_NAME,
    QUOTES,
    SURNAMES_TOO,
    Cited,
    begins_high,
    is_short_form,
)
from jcas.domain.citations.names import PARTICLES
from jcas.domain.citations.vocabulary import (
    BODIES,
    CONNECTORS,
    CURRENCIES,
    DOCUMENTS,
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

_WORD = re.compile(rf"{LETTER}[\w'’-]*")
_DATED = EVENTS | PACTS | DOCUMENTS
_VALUE = re.compile(r"[=<>≈%]")
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}")
_CODE = re.compile(rf"{CAPITAL}{{1,3}}[-–]?\d{{1,3}},?\s[a-zа-я]")
"""K-07, mediator, Osh: how authors name whom they talked to."""
_QUESTIONS = word_set("who what how why")
_FOUNDED = word_set("union partnership forum program programme company federation nations society news times with")
"""Words of bodies and pacts of which running text tells when they were founded."""
_ORDINAL = re.compile(r"[ivx]+|\d+")


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


def is_sure(cited: Cited, prose: Prose, *, comma: bool) -> bool:
    """Whether names and year between brackets make a citation even where no entry answers."""
    phrase = re.sub(r"^[Tt]he (?=\S)", "", cited.phrase.strip(QUOTES))
    words = [w for w in re.split(r"[\s,]+", phrase) if w]
    low = [w.strip(".,:'’").lower() for w in words]
    if len("".join(words)) < 2 or OWN.search(cited.phrase) or _VALUE.search(phrase):
        return False
    several = cited.people and (cited.et_al or len(cited.names) > 1)  # (Page et al., 2021)
    if low[0] in NUMBERED | CURRENCIES and not several:
        return False
    if _CODE.match(phrase):
        return False
    if cited.quoted and phrase == cited.phrase and len(words) > LONGEST_NAME:
        return False  # a sentence that quotes a word
    if cited.quoted or cited.et_al or (comma and _ADDRESS.fullmatch(phrase)):
        return True
    dated = all(w in PLACES or w in MONTHS or w in CONNECTORS or w.isdigit() for w in low)
    if comma and len(low) == 1 and low[0] in DIRECTIONS:
        return True  # (North, 1990)
    if (dated and "republic" not in low) or (_head(low) in EVENTS and not (comma and _head(low) in BODIES)):
        return False
    if cited.people:
        return not (len(low) == 1 and low[0] in OPENERS) and (
            comma or len(cited.names) > 1 or not prose.is_common(words[0])
        )
    if low[0] in DOCUMENTS or low[0] in PACTS:
        return comma
    plain = [w for w in words if w[0].islower() and w.lower() not in CONNECTORS and not begins_high(w)]
    asks = low[0] in _QUESTIONS and len(words) > 2 and not plain  # (Who Owns the Wells, 2004)
    called = asks or words[0].isupper() or cited.phrase.startswith("The ")  # (The Economist, 2023)
    return comma and begins_high(words[0]) and len(plain) <= 1 and (low[0] not in OPENERS or called)


def _head(low: list[str]) -> str:
    """The word that says what a name names: "summit" in Samarkand Summit, "war" in War of Independence."""
    before = next((n for n, word in enumerate(low) if word in CONNECTORS), len(low)) or len(low)
    return next((word for word in reversed(low[:before]) if not _ORDINAL.fullmatch(word)), "")


def names_office(cited: Cited) -> bool:
    """Whether a year behind a body's name seldom dates the body: UN Women, the Ministry of Ecology, the OECD."""
    words = cited.phrase.lower().split()
    if cited.people or not words or not _FOUNDED.isdisjoint(words):
        return False
    return not BODIES.isdisjoint(words) or is_short_form(cited.phrase.split()[0])


def is_sure_in_text(cited: Cited, prose: Prose, *, article: bool, told: bool, reported: bool) -> bool:
    """The same in running text, where years behind names mostly date events.

    `told`: a verb or noun of saying stands beside it; `reported`: "according to" and the like stand before it.
    """
    if cited.et_al:
        return True
    if not cited.people:
        words = [w.lower() for w in cited.phrase.split()]
        body = any(w in BODIES for w in words) or is_short_form(cited.phrase)
        dated = _head(words) in _DATED
        return body and not dated and not cited.quoted and reported
    if article or cited.names[0].isupper():
        return False
    if len(cited.names) > 1:
        return reported or cited.names[0].lower() not in SURNAMES_TOO  # Page and Plant, Law & Justice
    words = [w for w in cited.names[0].split() if w.lower() not in PARTICLES]
    if any(w.lower() in OPENERS for w in words):
        return False
    place = "-" in words[-1]  # Nur-Sultan (2019), Guinea-Bissau (1974)
    weak = place or len(words) > 1 or prose.is_frequent(words[0]) or any(map(prose.is_common, words))
    return reported if weak and not cited.given else told
