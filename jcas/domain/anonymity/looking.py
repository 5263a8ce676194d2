"""What only a person can judge before reviewers get a copy: rows for the editor."""

import re
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


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence of a text that holds this stretch, cut to what an editor reads at a glance."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at >= end), default=len(text))
    return " ".join(text[first:last].split())[:_LONGEST]
