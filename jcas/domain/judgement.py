"""What a preflight report, and a typed abstract, say against submitting: rules that block or ask for an explanation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jcas.domain.checks.length import ABSTRACT_MAXIMUM, too_long
from jcas.domain.profiles import Consequence, Profile


@dataclass(frozen=True, slots=True)
class Objection:
    """A failed rule: its id and the sentence that says what is wrong and what to do."""

    rule: str
    message: str
    field: str = "file"
    """The form field in which it is mended."""


@dataclass(frozen=True, slots=True)
class Hindrances:
    """The failed rules that have a consequence; `explaining` those with a reason given, too."""

    blocking: tuple[Objection, ...] = ()
    explaining: tuple[Objection, ...] = ()
    explained: frozenset[str] = frozenset()

    @property
    def unexplained(self) -> tuple[Objection, ...]:
        """Rules that ask for an explanation and have none yet."""
        return tuple(finding for finding in self.explaining if finding.rule not in self.explained)

    def joined(self, other: "Hindrances") -> "Hindrances":
        """These and the other's; a rule that both ask about is explained once."""
        asked = {finding.rule for finding in self.explaining}
        further = tuple(finding for finding in other.explaining if finding.rule not in asked)
        explaining, explained = self.explaining + further, self.explained | other.explained
        return Hindrances(self.blocking + other.blocking, explaining, explained)


def hindrances(
    report: Mapping[str, Any] | None, explained: Iterable[str] = (), waived: Iterable[str] = ()
) -> Hindrances:
    """The objections of a report (contract: findings); none where there is no report yet.

    Only a verdict of 'fail' has its consequence; 'warn' and 'unknown' advise. A waived rule objects to nothing.
    """
    let_be = frozenset(waived)
    findings = (report or {}).get("findings", ())
    failed = [finding for finding in findings if finding["verdict"] == "fail" and finding["rule"] not in let_be]

    def of(consequence: Consequence) -> tuple[Objection, ...]:
        found = {f["rule"]: f["message"] for f in reversed(failed) if f["consequence"] == consequence}
        return tuple(Objection(rule, message) for rule, message in reversed(found.items()))

    return Hindrances(of(Consequence.BLOCK), of(Consequence.EXPLAIN), frozenset(explained))


def hindrances_of_abstract(
    text: str, article_type: str, profile: Profile, explained: Iterable[str] = (), waived: Iterable[str] = ()
) -> Hindrances:
    """What the check's rule on the abstract says of one that was typed, which is the one that invitations print."""
    maximum = profile.abstract_maximum(article_type)
    over = too_long("The abstract given here", text, maximum) if maximum is not None else ""
    if not over or ABSTRACT_MAXIMUM in frozenset(waived):
        return Hindrances()
    found, consequence = (Objection(ABSTRACT_MAXIMUM, over, "abstract"),), profile.consequence(ABSTRACT_MAXIMUM)
    return Hindrances(
        found if consequence is Consequence.BLOCK else (),
        found if consequence is Consequence.EXPLAIN else (),
        frozenset(explained),
    )


def waivable(report: Mapping[str, Any] | None) -> dict[str, str]:
    """Rules that an editor can let be, with what they say: those that failed or warn and could block or ask why."""
    weighty = {Consequence.BLOCK.value, Consequence.EXPLAIN.value}
    findings = reversed(list((report or {}).get("findings", ())))
    return {
        f["rule"]: f["message"] for f in findings if f["verdict"] in {"fail", "warn"} and f["consequence"] in weighty
    }
