"""Titles among names, institutions, places and dates, where neither style nor look tells them."""

import pytest

from jcas.domain.documents import Paragraph
from tests.manuscripts import TEXT, line, understood

ABSTRACT = ("Abstract. Something short is told here.", "Keywords: one, two", line("Introduction", bold=True), TEXT)
TITLE = "Prices and Public Spending: Evidence from the Valley"


def read(*front: Paragraph | str) -> tuple[str | None, list[str]]:
    """(the title, the authors' names)."""
    manuscript = understood(*front, *ABSTRACT)
    return manuscript.front.title, [a.name for a in manuscript.front.authors]


@pytest.mark.parametrize(
    "lines",
    [
        (line("EXAMPLE NATIONAL UNIVERSITY", bold=True, centred=True), "School of Economics", "Petra Barlow", TITLE, "Astana 2021"),
        (line("UNIVERSIDAD DE EJEMPLOS", bold=True), "Escuela de economía y finanzas", "By: Petra Barlow", "Revision of:", TITLE, "Almaty, Kazakhstan, June 6, 2021"),
        ("Институт примеров", "Petra Barlow", TITLE),
    ],
)  # fmt: skip
def test_an_institution_at_the_head_is_no_title(lines: tuple[Paragraph | str, ...]) -> None:
    assert read(*lines) == (TITLE, ["Petra Barlow"])


@pytest.mark.parametrize(
    "title", ["University Life in the Valley", "What the Ministry of Water Wants", "Life at a School: A Study"]
)
def test_a_title_may_speak_of_institutions(title: str) -> None:
    assert read(line(title, bold=True), "Petra Barlow", "Example University") == (title, ["Petra Barlow"])


@pytest.mark.parametrize(
    "names", [("Petra Barlow",), ("Petra Barlow", "Ivo Castle"), ("Petra Barlow", "Example University")]
)
def test_a_manuscript_without_a_title_has_authors_and_no_title(names: tuple[str, ...]) -> None:
    assert read(*names) == (None, [n for n in names if n != "Example University"])


@pytest.mark.parametrize(
    "title", ["Выборы в Казахстане 2019", "Развитие сельского хозяйства 2021", "Elections in Kazakhstan 2019"]
)
def test_a_title_may_end_in_a_year(title: str) -> None:
    found = understood(
        line(title, bold=True, size=14),
        "Анна Бекова",
        "Институт истории",
        "Abstract. A.",
        line("Introduction", bold=True),
        TEXT,
    )
    assert found.front.title == title


def test_a_title_of_two_capital_words_is_one_where_it_stands_out() -> None:
    assert read(line("Silk Roads", bold=True), "Petra Barlow") == ("Silk Roads", ["Petra Barlow"])
    assert read(line("Silk Roads", centred=True), "Petra Barlow") == ("Silk Roads", ["Petra Barlow"])
