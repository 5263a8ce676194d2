"""Sending the revised manuscript with the response to reviewers."""

from collections.abc import Mapping

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from jcas.adapters.markdown import to_html
from jcas.domain.refusals import NotFound, Refused, StageForbids
from jcas.domain.submissions import Action, after, allows
from jcas.models.base import writing
from jcas.models.submissions import Submission
from jcas.policies.submissions import may_revise
from jcas.queries.author_pages import for_author
from jcas.queries.letters import letters_of
from jcas.queries.sheet import sheet_of
from jcas.queries.submissions import MISSING
from jcas.services.revisions import ARTICLE
from jcas.services.revisions import revise as send_revision
from jcas.services.submissions import LONGEST
from jcas.web.author.frame import frame_of, issue_label
from jcas.web.context import me, profile, wants_json
from jcas.web.guards import signed_in
from jcas.web.limits import limit_uploads
from jcas.web.translations import gettext as _
from jcas.web.uploads import uploaded

bp = Blueprint("author_revision", __name__, url_prefix="/submissions/<int:submission_id>")


@bp.get("/revise")
@signed_in
def revise(submission_id: int) -> Response | str:
    """The form, beside the letter that asked for it."""
    submission = for_author(submission_id, me())
    if not may_revise(me(), submission) or not allows(submission.stage, Action.REVISE):
        return redirect(url_for("author_submission.show", submission_id=submission_id))
    return _page(submission)


@bp.post("/revise")
@limit_uploads
@signed_in
def send(submission_id: int) -> Response | tuple[str, int]:
    """Takes the revision. A second click finds it taken and shows that."""
    manuscript, response_file = uploaded("file"), uploaded("response_file")
    response = request.form.get("response", "")
    article = {name: request.form[name] for name in ARTICLE if name in request.form}
    try:
        with writing():
            send_revision(submission_id, manuscript, response, response_file, article, by=me(), now=g.now)
    except NotFound:
        raise
    except StageForbids:
        return _after_revision(submission_id, response)
    except Refused as refusal:
        if wants_json():
            raise
        errors = {refusal.field or "": _(refusal.sentence)}
        typed = {**article, "response": response}
        return _page(for_author(submission_id, me()), typed=typed, errors=errors), 422
    flash(_("The revised manuscript has arrived. The editors have been told."), "done")
    return redirect(url_for("author_submission.show", submission_id=submission_id))


def _after_revision(submission_id: int, response: str) -> Response:
    """Where a second click lands; a refusal, which shows the response, where this one was never taken."""
    submission = for_author(submission_id, me())
    newest = submission.versions[-1] if len(submission.versions) > 1 else None
    if newest is None or newest.response != response.replace("\r\n", "\n").strip():
        after(submission.stage, Action.REVISE)
    return redirect(url_for("author_submission.show", submission_id=submission_id))


def _page(
    submission: Submission, *, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> str:
    if not may_revise(me(), submission):
        raise NotFound(MISSING)
    sheet = sheet_of(submission)
    return render_template(
        "author/revision.html",
        frame=frame_of(submission, "letters"),
        submission=submission,
        issue_label=issue_label,
        letters=letters_of(submission)[:1],
        values={**{name: sheet[name][0] for name in ARTICLE}, **(typed or {})},
        errors=errors or {},
        abstract_limit=profile().abstract_maximum(submission.article_type),
        title_limit=LONGEST["title"],
        to_html=to_html,
    )
