"""Two reports of one manuscript compared: what was mended, what remains, what is new.

Points are the same by rule and subject, never by paragraph: a sentence added on page one moves every number behind it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from jcas.domain.checks.points import Point, Row, points

_SILENT_WHERE_FINE = (
    "anonymity.",
    "captions.",
    "citations.year",
    "citations.spelling",
    "citations.authors",
    "citations.ambiguous",
    "citations.style",
    "references.minor",
)
"""Rules that say nothing where all is in order; of any other, silence means that it could not be judged."""
_OF_THE_LIST = ("citations.", "references.")
_WITHOUT_A_LIST = ("references.present", "citations.style")
"""Rules of that kind that are judged without a reference list."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The points of the version before that are gone, those that stand, those that were not there, and the rest."""

    mended: tuple[Point, ...] = ()
    remaining: tuple[Point, ...] = ()
    """As the newer report has them."""
    new: tuple[Point, ...] = ()
    untold: tuple[Point, ...] = ()
    """Points of before that the newer version gave no chance to look at: its reference list was not found, say."""

    @property
    def same(self) -> bool:
        """Whether nothing that can be told has changed."""
        return not (self.mended or self.new or self.untold)


@dataclass(slots=True)
class _Lists:
    mended: list[Point] = field(default_factory=list)
    remaining: list[Point] = field(default_factory=list)
    new: list[Point] = field(default_factory=list)
    untold: list[Point] = field(default_factory=list)


def compare(before: Row, after: Row) -> Comparison:
    """What changed between two reports (contract: preflight-report.schema.json) of the same manuscript."""
    old, new, told = _by_rule(points(before)), _by_rule(points(after)), _Lists()
    for rule in dict.fromkeys([*new, *old]):
        if rule not in new and not _judged(rule, after):
            told.untold += old[rule]
        elif any(not point.subject for point in (*old[rule], *new[rule])) and old[rule] and new[rule]:
            told.remaining += new[rule]  # one of them says it of the whole: no telling which is which
        else:
            _pair(old[rule], new[rule], told)
    return Comparison(tuple(told.mended), tuple(told.remaining), tuple(told.new), tuple(told.untold))


def _by_rule(found: Iterable[Point]) -> dict[str, list[Point]]:
    rules: dict[str, list[Point]] = defaultdict(list)
    for point in found:
        rules[point.rule].append(point)
    return rules


def _pair(old: list[Point], new: list[Point], told: _Lists) -> None:
    """Each point finds at most one of before: the one alike to the last detail, else one of the same subject."""
    left, found = old, set[int]()
    for same in (attrgetter("subject", "detail"), attrgetter("subject")):
        free: dict[Any, list[Point]] = defaultdict(list)
        for point in reversed(left):
            free[same(point)].append(point)
        for place, point in enumerate(new):
            if place not in found and free[same(point)]:
                free[same(point)].pop()
                found.add(place)
        still = {id(point) for unpaired in free.values() for point in unpaired}
        left = [point for point in left if id(point) in still]
    told.remaining += [point for place, point in enumerate(new) if place in found]
    told.new += [point for place, point in enumerate(new) if place not in found]
    told.mended += left


def _judged(rule: str, report: Row) -> bool:
    """Whether a rule that asks for nothing was in order, rather than without anything to look at."""
    if rule.startswith(_OF_THE_LIST) and rule not in _WITHOUT_A_LIST and not report["citations"]["references"]:
        return False
    if rule.startswith(_SILENT_WHERE_FINE):
        return True
    return any(finding["rule"] == rule for finding in report["findings"])
