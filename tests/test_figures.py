"""What reading and checking may cost: the figures that `make bench` prints, guarded."""

from pathlib import Path

import pytest

from benchmarks.preflight import LENGTHS, exponent, grown, reading_share, rules
from tests.articles import article
from tests.checked import checked
from tests.manuscripts import BUILDERS


@pytest.fixture(scope="module")
def long_article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return BUILDERS["docx"](tmp_path_factory.mktemp("figures") / "article.docx", article(13_000, 60))


def test_reading_takes_at_most_ten_times_unzipping_and_parsing(long_article: Path) -> None:
    share, _, _ = reading_share(long_article, 15)
    assert share < 10


def test_all_rules_take_less_than_a_quarter_of_a_second(long_article: Path) -> None:
    assert rules(long_article, 4) < 0.25


def test_the_command_is_quick_and_small_and_knows_no_web(long_article: Path) -> None:
    runs = [checked(long_article) for _ in range(2)]
    assert [run.fault for run in runs] == ["", ""]
    assert min(run.cpu for run in runs) < 0.8
    assert runs[0].megabytes < 120
    unwanted = {"flask", "sqlalchemy", "jinja2", "werkzeug", "jcas.models", "jcas.app", "PIL", "pypdfium2"}
    assert not unwanted & runs[0].modules


@pytest.mark.parametrize(
    "lengths", [(1_000, 4_000, 16_000), pytest.param(LENGTHS, marks=pytest.mark.exhaustive)], ids=["short", "all"]
)
def test_cost_grows_as_the_text_does(lengths: tuple[int, ...], tmp_path: Path) -> None:
    points = [(count, reading + judging) for count, reading, judging in grown(tmp_path, 5, lengths)]
    assert exponent(points) < 1.15
