"""Every habit of making headings, on documents written down line by line; whole files are in tests/adapters."""

from jcas.domain import documents
from jcas.domain.documents import Look, Paragraph, Run
from tests.manuscripts import TEXT, cell, line, understood


def headings(*paragraphs: Paragraph | str) -> list[tuple[int, str]]:
    front = ("A study of examples", "Abstract. Something short.", "Keywords: one, two")
    return [(h.level, h.text) for h in understood(*front, *paragraphs).headings]


def test_headings_by_style_with_the_title_as_first_level() -> None:
    found = headings(
        line("Introduction", outline=2),
        TEXT,
        line("Past work", outline=3),
        TEXT,
        line("References", outline=2),
        "A. B. (2020). C.",
    )
    assert found == [(1, "Introduction"), (2, "Past work"), (1, "References")]


def test_back_matter_in_a_higher_style_puts_no_section_below_it() -> None:
    found = headings(
        line("1\tIntroduction", outline=2), TEXT,
        line("2\tWells of the valley", outline=2), TEXT,
        line("Depths", outline=3), TEXT,
        line("Acknowledgements", outline=1), "We thank the well diggers.",
        line("Funding", outline=1), "None.",
        line("References", outline=1), "A. B. (2020). C.",
    )  # fmt: skip
    assert found == [
        (1, "1 Introduction"), (1, "2 Wells of the valley"), (2, "Depths"),
        (1, "Acknowledgements"), (1, "Funding"), (1, "References"),
    ]  # fmt: skip


def test_an_author_who_changes_the_style_halfway() -> None:
    found = headings(
        line("Introduction", outline=2), TEXT,
        line("Wells by depth", outline=2), TEXT,
        line("Shallow ones", outline=3), TEXT,
        line("Discussion", outline=1), TEXT,
        line("Conclusion", outline=1), TEXT,
        line("References", outline=2), "A. B. (2020). C.",
    )  # fmt: skip
    assert found == [
        (1, "Introduction"), (1, "Wells by depth"), (2, "Shallow ones"), (1, "Discussion"), (1, "Conclusion"),
        (1, "References"),
    ]  # fmt: skip


def test_sections_in_a_lower_style_stay_below_higher_ones_among_them() -> None:
    found = headings(
        line("Introduction", outline=1), TEXT,
        line("Methods", outline=2), TEXT,
        line("Results", outline=2), TEXT,
        line("Conclusion", outline=1), TEXT,
    )  # fmt: skip
    assert found == [(1, "Introduction"), (2, "Methods"), (2, "Results"), (1, "Conclusion")]


def test_headings_in_bold_capitals_with_bold_ones_below() -> None:
    found = headings(
        line("INTRODUCTION", bold=True, centred=True), TEXT,
        line("FOREIGN POLICY OF SMALL STATES", bold=True, centred=True), TEXT,
        line("Trade routes", bold=True), TEXT,
        line("CONCLUSION", bold=True, centred=True), TEXT,
    )  # fmt: skip
    assert found == [(1, "INTRODUCTION"), (1, "FOREIGN POLICY OF SMALL STATES"), (2, "Trade routes"), (1, "CONCLUSION")]


def test_headings_with_typed_numbers_in_plain_type() -> None:
    found = headings(
        "1. Introduction", TEXT, "2. Trade over the border", TEXT, "2.1 Routes", TEXT, "3. Conclusion", TEXT
    )
    assert found == [(1, "1. Introduction"), (1, "2. Trade over the border"), (2, "2.1 Routes"), (1, "3. Conclusion")]


def test_headings_with_typed_numbers_that_begin_with_a_part() -> None:
    found = headings("1. Introduction", TEXT, "2. Data and strategy", "2.1. Data", TEXT, "2.2. Strategy", TEXT)
    assert found == [(1, "1. Introduction"), (1, "2. Data and strategy"), (2, "2.1. Data"), (2, "2.2. Strategy")]
    assert headings("1. Wheat", "2. Barley", "3. Water of the river") == []


def test_long_headings_with_typed_numbers() -> None:
    topic = "2. The cooperation of Kazakhstan and its neighbours in water, energy and transport since 2015"
    assert headings("1. Introduction", TEXT, topic, TEXT) == [(1, "1. Introduction"), (1, topic)]
    assert headings("1. Introduction", TEXT, f"{topic}.", TEXT) == [(1, "1. Introduction")]


