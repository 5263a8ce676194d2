"""One submission on the desk: facts, the round, what can be done now; its report, files and history."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response

from jcas.adapters.markdown import to_html
from jcas.domain.judgement import waivable
from jcas.domain.refusals import Invalid
from jcas.domain.submissions import Action, allows
from jcas.models.base import writing
from jcas.models.files import Report, ReportState
from jcas.models.submissions import Submission, SuggestionKind
from jcas.policies.submissions import may_handle
from jcas.policies.waivers import may_waive
from jcas.queries import desk
from jcas.queries.desk_submission import for_desk, last_mails
from jcas.queries.drafts import latest_report, latest_version
from jcas.queries.files import further_files
from jcas.queries.history import events_of, history_for
from jcas.queries.profiles import profile_of
from jcas.queries.reports import content_before
from jcas.queries.reviewers import people_by_id
from jcas.services import handling, invitations
from jcas.web.addresses import read_id
from jcas.web.context import me, profile
from jcas.web.editor.desk import label_of
from jcas.web.editor.frame import frame_of, render_on_desk
from jcas.web.editor.round import round_of
from jcas.web.editor.steps import Step, steps_of
from jcas.web.findings import ReportView, view_of
from jcas.web.guards import editorial
from jcas.web.report_links import links_for
from jcas.web.translations import gettext as _

bp = Blueprint("editor_submission", __name__, url_prefix="/desk/<int:submission_id>")


@bp.get("")
@editorial
def show(submission_id: int) -> str:
    """The three zones."""
    submission = for_desk(submission_id, me())
    frame = frame_of(submission, "show")
    rules, mails = profile_of(submission), last_mails(submission)
    manages = may_handle(me(), submission) and allows(submission.stage, Action.INVITE)
    rounds = [
        round_of(submission, number, mails, rules, manages=manages and number == submission.round)
        for number in range(submission.round, 0, -1)
    ]
    steps = steps_of(submission, frame.row.waiting, me())
    return render_on_desk(
        "editor/submission/show.html",
        submission,
        frame=frame,
        steps=steps,
        editors=_editors(submission, steps),
        issues=_issues(submission, steps),
        present=rounds[0] if rounds else None,
        past=rounds[1:],
        decisions=[
            (decision, _decision_name(submission, decision.kind)) for decision in reversed(submission.decisions)
        ],
        version=latest_version(submission),
        report=latest_report(submission),
        view=_view(submission),
        rules=rules,
        issue=label_of(submission.issue),
        suggested=[s for s in submission.suggestions if s.kind == SuggestionKind.SUGGESTED],
        opposed=[s for s in submission.suggestions if s.kind == SuggestionKind.OPPOSED],
        article_type=next((t.name for t in rules.article_types if t.key == submission.article_type), ""),
        to_html=to_html,
    )


@bp.get("/report")
@editorial
def report(submission_id: int) -> str:
    """What the check of the newest version found, with the authors' explanations; what a revision mended."""
    submission = for_desk(submission_id, me())
    version, found = latest_version(submission), latest_report(submission)
    before = content_before(version, of_earlier_rounds=True) if version else None
    return render_on_desk(
        "editor/submission/report.html",
        submission,
        "report",
        version=version,
        report=found,
        view=_view(submission, before),
        links=links_for(submission, version, desk=True),
        waivable=waivable(found.content if found else None),
        waivers={waiver.rule: waiver for waiver in submission.waivers},
        may_waive=may_waive(me(), submission) and allows(submission.stage, Action.WAIVE),
    )


@bp.get("/files")
@editorial
def files(submission_id: int) -> str:
    """Versions and further files."""
    submission = for_desk(submission_id, me())
    return render_on_desk(
        "editor/submission/files.html",
        submission,
        "files",
        further=further_files(submission.id),
        kinds={kind.key: kind for kind in profile_of(submission).file_kinds},
        to_html=to_html,
    )


