"""The author's manuscript as it is, with what the check found beside its paragraphs; citations against references."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from jcas.queries.author_pages import for_author
from jcas.web import report_pages
from jcas.web.author.frame import frame_of
from jcas.web.context import me
from jcas.web.guards import signed_in

bp = Blueprint("author_text", __name__, url_prefix="/submissions/<int:submission_id>")


@bp.get("/text")
@signed_in
def text(submission_id: int) -> str:
    """Numbered paragraphs with notes in the margin; ?finding= marks the places of that rule alone."""
    submission = for_author(submission_id, me())
    values = report_pages.text_of(submission, desk=False)
    frame = frame_of(submission, "report")
    return render_template("author/report/text.html", frame=frame, submission=submission, **values)


@bp.get("/text/<int:number>/pictures/<name>")
@signed_in
def picture(submission_id: int, number: int, name: str) -> Response:
    """A figure of that version's text."""
    return report_pages.picture_of(for_author(submission_id, me()), number, name)


@bp.get("/report/citations")
@signed_in
def citations(submission_id: int) -> str:
    """The matrix; ?show=problem for what does not agree alone."""
    submission = for_author(submission_id, me())
    values = report_pages.citations_of(submission, desk=False)
    frame = frame_of(submission, "report")
    return render_template("author/report/citations.html", frame=frame, submission=submission, **values)
