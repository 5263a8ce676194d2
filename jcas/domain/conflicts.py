"""What may bind a reviewer to an author: rules on plain, folded texts. A flag informs the editor, it decides nothing.

An affiliation comes as its parts between commas, each folded (jcas.adapters.text.fold): 'department of history',
'nazarbaev university', 'astana'. Only the part that names the institution counts: half of the region's scholars share
a city, and every university has a department of history.
"""

from collections.abc import Iterable, Sequence

_INSTITUTIONS = ("univer", "institut", "akadem", "academ", "colleg", "kolledz", "cent", "tsentr", "ministr", "museum")
_PARTS_OF_ONE = ("department", "faculty", "school", "chair", "kafedra", "fakultet", "division", "programme", "program")


def institutions(parts: Sequence[str]) -> list[str]:
    """The parts that name an institution; the first part that is no department where none has such a word."""
    whole = [part for part in parts if part and not part.startswith(_PARTS_OF_ONE)]
    named = [part for part in whole if any(word.startswith(_INSTITUTIONS) for word in part.split())]
    return named or whole[:1]


def same_institution(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two affiliations name one institution: a part of one is, or lies within, a part of the other."""
    return any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in institutions(one) for b in institutions(other))


def shares_institution(affiliation: Sequence[str], others: Iterable[Sequence[str]]) -> bool:
    """Whether the affiliation names the institution of one of the others."""
    return any(same_institution(affiliation, other) for other in others)
