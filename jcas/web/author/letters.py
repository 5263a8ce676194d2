"""The letters that came with decisions, and what the authors answered."""

from flask import Blueprint

from jcas.adapters.markdown import to_html
from jcas.queries.author_pages import for_author
from jcas.queries.letters import letters_of, passed_on_files
from jcas.web.author.frame import render_tab
from jcas.web.context import me
from jcas.web.guards import signed_in

bp = Blueprint("author_letters", __name__, url_prefix="/submissions/<int:submission_id>")


@bp.get("/letters")
@signed_in
def letters(submission_id: int) -> str:
    """Decisions and responses, the newest first."""
    submission = for_author(submission_id, me())
    found = letters_of(submission)
    return render_tab(
        "author/letters.html",
        submission,
        "letters",
        letters=found,
        passed_on=passed_on_files(submission) if found else [],
        responses=[version for version in reversed(submission.versions) if version.response or version.response_file],
        to_html=to_html,
    )
