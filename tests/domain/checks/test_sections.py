from jcas.domain.checks import sections
from jcas.domain.profiles import Consequence
from jcas.domain.structure.manuscript import Manuscript
from tests.domain.checks.asking import ask, asked, verdicts
from tests.manuscripts import TEXT, line, understood


def with_headings(*headings: str) -> Manuscript:
    return understood("A title", "Abstract. A.", *(p for h in headings for p in (line(h, outline=1), TEXT)))


def test_each_expected_section_has_a_finding() -> None:
    found = verdicts(
        sections.sections_expected,
        with_headings("Introduction", "Theories of trade", "Methods", "Results and discussion"),
    )
    assert found == {
        "section.introduction": "pass",
        "section.literature_review": "warn",
        "section.methodology": "pass",
        "section.findings": "warn",
        "section.discussion": "warn",
        "section.conclusion": "fail",
    }


def test_absent_section_is_explained_combined_and_implicit_ones_are_advice() -> None:
    found = ask(
        sections.sections_expected,
        with_headings("Introduction", "Theories of trade", "Methods", "Results and discussion"),
    )
    consequences = {f.rule: f.consequence for f in found}
    assert consequences["section.conclusion"] is None  # the profile's entry for `section` decides: explain
    assert consequences["section.literature_review"] is Consequence.ADVISE
    assert consequences["section.findings"] is Consequence.ADVISE


def test_a_finding_leaves_it_to_the_page_whether_an_absence_can_be_explained() -> None:
    found = {f.rule: f.message for f in ask(sections.sections_expected, with_headings("Introduction"))}
    assert found["section.discussion"] == "No section Discussion was found; add it."


def test_review_articles_are_only_advised_on_sections_of_studies() -> None:
    found = {f.rule: f for f in ask(sections.sections_expected, with_headings("Introduction"), asked("review"))}
    assert found["section.methodology"].consequence is Consequence.ADVISE
    assert found["section.conclusion"].consequence is None
