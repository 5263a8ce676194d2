"""The life of a review assignment: one table, (state, action) -> state."""

from datetime import datetime
from enum import StrEnum

from jcas.domain.refusals import StageForbids


class State(StrEnum):
    """Where a review assignment stands; overdue is derived from its dates, never stored."""

    DRAFT = "draft"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    SUBMITTED = "submitted"
    CANCELLED = "cancelled"


class Move(StrEnum):
    """What happens to an assignment."""

    INVITE = "invite"
    ACCEPT = "accept"
    DECLINE = "decline"
    EXPIRE = "expire"
    SUBMIT = "submit"
    CANCEL = "cancel"
    REINSTATE = "reinstate"


MOVES: dict[tuple[State, Move], State] = {
    (State.DRAFT, Move.INVITE): State.INVITED,
    (State.DRAFT, Move.CANCEL): State.CANCELLED,
    (State.INVITED, Move.ACCEPT): State.ACCEPTED,
    (State.INVITED, Move.DECLINE): State.DECLINED,
    (State.INVITED, Move.EXPIRE): State.EXPIRED,
    (State.INVITED, Move.CANCEL): State.CANCELLED,
    (State.EXPIRED, Move.ACCEPT): State.ACCEPTED,
    (State.EXPIRED, Move.DECLINE): State.DECLINED,
    (State.EXPIRED, Move.CANCEL): State.CANCELLED,
    (State.EXPIRED, Move.REINSTATE): State.INVITED,
    (State.ACCEPTED, Move.SUBMIT): State.SUBMITTED,
    (State.ACCEPTED, Move.DECLINE): State.DECLINED,
    (State.ACCEPTED, Move.CANCEL): State.CANCELLED,
    (State.CANCELLED, Move.REINSTATE): State.INVITED,
    (State.DECLINED, Move.REINSTATE): State.INVITED,
}

STATE_WORDS = {
    State.DRAFT: "on offer, not invited yet",
    State.INVITED: "invited",
    State.ACCEPTED: "reviewing",
    State.DECLINED: "declined",
    State.EXPIRED: "did not answer",
    State.SUBMITTED: "review sent",
    State.CANCELLED: "cancelled",
}

_FORBIDDEN = {
    State.DRAFT: "This invitation has not been sent yet.",
    State.INVITED: "This invitation waits for an answer first.",
    State.ACCEPTED: "This invitation has been accepted already.",
    State.DECLINED: "This invitation has been declined.",
    State.EXPIRED: "This invitation has run out without an answer.",
    State.SUBMITTED: "This review has been sent: it can be read, but no longer changed.",
    State.CANCELLED: "The editors have cancelled this review; nothing more needs to be done.",
}

OPEN = (State.INVITED, State.ACCEPTED)
"""States in which the reviewer still has something to do."""


def after(state: State, move: Move) -> State:
    """The state that the move leads to; StageForbids, with a sentence, where the table has no such line."""
    try:
        return MOVES[state, move]
    except KeyError:
        raise StageForbids(_FORBIDDEN[state]) from None


def is_overdue(state: State, *, respond_by: datetime | None, due_at: datetime | None, now: datetime) -> bool:
    """Whether an open assignment's date has passed: the answer's while invited, the review's while accepted."""
    limit = {State.INVITED: respond_by, State.ACCEPTED: due_at}.get(state)
    return limit is not None and limit < now
