"""What a preflight report says against submitting: rules that block, and rules that ask for an explanation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jcas.domain.profiles import Consequence


@dataclass(frozen=True, slots=True)
class Objection:
    """A failed rule: its id and the sentence that says what is wrong and what to do."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Hindrances:
    """The failed rules of one report that have a consequence; `explaining` those with a reason given, too."""

    blocking: tuple[Objection, ...] = ()
    explaining: tuple[Objection, ...] = ()
    explained: frozenset[str] = frozenset()

    @property
    def unexplained(self) -> tuple[Objection, ...]:
        """Rules that ask for an explanation and have none yet."""
        return tuple(finding for finding in self.explaining if finding.rule not in self.explained)


def hindrances(report: Mapping[str, Any] | None, explained: Iterable[str] = ()) -> Hindrances:
    """The objections of a report (contract: findings); none where there is no report yet.

    Only a verdict of 'fail' has its consequence; 'warn' and 'unknown' advise.
    """
    failed = [finding for finding in (report or {}).get("findings", ()) if finding["verdict"] == "fail"]

    def of(consequence: Consequence) -> tuple[Objection, ...]:
        found = {f["rule"]: f["message"] for f in reversed(failed) if f["consequence"] == consequence}
        return tuple(Objection(rule, message) for rule, message in reversed(found.items()))

    return Hindrances(of(Consequence.BLOCK), of(Consequence.EXPLAIN), frozenset(explained))
