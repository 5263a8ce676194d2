"""Waiving a finding of the report, and asking for it again."""

from flask import Blueprint, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response

from jcas.models.base import writing
from jcas.services import waivers
from jcas.web.context import me
from jcas.web.guards import editorial
from jcas.web.translations import gettext as _

bp = Blueprint("editor_waivers", __name__, url_prefix="/desk/<int:submission_id>/waivers")
RULE_LIMIT = 200


@bp.post("")
@editorial
def waive(submission_id: int) -> Response:
    """Lets a rule be."""
    with writing():
        waivers.waive(submission_id, _rule(), request.form.get("reason", ""), by=me(), now=g.now)
    flash(_("Waived: it stands in the way of nothing, and the author reads that you do not ask for it."), "done")
    return redirect(url_for("editor_submission.report", submission_id=submission_id))


@bp.post("/take-back")
@editorial
def take_back(submission_id: int) -> Response:
    """Asks for it again."""
    with writing():
        waivers.take_back(submission_id, _rule(), by=me(), now=g.now)
    flash(_("It is asked for again."), "done")
    return redirect(url_for("editor_submission.report", submission_id=submission_id))


def _rule() -> str:
    return request.form.get("rule", "")[:RULE_LIMIT]