def test_headings_in_italics_stand_below_bold_ones() -> None:
    found = headings(
        line("Introduction", bold=True),
        TEXT,
        line("Trade routes", italic=True),
        TEXT,
        line("Conclusion", bold=True),
        TEXT,
    )
    assert found == [(1, "Introduction"), (2, "Trade routes"), (1, "Conclusion")]


def test_headings_that_open_a_paragraph() -> None:
    opened = Paragraph(-1, [Run("Introduction.", Look(bold=True)), Run(f" {TEXT}")])
    assert headings(opened) == [(1, "Introduction.")]


def test_headings_are_not_lists_captions_lead_ins_or_sentences() -> None:
    found = headings(
        line("Introduction", outline=1), TEXT,
        "1. Reducing emissions in industry", "2. Supporting renewable energy",
        line("Table 1. Numbers", bold=True), line("Figure 2. A map", bold=True), line("Table-3 Prices", bold=True),
        line("[TABLE 1]", centred=True, underlined=True), TEXT, line("[INSERT TABLE 2 ABOUT HERE]"), TEXT,
        line("Insert Figure 1 here", bold=True), TEXT,
        line("The main advantages are:", bold=True), line("This is a sentence in bold type.", bold=True),
    )  # fmt: skip
    assert found == [(1, "Introduction")]


def test_headings_leave_out_bold_entries_of_the_reference_list() -> None:
    found = headings(
        line("Introduction", bold=True),
        TEXT,
        line("References", bold=True),
        line("Books", bold=True),
        "A. B. (2020). C.",
        line("Title in bold. 2001", bold=True),
    )
    assert found == [(1, "Introduction"), (1, "References")]


def test_subsections_belong_to_the_section_above() -> None:
    manuscript = understood("T", "Abstract. A.", line("Methods", outline=1), TEXT, line("The sample", outline=2), TEXT)
    assert [h.section for h in manuscript.headings] == ["methodology", "methodology"]


def test_headings_in_one_row_of_typed_numbers_whatever_they_name() -> None:
    found = headings(
        line("I. INTRODUCTION", bold=True), TEXT, line("II. ALLIANCES OF THE WEAK", bold=True), TEXT,
        line("III. TURKMENISTAN HIDES", bold=True), TEXT, line("IV. TAJIKISTAN LENDS", bold=True), TEXT,
    )  # fmt: skip
    assert [level for level, _ in found] == [1, 1, 1, 1]


def test_headings_with_letters_for_numbers() -> None:
    found = headings(
        line("A. Introduction", bold=True),
        TEXT,
        line("B. Courts", bold=True),
        TEXT,
        line("C. Conclusion", bold=True),
        TEXT,
    )
    assert [level for level, _ in found] == [1, 1, 1]


def test_headings_in_a_frame_of_their_own() -> None:
    framed = documents.Table([[cell("Conclusion")]])
    beside = documents.Table([[cell("Results"), cell("12")]])
    assert headings(line("Introduction", bold=True), TEXT, beside, framed, TEXT) == [
        (1, "Introduction"),
        (1, "Conclusion"),
    ]


def test_headings_one_style_level_down_below_a_lone_higher_one() -> None:
    found = headings(
        line("Introduction", outline=2), TEXT, line("Methods", outline=2), TEXT, line("Survey", outline=3), TEXT,
        line("Results", outline=2), TEXT, line("References", outline=1), "A. B. (2020). C.",
    )  # fmt: skip
    assert [level for level, _ in found] == [1, 1, 2, 1, 1]


def test_headings_are_no_lines_of_sources_in_italics() -> None:
    lines = (line(f"{label}: Bank of Examples (2020)", italic=True) for label in ("Source", "Note", "Источник"))
    found = headings(line("Introduction", bold=True), TEXT, *(p for under in lines for p in (under, TEXT)))
    assert found == [(1, "Introduction")]


def test_underlined_headings_are_headings_where_text_follows() -> None:
    found = headings(
        line("Literature Review", underlined=True, size=14.0), TEXT,
        line("The people we asked", underlined=True, size=14.0), TEXT,
        line("Discussion", underlined=True, size=14.0), TEXT,
        line("See the figure below", underlined=True), "A short line.",
    )  # fmt: skip
    assert found == [(1, "Literature Review"), (1, "The people we asked"), (1, "Discussion")]


