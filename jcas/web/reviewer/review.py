"""The reviewer's desk: the manuscript beside the form, the summary before sending, the sent review to read."""

from datetime import datetime
from typing import Any

from flask import Blueprint, abort, flash, g, jsonify, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from jcas.adapters.tokens import make_token
from jcas.domain.assignments import State
from jcas.domain.deadlines import zone_of
from jcas.domain.files import Kind
from jcas.domain.profiles import Profile
from jcas.domain.refusals import Invalid, StageForbids
from jcas.domain.submissions import Stage
from jcas.models.base import writing
from jcas.models.files import Version
from jcas.models.reviews import Assignment
from jcas.policies.cleaning import concerns_reviewers, goes_out
from jcas.policies.copies import is_released
from jcas.policies.disclosure import without_names
from jcas.policies.reviews import may_see_assignment
from jcas.queries import reviews as queries
from jcas.queries.cleaning import cleanings_of
from jcas.queries.profiles import profile_of
from jcas.services import reviews
from jcas.services.files import Upload
from jcas.services.reviews import ChangedElsewhere
from jcas.web.context import me, profile, storage
from jcas.web.guards import reviewing
from jcas.web.reading import picture_of, reading_of
from jcas.web.reviewer import review_form
from jcas.web.translations import gettext as _
from jcas.web.uploads import uploaded

bp = Blueprint("reviewer_review", __name__, url_prefix="/reviews/<int:assignment_id>")

Page = Response | str | tuple[str, int]


@bp.get("")
@reviewing
def show(assignment_id: int) -> Page:
    """The form while the review is to be written; the review itself once it was sent; else the invitation."""
    assignment = _own(assignment_id)
    if assignment.state == State.SUBMITTED:
        return _page("reviewer/review/sent.html", assignment)
    if not _is_open(assignment):
        return redirect(_invitation(assignment))
    return _page("reviewer/review/form.html", assignment)


@bp.post("")
@reviewing
def save(assignment_id: int) -> Page:
    """Saves the whole form (browsers without script), then on to the summary or back."""
    _own(assignment_id)
    try:
        with writing():
            _save(assignment_id)
    except Invalid as refusal:
        return _refused(assignment_id, refusal)
    if request.form.get("_next") == "summary":
        return redirect(url_for(".summary", assignment_id=assignment_id))
    flash(_("Saved."), "success")
    return redirect(url_for(".show", assignment_id=assignment_id, _anchor="review"))


@bp.post("/autosave")
@reviewing
def autosave(assignment_id: int) -> Response | tuple[Response, int]:
    """Saves the fields that a script names in `_field`, unless another tab changed them since this one read them."""
    _own(assignment_id)
    try:
        with writing():
            saved_at = reviews.save_review(
                assignment_id, review_form.changed(), seen=review_form.seen(), by=me(), now=g.now
            )
    except ChangedElsewhere as refusal:
        return jsonify(theirs=review_form.as_typed(refusal.theirs)), 409
    except Invalid as refusal:
        return jsonify(errors={refusal.field or "": refusal.sentence}), 422
    except StageForbids as refusal:
        return jsonify(errors={"": refusal.sentence}), 422
    return jsonify(saved_at=_clock(saved_at))


@bp.post("/attachment")
@reviewing
def attach(assignment_id: int) -> Page:
    """Saves the form that the file stands in, and adds the file for the editors, in place of an earlier one."""
    _own(assignment_id)
    try:
        upload = _chosen()
        with writing():
            _save(assignment_id)
            earlier = reviews.attach(assignment_id, upload, by=me(), now=g.now)
    except Invalid as refusal:
        return _refused(assignment_id, refusal)
    storage().remove([earlier] if earlier else [])
    flash(_("The file is attached; only the editors get it."), "success")
    return redirect(url_for(".show", assignment_id=assignment_id, _anchor="attached"))


@bp.post("/attachment/remove")
@reviewing
def detach(assignment_id: int) -> Page:
    """Saves the form as well, and takes the attached file away."""
    _own(assignment_id)
    try:
        with writing():
            _save(assignment_id)
            earlier = reviews.detach(assignment_id, by=me(), now=g.now)
    except Invalid as refusal:
        return _refused(assignment_id, refusal)
    storage().remove([earlier] if earlier else [])
    return redirect(url_for(".show", assignment_id=assignment_id, _anchor="attached"))


@bp.get("/summary")
@reviewing
def summary(assignment_id: int) -> Page:
    """The whole review as it will be seen, and by whom; from here it is sent."""
    assignment = _own(assignment_id)
    if not _is_open(assignment):
        return redirect(url_for(".show", assignment_id=assignment_id))
    return _page("reviewer/review/summary.html", assignment)


