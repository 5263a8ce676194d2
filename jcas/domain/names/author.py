"""A person's name taken apart into surname and given names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jcas.domain.names.closeness import are_one
from jcas.domain.names.inflection import first_cases
from jcas.domain.names.spellings import fits_initial
from jcas.domain.structure.folding import word_list

PATRONYMIC = re.compile(
    r"(?:ович|евич|ьич|овна|евна|ична|ovich|evich|ovna|evna|ichna|uly|ұлы|улы|kyzy|qyzy|қызы|кызы|['’ʻ]li|qizi)$",
    re.IGNORECASE,
)
DESCENT = frozenset(word_list("uulu kyzy qyzy uly ogli o'g'li o‘g‘li qizi ogly ұлы қызы уулу кызы улы"))
_AFTER = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What follows a whole name and belongs to no part of it."""
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,3}|[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{1,2}")
_FIRST = frozenset(
    word_list(
        "kim lee park choi jung jeong kang cho yoon lim han shin seo kwon hwang ahn song li wang zhang liu chen yang "
        "huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang nguyen tran pham hoang phan"
    )
)
"""Surnames that stand first in Korean, Chinese and Vietnamese names."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person's name taken apart."""

    name: str
    surname: str
    given: tuple[str, ...]

    def may_be(self, surname: str, given: str) -> bool:
        """Whether a reference's author is this one: the same surname in any spelling, and no other initial."""
        return self.bears(surname) and (not given.strip() or not self.given or self.is_signed(given.strip()))

    def bears(self, surname: str, *, declined: bool = False) -> bool:
        """Whether this is the author's surname, in any alphabet and romanisation; `declined`: or in another case."""
        forms = (surname, *first_cases(surname)) if declined else (surname,)
        return any(are_one(form, own) for form in forms for own in {self.surname, self.surname.split()[0]})

    def is_signed(self, initial: str) -> bool:
        """Whether an initial (or a given name) may be that of one of the author's given names."""
        return any(fits_initial(initial, given) for given in self.given)


def author_of(name: str) -> Author:
    """Take a name apart: the surname is what stands before a comma, in capitals, beside initials, else the last word.

    A patronymic at the end tells the Russian order, surname first, and so do the common surnames of East Asia; "uulu",
    "kyzy" and the like belong to the word before them.
    """
    before, comma, _ = name.partition(",")
    words = _joined([word for word in re.split(r"[\s,]+", name) if word])
    while len(words) > 2 and words[-1].strip(".").lower() in _AFTER:
        words.pop()
    capitals = [word for word in words if len(word) > 2 and word.isupper() and "." not in word]
    at = 0 if _is_first(words) or (comma and len(before.split()) == 1) else len(words) - 1
    at = words.index(capitals[0]) if len(capitals) == 1 and len(words) > 1 else at
    return Author(name, words[at], (*words[:at], *words[at + 1 :]))


def _is_first(words: Sequence[str]) -> bool:
    """Whether the surname comes first: before initials or a patronymic, or as in East Asia."""
    patronymic = len(words) == 3 and PATRONYMIC.search(words[2]) is not None
    eastern = words[0].lower() in _FIRST and words[-1].lower() not in _FIRST
    return patronymic or eastern or _INITIALS.fullmatch(words[-1]) is not None


def _joined(words: list[str]) -> list[str]:
    """The words of a name, "Isa uulu" as one of them."""
    if len(words) > 2 and words[-1].lower() in DESCENT:
        return [*words[:-2], f"{words[-2]} {words[-1]}"]
    return words
