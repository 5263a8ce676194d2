"""A round of review as the desk shows it: who was asked, in what state, with which dates, and the scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import g

from jcas.domain.assignments import MOVES, OPEN, Move, State, is_overdue
from jcas.domain.files import Kind
from jcas.domain.profiles import Profile
from jcas.domain.submissions import Action, allows
from jcas.models.reviews import Assignment, Review
from jcas.models.submissions import Submission
from jcas.policies.disclosure import reviewer_label
from jcas.queries.desk_submission import LastMail
from jcas.web.drawings import Column, ScoreMatrix, score_matrix
from jcas.web.translations import gettext as _


@dataclass(frozen=True, slots=True)
class Line:
    """One reviewer of a round."""

    assignment: Assignment
    label: str
    name: str
    state: str
    """The assignment's, or 'overdue'."""
    dates: tuple[tuple[str, datetime], ...]
    due: tuple[str, datetime] | None
    """What is awaited, and until when."""
    mail: str
    mail_at: datetime | None
    reason: str
    can_remind: bool
    can_cancel: bool
    can_reinstate: bool


@dataclass(frozen=True, slots=True)
class ReviewText:
    """A sent review in words."""

    label: str
    name: str
    recommendation: str
    review: Review
    at: datetime | None
    attached: str
    """How far what was attached is on its way to the authors: a `CleaningState`, or "" where nothing is to go."""
    may_pass: bool
    """Whether it can be passed on at this stage."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round."""

    number: int
    lines: tuple[Line, ...]
    matrix: ScoreMatrix | None
    texts: tuple[ReviewText, ...]


def round_of(
    submission: Submission, number: int, mails: Mapping[int, LastMail], rules: Profile, *, manages: bool
) -> Round:
    """That round; `manages`: whether reminding, cancelling and asking again are this person's to do, now."""
    assignments = sorted((a for a in submission.assignments if a.round == number), key=lambda a: a.label)
    sent = [a for a in assignments if a.state == State.SUBMITTED and a.review]
    names = {choice.key: choice.name for choice in rules.recommendations}
    attached = attached_of(submission, sent)
    return Round(
        number=number,
        lines=tuple(_line(a, mails.get(a.id), manages=manages) for a in assignments),
        matrix=score_matrix(rules.criteria, [_column(a, names) for a in sent]) if sent else None,
        texts=tuple(_text(a, names, attached) for a in sent),
    )


def attached_of(submission: Submission, sent: Sequence[Assignment]) -> dict[int, str]:
    """The state of each file that was attached to these reviews, by its id; reads nothing where there is none."""
    if not any(a.review and a.review.attachment_id for a in sent):
        return {}
    return {row.file_id: row.state.value for row in submission.cleanings if row.file.kind == Kind.ATTACHED}


def _column(assignment: Assignment, names: Mapping[str, str]) -> Column:
    review = assignment.review
    assert review is not None  # noqa: S101  only sent reviews come here
    return Column(
        label=f"R{assignment.label}",
        scores={score.criterion: score.value for score in review.scores if score.value is not None},
        comments={score.criterion: score.comment for score in review.scores if score.comment.strip()},
        recommendation=names.get(review.recommendation or "", ""),
    )


def _text(assignment: Assignment, names: Mapping[str, str], attached: Mapping[int, str]) -> ReviewText:
    review = assignment.review
    assert review is not None  # noqa: S101  only sent reviews come here
    return ReviewText(
        label=reviewer_label(assignment),
        name=assignment.reviewer.name,
        recommendation=names.get(review.recommendation or "", ""),
        review=review,
        at=assignment.submitted_at,
        attached=attached.get(review.attachment_id or 0, ""),
        may_pass=allows(assignment.submission.stage, Action.RELEASE),
    )


def _line(assignment: Assignment, mail: LastMail | None, *, manages: bool) -> Line:
    state = assignment.state
    late = is_overdue(state, respond_by=assignment.respond_by, due_at=assignment.due_at, now=g.now)
    return Line(
        assignment=assignment,
        label=f"R{assignment.label}",
        name=assignment.reviewer.name,
        state="overdue" if late else state.value,
        dates=tuple((words, at) for words, at in _dates(assignment) if at),
        due=_due(assignment),
        mail=_mail_words(mail.kind) if mail else "",
        mail_at=mail.at if mail else None,
        reason=assignment.decline_reason if state == State.DECLINED else "",
        can_remind=manages and state in OPEN,
        can_cancel=manages and (state, Move.CANCEL) in MOVES,
        can_reinstate=manages and (state, Move.REINSTATE) in MOVES,
    )


def _dates(assignment: Assignment) -> Sequence[tuple[str, datetime | None]]:
    answered = {State.ACCEPTED: _("accepted"), State.SUBMITTED: _("accepted"), State.DECLINED: _("declined")}
    return (
        (_("invited"), assignment.invited_at),
        (answered.get(assignment.state, ""), assignment.answered_at if assignment.state in answered else None),
        (_("sent"), assignment.submitted_at),
    )


def _due(assignment: Assignment) -> tuple[str, datetime] | None:
    if assignment.state == State.INVITED and assignment.respond_by:
        return _("answer"), assignment.respond_by
    if assignment.state == State.ACCEPTED and assignment.due_at:
        return _("review"), assignment.due_at
    return None


def _mail_words(kind: str) -> str:
    words: dict[str, str] = {
        "review.invited": _("invitation"),
        "review.reinstated": _("invitation, again"),
        "review.reminded": _("reminder"),
        "review.accepted": _("confirmation"),
        "review.declined": _("confirmation"),
        "review.cancelled": _("cancellation"),
        "review.submitted": _("thanks"),
    }
    return words.get(kind) or str(_("mail"))
