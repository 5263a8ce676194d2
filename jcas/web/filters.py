"""How moments, days, numbers and stages are written on pages: one set of Jinja filters.

Moments are aware datetimes; they are shown in the journal's zone with its city's name ("28 February 2026,
23:59 Astana"). `in_days` counts on the journal's calendar, as the deadlines do.
"""

from datetime import UTC, date, datetime
from typing import cast

import flask_babel
from flask import Flask, current_app, g

from jcas.domain.assignments import STATE_WORDS, State
from jcas.domain.deadlines import days_left, zone_of
from jcas.domain.profiles import Profile
from jcas.domain.submissions import STAGE_WORDS, Stage
from jcas.web.translations import gettext as _
from jcas.web.translations import ngettext

_HOURS_AS_SUCH = 12
"""Within these hours "in 3 hours" says more than "today"."""


_l = flask_babel.lazy_gettext
_MONTHS = (
    _l("January"), _l("February"), _l("March"), _l("April"), _l("May"), _l("June"),
    _l("July"), _l("August"), _l("September"), _l("October"), _l("November"), _l("December"),
)  # fmt: skip


def moment(at: datetime | None) -> str:
    """A moment as "28 February 2026, 23:59 Astana"; nothing for None."""
    if at is None:
        return ""
    here = _here(at)
    return f"{_day(here)}, {here:%H:%M} {_profile().identity.city}"


def day(at: datetime | date | None) -> str:
    """A day as "28 February 2026", in the journal's zone where a moment is given; nothing for None."""
    return "" if at is None else _day(_here(at))


def day_short(at: datetime | date | None) -> str:
    """A day without its year, as "28 Feb"."""
    return "" if at is None else f"{_here(at).day} {month_short(at)}"


def month(at: datetime | date) -> str:
    """The month's name, as "February"."""
    return month_named(_here(at).month)


def month_named(month_number: int) -> str:
    """The name of the n-th month, January being 1."""
    return str(_MONTHS[month_number - 1])


def clock(at: datetime) -> str:
    """The time of day in the journal's zone, as "23:59"."""
    return f"{_here(at):%H:%M}"


def month_short(at: datetime | date) -> str:
    """The month's first three letters, as "Feb"."""
    return month_named(_here(at).month)[:3]


def iso(at: datetime | date) -> str:
    """For a <time datetime>: UTC to the second for a moment, the bare date for a day."""
    return at.astimezone(UTC).isoformat(timespec="seconds") if isinstance(at, datetime) else at.isoformat()


def in_days(at: datetime | None, now: datetime | None = None) -> str:
    """How far away a moment is: "in 99 days", "tomorrow", "today", "in 3 hours", "6 days ago"."""
    if at is None:
        return ""
    now = now or g.now
    days = days_left(at, now, _profile())
    if days > 1:
        return ngettext("in %(num)s day", "in %(num)s days", days)
    if days < -1:
        return ngettext("%(num)s day ago", "%(num)s days ago", -days)
    return _near(at, now, days)


def _near(at: datetime, now: datetime, days: int) -> str:
    """The words for yesterday, today and tomorrow; hours where they say more."""
    seconds = (at - now).total_seconds()
    hours = int(abs(seconds) // 3600)
    if hours == 0:
        return _("within the hour") if seconds >= 0 else _("just now")
    if hours < _HOURS_AS_SUCH:
        if seconds > 0:
            return ngettext("in %(num)s hour", "in %(num)s hours", hours)
        return ngettext("%(num)s hour ago", "%(num)s hours ago", hours)
    return {1: _("tomorrow"), 0: _("today"), -1: _("yesterday")}[days]


def is_past(at: datetime, now: datetime | None = None) -> bool:
    """Whether the moment has passed."""
    return at < (now or g.now)


def number(value: int) -> str:
    """A whole number with its thousands parted: "12,000"."""
    return f"{value:,}"


def stage_words(stage: Stage | str) -> str:
    """The words for a submission's stage, with a capital, as they stand in a chip."""
    return _capital(_(STAGE_WORDS[Stage(stage)]))


def assignment_words(state: State | str) -> str:
    """The words for a review assignment's state; 'overdue' is derived and has its own."""
    return _capital(_("overdue") if state == "overdue" else _(STATE_WORDS[State(state)]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(at: datetime | date) -> str:
    return f"{at.day} {month_named(at.month)} {at.year}"


def _here(at: datetime | date) -> datetime | date:
    return at.astimezone(zone_of(_profile())) if isinstance(at, datetime) else at


def _profile() -> Profile:
    """The profile that the templates show: one read at the start, not one a date."""
    return cast("Profile", current_app.jinja_env.globals["profile"])


FILTERS = (
    moment, day, clock, day_short, month, month_named, month_short,
    iso, in_days, is_past, number, stage_words, assignment_words,
)  # fmt: skip


def register(app: Flask) -> None:
    """Give the application's templates these filters, each under its own name."""
    app.jinja_env.filters.update({filter_.__name__: filter_ for filter_ in FILTERS})
