"""Stretches of a text, ready to be asked whether they touch another."""

from bisect import bisect_left
from collections.abc import Iterable

from jcas.domain.names.alike import Span


class Spans:
    """Stretches of a text, joined where they overlap, ready to be asked whether they touch another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        self._starts, self._ends = [start for start, _ in joined], [end for _, end in joined]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with this stretch."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start
