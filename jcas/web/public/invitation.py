"""The link of an invitation mail: look, then accept or decline, without an account.

Opening it changes nothing, since mail scanners open every link. Whoever holds the link acts as the reviewer, in this
one review: a link that is passed on opens nothing else that is theirs.

These routes check the form's token themselves: the general answer to an old form is 'sign in again', and who came
by the link has no password to do that with.
"""

from collections.abc import Mapping
from types import MappingProxyType

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import TextAreaField

from jcas.adapters.addresses import read_address
from jcas.adapters.tokens import read_token
from jcas.domain.assignments import State
from jcas.domain.refusals import Invalid, StageForbids
from jcas.domain.submissions import Stage
from jcas.models.base import writing
from jcas.models.reviews import Assignment
from jcas.policies.reviews import may_see_assignment
from jcas.queries import reviews as queries
from jcas.queries.profiles import profile_of
from jcas.services import people, reviews
from jcas.services.reviews import Suggested
from jcas.web.context import door, somebody
from jcas.web.forms import done
from jcas.web.guards import by_token
from jcas.web.kept import kept_form
from jcas.web.limits import limiter
from jcas.web.sessions import open_door
from jcas.web.translations import gettext as _

bp = Blueprint("public_invitation", __name__, url_prefix="/invitations")
bp.record_once(lambda state: state.app.extensions["csrf"].exempt(bp))
OFTEN = "60 per minute; 600 per hour"
"""Per address of the network: far above what a person clicks, far below what guessing would need."""

WORDS_AN_HOUR, FORM_HOURS = 5_000, 2
"""Close reading, and writing down the judgement: the estimate of how long a review takes."""

ANSWERABLE = (State.INVITED, State.EXPIRED)
Page = Response | tuple[str, int]


class AnswerForm(FlaskForm):
    """A button that accepts or opens."""


class DeclineForm(FlaskForm):
    """Why not, and who else."""

    reason = TextAreaField(_l("Why can’t you review it?"))


@bp.get("/<token>")
@limiter.limit(OFTEN)
@by_token
def show(token: str) -> Page:
    """The invitation, or how far it is."""
    assignment = _assignment(token)
    return _page(token, assignment) if assignment else _unknown()


@bp.post("/<token>/accept")
@limiter.limit(OFTEN)
@by_token
def accept(token: str) -> Page:
    """Agrees, and opens the review; a second click only opens it."""
    assignment = _assignment(token)
    if assignment is None:
        return _unknown()
    if not _may_go_on(assignment):
        return _page(token, assignment, status=409)
    if assignment.state != State.ACCEPTED:
        try:
            with writing():
                people.prove(assignment.reviewer, now=g.now)
                reviews.accept(assignment.id, by=assignment.reviewer, now=g.now)
        except StageForbids:
            if not _is_accepted(token):  # else another click was quicker
                raise
        flash(_("Thank you for agreeing to review. What you write is saved as you write it."), "success")
    return _enter(assignment)


@bp.post("/<token>/open")
@limiter.limit(OFTEN)
@by_token
def enter(token: str) -> Page:
    """Opens a review that was accepted before."""
    assignment = _assignment(token)
    if assignment is None:
        return _unknown()
    if assignment.state != State.ACCEPTED or not _may_go_on(assignment):
        return _page(token, assignment, status=409)
    return _enter(assignment)


@bp.post("/<token>/decline")
@limiter.limit(OFTEN)
@by_token
def decline(token: str) -> Page:
    """Says no; the reason and other names go to the editors."""
    assignment = _assignment(token)
    if assignment is None:
        return _unknown()
    if assignment.state == State.DECLINED:
        return redirect(url_for(".show", token=token))
    form, others = DeclineForm(), _suggested()
    wrong = _wrong_addresses(others)
    if (
        form.validate_on_submit()
        and not wrong
        and done(
            form,
            lambda: reviews.decline(assignment.id, form.reason.data or "", others, by=assignment.reviewer, now=g.now),
        )
    ):
        return redirect(url_for(".show", token=token))
    return _page(token, assignment, form=form, wrong=wrong, status=422)


def _assignment(token: str) -> Assignment | None:
    """What a link means; None where it is forged, of an older invitation, or leads to the holder's own manuscript."""
    match read_token("invitation", token):
        case [int() as assignment_id, str() as nonce] if nonce:
            found = queries.assignment_of(assignment_id)
            if found and found.nonce == nonce and found.reviewer.active and may_see_assignment(found.reviewer, found):
                return found
    return None


def _is_accepted(token: str) -> bool:
    assignment = _assignment(token)
    return assignment is not None and assignment.state == State.ACCEPTED


def _may_go_on(assignment: Assignment) -> bool:
    """Whether the button was pressed on a page of this visit, and by nobody who is signed in as somebody else."""
    here = somebody()
    if here is not None and here.id == assignment.reviewer_id and assignment.state == State.ACCEPTED:
        return True
    return AnswerForm().validate_on_submit() and (here is None or here.id == assignment.reviewer_id or _switches())


def _switches() -> bool:
    """Whether the person said 'as the reviewer, not as whom I am signed in'."""
    return request.form.get("switch") == "1"


def _enter(assignment: Assignment) -> Response:
    here, opened = somebody(), door()
    elsewhere = opened is not None and opened.assignment_id != assignment.id
    if here is None or here.id != assignment.reviewer_id or elsewhere:
        open_door(assignment)
    review, waits = url_for("reviewer_review.show", assignment_id=assignment.id), kept_form()
    return redirect(url_for("account_kept.show") if waits and waits.path.startswith(review) else review)


def _suggested() -> list[Suggested]:
    columns = (request.form.getlist(name) for name in ("suggested_name", "suggested_email", "suggested_affiliation"))
    return [Suggested(*row) for row in zip(*columns, strict=False)]


def _wrong_addresses(others: list[Suggested]) -> dict[str, str]:
    """The field's id -> what is wrong with the address in it."""
    found = {}
    for n, other in enumerate(others):
        try:
            read_address(other.email.strip() or "nobody@example.org")
        except Invalid as refusal:
            found[f"suggested-email-{n}"] = _(refusal.sentence)
    return found


def _unknown() -> tuple[str, int]:
    return render_template("public/invitation/unknown.html"), 404


def _page(
    token: str,
    assignment: Assignment,
    *,
    form: DeclineForm | None = None,
    wrong: Mapping[str, str] = MappingProxyType({}),
    status: int = 200,
) -> tuple[str, int]:
    submission, here = assignment.submission, somebody()
    journal = profile_of(submission)
    running = submission.stage == Stage.IN_REVIEW and assignment.round == submission.round
    words = _words(assignment)
    page = render_template(
        "public/invitation/show.html",
        token=token,
        assignment=assignment,
        submission=submission,
        article_type=journal.article_type(submission.article_type),
        criteria=journal.criteria,
        words=words,
        hours=round((words or WORDS_AN_HOUR) / WORDS_AN_HOUR) + FORM_HOURS,
        running=running,
        answerable=running and assignment.state in ANSWERABLE,
        stranger=here if here is not None and here.id != assignment.reviewer_id else None,
        form=form or DeclineForm(formdata=None),
        declining=form is not None,
        wrong=wrong,
        suggested=_suggested() if form is not None else [],
        again=status == 409 and not (here and here.id != assignment.reviewer_id),
    )
    return page, status


def _words(assignment: Assignment) -> int | None:
    """The manuscript's length, where its report is there."""
    version = queries.version_for(assignment)
    return queries.words_of(version) if version else None
