"""How the names of a citation and of a work agree."""

import re
from collections.abc import Sequence
from enum import StrEnum

from jcas.domain.citations.cited_names import Cited
from jcas.domain.citations.names import printed, slips, words
from jcas.domain.citations.references import Work
from jcas.domain.citations.years import Year
from jcas.domain.names.alphabets import is_cyrillic, letters
from jcas.domain.names.skeletons import skeleton


class Match(StrEnum):
    """How a citation and its entry agree; the contract's words."""

    EXACT = "exact"
    SPELLING = "spelling"
    YEAR = "year"
    AUTHORS = "authors"
    NONE = "none"


_TWO_LETTERS = re.compile(r"[^\W\d_]{2}(?=\.)")
"""An initial of two letters."""

Answer = tuple[list[Work], Match] | None
"""Works that one way of agreeing finds, and how they agree."""


def best_of(cited: Cited, works: Sequence[Work], year: Year) -> Answer:
    """Of works led as cited those whose further authors agree best."""
    judged = [(w, how) for w in dict.fromkeys(works) if (how := fit(cited, w)) is not None]
    for wanted in (Match.EXACT, Match.SPELLING, Match.AUTHORS):
        fitting = [w for w, how in judged if how is wanted]
        if fitting:
            fitting = [w for w in fitting if w.year and w.year.letter == year.letter] or fitting
            if cited.et_al:
                fitting = [w for w in fitting if w.et_al or len(w.people) > 2] or fitting
            if len(cited.names) > 1:
                fitting = [w for w in fitting if not w.et_al] or fitting  # who is named there, before who is left out
            match = Match.SPELLING if wanted is Match.EXACT and _otherwise(cited, fitting[0]) else wanted
            return _by_initial(cited, fitting), match
    return None


def fit(cited: Cited, work: Work) -> Match | None:
    """How the further authors agree; None where another work is meant."""
    if not cited.people or not work.people:
        return Match.EXACT
    named, there = len(cited.names), len(work.people)
    if cited.et_al and _is_another(cited, work):
        return None
    if cited.et_al:
        return Match.EXACT if there > 1 or work.et_al else Match.AUTHORS
    if named == 1:
        return Match.EXACT if there == 1 and not work.et_al else Match.AUTHORS
    how = [among(name, work.people) for name in cited.names[1:]]
    if work.et_al and all(among(person, cited.names[1:]) for person in work.people[1:]):
        return Match.EXACT if Match.SPELLING not in how else Match.SPELLING  # the rest are left out there
    if not all(how):
        unread = {*words(work.beside), *words(work.given)}  # "Adams, Anna and Brown"
        rest = [words(name) for agrees, name in zip(how, cited.names[1:], strict=True) if not agrees]
        return Match.EXACT if all(name and unread.issuperset(name) for name in rest) else None
    if named != there:
        return Match.AUTHORS
    return Match.SPELLING if Match.SPELLING in how else Match.EXACT


def _is_another(cited: Cited, work: Work) -> bool:
    """Whether the initials that a text prints are of somebody else: "J. Liu et al." are not Liu, Y., & Niu, X.

    Beside "et al." initials stand only where several people of one name lead works.
    """
    given, there = letters(cited.given), letters(work.given)
    if (
        not given
        or not there
        or given == letters(cited.names[0])
        or is_cyrillic(cited.given) != is_cyrillic(work.given)
    ):
        return False
    if _TWO_LETTERS.match(cited.given) or _TWO_LETTERS.match(work.given):
        given, there = skeleton(given), skeleton(there)  # Yu. and Iu., Zh. and J.
    return given[:1] != there[:1]


def among(name: str, people: Sequence[str]) -> Match | None:
    """Whether a surname is one of these, exactly or in another spelling."""
    key = letters(name)
    whole = (letters(p) for p in people)
    parts = {letters(part) for p in people for part in p.split(" ")}
    if key in parts or any(w.endswith(key) or key.endswith(w) for w in whole):
        return Match.EXACT
    there = {form for person in people for form in _forms(person)}
    near = any(slips(own, other) <= (1 if len(own) > 3 else 0) for own in _forms(name) for other in there)
    return Match.SPELLING if near else None


def _forms(name: str) -> set[str]:
    """A name's sound, and that of its last word, which is the surname behind a given name."""
    return {skeleton(letters(name)), skeleton(letters(name.rsplit(" ", maxsplit=1)[-1]))}


def _otherwise(cited: Cited, work: Work) -> bool:
    """Whether the same names stand in another alphabet, or without their apostrophes."""
    if is_cyrillic(cited.names[0]) != is_cyrillic(work.lead):
        return True
    return any(
        printed(" ".join(name.split(" ")[-len(own.split(" ")) :])).count("'") != printed(own).count("'")
        for name, own in zip(cited.names, work.people, strict=False)
    )


def _by_initial(cited: Cited, works: list[Work]) -> list[Work]:
    if len(works) < 2 or not cited.given:
        return works
    return [w for w in works if letters(w.given)[:1] == letters(cited.given)[:1]] or works
