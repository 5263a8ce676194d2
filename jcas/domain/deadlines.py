"""Which issue a moment belongs to: deadlines as moments in the journal's time zone.

Source of the rule: the call names months; a deadline is the last moment of the month's last day in the journal's
zone. A manuscript submitted by an issue's deadline and after the one before it is considered for that issue.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jcas.domain.issues import Issue, issue_of
from jcas.domain.profiles import Profile
from jcas.domain.refusals import Invalid

_MOMENT = timedelta(microseconds=1)
_LAST_YEAR = 9000  # calendars end at 9999; nothing is planned near it


@dataclass(frozen=True, slots=True)
class Window:
    """When a manuscript must come to be considered for an issue: both ends count. Aware UTC datetimes."""

    first: datetime
    last: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.first <= moment <= self.last


def zone_of(profile: Profile) -> ZoneInfo:
    """The journal's time zone."""
    return ZoneInfo(profile.time_zone)


def deadline_of(issue: Issue, profile: Profile) -> datetime:
    """The last moment (to the microsecond, aware, UTC) at which a submission is considered for `issue`.

    Found as the moment before the next month's first midnight: on 29 February 2024 Kazakhstan's clocks showed
    23:00 to 24:00 twice, and the second time counts too.
    """
    months = issue.year * 12 + issue.entry(profile).months_after_january + 1
    midnight = datetime(months // 12, months % 12 + 1, 1, tzinfo=zone_of(profile))
    return midnight.astimezone(UTC) - _MOMENT


def issue_for(moment: datetime, profile: Profile) -> Issue:
    """The issue that a submission arriving at `moment` (aware) is considered for.

    Raises `Invalid` for a moment before the journal's first volume.
    """
    first = profile.identity.first_volume_year
    if first - 1 <= moment.year < _LAST_YEAR:
        issue = issue_of(moment.astimezone(zone_of(profile)).year, 1, profile)
        while deadline_of(issue, profile) < moment:
            issue = issue.next(profile)
        if issue.volume >= 1:
            return issue
    raise Invalid(f"The journal has no issue for the year {moment.year}; its first is of {first}.")


def window_of(issue: Issue, profile: Profile) -> Window:
    """From the moment after the previous issue's deadline to this issue's deadline."""
    return Window(deadline_of(issue.previous(profile), profile) + _MOMENT, deadline_of(issue, profile))


def release_of(issue: Issue, profile: Profile) -> date:
    """The first day of the month in which the issue is released (the call names the month alone)."""
    return date(issue.year, issue.entry(profile).release_month, 1)


def days_left(deadline: datetime, now: datetime, profile: Profile) -> int:
    """Days on the journal's calendar from `now` (aware) to the deadline's day; 0 on the day, negative after it."""
    zone = zone_of(profile)
    return (deadline.astimezone(zone).date() - now.astimezone(zone).date()).days


def last_moment(day: date, profile: Profile) -> datetime:
    """The last moment (aware, UTC) of a day on the journal's calendar: what a date that somebody is given means."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone_of(profile)).astimezone(UTC) - _MOMENT


def days_on(now: datetime, days: int, profile: Profile) -> datetime:
    """The last moment of the day that lies so many days after `now` (aware) on the journal's calendar."""
    return last_moment(now.astimezone(zone_of(profile)).date() + timedelta(days=days), profile)


def issue_in_making(now: datetime, profile: Profile) -> Issue:
    """The next issue to be released: the running call's, or the one before it until its release month is over."""
    issue = issue_for(now, profile)
    before = issue.previous(profile)
    released = release_of(before, profile)
    today = now.astimezone(zone_of(profile)).date()
    return before if (today.year, today.month) <= (released.year, released.month) and before.volume >= 1 else issue


def parse_moment(text: str, profile: Profile) -> datetime:
    """A date or time as people type it, aware: a date alone means noon, a time without offset the journal's zone.

    Raises `Invalid` where `text` is neither.
    """
    zone = zone_of(profile)
    try:
        return datetime.combine(date.fromisoformat(text), time(12), tzinfo=zone)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(f"“{text}” is not a date or a time; write 2026-02-28 or 2026-02-28T23:59+05:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
