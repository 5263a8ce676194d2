"""Names as citations compare them, beside the keys that `jcas.domain.names` makes of them.

`neighbours` finds names one slip of the pen apart without comparing each with each (deletions of one letter).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from jcas.domain.citations.vocabulary import word_set
from jcas.domain.names.alphabets import letters

_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ‘`][^\W_]+)*")
_LONGEST = 30
"""Letters of a name that are looked at; longer ones are phrases, matched by words."""

_BEGUN_ALIKE, _LEAST_FOR_TWO_SLIPS = 3, 10
"""Letters: of names that long two may be wrong."""

PARTICLES = word_set("""
    al el ash bin ibn abu abd d da de di do dos das du del della dei delle degli dal dalla der den dem des la le lo los
    las van von vom ó mac zu zum zur op ten ter te 't ’t st ben bar af av эль аль ибн фон ван де
""")
"""Small words that open a surname or stand within it."""

_STATE_FORM = re.compile(r"(?<=\bof )(?:the )?Republic of ", re.IGNORECASE)
_STATES = re.compile(
    r"\b(?:United\s(?P<whole>States(?:\sof\sAmerica)?|Kingdom)|U\.\s?(?P<sign>[SK])\.(?:\s?A\.)?)(?!\w)"
)
_SMALL = word_set("of the for and in on at to de la du des und der die i v na po ve")


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The words of a body's name or a title as strict keys, without a leading article."""
    found = tuple(key for word in _WORD.findall(text) if (key := letters(word)))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


def neighbours(key: str) -> Iterator[str]:
    """The key itself and each key with one letter left out; two names one slip apart share one of them."""
    yield key
    for i in range(min(len(key), _LONGEST)):
        yield key[:i] + key[i + 1 :]


def slips(one: str, other: str) -> int:
    """0 where two skeletons agree, 1 where one letter is missing, wrong or swapped with the next, else 2."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > 1:
        return 2
    i = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[i:], other[i:]
    if rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]:
        return 1
    return 1 if rest[:2] == others[:2][::-1] and rest[2:] == others[2:] else 2


def alike(one: str, other: str) -> bool:
    """Whether two long names, begun alike, are two slips of the pen apart at most: Baimukhanova, Baimuhkanowa."""
    if one[:_BEGUN_ALIKE] != other[:_BEGUN_ALIKE] or min(len(one), len(other)) < _LEAST_FOR_TWO_SLIPS:
        return False
    return one == other or any(slips(mended, other) < 2 for mended in _mended(one[:_LONGEST], other[:_LONGEST]))


def _mended(one: str, other: str) -> Iterator[str]:
    """A name with its first difference from the other taken away, each way in which a pen slips."""
    i = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    head, there = one[:i], other[i : i + 1]
    yield head + one[i + 1 :]  # a letter too many
    yield head + there + one[i:]  # one too few
    yield head + there + one[i + 1 :]  # another one
    yield head + one[i : i + 2][::-1] + one[i + 2 :]  # two swapped


def printed(name: str) -> str:
    """A name as a reader compares it: case and diacritics do not matter, apostrophes do, whatever their form."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join("'" if c in "’ʻʼ‘`'" else c for c in folded if not unicodedata.combining(c))


GENERATION = re.compile(r",?\s+(?:Jr|Sr|I{2,3}|IV)\.?$")
"""What tells a son from his father behind a surname: "Adams Jr."."""


def without_particles(surname: str) -> str:
    """A surname without the small words that open it: "van der Berg" -> "Berg"."""
    parts = re.split(r"[\s-]+", surname.strip())
    while len(parts) > 1 and parts[0].casefold() in PARTICLES:
        parts = parts[1:]
    return " ".join(parts)


def with_short_states(name: str) -> str:
    """A body's name with its state's short form: "United States Department", "U.S. Department" as "US Department"."""
    return _STATES.sub(lambda m: f"U{(m['whole'] or m['sign'])[0]}", name)


def without_state_form(name: str) -> str:
    """A body's name with its country alone: "Central Bank of the Republic of Uzbekistan", "of Uzbekistan"."""
    return _STATE_FORM.sub("", name)


def initials_with_states(name: str) -> str:
    """The same where short words in capitals give all their letters: USCB of the US Census Bureau."""
    parts = [word.replace(".", "") for word in name.split()]
    telling = [word for word in parts if word and word.lower() not in _SMALL]
    return letters("".join(word if 1 < len(word) < 5 and word.isupper() else word[0] for word in telling))


def initials_of(key_words: tuple[str, ...]) -> str:
    """The abbreviation that a body's name would have: its words' first letters, small words left out."""
    return "".join(word[0] for word in key_words if word not in _SMALL)
