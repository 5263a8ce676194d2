import pytest

from jcas.domain.checks import front_matter
from jcas.domain.checks.findings import Rule
from tests.domain.checks.asking import ask, verdicts
from tests.manuscripts import TEXT, line, understood

WHOLE = understood(
    line("Trade over borders", bold=True), "Abstract. A.", "Keywords: a, b, c, d",
    line("Introduction", outline=1), TEXT, line("References", outline=1), "Writer, A. (2001). One.",
)  # fmt: skip
BARE = understood()


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (front_matter.title_present, "title.present"),
        (front_matter.abstract_present, "abstract.present"),
        (front_matter.keywords_count, "keywords.count"),
        (front_matter.references_present, "references.present"),
    ],
)
def test_present_or_not(rule: Rule, name: str) -> None:
    assert verdicts(rule, WHOLE) == {name: "pass"}
    assert verdicts(rule, BARE) == {name: "fail"}


def test_title_of_very_many_words_is_doubted() -> None:
    assert verdicts(front_matter.title_present, understood(line("word " * 70, style="Title"), "Abstract. A.")) == {
        "title.present": "warn"
    }


@pytest.mark.parametrize(
    ("keywords", "verdict"),
    [("a, b, c", "warn"), ("a, b, c, d", "pass"), ("a, b, c, d, e, f", "pass"), ("a, b, c, d, e, f, g", "warn")],
)
def test_keywords_count_is_the_journals(keywords: str, verdict: str) -> None:
    (finding,) = ask(front_matter.keywords_count, understood("Title", "Abstract. A.", f"Keywords: {keywords}"))
    assert (finding.verdict, finding.expected, finding.paragraphs) == (verdict, "4 to 6 keywords", [2])
