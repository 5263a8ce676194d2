"""An author's submission: the wizard before it is handed in, its details afterwards."""

from collections.abc import Mapping

from flask import Blueprint, abort, flash, g, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from jcas.domain.issues import Issue
from jcas.domain.refusals import Invalid, StageForbids
from jcas.domain.submissions import Action, Stage, after, allows
from jcas.models.base import db, writing
from jcas.models.submissions import Submission
from jcas.policies.submissions import may_edit, may_withdraw
from jcas.queries.author_pages import for_author
from jcas.queries.sheet import mark_of, read_marks, sheet_of
from jcas.services.contributors import add_contributor, move_contributor, remove_contributor
from jcas.services.sheet import Outcome, save_typed
from jcas.services.submissions import LONGEST
from jcas.services.submissions import submit as hand_in
from jcas.services.submissions import withdraw as take_back
from jcas.services.suggestions import add_suggestion, remove_suggestion
from jcas.web.addresses import read_id
from jcas.web.author.frame import render_tab
from jcas.web.author.wizard import SECTIONS, belongs, call_for, is_done, names_of, show_url, wizard_of, words_of
from jcas.web.context import me, profile
from jcas.web.countries import countries
from jcas.web.filters import moment
from jcas.web.forms import typed_texts
from jcas.web.guards import signed_in
from jcas.web.translations import gettext as _

bp = Blueprint("author_submission", __name__, url_prefix="/submissions/<int:submission_id>")
FOLDER = "author/submission"


@bp.get("")
@signed_in
def show(submission_id: int) -> str:
    """The Details tab: the wizard for those who may edit the draft, the facts for everybody else."""
    return _page(for_author(submission_id, me()))


def _page(
    submission: Submission, *, typed: Mapping[str, list[str]] | None = None, errors: Mapping[str, str] | None = None
) -> str:
    if submission.stage != Stage.DRAFT or not may_edit(me(), submission):
        return render_tab(f"{FOLDER}/details.html", submission, "details")
    named = {contributor.email_key for contributor in submission.contributors}
    return render_tab(
        f"{FOLDER}/wizard.html",
        submission,
        "details",
        wizard=wizard_of(submission, typed=typed, errors=errors),
        call=call_for(submission),
        countries=countries(),
        article_types=[(kind.key, kind.name, kind.description) for kind in profile().article_types],
        abstract_limit=profile().abstract_maximum(submission.article_type),
        title_limit=LONGEST["title"],
        may_add_me=named.isdisjoint(address.key for address in me().addresses),
    )


@bp.post("/autosave")
@signed_in
def autosave(submission_id: int) -> Response:
    """One or several changed fields from autosave.js (its contract: _field, values, _version, _overwrite)."""
    typed = {name: request.form.getlist(name) for name in request.form.getlist("_field")}
    outcome = _save(submission_id, typed, overwrite=request.form.get("_overwrite") == "1")
    answer = jsonify(**_told(submission_id, typed, outcome))
    answer.status_code = 409 if outcome.theirs else 422 if outcome.errors else 200
    return answer


def _save(submission_id: int, typed: Mapping[str, list[str]], *, overwrite: bool) -> Outcome:
    marks = read_marks(request.form.get("_version", ""))
    with writing():
        return save_typed(submission_id, typed, marks, overwrite=overwrite, by=me(), now=g.now)


def _told(submission_id: int, typed: Mapping[str, list[str]], outcome: Outcome) -> dict[str, object]:
    """What the script is told: the new marks of what was sent, the sections' marks, what is missing."""
    marks = read_marks(request.form.get("_version", ""))
    marks |= {name: mark_of(outcome.sheet.get(name)) for name in typed if name not in outcome.errors}
    wizard = wizard_of(for_author(submission_id, me()))
    told: dict[str, object] = {
        "saved_at": moment(g.now).split(", ")[-1].split()[0],
        "version": ";".join(f"{name}={mark}" for name, mark in marks.items()),
        "missing": dict(wizard.places),
        "tasks": {section.key: {"words": words_of(section), "done": is_done(section)} for section in wizard.sections},
    }
    if outcome.theirs:
        told["theirs"] = {name: "\n".join(values) for name, values in outcome.theirs.items()}
    if outcome.errors:
        told["errors"] = {name: _(sentence) for name, sentence in outcome.errors.items()}
    return told


@bp.post("/sections/<section>")
@signed_in
def save(submission_id: int, section: str) -> Response | tuple[str, int]:
    """One section as a plain form: saves it, then does what the pressed button says, if it says anything else."""
    if section not in SECTIONS:
        abort(404)
    submission = for_author(submission_id, me())
    typed = _typed(section, submission)
    try:
        outcome = _save(submission_id, typed, overwrite=False)
    except StageForbids:
        return _after_submission(submission_id)
    if outcome.errors or outcome.theirs:
        return _again(submission_id, typed, outcome)
    return redirect(show_url(submission_id, _do(submission_id, section)))