@bp.get("/history")
@editorial
def history(submission_id: int) -> str:
    """Everything that happened, the newest first."""
    submission = for_desk(submission_id, me())
    lines = [
        {"at": line.at, "text": _(line.words) % line.values, "by": line.by, "detail": line.detail}
        for line in reversed(history_for(me(), submission, events_of(submission)))
    ]
    return render_on_desk("editor/submission/history.html", submission, "history", lines=lines)


@bp.post("/take")
@editorial
def take(submission_id: int) -> Response:
    """Becomes the handling editor."""
    return _done(submission_id, lambda: handling.take(submission_id, by=me(), now=g.now), _("You handle it now."))


@bp.post("/give")
@editorial
def give(submission_id: int) -> Response:
    """Makes somebody else the handling editor."""
    chosen = read_id(request.form.get("editor", ""))
    found = people_by_id([chosen]) if chosen else []
    if not found:
        raise Invalid("Choose an editor.", field="editor")
    return _done(
        submission_id,
        lambda: handling.give(submission_id, found[0], by=me(), now=g.now),
        _("%(name)s handles it now.", name=found[0].name),
    )


@bp.post("/move")
@editorial
def move(submission_id: int) -> Response:
    """Has it considered for another issue."""
    issue = request.form.get("issue", "")
    return _done(
        submission_id,
        lambda: handling.move(submission_id, issue, by=me(), now=g.now),
        _("It is considered for another issue now, and the author is told."),
    )


@bp.post("/send-to-review")
@editorial
def send_to_review(submission_id: int) -> Response:
    """Begins a round; reviewers are chosen next."""
    with writing():
        handling.send_to_review(submission_id, by=me(), now=g.now)
    flash(_("It is in review. Choose the reviewers now."), "done")
    return redirect(url_for("editor_reviewers.choose", submission_id=submission_id))


@bp.post("/publish")
@editorial
def publish(submission_id: int) -> Response:
    """Marks it as published."""
    return _done(submission_id, lambda: handling.publish(submission_id, by=me(), now=g.now), _("It is published."))


@bp.post("/reviews/<int:assignment_id>/remind")
@editorial
def remind(submission_id: int, assignment_id: int) -> Response:
    """Sends a reminder."""
    return _done(
        submission_id, lambda: invitations.remind(assignment_id, by=me(), now=g.now), _("The reminder is on its way.")
    )


@bp.post("/reviews/<int:assignment_id>/cancel")
@editorial
def cancel(submission_id: int, assignment_id: int) -> Response:
    """Takes an assignment back."""
    return _done(submission_id, lambda: invitations.cancel(assignment_id, by=me(), now=g.now), _("It is cancelled."))


@bp.post("/reviews/<int:assignment_id>/reinstate")
@editorial
def reinstate(submission_id: int, assignment_id: int) -> Response:
    """Asks once more."""
    return _done(
        submission_id,
        lambda: invitations.reinstate(assignment_id, by=me(), now=g.now),
        _("The invitation is on its way again, with new dates."),
    )


def _done(submission_id: int, action: Callable[[], Any], words: str) -> Response:
    """One service call, the words for it, and back to the page."""
    with writing():
        action()
    flash(words, "done")
    return redirect(url_for(".show", submission_id=submission_id))


def _view(submission: Submission, before: Mapping[str, Any] | None = None) -> ReportView | None:
    found: Report | None = latest_report(submission)
    return view_of(found, submission, before) if found and found.state == ReportState.DONE else None


def _decision_name(submission: Submission, kind: str) -> str:
    return next((choice.name for choice in profile_of(submission).decisions if choice.key == kind), kind)


def _editors(submission: Submission, steps: list[Step]) -> list[tuple[int, str]]:
    """Whom it can be given to, where that can be done at all."""
    if not any(step.kind == "give" for step in steps):
        return []
    return [(id_, name) for id_, name in desk.editors_for(submission) if id_ != submission.handling_editor_id]


def _issues(submission: Submission, steps: list[Step]) -> list[tuple[str, str]]:
    """Where it can be moved to, where that can be done at all."""
    if not any(step.kind == "move" for step in steps):
        return []
    offered = handling.issues_on_offer(g.now, profile())
    return [(issue.key, issue.label(profile())) for issue in offered if issue.key != submission.issue]
