"""Stretches of a text: where they start and where they end."""

from bisect import bisect_left
from collections.abc import Iterable

Span = tuple[int, int]


def merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches in order; those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


class Spans:
    """Some of them, ready to be asked whether they touch another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined = merged(spans)
        self._starts, self._ends = [start for start, _ in joined], [end for _, end in joined]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with this stretch."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start
