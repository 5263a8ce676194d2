"""The history of a submission as its authors may know it."""

from flask import Blueprint

from jcas.queries.author_pages import for_author
from jcas.queries.history import events_of, history_for
from jcas.web.author.frame import render_tab
from jcas.web.context import me
from jcas.web.guards import signed_in
from jcas.web.translations import gettext as _

bp = Blueprint("author_history", __name__, url_prefix="/submissions/<int:submission_id>")


@bp.get("/history")
@signed_in
def history(submission_id: int) -> str:
    """What happened, the newest first."""
    submission = for_author(submission_id, me())
    lines = [
        {"at": line.at, "text": _(line.words) % line.values, "by": line.by, "detail": line.detail}
        for line in reversed(history_for(me(), submission, events_of(submission)))
    ]
    return render_tab("author/history.html", submission, "history", lines=lines)