def test_styled_second_levels_stay_below_main_headings_that_are_set_by_hand() -> None:
    found = headings(
        line("Introduction", size=14.0, bold=True), TEXT,
        line("Methods", size=14.0, bold=True), TEXT,
        line("Data collection", outline=2), TEXT,
        line("Results", size=14.0, bold=True), TEXT,
        line("Funding", outline=2), TEXT,
        line("References", outline=2), "Adams, A. (2020). A title. Example Press.",
    )  # fmt: skip
    assert found == [
        (1, "Introduction"), (1, "Methods"), (2, "Data collection"), (1, "Results"), (2, "Funding"), (1, "References"),
    ]  # fmt: skip


def test_headings_in_the_style_of_the_title_are_headings_where_text_stands_between() -> None:
    def titled(text: str) -> Paragraph:
        return line(text, style="Title")

    names = ("Introduction", "Literature Review", "The Model", "Conclusion", "References")
    lines = [p for name in names for p in (titled(name), TEXT)]
    below = line("2.1 Prices", bold=True)
    assert headings(*lines[:4], below, *lines[4:]) == [
        (1, "Introduction"), (1, "Literature Review"), (2, "2.1 Prices"), (1, "The Model"), (1, "Conclusion"),
        (1, "References"),
    ]  # fmt: skip
    article = understood(titled("Border Trade"), titled("A Study of Prices"), "Abstract. Short.", *lines)
    assert article.front.title == "Border Trade A Study of Prices"
    assert [h.text for h in article.headings] == list(names)


def test_headings_are_no_text_that_bears_a_heading_style() -> None:
    def styled(text: str, *, bold: bool = False) -> Paragraph:
        return line(text, style="heading 1", outline=1, size=12.0, bold=bold)

    found = headings(
        styled("1.0 Introduction", bold=True), styled(TEXT), styled("The goal of this study is to add to the debate on the"),
        styled(TEXT), styled("2.0 Data", bold=True), styled("Study, the study applies a method"), TEXT,
        styled("PRICES IN THE VALLEY"), TEXT, styled("Conclusion"), TEXT,
    )  # fmt: skip
    assert found == [(1, "1.0 Introduction"), (1, "2.0 Data"), (1, "PRICES IN THE VALLEY"), (1, "Conclusion")]


def test_headings_with_bullets_are_told_without_them() -> None:
    def bulleted(paragraph: Paragraph) -> Paragraph:
        paragraph.label = "•"
        return paragraph

    found = headings(
        bulleted(line("Introduction", outline=1)), TEXT,
        bulleted(line("Literature Review", bold=True)), TEXT,
        bulleted(line("Cheap bread", bold=True)), TEXT,
        bulleted(line("Results")), bulleted(line("Conclusion")),
    )  # fmt: skip
    assert found == [(1, "Introduction"), (1, "Literature Review")]


def test_headings_with_numbers_of_two_levels_may_end_in_a_colon() -> None:
    found = headings(
        line("4. Results", bold=True), TEXT, line("4.2 Models of prices:", bold=True), TEXT,
        line("The main reasons are:", bold=True), TEXT,
    )  # fmt: skip
    assert found == [(1, "4. Results"), (2, "4.2 Models of prices:")]


def test_headings_are_no_codes_and_addresses() -> None:
    manuscript = understood(
        "A study of examples", "Abstract. Something short.", "Keywords: one, two", line("JEL: D31, H23", bold=True),
        line("Introduction", bold=True), TEXT, line("https://www.example.org/prices.pdf", outline=1), TEXT,
        line("P = a + b", bold=True), TEXT,
    )  # fmt: skip
    assert [h.text for h in manuscript.headings] == ["Introduction"]


def test_headings_by_style_behind_the_list_stay_whatever_they_name() -> None:
    def styled(text: str) -> Paragraph:
        return line(text, style="heading 1", outline=1)

    entries = ("Adams, A. (2020). A title. Example Press.", "Brown, B. (2021). A title. Example Press.")
    kept = ("Competing interests", "Data accessibility statement", "Ethics")
    found = headings(
        styled("Introduction"), TEXT, styled("References"), *entries,
        *(p for name in kept for p in (styled(name), "None.")), styled("О границах"), "А. Б. Бекова", "Аннотация. О хлебе.",
    )  # fmt: skip
    assert [text for _, text in found] == ["Introduction", "References", *kept]


def test_a_number_in_the_text_leaves_the_heading_that_opens_its_paragraph() -> None:
    opened = Paragraph(
        -1,
        [
            documents.Run("Data and method.—", documents.Look(bold=True)),
            documents.Run(f" {TEXT} Agreement was high (κ = 0.81)."),
        ],
    )
    assert headings(opened) == [(1, "Data and method.—")]


