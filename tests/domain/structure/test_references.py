import time

import pytest

from tests.manuscripts import SENTENCE, TEXT, line, understood

ENTRIES = ["Writer, A. (2001). One. Journal.", "Writer, B. (2002). Two. Journal.", "Writer, C. (2003). Three. Journal."]


def count(heading: str, *lines: object) -> int:
    body = ("A title of words", "Abstract. A.", "Keywords: a, b", line("Introduction", bold=True), TEXT)
    return len(understood(*body, line(heading, bold=True), *lines).references.entries)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "REFERENCES:",
        "Bibliography",
        "List of references",
        "Works cited",
        "Список литературы",
        "9. References",
    ],
)
def test_references_under_any_name(heading: str) -> None:
    assert count(heading, *ENTRIES) == 3


def test_references_leave_out_empty_lines_and_titles_of_groups() -> None:
    assert count("References", line("Books", bold=True), ENTRIES[0], "", line("Articles", bold=True), *ENTRIES[1:]) == 3


@pytest.mark.parametrize("after", ["Appendix", "About the authors", "Funding", "Аннотация. Текст.", "Acknowledgements"])
def test_references_end_at_what_follows_them(after: str) -> None:
    assert count("References", *ENTRIES, line(after, bold=True), "Something else that is no reference.") == 3


def test_references_with_typed_numbers() -> None:
    assert count("References", *(f"{i}. {entry}" for i, entry in enumerate(ENTRIES, 1))) == 3


def test_references_of_the_longest_list() -> None:
    assert count("Список литературы", ENTRIES[0], line("References", bold=True), *ENTRIES) == 3


def test_a_list_in_two_alphabets_that_do_not_repeat_each_other_is_one() -> None:
    russian = [
        "Иванов И. И. Первая. – М., 2011. – 20 с.",
        "Писатель А. Вторая. – М., 2001. – 30 с.",
        "Ким В. Третья. – М., 2012.",
    ]
    body = (
        line("References", bold=True),
        line("Литература", bold=True),
        *russian,
        line("References", bold=True),
        *ENTRIES,
    )
    found = understood("A title of words", "Abstract. A.", line("Introduction", bold=True), TEXT, *body)
    assert [entry.text for entry in found.references.entries] == [*russian, *ENTRIES]
    assert [h.text for h in found.headings] == ["Introduction", "References"]


def test_a_list_that_repeats_the_other_in_its_own_alphabet_counts_once() -> None:
    russian = ["Адамс А. Раз. – М., 2001.", "Браун Б. Два. – М., 2002.", "Ким В. Три. – М., 2003."]
    latin = ["Adams, A. (2001). One.", "Braun, B. (2002). Two.", "Kim, V. (2003). Three.", "Lee, C. (2004). Four."]
    assert count("Литература", *russian, line("References", bold=True), *latin) == 4


def test_references_absent() -> None:
    found = understood("A title of words", TEXT).references
    assert (found.heading, found.entries) == (None, [])


def test_references_under_a_name_that_no_profile_knows() -> None:
    assert count("Sources consulted by the author", *ENTRIES) == 3


def test_a_section_that_only_mentions_works_is_no_list() -> None:
    assert count("What others say", TEXT, "Writer, A. (2001) says so.", TEXT, "Writer, B. (2002) says so.") == 0


def test_titles_of_groups_in_plain_type_are_no_entries() -> None:
    assert count("References", "Legislation", ENTRIES[0], "Books, articles and reports", *ENTRIES[1:]) == 3


@pytest.mark.parametrize("after", ["Table 1", "Figure 1. Trade over the years", "(APPENDIX) Appendix"])
def test_references_end_at_tables_and_figures_behind_them(after: str) -> None:
    assert count("References", *ENTRIES, after, "Something else that is no reference.") == 3


def test_references_under_no_heading_at_all() -> None:
    body = understood(
        "A title of words", "Abstract. A.", "Keywords: a, b", line("Conclusion", bold=True), TEXT, *ENTRIES, ENTRIES[0]
    )
    assert (body.references.heading, len(body.references.entries)) == (None, 4)
    assert body.body[-1].text == TEXT


def test_a_section_of_the_article_is_not_taken_for_the_list() -> None:
    body = understood(
        "A title of words", "Abstract. A.", "Keywords: a, b", line("Conclusion", bold=True), *ENTRIES, ENTRIES[0]
    )
    assert [h.section for h in body.headings] == ["conclusion"]


CUT = [
    "Adams, A., & Brown, B. (2001). One that goes on",
    "under its own indent. Example Press.",
    "Clark, C. (2002). Two:",
    "A Call to Examples. Example Press.",
    "https://example.org/two",
    "Drew, D., Evans, E., &",
    "Ford, F. (2003). Three. Journal of Examples, 3(1), 1–9. Retrieved from",
    "    https://example.org/three",
    "Grant, G. (2004). Four. Example Press.",
    "eExample.kz (2005). A page. https://example.org/five",
]


