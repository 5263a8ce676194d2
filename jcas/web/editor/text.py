"""A manuscript as it is, on the desk, with what the check found beside its paragraphs; citations against references."""

from flask import Blueprint
from werkzeug.wrappers import Response

from jcas.queries.desk_submission import for_desk
from jcas.web import report_pages
from jcas.web.context import me
from jcas.web.editor.frame import render_on_desk
from jcas.web.guards import editorial

bp = Blueprint("editor_text", __name__, url_prefix="/desk/<int:submission_id>")


@bp.get("/text")
@editorial
def text(submission_id: int) -> str:
    """Numbered paragraphs with notes in the margin; ?finding= marks the places of that rule alone."""
    submission = for_desk(submission_id, me())
    values = report_pages.text_of(submission, desk=True)
    return render_on_desk("editor/submission/text.html", submission, "report", **values)


@bp.get("/text/<int:number>/pictures/<name>")
@editorial
def picture(submission_id: int, number: int, name: str) -> Response:
    """A figure of that version's text."""
    return report_pages.picture_of(for_desk(submission_id, me()), number, name)


@bp.get("/report/citations")
@editorial
def citations(submission_id: int) -> str:
    """The matrix; ?show=problem for what does not agree alone."""
    submission = for_desk(submission_id, me())
    values = report_pages.citations_of(submission, desk=True)
    return render_on_desk("editor/submission/citations.html", submission, "report", **values)
