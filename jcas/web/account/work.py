"""My work: one page whatever a person's roles, with what needs them first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, g, render_template, url_for

from jcas.adapters.tokens import make_token
from jcas.domain.assignments import State, is_overdue
from jcas.domain.deadlines import deadline_of, issue_for
from jcas.domain.progress import Dates, Who, following
from jcas.domain.submissions import AWAITING_REVISION, Stage
from jcas.models.people import Person
from jcas.queries import desk
from jcas.queries.desk import Counts
from jcas.queries.desk_lines import DeskRow
from jcas.queries.waiting import Waiting
from jcas.queries.work import OwnReview, OwnSubmission, own_reviews, own_submissions
from jcas.web.context import me, profile
from jcas.web.filters import day, in_days
from jcas.web.guards import signed_in
from jcas.web.translations import gettext as _

bp = Blueprint("account_work", __name__)


@dataclass(frozen=True, slots=True)
class Need:
    """One line of "Needs you": what, of which submission, since when, until when, one button."""

    what: str
    about: str
    url: str
    button: str
    since: str
    until: str
    at: datetime | None
    late: bool


@bp.get("/work")
@signed_in
def work() -> str:
    """The page."""
    person, now = me(), g.now
    issue = issue_for(now, profile())
    deadline = deadline_of(issue, profile())
    submissions, reviews = own_submissions(person), own_reviews(person)
    rows, counts = _desk_of(person, issue.key)
    needs = [*_as_reviewer(reviews), *_as_author(submissions, deadline), *_as_editor(rows)]
    needs.sort(key=lambda need: (not need.late, need.at is None, need.at or now))
    return render_template(
        "account/work/work.html",
        needs=needs,
        submissions=[(submission, next_step(submission)) for submission in submissions],
        reviews=reviews,
        counts=counts,
        shown_counts=_shown_counts(counts),
        issue=issue.label(profile()),
        deadline=deadline,
    )


def _desk_of(person: Person, issue: str) -> tuple[list[DeskRow], Counts | None]:
    """What of the desk waits for this person, and its counts; nothing for who has no desk."""
    if not person.is_editorial:
        return [], None
    least = profile().times.reviewers_minimum
    return (
        desk.needs(person, now=g.now, reviewers_minimum=least),
        desk.counts(person, now=g.now, reviewers_minimum=least, issue=issue),
    )


def _as_reviewer(reviews: list[OwnReview]) -> Iterator[Need]:
    for review in reviews:
        late = is_overdue(review.state, respond_by=review.respond_by, due_at=review.due_at, now=g.now)
        if review.state == State.ACCEPTED:
            url = url_for("reviewer_review.show", assignment_id=review.id)
            yield _need(_("Write your review"), review.title, url, _("Open the review"),
                        since=review.answered_at, until=review.due_at, late=late)  # fmt: skip
        elif review.state == State.INVITED:
            url = url_for("public_invitation.show", token=make_token("invitation", [review.id, review.nonce]))
            yield _need(_("Answer an invitation to review"), review.title, url, _("Look and answer"),
                        since=review.invited_at, until=review.respond_by, late=late)  # fmt: skip


def _as_author(submissions: list[OwnSubmission], deadline: datetime) -> Iterator[Need]:
    for submission in submissions:
        if not submission.acts:
            continue
        title = submission.title or _("Manuscript without a title yet")
        if submission.stage in AWAITING_REVISION:
            until = submission.revise_by
            url = url_for("author_revision.revise", submission_id=submission.id)
            yield _need(_("Revise your manuscript"), title, url, _("Read and revise"), since=submission.since,
                        until=until, late=until is not None and until < g.now)  # fmt: skip
        elif submission.stage == Stage.DRAFT:
            url = url_for("author_submission.show", submission_id=submission.id)
            yield _need(_("Finish your submission"), title, url, _("Continue"), since=submission.since, until=deadline)


def _as_editor(rows: list[DeskRow]) -> Iterator[Need]:
    what = {
        Waiting.UNASSIGNED: (_("Nobody handles it yet"), _("Take or give it")),
        Waiting.FIRST_LOOK: (_("Decide whether it goes to review"), _("Read it")),
        Waiting.REVISIONS_IN: (_("A revision has come"), _("Read it")),
        Waiting.READY: (_("The reviews are in: decide"), _("Read and decide")),
        Waiting.UNRELEASED: (_("Look at what reviewers get, and release it"), _("Look at the copy")),
        Waiting.OVERDUE: (_("A reviewer is late"), _("Look at the round")),
        Waiting.NEEDS_REVIEWERS: (_("It needs reviewers"), _("Choose reviewers")),
    }
    for row in rows:
        words, button = what[row.waiting]
        page = "editor_copy.show" if row.waiting == Waiting.UNRELEASED else "editor_submission.show"
        url = url_for(page, submission_id=row.id)
        late = row.waiting == Waiting.OVERDUE
        yield _need(words, f"{row.number} · {row.title}", url, button, since=row.since,
                    until=row.due if late else None, late=late)  # fmt: skip


def _need(
    what: str, about: str, url: str, button: str, *, since: datetime | None, until: datetime | None, late: bool = False
) -> Need:
    return Need(
        what=what,
        about=about,
        url=url,
        button=button,
        since=_("since %(day)s", day=day(since)) if since else "",
        until=_("until %(day)s (%(days)s)", day=day(until), days=in_days(until)) if until else "",
        at=until or since,
        late=late,
    )


def next_step(submission: OwnSubmission) -> str:
    """What comes next, by whom, until when, in one sentence; empty where the way has ended."""
    step = following(submission.stage, Dates(revise_by=submission.revise_by))
    if step is None:
        return ""
    who = {
        Who.AUTHOR: _("You") if submission.acts else _("The corresponding author"),
        Who.EDITORS: _("The editors"),
        Who.REVIEWERS: _("The reviewers"),
        Who.JOURNAL: _("The journal"),
    }.get(step.who, "")
    until = _(" until %(day)s", day=day(step.until)) if step.until else ""
    return f"{who}: {_(step.what)}{until}"


def _shown_counts(counts: Counts | None) -> list[dict[str, object]]:
    """The desk's counts as links into it; only what is not empty."""
    if counts is None:
        return []
    names = {
        Waiting.UNASSIGNED: _("unassigned"),
        Waiting.FIRST_LOOK: _("to be looked at"),
        Waiting.NEEDS_REVIEWERS: _("need reviewers"),
        Waiting.AWAITING_ANSWERS: _("await answers"),
        Waiting.AWAITING_REVIEWS: _("await reviews"),
        Waiting.UNRELEASED: _("copies to release"),
        Waiting.OVERDUE: _("overdue"),
        Waiting.READY: _("ready for decision"),
        Waiting.REVISIONS_IN: _("revisions in"),
    }
    return [
        {
            "name": name,
            "count": counts.of(waiting),
            "url": url_for("editor_desk.desk", waiting=waiting.value),
            "tone": "late" if waiting == Waiting.OVERDUE else "",
        }
        for waiting, name in names.items()
        if counts.of(waiting)
    ]
