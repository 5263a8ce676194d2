"""How moments, days and states are written."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask, g, render_template_string

from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.web import filters

NOW = datetime(2025, 11, 21, 7, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 2, 28, 18, 59, 59, 999999, tzinfo=UTC)


@pytest.fixture
def page(app: Flask):
    with app.test_request_context():
        g.now = NOW
        yield render_template_string


def test_moment_names_day_hour_and_city_of_the_journal(page) -> None:
    assert filters.moment(DEADLINE) == "28 February 2026, 23:59 Astana"


def test_moment_in_the_zone_of_before_march_2024(page) -> None:
    assert filters.moment(datetime(2024, 2, 10, 18, 0, tzinfo=UTC)) == "11 February 2024, 00:00 Astana"


def test_deadline_stands_on_a_page_as_people_write_it(page) -> None:
    html = page("{% import 'macros/dates.html' as dates %}{{ dates.deadline(at) }}", at=DEADLINE)
    assert html == (
        '<span class="deadline"><time datetime="2026-02-28T18:59:59+00:00" data-moment>28 February 2026, 23:59 Astana</time> <span class="nowrap">(in 99 days)</span></span>'
    )


def test_missing_moments_are_written_as_nothing(page) -> None:
    assert [filters.moment(None), filters.day(None), filters.day_short(None), filters.in_days(None)] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(minutes=20), "within the hour"),
        (timedelta(minutes=-20), "just now"),
        (timedelta(hours=3, minutes=5), "in 3 hours"),
        (timedelta(hours=1), "in 1 hour"),
        (timedelta(hours=-5), "5 hours ago"),
        (timedelta(hours=-11.9), "11 hours ago"),
        (timedelta(hours=13), "tomorrow"),
        (timedelta(hours=-13), "yesterday"),
        (timedelta(days=2), "in 2 days"),
        (timedelta(days=99), "in 99 days"),
        (timedelta(days=-6), "6 days ago"),
    ],
)
def test_distance_in_words(page, away: timedelta, words: str) -> None:
    assert filters.in_days(NOW + away) == words


def test_days_are_those_of_the_journals_calendar(page) -> None:
    evening = datetime(2025, 11, 21, 18, 30, tzinfo=UTC)  # 23:30 in Astana
    assert filters.in_days(evening + timedelta(hours=47), evening) == "in 2 days"
    assert filters.day(datetime(2025, 11, 21, 19, 30, tzinfo=UTC)) == "22 November 2025"


def test_bare_dates_keep_their_day(page) -> None:
    assert filters.day(date(2026, 3, 1)) == "1 March 2026"
    assert filters.iso(date(2026, 3, 1)) == "2026-03-01"


def test_numbers_are_parted() -> None:
    assert filters.number(12000) == "12,000"


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_chip(page, stage: Stage) -> None:
    html = page("{% import 'macros/status.html' as status %}{{ status.stage(stage) }}", stage=stage)
    assert f">{filters.stage_words(stage)}</span>" in html
    assert filters.stage_words(stage)[0].isupper()


@pytest.mark.parametrize("state", [*State, "overdue"])
def test_every_state_of_an_assignment_has_a_chip_and_a_mark(page, state: State | str) -> None:
    text = "{% import 'macros/status.html' as status %}{{ status.assignment(state) }}{{ status.reviewer_mark('R1', state) }}"
    assert page(text, state=state).count(filters.assignment_words(state)) == 3
