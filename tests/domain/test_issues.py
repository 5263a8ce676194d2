import pytest

from jcas.config.profiles import load_profile
from jcas.domain.issues import Issue, issue_of
from jcas.domain.refusals import Invalid

PROFILE = load_profile()


def test_label_is_written_as_the_journal_writes_it():
    issue = Issue(23, 1, 2025)
    assert issue.label(PROFILE) == "Nº 23 (1) 2025"
    assert issue.cover_label(PROFILE) == "Nº 23 (1) | 2025"


@pytest.mark.parametrize(("year", "volume"), [(2003, 1), (2024, 22), (2025, 23), (2026, 24)])
def test_volume_follows_from_the_year(year, volume):
    assert issue_of(year, 1, PROFILE).volume == volume


def test_key_is_read_back():
    issue = Issue(24, 1, 2026)
    assert issue.key == "24-1-2026"
    assert Issue.parse(issue.key) == issue


@pytest.mark.parametrize("text", ["", "24", "24-1", "24-1-26", "x-1-2026", "24-1-2026\n", "24-1-2026-1", "-1-1-2026"])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(Invalid, match="is not an issue"):
        Issue.parse(text)


def test_issues_follow_each_other_over_the_year_and_back():
    last = issue_of(2025, 4, PROFILE)
    assert last.next(PROFILE) == issue_of(2026, 1, PROFILE)
    assert last.next(PROFILE).previous(PROFILE) == last
    assert issue_of(2025, 1, PROFILE).next(PROFILE).key == "23-2-2025"


def test_issues_sort_as_they_appear():
    issues = [issue_of(2026, 1, PROFILE), issue_of(2025, 4, PROFILE), issue_of(2025, 2, PROFILE)]
    assert [issue.key for issue in sorted(issues)] == ["23-2-2025", "23-4-2025", "24-1-2026"]


@pytest.mark.parametrize(
    ("number", "season", "months"),
    [(1, "Spring", "January – February – March"), (4, "Winter", "October – November – December")],
)
def test_entry_tells_season_and_months(number, season, months):
    entry = issue_of(2025, number, PROFILE).entry(PROFILE)
    assert (entry.season, entry.months) == (season, months)


@pytest.mark.parametrize("number", [0, 5])
def test_a_number_that_the_journal_does_not_have_is_refused(number):
    with pytest.raises(Invalid, match="4 issues a year"):
        Issue(23, number, 2025).entry(PROFILE)
