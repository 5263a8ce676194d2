"""Words of a text that may belong to a person's name, and whether two of them stand next to each other."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from jcas.domain.names.author import DESCENT, PATRONYMIC
from jcas.domain.structure.folding import word_list

LETTER = "A-Za-z\u00c0-\u02af\u0400-\u052f\u1e00-\u1eff"
"""Latin and Cyrillic ones."""
REST = rf"(?:[{LETTER}\u0300-\u036f]|['’ʻʼ‘`´ʹʺ‐‑-](?=[{LETTER}])){{0,40}}+"
WORD = re.compile(f"[{LETTER}]{REST}")
_APART = re.compile(r"[\s,]+")
_BEHIND_INITIAL = re.compile(r"\.[\s,-]*")
_LINEAGE = re.compile(rf"{PATRONYMIC.pattern}|(?:ович|евич|ьич|овн|евн|ичн)[а-я]{{1,3}}$", re.IGNORECASE)
"""A patronymic in any case."""
PARTICLES = frozenset(
    # those of surnames that stand beside given names, not all that open a surname in a list of references
    word_list("al el as ash bin ibn abu de da do dos van von der den di la le du эль аль ибн фон ван дер де да ла")
)
_CLEAR, _SHORT = 9, 6
"""Letters of a name that no two ordinary words next to each other spell; shorter ones must have capitals."""


class Meaning(NamedTuple):
    """What a word may be: a word of a person's name."""

    person: int
    place: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, and whose name it may belong to."""

    start: int
    end: int
    text: str
    means: frozenset[Meaning]

    def is_initial(self, text: str) -> bool:
        """Whether it is one in this text: one or two letters with a full stop."""
        return len(self.text) <= 2 and self.text[0].isupper() and text.startswith(".", self.end)

    @property
    def is_lineage(self) -> bool:
        """Whether it is a patronymic or its "uulu", "kyzy"."""
        return self.text.lower() in DESCENT or _LINEAGE.search(self.text) is not None

    def may_stand_between(self, text: str) -> bool:
        """Whether it may stand between a given name and a surname."""
        return bool(self.means) or self.is_initial(text) or self.is_lineage or self.text.lower() in PARTICLES


def are_next(one: Token, other: Token, text: str) -> bool:
    """Whether two words stand next to each other; a full stop may stand behind an initial only."""
    pattern = _BEHIND_INITIAL if one.is_initial(text) else _APART
    return pattern.fullmatch(text, one.end, other.start) is not None


def are_plainly_name(one: str, other: str) -> bool:
    """Whether two words are plainly a name: long together, or with capitals, and not in a short line of capitals."""
    length = len(one) + len(other)
    if length >= _CLEAR:
        return True
    capitals = one[0].isupper() and other[0].isupper()
    return capitals and (length >= _SHORT or not (one.isupper() and other.isupper()))
