"""The life of a submission: one table, (stage, action) -> stage.

The table feeds the buttons, the sentences of refusal, the diagram in docs/architecture.md and the exhaustive tests;
the database repeats the stages as a constraint. What is not in the table is refused.
"""

from enum import StrEnum

from jcas.domain.refusals import StageForbids


class Stage(StrEnum):
    """Where a submission stands; changed only by actions."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    MINOR_REVISIONS = "minor_revisions"
    MAJOR_REVISIONS = "major_revisions"
    REVISED = "revised"
    ACCEPTED = "accepted"
    PUBLISHED = "published"
    DESK_REJECTED = "desk_rejected"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    """What people do to a submission; a decision's key is the action of the same name."""

    EDIT = "edit"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    HANDLE = "handle"
    MOVE = "move"
    RELEASE = "release"
    WAIVE = "waive"
    DESK_REJECT = "desk_reject"
    SEND_TO_REVIEW = "send_to_review"
    INVITE = "invite"
    REVIEW = "review"
    ACCEPT = "accept"
    MINOR_REVISIONS = "minor_revisions"
    MAJOR_REVISIONS = "major_revisions"
    REJECT = "reject"
    REVISE = "revise"
    PUBLISH = "publish"


DECISIONS = (Action.ACCEPT, Action.MINOR_REVISIONS, Action.MAJOR_REVISIONS, Action.REJECT)
"""The decisions after review, in order of mildness; desk rejection stands apart, before review."""

OPEN = (Stage.SUBMITTED, Stage.IN_REVIEW, Stage.MINOR_REVISIONS, Stage.MAJOR_REVISIONS, Stage.REVISED)
"""Stages in which the journal still owes or awaits something before a final decision."""

UNDER_WAY = (*OPEN, Stage.ACCEPTED)
"""Everything that is not at its end."""

AWAITING_REVISION = (Stage.MINOR_REVISIONS, Stage.MAJOR_REVISIONS)

_DECIDED = {
    Action.ACCEPT: Stage.ACCEPTED,
    Action.MINOR_REVISIONS: Stage.MINOR_REVISIONS,
    Action.MAJOR_REVISIONS: Stage.MAJOR_REVISIONS,
    Action.REJECT: Stage.REJECTED,
}

TRANSITIONS: dict[tuple[Stage, Action], Stage] = {
    (Stage.DRAFT, Action.EDIT): Stage.DRAFT,
    (Stage.DRAFT, Action.SUBMIT): Stage.SUBMITTED,
    (Stage.SUBMITTED, Action.DESK_REJECT): Stage.DESK_REJECTED,
    (Stage.SUBMITTED, Action.SEND_TO_REVIEW): Stage.IN_REVIEW,
    (Stage.REVISED, Action.SEND_TO_REVIEW): Stage.IN_REVIEW,
    (Stage.IN_REVIEW, Action.INVITE): Stage.IN_REVIEW,
    (Stage.IN_REVIEW, Action.REVIEW): Stage.IN_REVIEW,
    **{(Stage.IN_REVIEW, decision): stage for decision, stage in _DECIDED.items()},
    **{(Stage.REVISED, decision): stage for decision, stage in _DECIDED.items()},
    **{(stage, Action.REVISE): Stage.REVISED for stage in AWAITING_REVISION},
    **{(stage, Action.WITHDRAW): Stage.WITHDRAWN for stage in (Stage.DRAFT, *OPEN, Stage.ACCEPTED)},
    **{(stage, Action.HANDLE): stage for stage in (*OPEN, Stage.ACCEPTED)},
    **{(stage, Action.MOVE): stage for stage in (*OPEN, Stage.ACCEPTED)},
    **{(stage, Action.RELEASE): stage for stage in OPEN},
    **{(stage, Action.WAIVE): stage for stage in OPEN},
    (Stage.ACCEPTED, Action.PUBLISH): Stage.PUBLISHED,
}

STAGE_WORDS = {
    Stage.DRAFT: "not yet submitted",
    Stage.SUBMITTED: "with the editors",
    Stage.IN_REVIEW: "in review",
    Stage.MINOR_REVISIONS: "minor revisions asked",
    Stage.MAJOR_REVISIONS: "major revisions asked",
    Stage.REVISED: "revised, with the editors",
    Stage.ACCEPTED: "accepted",
    Stage.PUBLISHED: "published",
    Stage.DESK_REJECTED: "declined without review",
    Stage.REJECTED: "declined",
    Stage.WITHDRAWN: "withdrawn",
}

ACTION_WORDS = {
    Action.EDIT: "be edited",
    Action.SUBMIT: "be submitted",
    Action.WITHDRAW: "be withdrawn",
    Action.HANDLE: "change hands",
    Action.MOVE: "move to another issue",
    Action.RELEASE: "be made ready for reviewers",
    Action.WAIVE: "have rules waived",
    Action.DESK_REJECT: "be declined without review",
    Action.SEND_TO_REVIEW: "be sent to review",
    Action.INVITE: "get further reviewers",
    Action.REVIEW: "be reviewed",
    Action.ACCEPT: "be accepted",
    Action.MINOR_REVISIONS: "be returned for minor revisions",
    Action.MAJOR_REVISIONS: "be returned for major revisions",
    Action.REJECT: "be declined",
    Action.REVISE: "take a revision",
    Action.PUBLISH: "be published",
}


def allows(stage: Stage, action: Action) -> bool:
    """Whether the table has this action at this stage."""
    return (stage, action) in TRANSITIONS


def actions_at(stage: Stage) -> tuple[Action, ...]:
    """Every action that the table has at this stage, in the table's order."""
    return tuple(action for (at, action) in TRANSITIONS if at == stage)


def after(stage: Stage, action: Action) -> Stage:
    """The stage that the action leads to; StageForbids, with a sentence, where the table has no such line."""
    try:
        return TRANSITIONS[stage, action]
    except KeyError:
        sentence = f"This submission is {STAGE_WORDS[stage]}: it can’t {ACTION_WORDS[action]} now."
        raise StageForbids(sentence) from None


def number_of(short_name: str, year: int, sequence: int) -> str:
    """The number that people quote, e.g. JCAS-2026-0007."""
    return f"{short_name}-{year}-{sequence:04d}"
