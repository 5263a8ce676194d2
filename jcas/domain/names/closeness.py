"""Whether two spellings are near enough for one name by itself, or a short one, to be told by them."""

from jcas.domain.names.alphabets import is_cyrillic, letters
from jcas.domain.names.skeletons import skeleton
from jcas.domain.names.spellings import spellings

_LONG = 5
"""Letters of names that two people rarely have spelt alike: Bekova, unlike Han and Khan."""


def are_close(one: str, other: str) -> bool:
    """Whether these are one name: in two alphabets by any spelling, in one by letters or transliteration.

    Within an alphabet short names that are nearly alike are two: Chen and Shen, Son and Sun.
    """
    a, b = letters(one), letters(other)
    if a == b:
        return a != "" or one == other
    if is_cyrillic(one) != is_cyrillic(other):
        return not spellings(one).isdisjoint(spellings(other))
    return skeleton(a) == skeleton(b)


def are_one(one: str, other: str) -> bool:
    """The same for a name that stands alone, where short ones must be spelt alike within an alphabet."""
    short = min(len(one), len(other)) < _LONG and is_cyrillic(one) == is_cyrillic(other)
    return are_close(one, other) and (not short or letters(one) == letters(other))
