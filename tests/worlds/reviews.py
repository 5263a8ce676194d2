"""Reviews in every state."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from jcas.config.profiles import load_profile
from jcas.domain.assignments import OPEN, State
from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.models.reviews import Assignment, Review, Score
from jcas.models.submissions import Submission
from jcas.notifications import record
from tests.worlds.moments import DAY
from tests.worlds.people import a_reviewer


def a_review(
    submission: Submission,
    reviewer: Person | None = None,
    *,
    state: State = State.SUBMITTED,
    now: datetime | None = None,
    round_: int | None = None,
    scores: Mapping[str, int] | None = None,
    to_author: str = "The argument is clear; please say more about method.",
    to_editor: str = "Between us: solid work.",
    recommendation: str = "minor_revisions",
) -> Assignment:
    """An assignment of the present round in that state; accepted and sent ones have their review.

    scores: criterion key -> 1..5 or 0; by default every criterion has a 4.
    """
    reviewer = reviewer or a_reviewer()
    now = now or submission.stage_since
    with writing():
        submission = db.session.get_one(Submission, submission.id)
        reviewer = db.session.merge(reviewer)
        assignment = _assignment(submission, reviewer, state, round_ or max(submission.round, 1), now)
        if state in {State.ACCEPTED, State.SUBMITTED}:
            sent = state == State.SUBMITTED
            given = scores if scores is not None else {c.key: 4 for c in load_profile().criteria} if sent else {}
            assignment.review = Review(
                to_author=to_author if sent else "",
                to_editor=to_editor if sent else "",
                recommendation=recommendation if sent else None,
                saved_at=now,
                scores=[Score(criterion=key, value=value) for key, value in given.items()],
            )
        db.session.flush()
        for kind in _HAPPENED.get(state, ()):
            record(kind, now=now, by=None if kind == "review.expired" else reviewer, submission=submission,
                   assignment=assignment, person=reviewer)  # fmt: skip
    return assignment


_HAPPENED = {
    State.INVITED: ("review.invited",),
    State.ACCEPTED: ("review.invited", "review.accepted"),
    State.SUBMITTED: ("review.invited", "review.accepted", "review.submitted"),
    State.DECLINED: ("review.invited", "review.declined"),
    State.EXPIRED: ("review.invited", "review.expired"),
    State.CANCELLED: ("review.invited", "review.cancelled"),
}


def _assignment(submission: Submission, reviewer: Person, state: State, round_: int, now: datetime) -> Assignment:
    labels = {a.reviewer_id: a.label for a in submission.assignments}
    times = load_profile().times
    invited = state != State.DRAFT
    assignment = Assignment(
        submission=submission,
        round=round_,
        reviewer=reviewer,
        label=labels.get(reviewer.id, max(labels.values(), default=0) + 1),
        state=state,
        nonce=secrets.token_hex(8),
        invited_at=now if invited else None,
        respond_by=now + times.answer_invitation_days * DAY if invited else None,
        answered_at=now if state in {State.ACCEPTED, State.SUBMITTED, State.DECLINED} else None,
        due_at=now + times.review_days * DAY if state in {*OPEN, State.SUBMITTED} else None,
        submitted_at=now if state == State.SUBMITTED else None,
    )
    db.session.add(assignment)
    db.session.flush()
    return assignment
