"""The Report tab: how far the check is, then what it found; mended versions and explanations come in here."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.wrappers import Response

from jcas.adapters.queue import answers
from jcas.domain.completeness import sections
from jcas.domain.deadlines import deadline_of, issue_for
from jcas.domain.issues import Issue
from jcas.domain.refusals import Invalid
from jcas.domain.submissions import Action, after
from jcas.models.base import writing
from jcas.models.files import ReportState
from jcas.models.submissions import Submission
from jcas.queries.author_pages import for_author
from jcas.queries.drafts import draft_of, latest_report, latest_version
from jcas.queries.repeats import earlier_ones
from jcas.queries.reports import content_before
from jcas.queries.sheet import marks_of, sheet_of
from jcas.services import checks
from jcas.services.drafts import add_version
from jcas.services.files import Upload
from jcas.services.submissions import explain
from jcas.web.author.frame import frame_of
from jcas.web.context import me, profile
from jcas.web.findings import ReportView, view_of
from jcas.web.forms import done
from jcas.web.guards import signed_in
from jcas.web.limits import limit_uploads
from jcas.web.report_links import links_for
from jcas.web.translations import gettext as _
from jcas.web.uploads import refused, taken, uploaded

bp = Blueprint("author_report", __name__, url_prefix="/submissions/<int:submission_id>")
PENDING = (ReportState.QUEUED, ReportState.RUNNING)
FIELD = "explanation-"


class MendForm(FlaskForm):
    """A mended manuscript."""

    file = FileField(_l("The mended manuscript"))


@bp.get("/report")
@signed_in
def report(submission_id: int) -> str:
    """The tab; with ?part=report the part alone that poll.js asks for while the check runs."""
    template = "part" if request.args.get("part") == "report" else "report"
    return _page(for_author(submission_id, me()), MendForm(), template)


@bp.post("/versions")
@limit_uploads
@signed_in
def mend(submission_id: int) -> Response:
    """Takes a mended manuscript; its report is the same page."""
    submission = for_author(submission_id, me())
    after(submission.stage, Action.EDIT)  # nothing is stored for a draft that is one no more
    form, upload = MendForm(), uploaded("file")
    if form.validate() and done(form, lambda: _add(submission_id, upload)):
        return taken(_url(submission_id))
    return refused(form, _page(submission, form, "report"))


@bp.post("/check")
@signed_in
def check_again(submission_id: int) -> Response:
    """Asks for a check that failed on our side once more."""
    with writing():
        checks.ask_again(submission_id, by=me(), now=g.now)
    return redirect(_url(submission_id))


@bp.post("/explanations")
@signed_in
def explain_all(submission_id: int) -> Response | tuple[str, int]:
    """Keeps the explanations of the form; with script they are saved one by one as they are typed."""
    typed = {name.removeprefix(FIELD): text for name, text in request.form.items() if name.startswith(FIELD)}
    try:
        with writing():
            for rule, text in typed.items():
                explain(submission_id, rule, text, by=me(), now=g.now)
    except Invalid as refusal:
        errors = {refusal.field.removeprefix(FIELD): _(refusal.sentence)} if refusal.field else {}
        return _page(for_author(submission_id, me()), MendForm(), "report", typed=typed, errors=errors), 422
    flash(_("Saved. The editors read it beside the finding."), "done")
    return redirect(_url(submission_id))


def _add(submission_id: int, upload: Upload | None) -> None:
    if upload is None:
        raise Invalid("Choose the mended file.", field="file")
    add_version(submission_id, upload, by=me(), now=g.now)


def _url(submission_id: int) -> str:
    return url_for("author_report.report", submission_id=submission_id)


def _page(submission: Submission, form: MendForm, template: str, **values: object) -> str:
    newest, found = latest_version(submission), latest_report(submission)
    pending = found is not None and found.state in PENDING
    done = found if found and found.state == ReportState.DONE else None
    view = view_of(done, submission, content_before(done.version)) if done else None
    frame = frame_of(submission, "report")
    return render_template(
        f"author/report/{template}.html",
        frame=frame,
        lacking=_lacking(submission) if view and frame.may_edit else 0,
        submission=submission,
        version=newest,
        report=found,
        pending=pending,
        away=pending and not answers(),
        view=view,
        links=links_for(submission, newest, desk=False),
        call=_call(submission),
        repeats=earlier_ones(submission, newest.file.sha256, viewer=me()) if newest and not pending else [],
        form=form,
        marks=marks_of(sheet_of(submission), _asked(view)),
        **{"typed": {}, "errors": {}, **values},
    )


def _lacking(submission: Submission) -> int:
    """How many things the draft lacks beside what the report itself says."""
    parts = sections(draft_of(submission), profile())
    return sum(len(part.missing) for part in parts if part.key != "manuscript")


def _asked(view: ReportView | None) -> list[str]:
    """The form's fields: one for each rule that asks for an explanation."""
    groups = view.groups if view else ()
    return [f"{FIELD}{finding.rule}" for group in groups if group.key == "explain" for finding in group.findings]


def _call(submission: Submission) -> dict[str, object]:
    """The issue that it is, or arriving now would be, considered for, with its deadline while it is a draft."""
    if submission.issue:
        return {"label": Issue.parse(submission.issue).label(profile()), "deadline": None}
    issue = issue_for(g.now, profile())
    return {"label": issue.label(profile()), "deadline": deadline_of(issue, profile())}
