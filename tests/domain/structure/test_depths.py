"""Depths that numbers and neighbours tell, in documents written down line by line."""

from jcas.domain.documents import Look, Paragraph, Run
from tests.manuscripts import TEXT, line, understood

ENTRY = "Adams, A. (2020). Wells. Press."


def headings(*paragraphs: Paragraph | str) -> list[tuple[int, str]]:
    front = ("A study of examples", "Abstract. Something short.", "Keywords: one, two")
    return [(h.level, h.text) for h in understood(*front, *paragraphs).headings]


def test_a_typed_number_goes_before_the_style_where_others_of_it_are_main_sections() -> None:
    found = headings(
        line("1. Introduction", outline=1), TEXT, line("1.1 Related work", outline=1), TEXT,
        line("2. Method", outline=1), TEXT, line("3. Results", outline=1), TEXT,
    )  # fmt: skip
    assert found == [(1, "1. Introduction"), (2, "1.1 Related work"), (1, "2. Method"), (1, "3. Results")]


def test_sections_that_all_bear_a_chapters_number_stay_sections() -> None:
    found = headings(
        line("3.1 Introduction", outline=1), TEXT, line("3.2 Method", outline=1), TEXT, line("3.3 Results", outline=1), TEXT
    )  # fmt: skip
    assert [level for level, _ in found] == [1, 1, 1]


def test_a_topic_without_a_number_among_those_of_one_chapter_is_below_it() -> None:
    found = headings(
        line("1. Introduction", outline=1), TEXT, line("2. Results", outline=1), TEXT,
        line("2.1 Wells", outline=2), TEXT, line("Change of depths", outline=1), TEXT,
        line("2.2 Bread", outline=2), TEXT, line("Limits of the study", outline=1), TEXT,
        line("3. Conclusion", outline=1), TEXT,
    )  # fmt: skip
    assert [level for level, text in found if text == "Change of depths"] == [3]
    assert [level for level, text in found if text == "Limits of the study"] == [1]


def test_back_matter_of_one_look_is_of_one_level() -> None:
    found = headings(
        line("INTRODUCTION", bold=True), TEXT, line("METHODOLOGY", bold=True), TEXT,
        line("Sample of wells", bold=True), TEXT, line("RESULTS", bold=True), TEXT,
        line("CONCLUSION", bold=True), TEXT, line("Wells to come", bold=True), TEXT,
        line("Conflict of interest", bold=True), "None.", line("Human rights", bold=True), "No one was harmed.",
        line("REFERENCES", bold=True), ENTRY,
    )  # fmt: skip
    levels = {text: level for level, text in found}
    assert levels["Sample of wells"] == levels["Wells to come"] == 2
    assert levels["Conflict of interest"] == levels["Human rights"] == levels["REFERENCES"] == 1


def test_a_name_that_opens_a_paragraph_under_its_own_section_is_below_it() -> None:
    opens = Paragraph(-1, [Run("Methods.", Look(italic=True)), Run(f" {TEXT}")])
    found = headings(
        line("Introduction", bold=True), TEXT, line("Materials and methods", bold=True), TEXT, opens,
        line("Results", bold=True), TEXT,
    )  # fmt: skip
    assert (2, "Methods.") in found
    found = headings(line("Introduction", bold=True), TEXT, opens, line("Results", bold=True), TEXT)
    assert (1, "Methods.") in found


def test_a_section_named_again_as_topics_look_is_below_itself() -> None:
    found = headings(
        line("Introduction", bold=True), TEXT, line("Wells and bread", bold=True, italic=True), TEXT,
        line("Materials and methods", bold=True), TEXT, line("Sample of wells", bold=True, italic=True), TEXT,
        line("Methods", bold=True, italic=True), TEXT, line("Results", bold=True), TEXT,
        line("Conclusion", bold=True), TEXT, line("References", bold=True), ENTRY,
    )  # fmt: skip
    assert [text for level, text in found if level == 1] == [
        "Introduction", "Materials and methods", "Results", "Conclusion", "References",
    ]  # fmt: skip
