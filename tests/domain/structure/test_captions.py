import pytest

from jcas.domain.structure.captions import is_figure_caption, is_table_caption
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
    ],
)
def test_figure_captions(text: str) -> None:
    assert is_figure_caption(line(text))


@pytest.mark.parametrize(
    "text", ["Table 1. Numbers", "Table S1. Numbers", "TABLE 2", "Таблица 3 – Числа", "1-кесте. Сандар"]
)
def test_table_captions(text: str) -> None:
    assert is_table_caption(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Figure 1 shows that trade grew.",
        "Figures are rare.",
        "Table 2 presents the results.",
        "Figuring it out",
        "Tables 1 and 2 give the numbers.",
        "Charting 1 way",
    ],
)
def test_sentences_are_no_captions(text: str) -> None:
    assert not is_figure_caption(line(text))
    assert not is_table_caption(line(text))