def test_references_that_their_author_cut_into_lines_are_whole_again() -> None:
    found = understood("A title", line("Introduction", bold=True), TEXT, line("References", bold=True), *CUT).references
    assert [p.text.split(",")[0].split(" ")[0] for p in found.entries] == [
        "Adams",
        "Clark",
        "Drew",
        "Grant",
        "eExample.kz",
    ]
    assert found.entries[1].text == "Clark, C. (2002). Two: A Call to Examples. Example Press. https://example.org/two"
    assert len(found.numbers) == len(CUT)


def test_references_end_at_a_styled_heading_of_any_name_that_no_entry_follows() -> None:
    after = (line("How this text was made", outline=3), "It was typed on 24 August 2021 by hand.", "Words: 2909")
    assert count("References", *ENTRIES, *after) == 3
    assert count("References", ENTRIES[0], line("Archives", outline=3), *ENTRIES[1:]) == 3


def test_one_reference_is_a_heading_too() -> None:
    assert count("Reference", *ENTRIES) == 3


def test_a_list_of_figures_behind_the_references_is_no_part_of_them() -> None:
    assert (
        count("References", *ENTRIES, line("Figures", bold=True), "Figure 1 9", "Figure 2. A map of the valley 14") == 3
    )


REVIEWED = tuple(
    f"{names} ({year}) approach the prices of bread in the valley and its markets. {SENTENCE * 2}"
    for names, year in (
        ("Adams and Brown", 2013),
        ("Castle", 2014),
        ("Dorn and Ernst", 2015),
        ("Fisk, Gold and Hart", 2016),
    )
)


@pytest.mark.parametrize("heading", ["Literature review", "Prices and bread", "Literature"])
@pytest.mark.parametrize("behind", [(), tuple(f"Adams, A. ({2001 + i}). A title. Example Press." for i in range(5))])
def test_a_review_of_works_in_sentences_is_no_list(heading: str, behind: tuple[str, ...]) -> None:
    front = ("A study of examples", "Abstract. Short.", "Keywords: one, two", line("Introduction", bold=True), TEXT)
    review = (
        line(heading, bold=True),
        *REVIEWED,
        line("Results", bold=True),
        TEXT,
        line("Conclusion", bold=True),
        TEXT,
    )
    manuscript = understood(*front, *review, *behind)
    assert [e.text for e in manuscript.references.entries] == list(behind)
    assert "references" not in [h.section for h in manuscript.headings]


CUT_IN_QUOTES = [
    'Castle, D., and A. Dorn (1994), "Wages and Employment: A Case ',
    'Study of the Food Industry in the Valley," Journal of Examples 84.4, pp. 772-93.',
    "Ernst, R., and S. Fisk (1999), “The Effects of Minimum ",
    "Wages on Employment,” Journal of Examples 17.1, pp. 1-22.",
    "Gold, A, Hart, D, & Ito, M, 2004, ‘Trade and Income.",
    "Inequality: A Panel Data Analysis’, Journal of Examples, vol. 42.",
]
CUT_ANYWHERE = [
    "Castle, D. (1994). Wages and Employment in the Great",
    "Valley of Examples. Journal of Examples, 84(4), 772–793.",
    "Ernst, R. (1999). The Effects of Minimum",
    "Wages on Employment. Journal of Examples, 17(1), 1–22.",
    "Example Bank 2012, ‘Example Indicators’, viewed 24 September",
    "2012, http://example.org/indicators",
]


@pytest.mark.parametrize("lines", [CUT_IN_QUOTES, CUT_ANYWHERE])
def test_entries_cut_by_hand_before_a_capital_are_whole_again(lines: list[str]) -> None:
    assert count("References", *lines) == 3


def test_entries_without_a_full_stop_at_the_end_stay_apart() -> None:
    sites = ["Official site of the Senate", "Decree on the trade of the valley, 2010", "Portal of Examples"]
    assert count("References", *(entry.removesuffix(".") for entry in ENTRIES), *sites) == 6


def test_an_address_in_a_heading_style_does_not_end_the_list() -> None:
    address = line("https://example.org/yields.pdf", style="heading 1", outline=1)
    others = [
        "Castle, A 2006, ‘Trade and Growth’, Examples, vol. 38.",
        "Dorn, S, & Bell, H, 2004, ‘Trade’, Examples, vol. 4.",
    ]
    assert count("References", "Bell, A. (2001). One. Journal", address, *others) == 3


