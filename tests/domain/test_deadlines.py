from datetime import UTC, date, datetime, timedelta

import pytest

from jcas.config.profiles import DEFAULT_PROFILE, load_profile, read_profile
from jcas.domain.deadlines import days_left, deadline_of, issue_for, parse_moment, release_of, window_of
from jcas.domain.issues import Issue, issue_of
from jcas.domain.refusals import Invalid

PROFILE = load_profile()
SECOND = timedelta(seconds=1)


def at(text: str, profile=PROFILE) -> datetime:
    return parse_moment(text, profile)


@pytest.mark.parametrize(
    ("moment", "label"),
    [
        # the examples of the call's reading
        ("2024-12-03", "Nº 23 (1) 2025"),
        ("2025-02-26", "Nº 23 (1) 2025"),
        ("2025-03-01", "Nº 23 (2) 2025"),
        ("2025-11-30T23:59:59", "Nº 23 (4) 2025"),
        ("2025-12-01T00:00:00", "Nº 24 (1) 2026"),
        # every deadline's last second and the one after it, UTC+5
        ("2025-02-28T23:59:59+05:00", "Nº 23 (1) 2025"),
        ("2025-03-01T00:00:00+05:00", "Nº 23 (2) 2025"),
        ("2025-05-31T23:59:59+05:00", "Nº 23 (2) 2025"),
        ("2025-06-01T00:00:00+05:00", "Nº 23 (3) 2025"),
        ("2025-08-31T18:59:59+00:00", "Nº 23 (3) 2025"),
        ("2025-08-31T19:00:00+00:00", "Nº 23 (4) 2025"),
        ("2025-11-30T18:59:59.999999Z", "Nº 23 (4) 2025"),
        # UTC+6, before 1 March 2024
        ("2023-11-30T23:59:59+06:00", "Nº 21 (4) 2023"),
        ("2023-12-01T00:00:00+06:00", "Nº 22 (1) 2024"),
        ("2023-11-30T17:59:59Z", "Nº 21 (4) 2023"),
        ("2023-11-30T18:00:00Z", "Nº 22 (1) 2024"),
        ("2023-02-28T23:59:59", "Nº 21 (1) 2023"),
        # leap day, and the night in which the clocks of Kazakhstan showed 23:00 to 24:00 twice
        ("2024-02-29T12:00:00", "Nº 22 (1) 2024"),
        ("2024-02-29T23:59:59+06:00", "Nº 22 (1) 2024"),
        ("2024-02-29T18:30:00Z", "Nº 22 (1) 2024"),
        ("2024-02-29T23:59:59+05:00", "Nº 22 (1) 2024"),
        ("2024-03-01T00:00:00", "Nº 22 (2) 2024"),
        ("2024-05-31T23:59:59+05:00", "Nº 22 (2) 2024"),
        # another zone's date
        ("2025-11-30T20:00:00-08:00", "Nº 24 (1) 2026"),
        ("2025-12-01T00:30:00+09:00", "Nº 23 (4) 2025"),
        ("2002-12-31", "Nº 1 (1) 2003"),
    ],
)
def test_submission_is_considered_for(moment, label):
    assert issue_for(at(moment), PROFILE).label(PROFILE) == label


@pytest.mark.parametrize(
    ("key", "deadline"),
    [
        ("21-4-2023", "2023-11-30T17:59:59.999999+00:00"),
        ("22-1-2024", "2024-02-29T18:59:59.999999+00:00"),
        ("22-2-2024", "2024-05-31T18:59:59.999999+00:00"),
        ("23-4-2025", "2025-11-30T18:59:59.999999+00:00"),
    ],
)
def test_deadline_is_the_last_moment_of_the_month_in_the_journals_zone(key, deadline):
    moment = deadline_of(Issue.parse(key), PROFILE)
    assert moment.isoformat() == deadline
    assert moment.tzinfo is UTC


@pytest.mark.parametrize("year", [2003, 2023, 2024, 2025, 2040])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_windows_meet_without_gap_or_overlap(year, number):
    issue = issue_of(year, number, PROFILE)
    window, after = window_of(issue, PROFILE), window_of(issue.next(PROFILE), PROFILE)
    assert after.first - window.last == timedelta(microseconds=1)
    assert issue_for(window.first, PROFILE) == issue_for(window.last, PROFILE) == issue
    assert window.first in window
    assert window.last in window
    assert window.last + SECOND not in window


@pytest.mark.parametrize(("number", "month"), [(1, 3), (2, 6), (3, 9), (4, 12)])
def test_release_is_the_month_of_the_call(number, month):
    assert release_of(issue_of(2025, number, PROFILE), PROFILE) == date(2025, month, 1)


@pytest.mark.parametrize(
    ("now", "days"),
    [("2025-11-21", 99), ("2026-02-28T23:59:59", 0), ("2026-02-27T19:00:00Z", 0), ("2026-03-01", -1)],
)
def test_days_left_are_counted_on_the_journals_calendar(now, days):
    assert days_left(deadline_of(Issue(24, 1, 2026), PROFILE), at(now), PROFILE) == days


@pytest.mark.parametrize("moment", ["2001-06-01", "1990-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31"])
def test_a_moment_without_an_issue_is_refused(moment):
    with pytest.raises(Invalid, match="no issue"):
        issue_for(at(moment), PROFILE)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-02-28", "2025-02-28T07:00:00+00:00"),
        ("2024-02-28", "2024-02-28T06:00:00+00:00"),
        ("2025-02-28T10:00", "2025-02-28T05:00:00+00:00"),
        ("2025-02-28 10:00:30", "2025-02-28T05:00:30+00:00"),
        ("2025-02-28T10:00:00Z", "2025-02-28T10:00:00+00:00"),
    ],
)
def test_typed_moment_is_read_in_the_journals_zone(text, moment):
    assert at(text).astimezone(UTC).isoformat() == moment


@pytest.mark.parametrize("text", ["", "tomorrow", "2025-02-30", "28.02.2025", "2025-02-28T25:00"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(Invalid, match="is not a date or a time"):
        at(text)


# Other journals: two issues a year, the first with its deadline in the year before; summer time in its zone.
SEMI_ANNUAL = """
[[deadlines]]
number = 1
name = "spring"
deadline_month = 11
release_month = 4
months = "January to June"
season = "Spring"

[[deadlines]]
number = 2
name = "autumn"
deadline_month = 3
release_month = 10
months = "July to December"
season = "Autumn"

"""


def semi_annual():
    text = DEFAULT_PROFILE.read_text(encoding="utf-8")
    start, end = text.index("[[deadlines]]"), text.index("# The first article type")
    text = (text[:start] + SEMI_ANNUAL + text[end:]).replace("Asia/Almaty", "Europe/Berlin")
    return read_profile(text.replace("first_volume_year = 2003", "first_volume_year = 2020"))


@pytest.mark.parametrize(
    ("moment", "key"),
    [
        ("2024-11-30T23:59:59", "6-1-2025"),
        ("2024-12-01", "6-2-2025"),
        ("2025-03-31T23:59:59+02:00", "6-2-2025"),
        ("2025-03-31T22:00:00Z", "7-1-2026"),
        ("2025-12-01", "7-2-2026"),
    ],
)
def test_another_journals_calendar_is_another_file(moment, key):
    profile = semi_annual()
    assert issue_for(at(moment, profile), profile).key == key
