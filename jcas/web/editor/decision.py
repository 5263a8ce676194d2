"""Deciding: choose the decision, write the letter (kept as it is typed), look at it as the authors will, send it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Blueprint, flash, g, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from jcas.adapters.markdown import to_html
from jcas.domain.assignments import OPEN, State
from jcas.domain.deadlines import last_moment
from jcas.domain.refusals import Invalid, NotAllowed, NotFound, NotHandling, Refused
from jcas.domain.submissions import AWAITING_REVISION, DECISIONS, TRANSITIONS, Action, after, allows
from jcas.models.base import writing
from jcas.models.cleaning import CleaningState
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.policies.disclosure import reviewer_label
from jcas.policies.submissions import may_decide
from jcas.queries.decisions import draft_of
from jcas.queries.desk_submission import for_desk, last_mails
from jcas.queries.profiles import profile_of
from jcas.queries.waiting import Waiting
from jcas.services import decisions
from jcas.services.desk import somebody_else_handles
from jcas.web.context import me, profile
from jcas.web.editor.frame import render_on_desk
from jcas.web.editor.round import attached_of, round_of
from jcas.web.editor.steps import steps_of
from jcas.web.editor.words import day_value
from jcas.web.filters import clock
from jcas.web.guards import editorial
from jcas.web.translations import gettext as _

bp = Blueprint("editor_decision", __name__, url_prefix="/desk/<int:submission_id>/decide")

LOOKED_AT = (Action.ACCEPT, Action.REJECT, Action.DESK_REJECT)
"""Decisions that end a way: they are sent only from the page that shows the letter as the authors will read it."""

KINDS = (*DECISIONS, Action.DESK_REJECT)


@dataclass(frozen=True, slots=True)
class Told:
    """Some people, and what they get."""

    what: str
    who: list[str]


@bp.get("")
@editorial
def decide(submission_id: int) -> Response | str:
    """The choice of decisions, with ?kind= the letter, with &look=1 the one kept as the authors will read it."""
    submission = _open(submission_id)
    kind, looks = request.args.get("kind", ""), "look" in request.args
    if kind:
        action = decisions.action_of(kind)
        if looks and not allows(submission.stage, action):  # back in the browser, after it was sent
            return redirect(url_for("editor_submission.show", submission_id=submission_id))
        after(submission.stage, action)
        start = _start(submission, kind)
        if looks and start["saved_at"]:
            return _look_page(submission, kind, start["letter"], start["revise_by"], _day(start["revise_by"]))
        return _letter_page(submission, kind, **start)
    if not any(allows(submission.stage, action) for action in KINDS):
        after(submission.stage, Action.ACCEPT)
    return _choice_page(submission)


@bp.post("")
@editorial
def send(submission_id: int) -> Response | str | tuple[str, int]:
    """Keeps the letter and leads to its preview, which one can come back to; or sends the decision."""
    kind, letter = request.form.get("kind", ""), request.form.get("letter", "")
    action, typed = request.form.get("action", "preview"), request.form.get("revise_by", "")
    try:
        if action == "send" and (kind not in LOOKED_AT or request.form.get("looked")):
            with writing():
                decisions.decide(submission_id, kind, letter, by=me(), now=g.now, revise_by=_day(typed))
            flash(_("The decision is made, and the letter is on its way."), "done")
            return redirect(url_for("editor_submission.show", submission_id=submission_id))
        with writing():
            decisions.save_letter(submission_id, kind, letter, by=me(), now=g.now)
        if action == "save":
            flash(_("The draft is saved."), "done")
            return redirect(url_for(".decide", submission_id=submission_id, kind=kind))
        decisions.checked_letter(letter, kind)
        _day(typed)
    except (NotAllowed, NotFound):
        raise
    except Refused as refusal:
        return _letter_page(for_desk(submission_id, me()), kind, letter=letter, revise_by=typed, refusal=refusal), 422
    return redirect(url_for(".decide", submission_id=submission_id, kind=kind, look=1, revise_by=typed or None))


@bp.post("/<kind>/letter")
@editorial
def autosave(submission_id: int, kind: str) -> Response:
    """Keeps the letter as it is typed."""
    with writing():
        saved_at = decisions.save_letter(submission_id, kind, request.form.get("letter", ""), by=me(), now=g.now)
    return jsonify(saved_at=clock(saved_at))


@bp.post("/<kind>/drop")
@editorial
def drop(submission_id: int, kind: str) -> Response:
    """Begins the letter anew from the template."""
    with writing():
        decisions.drop_letter(submission_id, kind, by=me())
    return redirect(url_for(".decide", submission_id=submission_id, kind=kind))


def _open(submission_id: int) -> Submission:
    submission = for_desk(submission_id, me())
    if not may_decide(me(), submission):
        raise NotHandling(somebody_else_handles(submission))
    return submission


def _start(submission: Submission, kind: str) -> dict[str, Any]:
    """The letter and the day to begin with: the draft's, the address's day, else the template's."""
    draft = draft_of(submission, me(), kind)
    usual = decisions.default_revise_by(kind, draft.saved_at if draft else g.now)
    if usual is not None and usual <= g.now:
        usual = decisions.default_revise_by(kind, g.now)
    letter = draft.letter if draft else decisions.letter_from_template(submission, kind, by=me(), revise_by=usual)
    return {
        "letter": letter,
        "revise_by": request.args.get("revise_by", day_value(usual)),
        "saved_at": draft.saved_at if draft else None,
    }


