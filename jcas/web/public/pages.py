"""What everybody may read: the running call, what the journal asks, who it is."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, g, render_template

from jcas.domain.deadlines import days_left, deadline_of, issue_for, window_of, zone_of
from jcas.domain.issues import Issue
from jcas.domain.profiles import Profile
from jcas.web.context import profile
from jcas.web.drawings import QuarterLine, quarter_line
from jcas.web.guards import public

bp = Blueprint("public", __name__)


@dataclass(frozen=True, slots=True)
class Call:
    """The running call: the issue that a manuscript arriving now is considered for."""

    issue: Issue
    label: str
    deadline: datetime
    days: int
    line: QuarterLine


def call_at(now: datetime, journal: Profile) -> Call:
    """The call that runs at `now` (aware)."""
    issue = issue_for(now, journal)
    deadline = deadline_of(issue, journal)
    label = issue.label(journal)
    line = quarter_line(
        issue=label,
        now=now,
        opens=window_of(issue, journal).first,
        deadline=deadline,
        release_month=issue.entry(journal).release_month,
        zone=zone_of(journal),
    )
    return Call(issue, label, deadline, days_left(deadline, now, journal), line)


@bp.get("/")
@public
def home() -> str:
    """The first page."""
    return render_template("public/home.html", call=call_at(g.now, profile()))


@bp.get("/guidelines")
@public
def guidelines() -> str:
    """Every rule of the profile in plain words."""
    journal = profile()
    coming = issue_for(g.now, journal)
    issues = [coming]
    while len(issues) < len(journal.deadlines):
        issues.append(issues[-1].next(journal))
    calendar = [(issue.label(journal), issue.entry(journal), deadline_of(issue, journal)) for issue in issues]
    return render_template("public/guidelines.html", calendar=calendar)


@bp.get("/about")
@public
def about() -> str:
    """The masthead."""
    return render_template("public/about.html")
