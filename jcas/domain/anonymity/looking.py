"""What only a person can judge before reviewers get a copy: rows for the editor."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

_SENTENCE_END = re.compile(r"(?:(?<=\w\w[.?!])|(?<=[)\]”»\"][.?!]))[”\"»)]?\s+(?=[^\W\d_a-zа-я])|\n")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class LookAt:
    """One thing to look at. `kind` is one of the report's kinds of traces."""

    kind: str
    sentence: str
    """What the editor is told."""
    paragraph: int | None = None
    what: str = ""
    """The words that may tell who wrote, as printed."""
    context: str = ""
    """The manuscript's sentence around them."""

    def row(self) -> dict[str, Any]:
        """As it is stored and handed on: {"kind", "sentence", "paragraph", "what", "context"}."""
        return asdict(self)


def rows(stored: Iterable[Mapping[str, Any] | str]) -> list[dict[str, Any]]:
    """Stored rows, those from before they had parts included: these were sentences."""
    return [LookAt("text", row).row() if isinstance(row, str) else dict(row) for row in stored]


class Sentences:
    """The sentences of a text, ready to be asked for by place: parted once, however often one asks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]

    def at(self, start: int, end: int) -> str:
        """The sentence (or sentences) that hold this stretch, cut to what an editor reads at a glance."""
        first = self._ends[bisect_right(self._ends, start) - 1] if start < len(self._text) else 0
        last = self._ends[min(bisect_left(self._ends, end), len(self._ends) - 1)]
        return " ".join(self._text[first : min(last, first + 4 * _LONGEST)].split())[:_LONGEST]
