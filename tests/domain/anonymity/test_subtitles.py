import pytest

from jcas.domain.anonymising import plan
from jcas.domain.structure.manuscript import Manuscript
from tests.manuscripts import TEXT, line, understood

EPIGRAPH = "“A lake is the landscape’s most beautiful and expressive feature; it is the earth’s eye.”"


def article(*under: str, byline: tuple[str, ...] = ("Aigerim Bekova", "Example University, Astana")) -> Manuscript:
    return understood(
        line("Lakes and Their Keepers", bold=True, size=16), *under, *byline, "Abstract. About lakes.",
        line("Introduction", outline=1), TEXT,
    )  # fmt: skip


@pytest.mark.parametrize(
    "under",
    [
        "Evidence from the Ferghana Valley",
        "EVIDENCE FROM THE FERGHANA VALLEY",
        "How the waters of Kazakhstan were shared, lost and won again",
        "The foreign policy of Kazakhstan after 1991",
        "(a study of three rivers)",
        EPIGRAPH,
        "Опыт трёх долин",
    ],
)
def test_a_subtitle_or_a_motto_under_the_title_stays_and_is_told(under: str) -> None:
    decided = plan(article(under))
    assert set(decided.emptied) == {2, 3}
    told = [look for look in decided.to_look_at if look.paragraph == 1]
    assert [(look.kind, look.sentence) for look in told] == [
        ("byline", "Paragraph 1 stands under the title and was kept; see whether it tells who the authors are.")
    ]


@pytest.mark.parametrize(
    "under",
    [
        "From the notes of Bekova on the lakes",
        "Aigerim and her lakes",
        "Faculty of lakes and rivers",
        "Researcher of the waters of Kazakhstan",
        "Political science, Kazakhstan",
        "Submitted to the prize of the steppe",
        "A paper for the conference on lakes",
        "Supervised by one who knows the lakes",
        "Written in the winter by D. Saparov",
        "see lakes.example.org or www.example.org for it",
        "Astana Lakes",
        "12 March 2021",
        "PhD in the waters of the steppe",
    ],
)
def test_what_may_tell_of_people_under_the_title_goes(under: str) -> None:
    assert set(plan(article(under)).emptied) == {1, 2, 3}


def test_nothing_under_the_title_stays_where_no_byline_was_read() -> None:
    assert 1 in plan(article("evidence from the ferghana valley", byline=())).emptied


def test_what_stands_behind_a_line_that_goes_goes_too() -> None:
    assert set(plan(article(EPIGRAPH, "Abai Kunanbaiuly", "Evidence from the valley")).emptied) == {2, 3, 4, 5}


def test_more_lines_than_a_subtitle_and_a_motto_have_were_not_understood_and_go() -> None:
    lines = [f"Evidence from the valley of {river}" for river in ("Syr", "Chu", "Ili")]
    assert set(plan(article(*lines)).emptied) == {4, 5}
    assert set(plan(article(*lines, "Evidence from the valley of Talas")).emptied) == {1, 2, 3, 4, 5, 6}
