"""Entries that stand in other places than a paragraph each: lines, rows, cells, below their authors' names."""

import pytest

from jcas.domain.anonymising import plan
from jcas.domain.documents import Cell, Look, Paragraph, Run, Table
from jcas.domain.structure.manuscript import Manuscript
from tests.manuscripts import TEXT, cell, line, understood

ADAMS = "Adams, A. (2001). Wells of the valley. Journal of Wells, 1(1), 1–9."
BAIMUKHANOV = "Baimukhanov, B. (2002). Water and rank. Journal of Wells, 2(1), 1–9."
CHALMERS = "Chalmers, C. (2003). Diggers. Example Press."
FRONT = ("A study of wells", "Aigerim Bekova", "Abstract. About wells.", "Keywords: wells, water")


def listing(*blocks: Paragraph | Table | str) -> Manuscript:
    said = f"{TEXT}So it is (Adams, 2001; Baimukhanov, 2002; Chalmers, 2003)."
    return understood(*FRONT, line("Introduction", bold=True), said, line("References", bold=True), *blocks)


def texts(manuscript: Manuscript) -> list[str]:
    return [entry.text for entry in manuscript.references.entries]


def row(*told: str) -> list[Cell]:
    return [cell(text) for text in told]


def test_entries_parted_by_line_breaks_in_one_paragraph() -> None:
    found = listing(f"{ADAMS}\n{BAIMUKHANOV}\n\n{CHALMERS}")
    assert texts(found) == [ADAMS, BAIMUKHANOV, CHALMERS]
    assert all(reference.cited for reference in found.citations.references)


def test_a_line_break_within_an_entry_parts_nothing() -> None:
    assert texts(listing("Adams, A. (2001). Wells of the valley.\nJournal of Wells, 1(1), 1–9.", CHALMERS)) == [
        "Adams, A. (2001). Wells of the valley.\nJournal of Wells, 1(1), 1–9.",
        CHALMERS,
    ]


def test_entries_in_the_rows_of_a_table_with_their_numbers() -> None:
    found = listing(
        Table([row("No.", "Source"), *(row(str(n), e) for n, e in enumerate((ADAMS, BAIMUKHANOV, CHALMERS), 1))])
    )
    assert texts(found) == [f"1 {ADAMS}", f"2 {BAIMUKHANOV}", f"3 {CHALMERS}"]
    assert [r.lead for r in found.citations.references] == ["Adams", "Baimukhanov", "Chalmers"]
    assert found.tables == []


def test_entries_in_the_cells_of_a_table() -> None:
    assert texts(listing(Table([row(ADAMS, BAIMUKHANOV), row(CHALMERS, "")]))) == [ADAMS, BAIMUKHANOV, CHALMERS]


def test_an_entry_that_is_laid_out_over_the_cells_of_a_row() -> None:
    found = listing(
        Table([row("Adams, A.", "(2001)", "Wells of the valley."), row("Chalmers, C.", "(2003)", "Diggers.")])
    )
    assert texts(found) == ["Adams, A. (2001) Wells of the valley.", "Chalmers, C. (2003) Diggers."]


def test_works_below_their_authors_names() -> None:
    found = listing(
        *("Adams, Anna, and Bolat Baimukhanov", "2001 Wells of the Valley. Journal of Wells 1(1):1–9."),
        *("Chalmers, Charles", "2003 Diggers. Example Press, Almaty.", "2005a Water. Example Press, Almaty."),
        *("World of Wells (WOW)", "2004 Wells in Numbers. Example Press, Almaty."),
    )
    assert [(r.lead, r.year) for r in found.citations.references] == [
        ("Adams", "2001"), ("Chalmers", "2003"), ("Chalmers", "2005a"), ("World of Wells (WOW)", "2004"),
    ]  # fmt: skip
    assert found.references.numbers == frozenset(range(7, 14))


def test_titles_that_begin_with_a_year_are_entries_of_their_own() -> None:
    entries = [ADAMS, BAIMUKHANOV, CHALMERS, "2009 annual report of the wells. (2010). Example Press."]
    assert texts(listing(*entries)) == entries


def test_a_line_without_end_or_year_goes_on_in_lists_whose_entries_end() -> None:
    found = listing(ADAMS, BAIMUKHANOV, CHALMERS, "National Centre of Wells. Wells Online: Specific", "Depths (SD). Retrieved May 6, 2020, from https://wells.example.org", "Omarov, D. (2004). Rank. Example Press.")  # fmt: skip
    assert len(texts(found)) == 5


def test_what_asterisks_mean_is_no_entry() -> None:
    for note in (
        "*Indicates the studies included in the review",
        "References marked with an asterisk (*) indicate studies included in the meta-analysis.",
    ):
        assert texts(listing(note, f"*{ADAMS}", BAIMUKHANOV, CHALMERS)) == [f"*{ADAMS}", BAIMUKHANOV, CHALMERS]


