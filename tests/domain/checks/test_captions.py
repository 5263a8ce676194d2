"""Captions and mentions of tables and figures that do not match."""

import pytest

from jcas.domain.checks.captions import captions_match, named_in
from jcas.domain.documents import Place
from tests.domain.checks.asking import ask, verdicts
from tests.manuscripts import TEXT, line, understood


def said(*body: str) -> dict[str, str]:
    front = ("A study of examples", "Abstract. Something short.", "Keywords: one, two", line("Introduction", bold=True))
    return {f.rule: f.message for f in ask(captions_match, understood(*front, TEXT, *body))}


@pytest.mark.parametrize(
    "body",
    [
        ("Trade grew (Table 1).", "Table 1. Trade"),
        ("Tables 1 and 2 show trade.", "Table 1. Trade", "Table 2. More trade"),
        ("Tables 1–3 show trade.", "Table 1. Trade", "Table 2. More", "Table 3. Most"),
        ("As Fig. 1 shows, trade grew.", "Figure 1. Trade"),
        ("Торговля выросла (рис. 1, табл. 1).", "Рисунок 1 – Торговля", "Таблица 1 – Торговля"),
        ("1-кестеде сауда берілген.", "1-кесте. Сауда"),
        ("Trade grew (Table A1).", "Table A1. Trade"),
        ("Table 1 reports the trade of three valleys by year.", "Table 1. Trade"),
        (
            "Figures 1 to 3 and tables 1 through 2 show it.",
            *(f"{kind}. Trade" for kind in ("Figure 1", "Figure 2", "Figure 3", "Table 1", "Table 2")),
        ),
        ("As Table-1 and Table 2 show, trade grew.", "Table – 1 Trade", "Table-2 More trade"),
        ("It is known (Lee, 2010, Table 3), see Table 2 in Lee (2010). Table 1 agrees with it.", "Table 1. Trade"),
    ],
)
def test_captions_and_mentions_match(body: tuple[str, ...]) -> None:
    assert set(said(*body)) == {"captions.match"}


def test_a_mention_without_a_caption() -> None:
    assert "mentions tables 2 and 3," in said("Tables 1, 2 and 3 show it.", "Table 1. Trade")["captions.missing"]


def test_a_caption_that_nobody_mentions() -> None:
    assert (
        "never mentions figure 2;" in said("See Figure 1.", "Figure 1. Trade", "Figure 2. More")["captions.unmentioned"]
    )


def test_years_and_shares_are_no_numbers_of_tables() -> None:
    assert set(said("In Table 1, 2019 data shows 14 per cent; so does Table 1, 15%.", "Table 1. Trade")) == {
        "captions.match"
    }


def test_nothing_is_said_where_there_are_none() -> None:
    assert verdicts(captions_match, understood("A study of examples", TEXT)) == {}


def test_supplements_elsewhere_need_no_caption_here() -> None:
    assert set(
        said(
            "Table 1 and Table S4 of the supplement, and Table 1 once more.", "In Table 1 it stands.", "Table 1. Trade"
        )
    ) == {"captions.match"}


def test_what_a_message_names_can_be_had_one_by_one() -> None:
    told = said("Table 2 and tables 4 and A7 and 9 show trade.", "Table 9. Trade", "Figure 3. Rail", "Figure 1. Bread")
    assert named_in(told["captions.missing"]) == ["table 2", "table 4"]
    assert named_in(told["captions.unmentioned"]) == ["figure 1", "figure 3"]
    one = said("Table 2 shows trade.", "Table 2. Trade", "Figure 3. Rail")
    assert named_in(one["captions.unmentioned"]) == ["figure 3"]
    assert named_in("The text never mentions tables 1, 2 and 3; refer to it.") == ["table 1", "table 2", "table 3"]
    assert named_in("Captions and mentions of tables match.") == []


def test_captions_count_wherever_they_stand() -> None:
    front = ("A study of examples", "Abstract. Something short.", "Keywords: one, two", line("Introduction", bold=True))
    behind = (line("References", bold=True), "Writer, A. (2001). A title. Example Press.", "Table 1. Trade")
    box = [line("Figure 1. A map", style="caption")]
    box[0].place = Place.TEXT_BOX
    manuscript = understood(*front, TEXT, "Table 1 lists what figure 1 shows.", *behind, text_boxes=[box])
    assert {f.rule for f in ask(captions_match, manuscript)} == {"captions.match"}
    assert len(manuscript.captions) == 1
