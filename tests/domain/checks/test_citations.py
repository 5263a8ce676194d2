import pytest

from jcas.domain.checks import citations
from jcas.domain.checks.findings import Finding, Rule
from jcas.domain.documents import Note, Paragraph, Place, Run, Table
from tests.domain.checks.asking import ask
from tests.manuscripts import cell, line, understood

HEADING = line("References", bold=True)
ADAMS = "Adams, A. (2020). A title. Example Press."
BROWN = "Brown, B. (2019). A title. Example Press."
CLARK = "Clark, C. (2018). A title. Example Press."
OPENING = (line("Introduction", bold=True), "Words of the text come first.")


def finding(rule: Rule, text: str, *entries: str) -> Finding | None:
    manuscript = understood(*OPENING, text, HEADING, *entries)
    return next(iter(ask(rule, manuscript)), None)


@pytest.mark.parametrize(
    ("rule", "text", "entries", "verdict", "named"),
    [
        (citations.missing_reference, "So it is (Adams, 2020).", [ADAMS], "pass", ""),
        (citations.missing_reference, "So it is (Davis, 2020; Adams, 2020).", [ADAMS], "fail", "Davis, 2020"),
        (citations.uncited, "So it is (Adams, 2020).", [ADAMS], "pass", ""),
        (citations.uncited, "So it is (Adams, 2020).", [ADAMS, BROWN], "fail", "2. Brown (2019)"),
        (citations.uncited, "So it is.", [ADAMS, BROWN], "unknown", "(Name, year)"),
        (citations.uncited, "So it is (Davis, 2020; Evans, 2019; Frank, 2018).", [ADAMS, BROWN], "fail", "1. Adams (2020)"),
        (citations.year, "So it is (Adams, 2021).", [ADAMS], "warn", "Adams, 2021 – 1. Adams (2020)"),
        (citations.spelling, "So it is (Adamz, 2020).", [ADAMS], "warn", "Adamz, 2020 – 1. Adams (2020)"),
        (citations.authors, "So it is (Adams et al., 2020).", [ADAMS], "warn", "Adams et al., 2020"),
        (citations.ambiguous, "So it is (Adams, 2020).", [ADAMS, ADAMS], "warn", "Adams, 2020"),
        (citations.style, "So it is [1] and [2, p. 5; 3].", [ADAMS, BROWN, CLARK], "fail", "numbers in square brackets"),
        (citations.style, "So it is [1] and [2] and [3].", [ADAMS, BROWN, CLARK], "fail", "APA 7th edition"),
        (citations.apa, "So it is (Adams, 2020).", [ADAMS], "pass", ""),
        (citations.apa, "So it is.", ["Adams A. (2020). A title. Example Press."], "fail", "1. Adams (2020): authors not as"),
        (citations.order, "So it is.", [ADAMS, BROWN, CLARK], "pass", ""),
        (citations.order, "So it is.", [BROWN, CLARK, ADAMS], "warn", "3. Adams (2020)"),
        (citations.order, "So it is.", [CLARK, BROWN, ADAMS], "fail", "not in alphabetical order"),
        (citations.minor, "So it is.", ["Adams, A.B. (2020). A title. Example Press."], "warn", "space between initials"),
    ],
)  # fmt: skip
def test_rule(rule: Rule, text: str, entries: list[str], verdict: str, named: str) -> None:
    found = finding(rule, text, *entries)
    assert found is not None
    assert found.verdict == verdict
    assert named in found.message


@pytest.mark.parametrize(
    "rule",
    [citations.year, citations.spelling, citations.authors, citations.ambiguous, citations.style, citations.minor],
)
def test_nothing_to_say_where_all_agrees(rule: Rule) -> None:
    assert finding(rule, "So it is (Adams, 2020).", ADAMS) is None


@pytest.mark.parametrize("rule", [citations.missing_reference, citations.uncited, citations.apa, citations.order])
def test_nothing_to_say_without_a_list(rule: Rule) -> None:
    assert ask(rule, understood(*OPENING, "So it is (Adams, 2020).")) == []


def test_findings_tell_their_paragraphs() -> None:
    missing = finding(citations.missing_reference, "So it is (Davis, 2020).", ADAMS)
    uncited = finding(citations.uncited, "So it is (Adams, 2020).", ADAMS, BROWN)
    assert missing is not None
    assert missing.paragraphs == [2]
    assert uncited is not None
    assert uncited.paragraphs == [5]


def test_a_long_list_of_faults_is_cut_in_the_sentence_alone() -> None:
    text = "So it is (" + "; ".join(f"Davis, {1990 + i}" for i in range(20)) + ")."
    found = finding(citations.missing_reference, text, ADAMS)
    assert found is not None
    assert "and 8 more" in found.message
    assert found.found == "20 with no reference"


def test_cells_captions_and_notes_cite_and_headings_do_not() -> None:
    table = Table([[cell("Davis (2001)"), cell("Evans, 2002")]])
    note = Note("1", [Paragraph(-1, [Run("See Foster, 2003, p. 5.")], Place.NOTE)])
    entries = [
        f"{name}, A. ({year}). A title. Example Press."
        for name, year in (("Davis", 2001), ("Evans", 2002), ("Foster", 2003), ("Green", 2004))
    ]
    manuscript = understood(
        *OPENING,
        line("Views of Hill (1999)", bold=True),
        "Text.",
        table,
        "Figure 1. Trade (Green, 2004)",
        HEADING,
        *entries,
        notes=[note],
    )
    cited = {c.text: c.reference for c in manuscript.citations.in_text}
    assert cited == {"Davis, 2001": 1, "Evans, 2002": 2, "Green, 2004": 4, "Foster, 2003": 3}


def test_a_second_list_in_another_alphabet_is_no_text() -> None:
    manuscript = understood(
        *OPENING,
        "So it is (Adams, 2020).",
        line("Список литературы", bold=True),
        "Иванов (2010) пишет.",
        HEADING,
        ADAMS,
        BROWN,
    )
    assert [c.text for c in manuscript.citations.in_text] == ["Adams, 2020"]