def test_all_of_an_own_entry_goes_and_others_in_its_paragraph_stay() -> None:
    own = "Bekova, A. (2002). Lakes. Example Press."
    decided = plan(listing(f"{ADAMS}\n{own}", CHALMERS), mask_self_citations=True)
    assert decided.rewritten == {7: f"{ADAMS}\nAuthor (2002). [Reference removed for review.]"}
    decided = plan(
        listing(
            *("Adams, Anna", "2001 Wells. Example Press, Almaty."),
            *("Bekova, Aigerim", "2002 Lakes and Their Keepers. Example Press, Almaty."),
            *("Chalmers, Charles", "2003 Diggers. Example Press, Almaty."),
        ),
        mask_self_citations=True,
    )
    assert decided.rewritten == {9: "", 10: "Author (2002). [Reference removed for review.]"}


def test_tables_and_captions_behind_the_list_cite_works() -> None:
    found = listing(
        ADAMS,
        BAIMUKHANOV,
        CHALMERS,
        "Table 1. Wells",
        Table([row("Omarov (1999)", "12 wells"), row("Adams (2001)", "9")]),
    )
    assert [c.text for c in found.citations.in_text if c.match == "none"] == ["Omarov, 1999"]
    assert len(found.tables) == 1


def test_runs_keep_their_looks_where_a_paragraph_is_parted() -> None:
    title = Run("Journal of Wells", Look(italic=True))
    parted = Paragraph(-1, [Run("Adams, A. (2001). Wells. "), title, Run(f", 1.\n{BAIMUKHANOV}")])
    first = listing(parted).references.entries[0]
    assert [(run.text, run.look.italic) for run in first.runs] == [
        ("Adams, A. (2001). Wells. ", False), ("Journal of Wells", True), (", 1.", False),
    ]  # fmt: skip


OTHERS = tuple(f"Omarov, D. ({2004 + i}). Rank and water, {i}. Journal of Wells, {i}(1), 1–9." for i in range(6))


def cut(first: str, rest: str) -> int:
    """How many entries a list has in which one is broken off there by Enter."""
    return len(texts(listing(ADAMS, BAIMUKHANOV, CHALMERS, *OTHERS, first, rest)))


def test_a_rest_that_begins_with_a_capital_goes_on() -> None:
    assert cut("Zhakypov, E. (2011). Wells of the", "Valley and their keepers. Example Press.") == 10
    assert cut("Zhakypov, E. (2011). Wells of the valley. Cambridge", "University Press.") == 10
    assert (
        cut("Zhakypov, E. (2011). Wells of the valley.", "Journal of Wells, 18(24), 1–55. https://doi.org/10.1/x") == 10
    )
    assert cut("Zhakypov, E. (2011). Wells of the valley.", "European Journal of Wells, 30 (1), 169 - 181.") == 10


def test_entries_behind_a_line_without_an_end_stay_entries() -> None:
    assert (
        cut("Zhakypov, E. (2011). Wells of the valley. Example Press", "World of Wells. 2020. Wells in numbers. Press.")
        == 11
    )
    assert cut("Law of the Republic on wells", "Decree of the President on water, No. 7.") == 11
    assert (
        cut("Zhakypov, E. (2011). Wells. Example Press.", "Zheksenov, A. Water. Journal of Wells, 18(24), 1–55.") == 11
    )


def test_full_names_dashes_and_numbers_in_brackets_begin_entries() -> None:
    listed = (
        "Adams, Anna, and Bolat de Winter. 2001. “Wells of the Valley.” Journal of Wells 1 (1): 1–9.",
        "———. 2002. “Water.” Journal of Wells 2 (1): 1–9.",
        "3) Chalmers. (2003). Diggers. Example Press.",
    )
    assert texts(listing("\n".join(listed))) == list(listed)


def test_a_body_that_ends_in_a_stop_before_its_year_begins_an_entry() -> None:
    listed = ("Example Bank. 2020. Wells in numbers. Example Bank.", "World of Wells. 2021. Water. Press.")
    assert texts(listing("\n".join(listed))) == list(listed)


@pytest.mark.parametrize(
    "following",
    [
        "Law of the Republic of Example on wells, No. 151 of 11 July 1997.", "UNESCO. Report on water. Paris, 2019.",
        "World Bank. World Development Indicators.", "Interview with a herder, Osh, 2019.",
        "O. Suleimenov. Az i Ya. Alma-Ata, 1975.", "Закон РК от 11 июля 1997 г. № 151 «О языках».",
    ],
)  # fmt: skip
def test_a_forgotten_full_stop_joins_no_law_body_or_talk_to_the_entry(following: str) -> None:
    unended = "Zhunusova, Z. (2004). The wells of the steppe and their keepers"
    assert texts(listing(ADAMS, BAIMUKHANOV, CHALMERS, unended, following, f"A{ADAMS}")) == [
        ADAMS, BAIMUKHANOV, CHALMERS, unended, following, f"A{ADAMS}",
    ]  # fmt: skip


def test_lines_that_never_end_are_joined_a_dozen_at_a_time() -> None:
    found = texts(listing("Adams, A. (2020). A title", *["that goes on and on"] * 29))
    assert [text.count("that goes") for text in found] == [11, 12, 6]