@bp.post("/submit")
@reviewing
def submit(assignment_id: int) -> Page:
    """Sends it; a second click finds it sent."""
    assignment = _own(assignment_id)
    try:
        with writing():
            reviews.submit_review(assignment_id, by=me(), now=g.now)
    except Invalid as refusal:
        return _page("reviewer/review/summary.html", _own(assignment_id), refusal=refusal), 422
    except StageForbids:
        if assignment.state != State.SUBMITTED:
            raise
    else:
        flash(_("Your review is with the editors. Thank you."), "success")
    return redirect(url_for(".show", assignment_id=assignment_id))


@bp.get("/pictures/<name>")
@reviewing
def picture(assignment_id: int, name: str) -> Response:
    """A figure of the reading view: only names and media types of our own making."""
    assignment = _own(assignment_id)
    found = picture_of(_readable(queries.version_for(assignment)), name) if _may_read(assignment) else None
    if found is None:
        abort(404)
    path, media_type = found
    answer: Response = send_file(path, mimetype=media_type, download_name=name, etag=False)
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers.pop("Last-Modified", None)  # the day of the check would tell when it was handed in
    return answer


def _save(assignment_id: int) -> None:
    """Saves every field that came with the request: each button of the form sends them all."""
    reviews.save_review(assignment_id, review_form.everything(), by=me(), now=g.now)


def _refused(assignment_id: int, refusal: Invalid) -> tuple[str, int]:
    """The form again, with what was typed and why it was not taken."""
    return _page("reviewer/review/form.html", _own(assignment_id), refusal=refusal), 422


def _chosen() -> Upload:
    upload = uploaded("attachment")
    if upload is None:
        raise Invalid(_("Choose a file first."), field="attachment")
    return upload


def _own(assignment_id: int) -> Assignment:
    """The assignment that this person reviews; what is not theirs looks like what does not exist."""
    assignment = queries.assignment_of(assignment_id)
    if assignment is None or not may_see_assignment(me(), assignment):
        abort(404)
    return assignment


def _is_open(assignment: Assignment) -> bool:
    submission = assignment.submission
    runs = submission.stage == Stage.IN_REVIEW and submission.round == assignment.round
    return assignment.state == State.ACCEPTED and runs


def _may_read(assignment: Assignment) -> bool:
    return assignment.state in {State.ACCEPTED, State.SUBMITTED}


def _readable(version: Version | None) -> Version | None:
    """The version while reviewers have its copy; an editor may still have to look at it."""
    return version if version is not None and is_released(version) else None


def _invitation(assignment: Assignment) -> str:
    """The page of the mail's link, which says how things stand."""
    return url_for("public_invitation.show", token=make_token("invitation", [assignment.id, assignment.nonce]))


def _page(template: str, assignment: Assignment, *, refusal: Invalid | None = None) -> str:
    journal = profile_of(assignment.submission)
    version = queries.version_for(assignment)
    pictures = url_for(".picture", assignment_id=assignment.id, name="")
    facts: dict[str, Any] = {
        "assignment": assignment,
        "submission": assignment.submission,
        "review": assignment.review,
        "sheet": review_form.sheet(assignment.review, journal, typed=refusal is not None),
        "version": version,
        "released": _readable(version) is not None,
        "reading": reading_of(_readable(version), pictures=pictures),
        "response": without_names(version.response, assignment.submission, version) if version else "",
        "further": _further(assignment, version, journal),
        "journal": journal,
        "limit": profile().upload_megabytes,
        "lacks": reviews.lacking(assignment.review, journal),
        "lacks_sentence": reviews.lacks_sentence,
        "refusal": refusal,
        "saved_at": _clock(assignment.review.saved_at) if assignment.review and assignment.review.saved_at else None,
    }
    return render_template(template, **facts)


def _further(assignment: Assignment, version: Version | None, journal: Profile) -> list[tuple[str, int | None]]:
    """The authors' other files by their kind in words, each with the file that reviewers get, if there is one yet."""
    kinds = {kind.key: kind.name for kind in journal.file_kinds if kind.for_reviewers}
    words = kinds | {Kind.RESPONSE: _("The authors’ response as a file")}
    return [
        (words[cleaning.file.kind], goes_out(cleaning))
        for cleaning in cleanings_of(assignment.submission_id)
        if concerns_reviewers(cleaning, version, kinds)
    ]


def _clock(at: datetime) -> str:
    """Hours and minutes in the journal's town."""
    return f"{at.astimezone(zone_of(profile())):%H:%M}"
