"""What a report says against submitting."""

import pytest

from jcas.domain.judgement import hindrances


def finding(rule: str, verdict: str, consequence: str) -> dict[str, str]:
    return {"rule": rule, "verdict": verdict, "consequence": consequence, "message": f"About {rule}."}


@pytest.mark.parametrize("verdict", ["pass", "warn", "unknown"])
@pytest.mark.parametrize("consequence", ["block", "explain", "advise"])
def test_only_failed_rules_have_their_consequence(verdict: str, consequence: str) -> None:
    found = hindrances({"findings": [finding("words.maximum", verdict, consequence)]})
    assert (found.blocking, found.explaining) == ((), ())


def test_failed_rules_by_consequence() -> None:
    report = {
        "findings": [
            finding("words.maximum", "fail", "block"),
            finding("section.discussion", "fail", "explain"),
            finding("section.findings", "fail", "explain"),
            finding("format.font", "fail", "advise"),
        ]
    }
    found = hindrances(report, explained=["section.findings"])
    assert [o.rule for o in found.blocking] == ["words.maximum"]
    assert [o.rule for o in found.explaining] == ["section.discussion", "section.findings"]
    assert [o.rule for o in found.unexplained] == ["section.discussion"]


def test_no_report_says_nothing_against_it() -> None:
    assert hindrances(None).blocking == ()
