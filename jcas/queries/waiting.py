"""What a submission waits for: derived from its stage and its reviews, in one expression.

The desk's filters, its counts, its list and the submission's own page all use it; nothing of it is stored.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from jcas.domain.assignments import OPEN, State
from jcas.domain.files import Kind
from jcas.domain.submissions import AWAITING_REVISION, Stage
from jcas.models.cleaning import Cleaning, CleaningState
from jcas.models.files import File, Version
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission


class Waiting(StrEnum):
    """The one thing that a submission waits for now, what is most pressing first; NOTHING for those at their end."""

    UNASSIGNED = "unassigned"
    FIRST_LOOK = "first_look"
    REVISIONS_IN = "revisions_in"
    READY = "ready"
    UNRELEASED = "unreleased"
    OVERDUE = "overdue"
    NEEDS_REVIEWERS = "needs_reviewers"
    AWAITING_ANSWERS = "awaiting_answers"
    AWAITING_REVIEWS = "awaiting_reviews"
    AWAITING_REVISION = "awaiting_revision"
    ACCEPTED = "accepted"
    NOTHING = "nothing"


EDITORS_TURN = (
    Waiting.FIRST_LOOK, Waiting.REVISIONS_IN, Waiting.READY, Waiting.UNRELEASED, Waiting.OVERDUE,
    Waiting.NEEDS_REVIEWERS,
)  # fmt: skip
"""Where the next step is the handling editor's."""


def round_counts(now: datetime | ColumnElement[datetime], *which: ColumnElement[bool]) -> Subquery:
    """For each submission in review: how many reviews of its round are sent, invited, accepted, and late by `now`.

    `which`: conditions on `Submission` that those to be counted meet.
    """
    late = or_(
        and_(Assignment.state == State.INVITED, Assignment.respond_by < now),
        and_(Assignment.state == State.ACCEPTED, Assignment.due_at < now),
    )
    return (
        select(
            Assignment.submission_id,
            func.count().filter(Assignment.state == State.SUBMITTED).label("sent"),
            func.count().filter(Assignment.state == State.INVITED).label("invited"),
            func.count().filter(Assignment.state == State.ACCEPTED).label("accepted"),
            func.count().filter(late).label("late"),
            func.min(Assignment.respond_by).filter(Assignment.state == State.INVITED).label("answer_due"),
            func.min(Assignment.due_at).filter(Assignment.state == State.ACCEPTED).label("review_due"),
            func.min(case((Assignment.state == State.INVITED, Assignment.respond_by), else_=Assignment.due_at))
            .filter(Assignment.state.in_(OPEN))
            .label("next_due"),
        )
        .join(Submission, and_(Submission.id == Assignment.submission_id, Submission.round == Assignment.round))
        .where(Submission.stage == Stage.IN_REVIEW, *which)
        .group_by(Assignment.submission_id)
        .subquery("round_counts")
    )


def waiting_for(counts: Subquery, *, reviewers_minimum: int | ColumnElement[int]) -> ColumnElement[str]:
    """The key of `Waiting`; `counts` is `round_counts`, outer-joined on the submission's id.

    Enough reviews and none to come in time: ready. A review that is late after enough others no longer holds it up.
    Who has agreed can't review what no editor has released; nothing is more pressing then.
    """
    sent, invited = func.coalesce(counts.c.sent, 0), func.coalesce(counts.c.invited, 0)
    accepted, late = func.coalesce(counts.c.accepted, 0), func.coalesce(counts.c.late, 0)
    held = or_(Submission.id.in_(_held()), Submission.id.in_(_withheld()))
    in_review = case(
        (and_(sent >= reviewers_minimum, invited + accepted == late), Waiting.READY.value),
        (and_(accepted > 0, held), Waiting.UNRELEASED.value),
        (late > 0, Waiting.OVERDUE.value),
        (sent + invited + accepted < reviewers_minimum, Waiting.NEEDS_REVIEWERS.value),
        (held, Waiting.UNRELEASED.value),
        (and_(invited > 0, or_(accepted == 0, sent + accepted < reviewers_minimum)), Waiting.AWAITING_ANSWERS.value),
        else_=Waiting.AWAITING_REVIEWS.value,
    )
    unhandled = Submission.handling_editor_id.is_(None)
    return case(
        (and_(Submission.stage.in_((Stage.SUBMITTED, Stage.REVISED)), unhandled), Waiting.UNASSIGNED.value),
        (Submission.stage == Stage.SUBMITTED, Waiting.FIRST_LOOK.value),
        (Submission.stage == Stage.REVISED, Waiting.REVISIONS_IN.value),
        (Submission.stage == Stage.IN_REVIEW, in_review),
        (Submission.stage.in_(AWAITING_REVISION), Waiting.AWAITING_REVISION.value),
        (Submission.stage == Stage.ACCEPTED, Waiting.ACCEPTED.value),
        else_=literal(Waiting.NOTHING.value),
    )


def _withheld() -> Select[int]:
    """Submissions with a further file, or a response letter, that waits for an editor's look."""
    waits = select(Cleaning.submission_id).join(Cleaning.file).where(Cleaning.state == CleaningState.WITHHELD)
    return waits.where(File.kind != Kind.ATTACHED)


def _held() -> Select[int]:
    """Submissions whose newest copy waits for an editor's look; found by the index of the few that do."""
    newer = aliased(Version)
    later = exists().where(newer.submission_id == Version.submission_id, newer.number > Version.number)
    return select(Version.submission_id).where(Version.held, ~later)
