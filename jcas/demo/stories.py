"""What happened to each paper of the demo: days after its arrival, what was done, with whom.

A step's day counts from the manuscript's arrival; steps that would lie in the future are left out, so that the demo is
consistent on whatever day it is made. `reviewers` are places in the paper's own list of three to four reviewers.
"""

from typing import NamedTuple


class Step(NamedTuple):
    """One thing done."""

    day: float
    verb: str
    reviewers: tuple[int, ...] = ()
    kind: str = ""


_SUBMITTED = (Step(0, "submit"),)
_TAKEN = (*_SUBMITTED, Step(1.2, "handle"))
_SENT = (*_TAKEN, Step(2.1, "send_to_review"))
_INVITED = (*_SENT, Step(2.2, "invite", (0, 1, 2)))
_AGREED = (*_INVITED, Step(3.4, "accept", (0,)), Step(4.1, "accept", (1,)), Step(5.6, "accept", (2,)))
_REVIEWED = (*_AGREED, Step(15, "review", (0,)), Step(19.5, "review", (1,)), Step(23.3, "review", (2,)))
_MINOR = (*_REVIEWED, Step(26, "decide", kind="minor_revisions"))
_MAJOR = (*_REVIEWED, Step(26, "decide", kind="major_revisions"))
_BACK = (*_MAJOR, Step(49, "revise"))
_ACCEPTED = (*_MINOR, Step(44, "revise"), Step(48, "decide", kind="accept"))

STORIES: dict[str, tuple[Step, ...]] = {
    "draft": (),
    "submitted_unassigned": _SUBMITTED,
    "submitted": _TAKEN,
    "needs_reviewers": _SENT,
    "awaiting_answers": (*_SENT, Step(26, "invite", (0, 1, 2)), Step(27.5, "decline", (1,)), Step(28, "accept", (2,))),
    "answer_overdue": (*_INVITED, Step(6, "accept", (0,)), Step(20, "review", (0,))),
    "reviewing": (*_SENT, Step(14, "invite", (0, 1, 2)), Step(15, "accept", (0, 1)), Step(16, "decline", (2,)), Step(29, "review", (0,))),
    "review_overdue": (*_AGREED, Step(17, "review", (0,)), Step(33, "remind", (1, 2))),
    "ready_for_decision": _REVIEWED,
    "disagreement": _REVIEWED,
    "minor_revisions": (*_REVIEWED, Step(38, "decide", kind="minor_revisions")),
    "major_revisions": (*_REVIEWED, Step(29, "decide", kind="major_revisions")),
    "major_revisions_late": _MAJOR,
    "revised": (*_BACK,),
    "second_round": (
        *_BACK, Step(51, "send_to_review"), Step(51.2, "invite", (0, 1)), Step(53, "accept", (0, 1)), Step(66, "review", (0,)),
    ),
    "accepted": _ACCEPTED,
    "published": (*_ACCEPTED, Step(70, "publish")),
    "desk_rejected": (*_TAKEN, Step(3, "desk_reject")),
    "rejected": (*_REVIEWED, Step(27, "decide", kind="reject")),
    "withdrawn": (*_INVITED, Step(4, "accept", (0,)), Step(11, "withdraw")),
}  # fmt: skip

LEANING = {
    "ready_for_decision": (4, 4, 3),
    "disagreement": (5, 2, 1),
    "rejected": (2, 1, 2),
    "accepted": (4, 5, 4),
    "published": (4, 4, 5),
}
"""The score around which each reviewer's scores lie; (4, 3, 3) for the other stories."""

RECOMMENDED = {5: "accept", 4: "minor_revisions", 3: "major_revisions", 2: "reject", 1: "reject"}
"""What a reviewer of that leaning recommends."""
