"""Rules asked one at a time, with JCAS's profile or a changed one."""

from dataclasses import replace
from typing import Any

from jcas.domain.checks.findings import Asked, Finding, Rule
from jcas.domain.structure.manuscript import Manuscript
from tests.manuscripts import PROFILE


def asked(article_type: str = "original", **changes: Any) -> Asked:
    """What JCAS asks of this type; `changes` are limits of the type that differ."""
    return Asked(PROFILE, replace(PROFILE.article_type(article_type), **changes))


def ask(rule: Rule, manuscript: Manuscript, what: Asked | None = None) -> list[Finding]:
    return list(rule(manuscript, what or asked()))


def verdicts(rule: Rule, manuscript: Manuscript, what: Asked | None = None) -> dict[str, str]:
    return {finding.rule: str(finding.verdict) for finding in ask(rule, manuscript, what)}
