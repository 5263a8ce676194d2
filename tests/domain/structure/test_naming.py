import pytest

from jcas.domain.structure.naming import SectionNames, number_depth, without_number
from tests.manuscripts import PROFILE

NAMES = SectionNames(PROFILE.sections)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("INTRODUCTION", ("introduction",)),
        ("I N T R O D U C T I O N", ("introduction",)),
        ("Care at a distance: a literature review", ("literature_review",)),
        ("Literature", ("literature_review",)),
        ("3. Data", ("methodology",)),
        ("III. Sources and approach", ("methodology",)),
        ("Data and empirical strategy", ("methodology",)),
        ("1. Introduction", ("introduction",)),
        ("I. INTRODUCTION", ("introduction",)),
        ("Introduction: setting the scene", ("introduction",)),
        ("LITERATURE REVIEW ON THE IMAGE OF THE REPUBLIC ABROAD", ("literature_review",)),
        ("Theoretical framework and literature review", ("literature_review",)),
        ("Theory and previous literature", ("literature_review",)),
        ("METHODOLOGICAL APPROACH AND LIMITATIONS", ("methodology",)),
        ("Research Methods", ("methodology",)),
        ("Data and methods", ("methodology",)),
        ("MAIN FINDINGS", ("findings",)),
        ("4.2 Results of the content analysis", ("findings",)),
        ("ANALYSIS AND RESULTS", ("findings",)),
        ("DISCUSSION OF THE RESEARCH RESULTS", ("discussion",)),
        ("Discussion on the findings", ("discussion",)),
        ("Discussion in the light of earlier studies", ("discussion",)),
        ("The discussion of our results", ("discussion",)),
        ("Results and Discussion", ("findings", "discussion")),
        ("Findings & discussion", ("findings", "discussion")),
        ("Discussion and conclusion", ("discussion", "conclusion")),
        ("Conclusions and recommendations", ("conclusion",)),
        ("AUTHORS’ CONTRIBUTIONS", ("contributions",)),
        ("Conflict of interests", ("conflicts",)),
        ("REFERENCES:", ("references",)),
        ("List of references", ("references",)),
        ("Works Cited", ("references",)),
        ("A Note on Fieldwork", ("methodology",)),
        ("Brief notes on the method", ("methodology",)),
        ("Data and how they were collected", ("methodology",)),
        ("Discussion and outlook", ("discussion", "conclusion")),
        ("In place of a conclusion", ("conclusion",)),
        ("Conclusion and Future Work", ("conclusion",)),
        ("CONCLUDING REMARKS AND POLICY IMPLICATIONS", ("conclusion",)),
        ("Concluding Discussion", ("conclusion",)),
        ("Data and Sample", ("methodology",)),
        ("Вступление", ("introduction",)),
        ("Вместо заключения", ("conclusion",)),
        ("Введение", ("introduction",)),
        ("Обзор литературы", ("literature_review",)),
        ("Результаты и обсуждение", ("findings", "discussion")),
        ("Список использованной литературы", ("references",)),
        ("КІРІСПЕ", ("introduction",)),
        ("Қорытынды", ("conclusion",)),
        ("Әдебиеттер тізімі", ("references",)),
    ],
)
def test_named_sections(heading: str, expected: tuple[str, ...]) -> None:
    assert NAMES.named(heading) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Theoretical Framework",
        "The introduction of the tenge in 1993",
        "Introduction of digital technologies in hotels",
        "Conclusion of the treaty on the Caspian Sea",
        "Methods of economic regulation in the oil sector",
        "The Discussion about Language in Parliament",
        "Discussions on the border between Moscow and Astana",
        "The discussion in the Mejlis",
        "Bilateral relations of Iraq and Kazakhstan",
        "Thematic analysis of documents related to the visit",
        "Water, energy and borders",
    ],
)
def test_named_nothing_for_a_topic(heading: str) -> None:
    assert NAMES.named(heading) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Results and discussion", True), ("References:", True), ("Results of the year", False), ("", False)],
)
def test_wholly_knows_lines_of_nothing_but_names(text: str, expected: bool) -> None:
    assert NAMES.wholly(text) is expected


@pytest.mark.parametrize(
    ("text", "depth", "bare"),
    [
        ("2. Methods", 1, "Methods"),
        ("2 Methods", 1, "Methods"),
        ("2.1. Data", 2, "Data"),
        ("2.1.3 Data", 3, "Data"),
        ("IV. Results", 1, "Results"),
        ("A. Sample", 2, "Sample"),
        ("1990s and after", None, "1990s and after"),
        ("Introduction", None, "Introduction"),
    ],
)
def test_typed_numbers(text: str, depth: int | None, bare: str) -> None:
    assert number_depth(text) == depth
    assert without_number(text) == bare


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("Research Result", ("findings",)),
        ("RESULT AND DISCUSSION", ("findings", "discussion")),
        ("The result of the vote", ()),
        ("Reference", ("references",)),
        ("Frames of reference", ()),
        ("Reference and sense", ()),
    ],
)
def test_singular_names(text: str, sections: tuple[str, ...]) -> None:
    assert NAMES.named(text) == sections
