"""What a report says against submitting."""

from dataclasses import replace

import pytest

from jcas.config.profiles import load_profile
from jcas.domain.judgement import Hindrances, Objection, hindrances, hindrances_of_abstract
from jcas.domain.profiles import Consequence


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


@pytest.mark.parametrize(
    ("words", "consequence", "waived", "blocking", "explaining"),
    [
        (300, "block", (), 0, 0),
        (301, "block", (), 1, 0),
        (301, "block", ("abstract.maximum",), 0, 0),
        (301, "explain", (), 0, 1),
        (301, "advise", (), 0, 0),
    ],
)
def test_a_typed_abstract_is_measured_by_the_profiles_rule(
    words: int, consequence: str, waived: tuple[str, ...], blocking: int, explaining: int
) -> None:
    profile = replace(load_profile(), consequences={"abstract.maximum": Consequence(consequence)})
    found = hindrances_of_abstract("corridor " * words, "original", profile, waived=waived)
    assert (len(found.blocking), len(found.explaining)) == (blocking, explaining)


def test_a_typed_abstract_that_is_too_long_says_by_how_much_and_where_to_mend_it() -> None:
    (found,) = hindrances_of_abstract("rail " * 400, "original", load_profile()).blocking
    assert found.message == "The abstract given here has 400 words, 100 more than allowed; shorten it to 300."
    assert found.field == "abstract"


def test_what_the_file_and_the_form_fail_by_is_explained_once() -> None:
    file, form = Objection("abstract.maximum", "In the file."), Objection("abstract.maximum", "Typed.", "abstract")
    both = Hindrances(explaining=(file,)).joined(Hindrances(explaining=(form,)))
    assert [finding.message for finding in both.explaining] == ["In the file."]
    assert Hindrances(blocking=(file,)).joined(Hindrances(blocking=(form,))).blocking == (file, form)
