"""What a mended version mended, as pages show it: three lists of sentences, and how many points each holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jcas.domain.checks.comparison import compare
from jcas.domain.checks.points import SAYS, Point
from jcas.domain.profiles import Profile
from jcas.web.rules import title_of
from jcas.web.translations import gettext as _

_MOST_NAMED = 25
"""Points of one rule that are named; their number is told besides."""


@dataclass(frozen=True, slots=True)
class Item:
    """What happened to one rule's points."""

    title: str
    words: str
    named: tuple[str, ...]
    """The points, where the rule has several."""
    further: int
    """How many more than those named."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The points that were mended, say."""

    key: str
    """mended, remaining, new or untold."""
    name: str
    count: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The comparison of two versions' reports."""

    kinds: tuple[Kind, ...]
    news: frozenset[tuple[str, str, str]]
    """Keys of the points that are new."""

    def new_among(self, points: Iterable[Point]) -> int:
        """How many of these points are new."""
        return sum(point.key in self.news for point in points)

    @property
    def same(self) -> bool:
        """Whether nothing that can be told has changed."""
        return all(kind.key == "remaining" or not kind.count for kind in self.kinds)


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any], rules: Profile) -> Changes:
    """The comparison of two reports' contents, the earlier one first."""
    found = compare(before, after)
    lists = (
        ("mended", _("Mended"), found.mended, before),
        ("remaining", _("Remain"), found.remaining, after),
        ("new", _("New"), found.new, after),
        ("untold", _("Could not be judged again"), found.untold, before),
    )
    kinds = [Kind(key, name, len(points), tuple(_items(points, report, rules))) for key, name, points, report in lists]
    return Changes(
        kinds=tuple(kind for kind in kinds if kind.count or kind.key != "untold"),
        news=frozenset(point.key for point in found.new),
    )


def _items(points: Iterable[Point], report: Mapping[str, Any], rules: Profile) -> Iterable[Item]:
    messages = {finding["rule"]: finding["message"] for finding in report["findings"]}
    by_rule: dict[str, list[Point]] = {}
    for point in points:
        by_rule.setdefault(point.rule, []).append(point)
    for rule, several in by_rule.items():
        named = tuple(point.label for point in several if point.label)
        sentence = SAYS.get(rule, "") if named else ""
        words = _(sentence or messages.get(rule, ""))
        yield Item(title_of(rule, rules), words, named[:_MOST_NAMED], max(len(named) - _MOST_NAMED, 0))