@pytest.mark.parametrize("heading", ["Literature review", "Influence of trade on prices"])
def test_paragraphs_that_begin_with_a_citation_are_no_entries(heading: str) -> None:
    names = (
        "Petra Barlow and Ivo Castle (2013)",
        "Lena Dorn (2014)",
        "Rob Fisk and Carl Gold (2015)",
        "Dan Hart (2012)",
    )
    told = [f"{name} approach it theoretically. {TEXT}" for name in names]
    body = ("A title of words", "Abstract. A.", line("Introduction", bold=True), TEXT, line(heading, bold=True), *told)
    end = (line("Conclusion", bold=True), TEXT)
    assert understood(*body, *end).references.entries == []
    assert len(understood(*body, *end, *ENTRIES, "Writer, D. (2004). Four. Journal.").references.entries) == 4


@pytest.mark.parametrize("bait", ["()" * 25_000, "(" * 50_000 + ")", "http://" * 8_000 + " x", "“" * 50_000 + "”"])
def test_whether_a_line_is_finished_takes_no_search_from_each_of_its_places(bait: str) -> None:
    lines = [
        "References",
        "Adams, A. (2010). Title.",
        bait,
        bait,
        "Baker, B. (2011). Title.",
        "Clay, C. (2012). Title.",
    ]
    began = time.process_time()
    understood(*TEXT, *lines)
    assert time.process_time() - began < 2


def test_captions_behind_the_list_cite_works_and_entries_do_not() -> None:
    found = understood(
        *("A title of words", "Abstract. A.", "Keywords: a, b", line("Introduction", bold=True), TEXT),
        *(line("References", bold=True), *ENTRIES),
        "Figure 1. Wells of the valley by depth, counted as in Writer (2002).",
        "Figure 2: Wells by year. The line is fitted (Writer, 2003).",
    )
    assert [c.paragraphs for c in found.citations.in_text] == [[9], [10]]
    assert [r.cited for r in found.citations.references] == [False, True, True]


@pytest.mark.parametrize("heading", ["Cited works", "Sources cited", "Notes and references"])
def test_more_names_of_the_list(heading: str) -> None:
    assert count(heading, *ENTRIES[:2]) == 2


def test_the_front_in_another_language_behind_the_list_is_no_entry() -> None:
    behind = ("Торговля через границы", "А. Писатель", "Аннотация. О торговле.", "Ключевые слова: торговля")
    assert count("References", *ENTRIES, *behind) == 3


def test_a_list_under_an_unknown_heading_ends_before_captions() -> None:
    captions = ("Figure 1. Trade over borders", "Figure 2. Roads", "Figure 3. Rivers")
    assert count("What I have read", *ENTRIES, *captions) == 3


def test_a_list_without_heading_goes_on_over_an_entry_of_another_form() -> None:
    act = "Law of the Republic on trade, No. 5 of 3 May 2004."
    found = understood("Trade", "Abstract. A.", line("Introduction", bold=True), TEXT, *ENTRIES[:2], act, *ENTRIES)
    assert len(found.references.entries) == 6


def test_an_appendix_that_only_its_look_heads_ends_the_list() -> None:
    appendix = line("A Further lamps of the valley (1996 only)", bold=True)
    body = ("A title of words", "Abstract. A.", "Keywords: a, b", line("Introduction", bold=True), TEXT)
    found = understood(*body, line("References", bold=True), *ENTRIES, appendix, TEXT, "Table 4. Lamps")
    assert len(found.references.entries) == 3
    assert (found.headings[-1].level, found.headings[-1].text) == (1, appendix.text)


def test_bold_entries_with_notes_below_them_stay_entries() -> None:
    noted = [part for entry in ENTRIES for part in (line(entry, bold=True), SENTENCE * 2)]
    found = understood("A title of words", "Abstract. A.", "Keywords: a", line("References", bold=True), *noted)
    assert sum(entry.text in ENTRIES for entry in found.references.entries) == 3


def test_a_list_without_heading_stands_before_captions_that_name_works() -> None:
    listed = [f"Writer, {c}. ({2001 + i}). Trade. Journal, {i}(1), 1–9." for i, c in enumerate("ABCDEFG")]
    behind = ("Figure 1", "Trade as Adams, A. (1989) drew it", "Note. Values in bold are large.")
    found = understood("Trade", "Abstract. A.", line("Introduction", bold=True), TEXT, *listed, *behind)
    assert len(found.references.entries) == 7


def test_a_long_list_without_heading_bridges_more_entries_of_another_form() -> None:
    listed = [
        f"Writer, {c}. ({2001 + i}). Trade. Journal, {i}(1), 1–9." for i, c in enumerate("ABCDEFGHIJKLMNOPQRST" * 2)
    ]
    acts = [f"Law of the Republic on trade, No. {i} of 3 May 2004." for i in range(4)]
    found = understood("Trade", "Abstract. A.", line("Introduction", bold=True), TEXT, *listed[:4], *acts, *listed[4:])
    assert len(found.references.entries) == len(listed) + 4
