"""What stays on every tab of an author's submission: title, stage, what comes next, the way so far, the tabs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import current_app, g, render_template, url_for

from jcas.domain.issues import Issue
from jcas.domain.progress import Dates, Mark, Next, Step, Who, following, steps
from jcas.domain.submissions import AWAITING_REVISION, Stage, allows
from jcas.domain.submissions import Action as Act
from jcas.models.submissions import Submission
from jcas.policies.submissions import may_edit
from jcas.queries.history import Milestone, dates_of, milestones_of
from jcas.web.context import me, profile
from jcas.web.filters import day, in_days
from jcas.web.translations import gettext as _

TABS = ("report", "details", "files", "letters", "history")
_ENDPOINTS = {"details": "author_submission.show"} | {tab: f"author_{tab}.{tab}" for tab in TABS if tab != "details"}


@dataclass(frozen=True, slots=True)
class Point:
    """One step of the way as the timeline macro draws it."""

    name: str
    state: Mark
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The header, the timeline and the tabs of one submission."""

    submission: Submission
    tab: str
    title: str
    next: str
    until: datetime | None
    points: tuple[Point, ...]
    tabs: tuple[dict[str, object], ...]
    may_edit: bool
    """Whether the draft's fields are open to the person who looks."""
    may_revise: bool
    may_withdraw: bool
    moved_on: str
    """The issue that it went to because it arrived after the deadline of the one it was begun for; else empty."""
    report_url: str
    """Where the report stands and mended versions are uploaded."""


def frame_of(submission: Submission, tab: str) -> Frame:
    """The frame around one tab of `submission`, which `queries.author_pages.for_author` has loaded."""
    events = milestones_of(submission)
    dates = dates_of(submission, events, now=g.now)
    mine, stage = may_edit(me(), submission), submission.stage
    coming = following(stage, dates)
    return Frame(
        submission=submission,
        tab=tab,
        title=submission.title or _("Untitled manuscript"),
        next=_next_words(coming, mine=mine) if coming else "",
        until=coming.until if coming else None,
        points=_points(stage, dates, submission.round),
        tabs=tuple(
            {"name": _name(key), "url": _url(key, submission), "current": key == tab} for key in TABS if leads(key)
        ),
        may_edit=mine and stage == Stage.DRAFT,
        may_revise=mine and stage in AWAITING_REVISION,
        may_withdraw=mine and allows(stage, Act.WITHDRAW),
        moved_on=_moved_on(events),
        report_url=_url("report", submission) if leads("report") else "",
    )


def render_tab(template: str, submission: Submission, tab: str, **values: object) -> str:
    """The page of one tab: a template that extends author/submission/frame.html."""
    frame = frame_of(submission, tab)
    return render_template(template, frame=frame, submission=submission, issue_label=issue_label, **values)


def _moved_on(events: Sequence[Milestone]) -> str:
    arrivals = [event.data for event in events if event.kind == "submission.submitted"]
    return next((str(data["issue"]) for data in arrivals if data.get("next_issue")), "")


def issue_label(key: str | None) -> str:
    """The issue of that key as running text has it; nothing for none."""
    return Issue.parse(key).label(profile()) if key else ""


def _name(tab: str) -> str:
    words: dict[str, str] = {
        "report": _("Report"),
        "details": _("Details"),
        "files": _("Files"),
        "letters": _("Letters"),
        "history": _("History"),
    }
    return words[tab]


def leads(tab: str) -> bool:
    """Whether the tab's room is there: a link to a room that a journal runs without is left out."""
    return _ENDPOINTS[tab] in current_app.view_functions


def _url(tab: str, submission: Submission) -> str:
    return url_for(_ENDPOINTS[tab], submission_id=submission.id)


def _next_words(coming: Next, *, mine: bool) -> str:
    """Who does what next: 'the editors read the manuscript and send it to review'."""
    who = {
        Who.AUTHOR: _("you") if mine else _("the corresponding authors"),
        Who.EDITORS: _("the editors"),
        Who.REVIEWERS: _("the reviewers"),
        Who.JOURNAL: _("the journal"),
        Who.NOBODY: "",
    }[coming.who]
    return f"{who} {_(coming.what)}".strip()


def _points(stage: Stage, dates: Dates, round_: int) -> tuple[Point, ...]:
    return tuple(_point(step) for step in steps(stage, dates, round=round_))


def _point(step: Step) -> Point:
    at = day(step.at)
    if step.mark == Mark.NOW and step.at:
        at = _("until %(day)s (%(away)s)", day=day(step.at), away=in_days(step.at))
    return Point(_(step.name), step.mark, at, _(step.note) if step.note else "")
