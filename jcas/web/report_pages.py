"""What hangs on a report and is the same for authors and the desk: the marked text, its pictures, the matrix."""

from typing import Any

from flask import Response, abort, request, send_file

from jcas.models.files import Report, ReportState, Version
from jcas.models.public_checks import PublicCheck
from jcas.models.submissions import Submission
from jcas.policies.readings import may_read_as_it_is
from jcas.queries.drafts import latest_report, latest_version
from jcas.web.addresses import read_id
from jcas.web.citation_matrix import fault_words, matrix_page, problem_words
from jcas.web.context import me
from jcas.web.findings import view_of
from jcas.web.marked_text import marked_text
from jcas.web.own_reading import own_picture_of, own_reading_of
from jcas.web.report_links import ReportLinks, links_for


def text_of(submission: Submission, *, desk: bool) -> dict[str, Any]:
    """The values of the page that shows the newest version's text; `text` is None while there is none to show."""
    version, found, links = _newest(submission, desk=desk)
    reading = own_reading_of(version, pictures=links.pictures) if found else None
    view = view_of(found, submission) if found else None
    chosen = request.args.get("finding", "")
    text = marked_text(reading, view, found.content or {}, links, chosen) if reading and view and found else None
    return {"version": version, "links": links, "text": text, "view": view}


def citations_of(submission: Submission, *, desk: bool) -> dict[str, Any]:
    """The values of the page with the matrix of citations; `matrix` is None while there is no report."""
    version, found, links = _newest(submission, desk=desk)
    return {"version": version, **matrix_of(found, links)}


def matrix_of(found: Report | PublicCheck | None, links: ReportLinks) -> dict[str, Any]:
    """The values of `report/citations.html` for a finished report; `matrix` is None while there is none."""
    page = read_id(request.args.get("page", "")) or 1
    matrix = matrix_page(found.content or {}, page=page, show=request.args.get("show", "")) if found else None
    return {"links": links, "matrix": matrix, "fault_words": fault_words(), "problem_words": problem_words}


def picture_of(submission: Submission, number: int, name: str) -> Response:
    """A figure of the text of version `number`: only names and media types of our own making; else 404."""
    if not may_read_as_it_is(me(), submission):
        abort(404)
    found = own_picture_of(next((v for v in submission.versions if v.number == number), None), name)
    if found is None:
        abort(404)
    path, media_type = found
    answer = send_file(path, mimetype=media_type, download_name=name, etag=False)
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def _newest(submission: Submission, *, desk: bool) -> tuple[Version | None, Report | None, ReportLinks]:
    """The newest version, its report once it is done, and the addresses around it."""
    if not may_read_as_it_is(me(), submission):
        abort(404)
    version, found = latest_version(submission), latest_report(submission)
    done = found if found and found.state == ReportState.DONE else None
    return version, done, links_for(submission, version, desk=desk)
