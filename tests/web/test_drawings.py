"""Positions on the quarter's line and sums of the score matrix."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from jcas.config.profiles import load_profile
from jcas.web.drawings import Column, quarter_line, score_matrix

ASTANA = ZoneInfo("Asia/Almaty")
OPENS = datetime(2025, 11, 30, 19, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 2, 28, 18, 59, 59, 999999, tzinfo=UTC)


def line(now: datetime):
    return quarter_line(issue="Nº 24 (1) 2026", now=now, opens=OPENS, deadline=DEADLINE, release_month=3, zone=ASTANA)


def test_line_runs_from_the_opening_to_the_end_of_the_release_month() -> None:
    drawn = line(datetime(2026, 1, 15, tzinfo=UTC))
    assert [month.at.month for month in drawn.months] == [12, 1, 2, 3]
    assert drawn.months[0].x == 0
    assert drawn.deadline.x == pytest.approx(100 * 90 / 121, abs=0.01)
    assert drawn.release_from == drawn.deadline.x
    assert drawn.release_from + drawn.release_width == pytest.approx(100)


def test_today_is_held_at_the_ends_of_the_line() -> None:
    assert line(datetime(2025, 1, 1, tzinfo=UTC)).today.x == 0
    assert line(datetime(2027, 1, 1, tzinfo=UTC)).today.x == 100


def test_labels_near_an_end_lean_inwards() -> None:
    anchors = [line(datetime(2025, 12, 2, tzinfo=UTC)), line(datetime(2026, 1, 20, tzinfo=UTC)), line(DEADLINE)]
    assert [drawn.today.anchor for drawn in anchors] == ["start", "middle", "end"]


def test_release_that_skips_a_month_lies_later() -> None:
    drawn = quarter_line(issue="x", now=OPENS, opens=OPENS, deadline=DEADLINE, release_month=4, zone=ASTANA)
    assert drawn.release.month == 4
    assert drawn.release_from > drawn.deadline.x


def test_matrix_has_rows_of_the_profile_and_columns_of_the_reviewers() -> None:
    criteria = load_profile().criteria
    first, second = criteria[0].key, criteria[1].key
    matrix = score_matrix(
        criteria,
        [Column("R1", {first: 2, second: 0}, {first: "  thin "}), Column("R2", {first: 5}), Column("R3", {})],
    )
    assert len(matrix.rows) == 14
    row = matrix.rows[0]
    assert [cell.score for cell in row.cells] == [2, 5, None]
    assert (row.summary.mean, row.low, row.high, row.summary.disagreement) == (3.5, 2, 5, True)
    assert row.cells[0].comment == "thin"
    assert [cell.not_applicable for cell in matrix.rows[1].cells] == [True, False, False]
    assert (matrix.rows[1].summary.mean, matrix.rows[1].low) == (None, None)
    assert [column.mean for column in matrix.columns] == [2, 5, None]
    assert (matrix.mean, matrix.commented) == (3.5, 1)