def _choice_page(submission: Submission) -> str:
    steps = [step for step in steps_of(submission, Waiting.READY, me()) if step.key in KINDS]
    return render_on_desk("editor/decision/choose.html", submission, steps=steps, **_round(submission))


def _letter_page(
    submission: Submission,
    kind: str,
    *,
    letter: str,
    revise_by: str,
    saved_at: datetime | None = None,
    refusal: Refused | None = None,
) -> str:
    known = kind in KINDS
    return render_on_desk(
        "editor/decision/letter.html",
        submission,
        kind=kind,
        name=_name(kind),
        letter=letter,
        revise_by=revise_by,
        asks_for_day=known and _leads_to_revision(submission, kind),
        saved_at=clock(saved_at) if saved_at else None,
        error=_(refusal.sentence) if refusal else "",
        error_field=(refusal.field or "letter") if refusal else "",
        possible=known and allows(submission.stage, Action(kind)) and may_decide(me(), submission),
        looks_first=kind in LOOKED_AT,
        told=_told(submission, kind),
        **_round(submission),
    )


def _look_page(submission: Submission, kind: str, letter: str, typed: str, until: datetime | None) -> str:
    revises = _leads_to_revision(submission, kind)
    return render_on_desk(
        "editor/decision/look.html",
        submission,
        kind=kind,
        name=_name(kind),
        letter=letter,
        html=to_html(letter),
        revise_by=typed,
        until=(until or decisions.default_revise_by(kind, g.now)) if revises else None,
        told=_told(submission, kind),
        final=kind in LOOKED_AT,
        to=[c.name for c in submission.contributors if c.email and not c.disowned_at],
    )


def _leads_to_revision(submission: Submission, kind: str) -> bool:
    return TRANSITIONS.get((submission.stage, Action(kind))) in AWAITING_REVISION


def _round(submission: Submission) -> dict[str, Any]:
    """The present round's scores and reviews, to have them before one's eyes."""
    if not submission.round:
        return {"present": None}
    rules = profile_of(submission)
    return {
        "to_html": to_html,
        "present": round_of(submission, submission.round, last_mails(submission), rules, manages=False),
    }


def _told(submission: Submission, kind: str) -> list[Told]:
    """Who gets what when the decision is sent."""
    authors = [c.name for c in submission.contributors if c.email and not c.disowned_at] or [submission.submitter.name]
    now = [a for a in submission.assignments if a.round == submission.round]
    reviews = [a for a in now if a.state == State.SUBMITTED]
    sent = [f"{reviewer_label(a)}, {a.reviewer.name}" for a in reviews]
    ended = [f"{reviewer_label(a)}, {a.reviewer.name}" for a in submission.assignments if a.state in OPEN]
    told = [Told(_("get the letter, with this decision"), authors), *_files(submission, reviews)]
    if sent and kind != Action.DESK_REJECT:
        told.append(Told(_("are thanked and told the decision, without the letter"), sent))
    if ended:
        told.append(Told(_("are told that their review is no longer needed; what they wrote can’t be sent"), ended))
    return told


def _files(submission: Submission, reviews: Sequence[Assignment]) -> list[Told]:
    """What becomes of each file that was attached to the round's reviews; nothing where its letter was sent before."""
    if any(decision.round == submission.round for decision in submission.decisions):
        return []
    states = attached_of(submission, reviews)
    goes, stays = _("goes with the letter"), _("stays with the editors unless you release it first")
    return [
        Told(goes if states[file_id] == CleaningState.RELEASED else stays,
             [_("The file of %(reviewer)s", reviewer=reviewer_label(a))])
        for a in reviews
        if a.review and (file_id := a.review.attachment_id) in states
    ]  # fmt: skip


def _name(kind: str) -> str:
    return next((decision.name for decision in profile().decisions if decision.key == kind), kind)


def _day(text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        return last_moment(date.fromisoformat(text.strip()), profile())
    except (ValueError, OverflowError):
        raise Invalid("Write the day as year, month and day: 2026-02-28.", field="revise_by") from None