def _typed(section: str, submission: Submission) -> dict[str, list[str]]:
    """What the form says of the section's fields; a box that was not ticked says nothing, and that is its value."""
    sent = [name for name in request.form if belongs(section, name)]
    if section == "contributors":
        rows = {name.split("-")[1] for name in sent if name.count("-") == 2}
        sent += [f"contributor-{row}-credit_roles" for row in rows]
    if section == "declarations":
        sent += names_of(section, sheet_of(submission))
    return {name: request.form.getlist(name) for name in dict.fromkeys(sent)}


def _again(submission_id: int, typed: Mapping[str, list[str]], outcome: Outcome) -> tuple[str, int]:
    """The page with what was typed, and beside each field why it was not kept."""
    errors = {name: _(sentence) for name, sentence in outcome.errors.items()}
    for name, values in outcome.theirs.items():
        errors[name] = _(
            "This was changed elsewhere in the meantime; there it says: “%(theirs)s”. Save again to keep yours.",
            theirs="; ".join(values),
        )
    shown = {name: values for name, values in typed.items() if name in errors}
    return _page(for_author(submission_id, me()), typed=shown, errors=errors), 409 if outcome.theirs else 422


def _do(submission_id: int, section: str) -> str:
    """Adds, removes or moves a row; the place on the page to show next."""
    what, _sign, row = request.form.get("_do", "").partition("-")
    row_id = read_id(row)
    anchor = f"section-{section}"
    if section == "contributors" and what in {"add", "me", "remove", "up", "down"}:
        with writing():
            anchor = _do_contributor(submission_id, what, row_id) or anchor
    elif section == "reviewers" and what in {"suggested", "opposed", "remove"}:
        with writing():
            if what == "remove":
                remove_suggestion(submission_id, row_id, by=me(), now=g.now)
            else:
                suggestion = add_suggestion(submission_id, {"kind": what}, by=me(), now=g.now)
                anchor = f"suggestion-{suggestion.id}"
    else:
        flash(_("Saved."), "done")
    return anchor


def _do_contributor(submission_id: int, what: str, row: int) -> str | None:
    if what in {"add", "me"}:
        person = me()
        own = {
            name: getattr(person, name) for name in ("name", "family_name", "affiliation", "country", "email", "orcid")
        }
        contributor = add_contributor(submission_id, own if what == "me" else {}, by=person, now=g.now)
        return f"contributor-{contributor.id}"
    if what == "remove":
        remove_contributor(submission_id, row, by=me(), now=g.now)
        return None
    move_contributor(submission_id, row, -1 if what == "up" else 1, by=me(), now=g.now)
    return f"contributor-{row}"


@bp.get("/submit")
@signed_in
def check(submission_id: int) -> Response | str:
    """Everything once more, which issue it is for, and the button that hands it in."""
    submission = for_author(submission_id, me())
    if submission.stage != Stage.DRAFT or not may_edit(me(), submission):
        return redirect(show_url(submission_id))
    return _submit_page(submission)


def _submit_page(submission: Submission) -> str:
    return render_tab(
        f"{FOLDER}/submit.html",
        submission,
        "details",
        wizard=wizard_of(submission),
        call=call_for(submission),
    )


@bp.post("/submit")
@signed_in
def submit(submission_id: int) -> Response | tuple[str, int]:
    """Hands it in. A second click finds it submitted and shows it."""
    try:
        with writing():
            submission = hand_in(submission_id, by=me(), now=g.now)
            words = _submitted(submission)
    except StageForbids:
        return _after_submission(submission_id)
    except Invalid:
        db.session.rollback()
        return _submit_page(for_author(submission_id, me())), 422
    flash(words, "done")
    return redirect(show_url(submission_id))


def _submitted(submission: Submission) -> str:
    issue = Issue.parse(submission.issue or "").label(profile())
    return _("Submitted as %(number)s for %(issue)s. Thank you.", number=submission.number, issue=issue)


def _after_submission(submission_id: int) -> Response:
    """Where somebody lands who changes or submits what was submitted a moment before; a refusal for all else."""
    submission = for_author(submission_id, me())
    if submission.submitted_at is None:
        after(submission.stage, Action.EDIT)
    if request.endpoint == f"{bp.name}.submit" and submission.stage == Stage.SUBMITTED:
        flash(_submitted(submission), "done")  # a browser that clicks twice drops the first answer
    elif typed_texts():
        raise StageForbids("This has been submitted already and can’t be changed any more.")
    else:
        flash(_("This has been submitted already and can’t be changed any more."), "error")
    return redirect(show_url(submission_id))


@bp.route("/withdraw", methods=["GET", "POST"])
@signed_in
def withdraw(submission_id: int) -> Response | str:
    """Says what will be lost, asks for a reason, withdraws."""
    submission = for_author(submission_id, me())
    if not (may_withdraw(me(), submission) and allows(submission.stage, Action.WITHDRAW)):
        return redirect(show_url(submission_id))
    if request.method == "GET":
        return render_tab(f"{FOLDER}/withdraw.html", submission, "details")
    number = submission.number
    with writing():
        take_back(submission_id, request.form.get("reason", ""), by=me(), now=g.now)
    flash(_("%(number)s is withdrawn.", number=number) if number else _("The draft is given up."), "done")
    return redirect(url_for("account_work.work") if not number else show_url(submission_id))
