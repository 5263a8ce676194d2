"""Choosing reviewers: ranked candidates, a search, a tray, somebody new; one button sends every invitation."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask import Blueprint, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response

from jcas.domain.deadlines import last_moment
from jcas.domain.refusals import Invalid, NotAllowed, NotFound, NotHandling, Refused
from jcas.domain.submissions import Action, after
from jcas.models.base import writing
from jcas.models.submissions import Submission
from jcas.policies.submissions import may_handle
from jcas.queries.desk_submission import for_desk
from jcas.queries.reviewers import people_by_id
from jcas.services import invitations
from jcas.services.desk import somebody_else_handles
from jcas.web.addresses import read_id
from jcas.web.context import me, profile
from jcas.web.editor.candidates import candidates
from jcas.web.editor.frame import render_on_desk
from jcas.web.editor.words import day_value
from jcas.web.guards import editorial
from jcas.web.translations import gettext as _
from jcas.web.translations import ngettext

bp = Blueprint("editor_reviewers", __name__, url_prefix="/desk/<int:submission_id>/reviewers")
MOST = 20


@dataclass(slots=True)
class Tray:
    """What is chosen and typed so far; it travels with the form, nothing is kept before it is sent."""

    chosen: list[int] = field(default_factory=list)
    email: str = ""
    name: str = ""
    respond_by: str = ""
    due_at: str = ""
    message: str = ""
    words: str = ""


@bp.route("", methods=["GET", "POST"])
@editorial
def choose(submission_id: int) -> Response | str | tuple[str, int]:
    """The page; a POST searches, or sends."""
    submission = _open(submission_id)
    tray = _tray()
    if request.form.get("action") != "send":
        return _page(submission, tray)
    try:
        with writing():
            sent = _send(submission_id, tray)
    except (NotAllowed, NotFound):
        raise
    except Refused as refusal:
        return _page(_open(submission_id), tray, refusal), 422
    flash(ngettext("%(num)s invitation is on its way.", "%(num)s invitations are on their way.", sent), "done")
    return redirect(url_for("editor_submission.show", submission_id=submission_id))


def _open(submission_id: int) -> Submission:
    """The submission, while reviewers can be invited to it by this person."""
    submission = for_desk(submission_id, me())
    after(submission.stage, Action.INVITE)
    if not may_handle(me(), submission):
        raise NotHandling(somebody_else_handles(submission))
    return submission


def _tray() -> Tray:
    """From the form, or from the address (?chosen=) with the profile's dates."""
    values = request.values
    answer, due = invitations.default_dates(g.now)
    chosen = dict.fromkeys(number for text in values.getlist("chosen") if (number := read_id(text)))
    return Tray(
        chosen=list(chosen)[:MOST],
        email=values.get("email", "").strip(),
        name=values.get("name", "").strip(),
        respond_by=values.get("respond_by", day_value(answer)),
        due_at=values.get("due_at", day_value(due)),
        message=values.get("message", ""),
        words=values.get("q", "").strip()[:200],
    )


def _send(submission_id: int, tray: Tray) -> int:
    """Invites the people chosen and the new one, in one transaction; how many."""
    terms: dict[str, Any] = {
        "respond_by": _day(tray.respond_by, "respond_by"),
        "due_at": _day(tray.due_at, "due_at"),
        "message": tray.message,
        "by": me(),
        "now": g.now,
    }
    new = bool(tray.email or tray.name)
    if new:
        invitations.invite_new(submission_id, tray.email, tray.name, **terms)
    if tray.chosen or not new:
        invitations.invite(submission_id, people_by_id(tray.chosen), **terms)
    return len(tray.chosen) + new


def _day(text: str, name: str) -> datetime | None:
    """The last moment of a day as a date field has it; None for nothing."""
    if not text.strip():
        return None
    try:
        return last_moment(date.fromisoformat(text.strip()), profile())
    except (ValueError, OverflowError):
        raise Invalid("Write the day as year, month and day: 2026-02-28.", field=name) from None


def _page(submission: Submission, tray: Tray, refusal: Refused | None = None) -> str:
    picked, others, found = candidates(submission, me(), words=tray.words, chosen=tray.chosen)
    return render_on_desk(
        "editor/reviewers/choose.html",
        submission,
        tray=tray,
        picked=picked,
        others=others,
        found=found,
        error=_(refusal.sentence) if refusal else "",
        error_field=(refusal.field or "people") if refusal else "",
        times=profile().times,
    )
