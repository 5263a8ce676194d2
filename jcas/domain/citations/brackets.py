"""Brackets in running text, round and square, found in one pass however they nest."""

import re
from dataclasses import dataclass

_SIGN = re.compile(r"[()\[\]]")
_OPENS = {")": "(", "]": "["}
_DEEPEST = 3
_LONGEST = 1500
"""Characters of a bracket that is read; longer ones are texts with a bracket forgotten."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets; offsets are of the signs themselves. `inner` are the pairs directly within."""

    start: int
    end: int
    inner: tuple["Bracket", ...] = ()


def brackets(text: str) -> list[Bracket]:
    """Every closed pair, inner ones before those around them."""
    found: list[Bracket] = []
    open_signs: list[tuple[str, int, list[Bracket]]] = []
    for sign in _SIGN.finditer(text):
        if sign[0] in "([":
            open_signs.append((sign[0], sign.start(), []))
        elif open_signs and open_signs[-1][0] == _OPENS[sign[0]]:
            _, start, inner = open_signs.pop()
            if sign.end() - start <= _LONGEST and len(open_signs) < _DEEPEST:
                pair = Bracket(start, sign.end() - 1, tuple(inner))
                found.append(pair)
                if open_signs:
                    open_signs[-1][2].append(pair)
    return found


def inside(text: str, bracket: Bracket) -> str:
    """What stands in a bracket, brackets within left blank."""
    parts, at = [], bracket.start + 1
    for pair in bracket.inner:
        parts += [text[at : pair.start], " " * (pair.end + 1 - pair.start)]
        at = pair.end + 1
    return "".join([*parts, text[at : bracket.end]])
