"""The table of review assignments, and what overdue means."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from jcas.domain.assignments import MOVES, Move, State, after, is_overdue
from jcas.domain.refusals import StageForbids

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.parametrize(("state", "move"), list(product(State, Move)))
def test_every_pair_leads_on_or_is_refused(state: State, move: Move) -> None:
    if (state, move) in MOVES:
        assert after(state, move) == MOVES[state, move]
    else:
        with pytest.raises(StageForbids, match=r"\w"):
            after(state, move)


def test_sent_review_is_final() -> None:
    assert not [move for (state, move) in MOVES if state == State.SUBMITTED]


@pytest.mark.parametrize(
    ("state", "respond", "due", "overdue"),
    [
        (State.INVITED, -1, 20, True),
        (State.INVITED, 0, -1, False),
        (State.ACCEPTED, -5, 1, False),
        (State.ACCEPTED, -5, -1, True),
        (State.SUBMITTED, -5, -1, False),
        (State.EXPIRED, -5, -1, False),
    ],
)
def test_overdue(state: State, respond: int, due: int, *, overdue: bool) -> None:
    dates = {"respond_by": NOW + timedelta(respond), "due_at": NOW + timedelta(due)}
    assert is_overdue(state, now=NOW, **dates) is overdue
