"""Which lines of the front matter are the title, told from names, institutions, places and dates around it."""

import re
from collections.abc import Sequence

from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.structure.byline import names_only
from jcas.domain.structure.folding import fold
from jcas.domain.structure.lines import Line
from jcas.domain.structure.names_of_people import emails_in, is_institution, names_institution
from jcas.domain.structure.vocabulary import PARTICLES

_TITLE_STYLES = frozenset({"title", "название"})
_SUBTITLE_STYLES = frozenset({"subtitle", "подзаголовок"})
_LONGEST_TITLE, _LONGEST_INSTITUTION = 60, 10
"""In words."""
_LEAST_TITLE = 3
"""Words from which on a line counts as the title that makes lines of institutions and dates none."""
_SMALL = PARTICLES | {"of", "the", "and", "for", "after", "named", "им", "атындағы", "и", "және", "&", "–", "-"}
"""Words within the names of institutions."""
_PLACE_AND_YEAR = re.compile(rf"(?:{CAPITAL}[\w.'-]*,?\s+){{1,4}}(?:\d{{1,2}},?\s+)?(?:19|20)\d\d\W*")
"""Astana 2021; Almaty, Kazakhstan, June 6, 2021."""


def title_lines(zone: Sequence[Line], property_title: str) -> list[Line]:
    """The title's lines: by their style, else the most prominent that are neither names nor institution.

    `property_title`: the file's own, which decides where a line repeats it.
    """
    styled = [line for line in zone if line.style in _TITLE_STYLES | _SUBTITLE_STYLES]
    if any(line.style in _TITLE_STYLES for line in styled):
        return styled
    outlined = [line for line in zone if line.outline and not names_only(line.marked) and not _is_post(line)]
    if outlined:
        return [max(outlined, key=lambda line: line.prominence)]
    named = next((line for line in zone if property_title and fold(line.text) == fold(property_title)), None)
    if named:
        return [named]
    chosen = _most_prominent(
        [line for line in zone if not emails_in(line.text) and len(line.text.split()) < _LONGEST_TITLE]
    )
    if chosen is None:
        return []
    start = end = zone.index(chosen)
    while start and zone[start - 1].paragraph == chosen.paragraph and _goes_on(zone[start], zone[start - 1]):
        start -= 1
    while end + 1 < len(zone) and _goes_on(zone[end], zone[end + 1]):
        end += 1
    return list(zone[start : end + 1])


def _most_prominent(lines: Sequence[Line]) -> Line | None:
    """The line that looks most like a title; of lines that all may be names only one that stands out."""
    likely = [line for line in lines if not _is_post(line)]
    plain = [line for line in likely if not names_only(line.marked)]
    free = [line for line in plain if not _tells_origin(line)]
    if any(len(line.text.split()) >= _LEAST_TITLE for line in free):
        plain = free
    else:
        plain = [line for line in plain if line in free or line.prominence[1]]
    if plain:
        return max(plain, key=lambda line: line.prominence)
    chosen = max(likely, key=lambda line: line.prominence, default=None)
    if chosen is None:
        return None
    apart = any(line.prominence < chosen.prominence for line in likely)
    return chosen if names_only(chosen.marked) and (chosen.prominence[1] or apart) else None


def _tells_origin(line: Line) -> bool:
    """Whether a line is an institution's name and no more, or a place with a year, or a label without its words."""
    words = line.text.split()
    if _PLACE_AND_YEAR.fullmatch(line.text) or (line.text.endswith(":") and len(words) < _LEAST_TITLE):
        return True
    if not names_institution(line.text) or ":" in line.text or "?" in line.text or len(words) > _LONGEST_INSTITUTION:
        return False
    capital = all(w[0].isupper() or w.lower().strip(".,") in _SMALL or not w[0].isalpha() for w in words)
    return capital or names_institution(words[0])


def _is_post(line: Line) -> bool:
    """Whether a line tells an affiliation; titles speak of universities too, but seldom with commas in plain type."""
    _, bold, _ = line.prominence
    return is_institution(line.text) and "," in line.text and not bold


def _goes_on(line: Line, following: Line) -> bool:
    return (
        following.prominence == line.prominence
        and (line.prominence[1] or line.text.isupper())
        and line.text.isupper() == following.text.isupper()
        and not names_only(following.marked)
        and not names_institution(following.text)
        and not emails_in(following.text)
    )
