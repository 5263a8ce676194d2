import pytest

from jcas.domain.structure.captions import is_figure_caption, is_placeholder, is_table_caption
from tests.manuscripts import line


@pytest.mark.parametrize(
    "text",
    [
        "Figure 1. Trade by year",
        "FIG. 2: Map",
        "Graph 1. Image in media",
        "Рисунок 3 – Карта",
        "Сурет 1. Карта",
        "Figure 4",
        "Figure-4 Trade by year",
        "Figure 4, trade by year",
    ],
)
def test_figure_captions(text: str) -> None:
    assert is_figure_caption(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Table 1. Numbers",
        "Table S1. Numbers",
        "TABLE 2",
        "Table-1 Numbers",
        "Table – 2 Numbers of the valley",
        "Table 3 numbers of the valleys",
        "Таблица 3 – Числа",
        "1-кесте. Сандар",
    ],
)
def test_table_captions(text: str) -> None:
    assert is_table_caption(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Figure 1 shows that trade grew.",
        "Figures are rare.",
        "Table 2 presents the results.",
        "Table 1 reports the budgets of the three valleys by source and year.",
        "Table 1 also gives them for the towns.",
        "Table 1 lists how they grew: the valleys first",
        "Table 2, in turn, compares the towns.",
        "Figure 3, which stands below, gives them all.",
        "Table 2 about here",
        "Figuring it out",
        "Tables 1 and 2 give the numbers.",
        "Charting 1 way",
    ],
)
def test_sentences_are_no_captions(text: str) -> None:
    assert not is_figure_caption(line(text))
    assert not is_table_caption(line(text))


LEGEND = "Left panel: the wells of the valley in the order of their depth, with the years in which they were dug. " * 7


def test_a_legend_with_panels_is_a_caption_however_long() -> None:
    assert is_figure_caption(line(f"Figure 3. {LEGEND}"))
    assert is_figure_caption(line(f"Figure 3 {LEGEND}", style="Image Caption"))
    assert not is_figure_caption(line(f"Figure 3 {LEGEND}"))


@pytest.mark.parametrize(
    "text",
    [
        "[TABLE 1]",
        "[TABLE 3, 4, 5, 6]",
        "[INSERT TABLE 2 ABOUT HERE]",
        "Insert Figure 1 here",
        "(Figures 2 and 3 about here)",
        "<Table 4 near here>",
        "[Вставить таблицу 1]",
        "[Insert Table 5: Prices in the valley]",
    ],
)
def test_lines_that_keep_a_place(text: str) -> None:
    assert is_placeholder(text)
    assert not is_figure_caption(line(text))
    assert not is_table_caption(line(text))


@pytest.mark.parametrize(
    "text", ["Table 1", "Table 1. Prices", "Placing tables 1 and 2 side by side", "(Table 1) Prices here"]
)
def test_captions_and_sentences_keep_no_place(text: str) -> None:
    assert not is_placeholder(text)


def test_a_centred_title_in_small_letters_with_a_full_stop_is_a_caption() -> None:
    assert is_table_caption(line("Table 1 prices of bread in three valleys.", centred=True))
