"""The mails: every row with its state, so that nothing that was not delivered stays unseen."""

from flask import Blueprint, render_template, request, url_for

from jcas.models.messages import MailState
from jcas.queries import mails as queries
from jcas.web.context import me
from jcas.web.guards import sees_mails
from jcas.web.translations import gettext as _

bp = Blueprint("editor_mails", __name__)
TONES = {MailState.QUEUED: "wait", MailState.SENDING: "active", MailState.SENT: "done", MailState.FAILED: "late"}


@bp.get("/mails")
@sees_mails
def mails() -> str:
    """The list, by state, submission or address; newest first."""
    words, asked = request.args.get("q", "").strip()[:200], request.args.get("state", "")
    state = MailState(asked) if asked in set(MailState) else None
    counts = queries.counts_by_state(me(), words=words)
    total = counts.get(state, 0) if state else sum(counts.values())
    pages = max(1, -(-total // queries.PAGE))
    page = min(max(1, request.args.get("page", 1, int)), pages)
    rows, total = queries.mails(me(), state=state, words=words, page=page)
    names = {
        MailState.QUEUED: _("waiting"),
        MailState.SENDING: _("being sent"),
        MailState.SENT: _("sent"),
        MailState.FAILED: _("failed"),
    }
    links = [
        {
            "name": names[each][:1].upper() + names[each][1:],
            "count": counts.get(each, 0),
            "current": state == each,
            "tone": "late" if each == MailState.FAILED and counts.get(each) else "",
            "url": url_for(".mails", state=None if state == each else each, q=words or None),
        }
        for each in MailState
    ]
    return render_template(
        "editor/mails/list.html", rows=rows, counts=links, words=words, state=state, total=total, page=page,
        pages=pages, names=names, tones=TONES,
    )  # fmt: skip