def test_topics_right_under_a_section_of_their_look_stand_below_it() -> None:
    found = headings(
        line("Introduction", bold=True), TEXT,
        line("Wells of the valley", bold=True), TEXT,
        line("Methods", bold=True),
        line("Sample", bold=True), TEXT,
        line("Instruments", bold=True), TEXT,
        line("Results", bold=True), TEXT,
        line("Conclusion", bold=True), TEXT,
    )  # fmt: skip
    assert found == [
        (1, "Introduction"), (1, "Wells of the valley"), (1, "Methods"), (2, "Sample"), (2, "Instruments"),
        (1, "Results"), (1, "Conclusion"),
    ]  # fmt: skip


def test_topics_whose_style_says_the_first_level_keep_it() -> None:
    found = headings(line("Methods", outline=1), line("Sample", outline=1), TEXT, line("Results", outline=1), TEXT)
    assert found == [(1, "Methods"), (1, "Sample"), (1, "Results")]


def test_numbered_sections_follow_each_other_without_text_between() -> None:
    found = headings(
        line("I. Introduction", bold=True),
        line("i. Why wells matter", bold=True), TEXT,
        line("II. Wells of the valley", bold=True),
        line("i. Depths", bold=True), TEXT,
        line("III. Conclusion", bold=True), TEXT,
    )  # fmt: skip
    assert [level for level, _ in found] == [1, 2, 1, 2, 1]


def test_declarations_head_the_statements_below_them() -> None:
    statement = Paragraph(-1, [Run("Conflicts of interest:", Look(bold=True)), Run(" None. Funding: none.")])
    found = headings(
        line("Introduction", bold=True, centred=True), TEXT,
        line("Conclusion", bold=True, centred=True), TEXT,
        line("Declarations", bold=True), statement,
        line("References", bold=True, centred=True), "Adams, A. (2001). Wells. Example Press.",
        line("Appendix:", bold=True, centred=True), line("Wells by depth", bold=True, centred=True), TEXT,
    )  # fmt: skip
    assert found == [
        (1, "Introduction"), (1, "Conclusion"), (1, "Declarations"), (2, "Conflicts of interest:"), (1, "References"),
        (1, "Appendix:"), (1, "Wells by depth"),
    ]  # fmt: skip


def test_lines_of_typed_contents_are_no_headings() -> None:
    contents = ("1. Introduction ........ 4 - 8", "2.1 Wells …………………… 8", "3. Conclusion ............ 14")
    found = headings(*contents, "1. Introduction", TEXT, "2.1 Wells", TEXT, "3. Conclusion", TEXT)
    assert [text for _, text in found] == ["1. Introduction", "2.1 Wells", "3. Conclusion"]


def test_a_title_of_two_lines_that_stands_again_over_the_text_is_no_heading() -> None:
    def title() -> list[Paragraph]:
        return [line(text, bold=True, centred=True) for text in ("A Sign of the Wells:", "Water in the Valley")]

    asks = "This article asks about wells. " * 5
    page = (*title(), "Aigerim Bekova", line("Abstract", bold=True, centred=True), asks)
    found = understood(*page, *title(), TEXT, TEXT, line("Method", bold=True, centred=True), TEXT)
    assert found.front.title == "A Sign of the Wells: Water in the Valley"
    assert found.front.abstract == asks.strip()
    assert [h.text for h in found.headings] == ["Method"]
    assert found.sections["introduction"].status == "implicit"


def test_topics_keep_their_level_where_the_references_alone_look_otherwise() -> None:
    topics = [line("Wells of the valley", bold=True), TEXT, line("Water and rank", bold=True), TEXT]
    listed = [f"Adams, A. ({2001 + i}). Wells of the valley. Journal of Wells, 1(1), 1–9." for i in range(4)]
    found = headings(TEXT, *topics, line("LITERATURE CITED", centred=True, bold=True), *listed)
    assert [level for level, _ in found] == [1, 1, 1]


def test_headings_that_come_twice_stay_headings() -> None:
    found = headings(
        line("Introduction", bold=True), TEXT,
        line("Study one", bold=True), line("Wells", bold=True), TEXT,
        line("Study one", bold=True), line("Wells", bold=True), TEXT,
    )  # fmt: skip
    assert [text for _, text in found] == ["Introduction", "Study one", "Wells", "Study one", "Wells"]
