import pytest

from jcas.domain.structure.sections import Status
from tests.manuscripts import SIX, TEXT, line, understood


def states(*headings: str, text: str = TEXT) -> dict[str, str]:
    paragraphs = [p for heading in headings for p in (line(heading, outline=1), text)]
    found = understood("A title of some words", "Abstract. A.", "Keywords: a, b", *paragraphs)
    return {key: str(state.status) for key, state in found.sections.items()}


def test_present_under_headings_of_their_own() -> None:
    found = states("Introduction", "Literature review", "Methods", "Results", "Discussion", "Conclusion", "References")
    assert found == dict.fromkeys(SIX, "present")


def test_combined_under_one_heading() -> None:
    found = states("Introduction", "Literature review", "Methods", "Results and discussion", "Conclusion")
    assert found["findings"] == found["discussion"] == "combined"


def test_findings_are_implicit_in_topics_between_methods_and_discussion() -> None:
    found = states(
        "Introduction",
        "Methods",
        "The visit of 2024 in documents",
        "The ambassador's words",
        "Discussion",
        "Conclusion",
    )
    assert found["findings"] == "implicit"
    assert found["literature_review"] == "absent"


@pytest.mark.parametrize(
    "heading", ["Acknowledgements", "Data availability statement", "Ethics approval", "Disclosure"]
)
def test_statements_behind_the_text_are_no_findings(heading: str) -> None:
    found = understood(
        *("A title of some words", "Abstract. A.", "Keywords: a, b"),
        *(p for h in ("Introduction", "Methods", heading, "Funding") for p in (line(h, outline=1), TEXT)),
    )
    assert found.sections["findings"].status is Status.ABSENT
    assert [h.section for h in found.headings if h.text == heading] == ["other"]


def test_what_others_found_before_is_no_finding() -> None:
    found = states("Introduction", "Existing maps and accounts of the wells", "Depths", "Discussion", "Conclusion")
    assert found["literature_review"] == found["findings"] == "implicit"


def test_literature_is_implicit_in_a_theoretical_section() -> None:
    assert (
        states("Introduction", "Theories of small states", "Methods", "Results", "Discussion")["literature_review"]
        == "implicit"
    )


def test_literature_is_implicit_behind_an_introduction_that_tells_the_method_too() -> None:
    found = states("Introduction, aims and method", "Theories of pluralism", "Courts", "Conclusion")
    assert found["literature_review"] == "implicit"


def test_literature_is_implicit_in_a_section_before_the_methods_that_cites_much() -> None:
    citing = f"Many wrote on it (Adams, 2001; Brown, 2002). {TEXT}" * 4
    assert states("Introduction", "Small states and large", "Methods", text=citing)["literature_review"] == "implicit"
    assert states("Introduction", "Small states and large", "Methods")["literature_review"] == "absent"


def test_literature_is_implicit_in_parts_of_an_introduction_that_cite_much() -> None:
    citing = f"Many wrote on it (Adams, 2001; Brown, 2002). {TEXT}" * 5
    parts = (
        line("Introduction", outline=1),
        TEXT,
        line("The bargain", outline=2),
        citing,
        line("Methods", outline=1),
        TEXT,
    )
    found = understood("A title of some words", "Abstract. A.", "Keywords: a, b", *parts)
    assert found.sections["literature_review"].status is Status.IMPLICIT


def test_methodology_is_implicit_where_the_text_tells_the_method() -> None:
    told = f"This study employs a survey of traders in three towns. {TEXT}"
    assert states("Introduction", "Results", "Conclusion", text=told)["methodology"] == "implicit"
    assert states("Introduction", "Results", "Conclusion")["methodology"] == "absent"


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Here we use data from the census of the valley.", "implicit"),
        ("We apply the same method to the towns.", "implicit"),
        ("We interviewed forty traders.", "implicit"),
        ("We go on writing as if we use typewriters.", "absent"),
        ("The roads that we use were built by others. Data are rare.", "absent"),
    ],
)
def test_methodology_is_what_we_use_to_study(sentence: str, state: str) -> None:
    assert states("Introduction", "Results", "Conclusion", text=f"{sentence} {TEXT}")["methodology"] == state


def test_introduction_is_implicit_in_text_before_the_first_heading() -> None:
    found = understood(
        "A title of some words", "Abstract. A.", "Keywords: a, b", TEXT, line("Methods", outline=1), TEXT
    )
    assert found.sections["introduction"].status is Status.IMPLICIT


def test_conclusion_is_implicit_in_a_concluding_paragraph() -> None:
    assert states("Introduction", "Trade", text=f"In conclusion, much has changed. {TEXT}")["conclusion"] == "implicit"


@pytest.mark.parametrize("key", SIX)
def test_absent_without_any_trace(key: str) -> None:
    assert understood("Only a title here").sections[key].status is Status.ABSENT


def test_data_and_analysis_before_the_conclusion_hold_the_findings() -> None:
    assert states("Introduction", "Data and analysis", "Conclusion")["findings"] == "implicit"
    assert states("Introduction", "Data and methods", "Conclusion")["findings"] == "absent"


def test_topics_behind_an_introduction_under_no_heading_are_the_findings() -> None:
    found = understood(
        "A title of some words",
        "Abstract. A.",
        "Keywords: a, b",
        TEXT,
        line("Trade routes", outline=1),
        TEXT,
        line("Conclusion", outline=1),
        TEXT,
    )
    assert (str(found.sections["introduction"].status), str(found.sections["findings"].status)) == (
        "implicit",
        "implicit",
    )


@pytest.mark.parametrize("heading", ["Earlier research", "2. Prior work", "Previous work on the valley"])
def test_earlier_work_is_a_review_of_the_literature(heading: str) -> None:
    assert states("Introduction", heading, "Methods")["literature_review"] == "present"
