"""Scores on the criteria: what a review must hold, and what several reviews say together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

LOWEST, HIGHEST = 1, 5
NOT_APPLICABLE = 0
"""Stored for 'not applicable', so that an unanswered criterion (no row) stays different from it."""

DISAGREEMENT = 2
"""Points between the lowest and the highest score from which a row is marked."""


def is_score(value: int) -> bool:
    """Whether the value can be a criterion's score: 1 to 5, or 0 for not applicable."""
    return value == NOT_APPLICABLE or LOWEST <= value <= HIGHEST


@dataclass(frozen=True, slots=True)
class Summary:
    """What the reviewers' scores of one criterion say together; None where nobody scored it."""

    mean: float | None
    spread: float | None
    """Sample standard deviation, in points; None for fewer than two scores."""
    disagreement: bool


def summary(values: Iterable[int | None]) -> Summary:
    """Mean, spread and disagreement of one criterion's scores; not applicable and unanswered are left out."""
    scores = [value for value in values if value]
    if not scores:
        return Summary(mean=None, spread=None, disagreement=False)
    return Summary(
        mean=fmean(scores),
        spread=stdev(scores) if len(scores) > 1 else None,
        disagreement=max(scores) - min(scores) >= DISAGREEMENT,
    )


@dataclass(frozen=True, slots=True)
class Incomplete:
    """What keeps a review from being sent: keys of unanswered criteria, and whether the rest is missing."""

    criteria: tuple[str, ...]
    to_author: bool
    recommendation: bool

    def __bool__(self) -> bool:
        return bool(self.criteria) or self.to_author or self.recommendation


def missing(
    criteria: Sequence[str], scores: dict[str, int], *, to_author: str, recommendation: str | None
) -> Incomplete:
    """What a review still lacks before it can be sent."""
    return Incomplete(
        criteria=tuple(key for key in criteria if key not in scores),
        to_author=not to_author.strip(),
        recommendation=not recommendation,
    )
