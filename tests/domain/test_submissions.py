"""The transition table: every pair of stage and action either leads somewhere or is refused with a sentence."""

from itertools import product

import pytest

from jcas.domain.refusals import StageForbids
from jcas.domain.submissions import (
    ACTION_WORDS,
    DECISIONS,
    STAGE_WORDS,
    TRANSITIONS,
    Action,
    Stage,
    actions_at,
    after,
    allows,
    number_of,
)

ENDS = {Stage.PUBLISHED, Stage.DESK_REJECTED, Stage.REJECTED, Stage.WITHDRAWN}


@pytest.mark.parametrize(("stage", "action"), list(product(Stage, Action)))
def test_every_pair_leads_on_or_is_refused(stage: Stage, action: Action) -> None:
    if (stage, action) in TRANSITIONS:
        assert after(stage, action) == TRANSITIONS[stage, action]
        assert allows(stage, action)
    else:
        assert not allows(stage, action)
        with pytest.raises(StageForbids) as refused:
            after(stage, action)
        assert STAGE_WORDS[stage] in refused.value.sentence
        assert ACTION_WORDS[action] in refused.value.sentence


def test_what_has_ended_takes_no_action() -> None:
    assert {stage for stage in Stage if not actions_at(stage)} == ENDS


def test_every_stage_is_reached_from_a_draft() -> None:
    reached, seen = {Stage.DRAFT}, set()
    while reached != seen:
        seen = set(reached)
        reached |= {to for (at, _), to in TRANSITIONS.items() if at in seen}
    assert reached == set(Stage)


def test_decisions_are_possible_only_after_review() -> None:
    assert {at for (at, action) in TRANSITIONS if action in DECISIONS} == {Stage.IN_REVIEW, Stage.REVISED}


@pytest.mark.parametrize(("sequence", "number"), [(7, "JCAS-2026-0007"), (12345, "JCAS-2026-12345")])
def test_number(sequence: int, number: str) -> None:
    assert number_of("JCAS", 2026, sequence) == number
