"""Initials that stand beside a surname."""

import re
from collections.abc import Iterator, Sequence

from jcas.domain.names.alphabets import CAPITAL
from jcas.domain.names.spellings import fits_initial
from jcas.domain.spans import Span

_FIRST = rf"(?P<first>{CAPITAL}[^\W\d_]{{0,2}})"
_MORE = rf"(?:[\s-]{{0,2}}{CAPITAL}[^\W\d_]{{0,2}}\.){{0,3}}"
_INITIAL = re.compile(rf"{CAPITAL}[^\W\d_]{{0,2}}")
_BEFORE = re.compile(rf"(?<!\w){_FIRST}\.{_MORE}\s{{0,2}}$")
_BEHIND = re.compile(rf",?\s{{1,2}}{_FIRST}\.{_MORE}")
_BEFORE_BARE = re.compile(rf"(?<!\w)(?P<first>{CAPITAL})\s$")
_BEHIND_BARE = re.compile(rf",?\s(?P<first>{CAPITAL})(?!\w)")
_WINDOW = 24
"""Characters before a surname in which its initials stand."""


def beside(span: Span, text: str, given: Sequence[str], *, loosely: bool = False) -> Iterator[Span]:
    """The stretches of a surname and initials of these given names, before it and behind it.

    `loosely`: a single initial's full stop may be missing.
    """
    before = text[max(span[0] - _WINDOW, 0) : span[0]]
    for pattern in (_BEFORE, _BEFORE_BARE)[: 1 + loosely]:
        found = pattern.search(before)
        for initial in _INITIAL.finditer(before, found.start()) if found else ():  # of "см. А. Бекова" the second
            if any(fits_initial(initial[0], word) for word in given):
                yield span[0] - len(before) + initial.start(), span[1]
                break
    for pattern in (_BEHIND, _BEHIND_BARE)[: 1 + loosely]:
        found = pattern.match(text, span[1])
        if found and any(fits_initial(found["first"], word) for word in given):
            yield span[0], found.end()
