"""The desk's own words: what a submission waits for, with the colour that goes with it."""

from datetime import datetime

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from jcas.config.profiles import load_profile
from jcas.domain.deadlines import zone_of
from jcas.queries.waiting import Waiting

TONES = {
    Waiting.UNASSIGNED: "due",
    Waiting.FIRST_LOOK: "due",
    Waiting.REVISIONS_IN: "due",
    Waiting.READY: "due",
    Waiting.UNRELEASED: "due",
    Waiting.OVERDUE: "late",
    Waiting.NEEDS_REVIEWERS: "due",
    Waiting.ACCEPTED: "done",
}

_WAITS_FOR: dict[Waiting, LazyString] = {
    Waiting.UNASSIGNED: _l("an editor"),
    Waiting.FIRST_LOOK: _l("a first look"),
    Waiting.REVISIONS_IN: _l("a look at the revision"),
    Waiting.READY: _l("a decision"),
    Waiting.UNRELEASED: _l("a look at the copy for reviewers"),
    Waiting.OVERDUE: _l("a late reviewer"),
    Waiting.NEEDS_REVIEWERS: _l("reviewers to be invited"),
    Waiting.AWAITING_ANSWERS: _l("answers to invitations"),
    Waiting.AWAITING_REVIEWS: _l("reviews"),
    Waiting.AWAITING_REVISION: _l("the authors’ revision"),
    Waiting.ACCEPTED: _l("publication"),
}
_FILTERS: dict[Waiting, LazyString] = {
    Waiting.UNASSIGNED: _l("Unassigned"),
    Waiting.FIRST_LOOK: _l("First look"),
    Waiting.REVISIONS_IN: _l("Revisions in"),
    Waiting.READY: _l("Ready for decision"),
    Waiting.UNRELEASED: _l("Copy to release"),
    Waiting.OVERDUE: _l("Overdue"),
    Waiting.NEEDS_REVIEWERS: _l("Need reviewers"),
    Waiting.AWAITING_ANSWERS: _l("Awaiting answers"),
    Waiting.AWAITING_REVIEWS: _l("Awaiting reviews"),
    Waiting.AWAITING_REVISION: _l("With the authors"),
    Waiting.ACCEPTED: _l("Accepted"),
    Waiting.NOTHING: _l("At their end"),
}
_ASKED: dict[Waiting, LazyString] = {
    Waiting.UNASSIGNED: _l("Take it, or give it to an editor"),
    Waiting.FIRST_LOOK: _l("Read it, then send it to review or decline it"),
    Waiting.REVISIONS_IN: _l("Read the revision, then decide or send it to review again"),
    Waiting.READY: _l("Decide: the reviews are in"),
    Waiting.UNRELEASED: _l("Look at what reviewers get and release it: it is kept from them until then"),
    Waiting.OVERDUE: _l("A reviewer is late: remind them, or ask somebody else"),
    Waiting.NEEDS_REVIEWERS: _l("Invite reviewers"),
}
_NEXT: dict[Waiting, LazyString] = {
    Waiting.UNASSIGNED: _l("an editor takes it or is given it."),
    Waiting.FIRST_LOOK: _l("the handling editor reads it, then sends it to review or declines it."),
    Waiting.REVISIONS_IN: _l("the handling editor reads the revision, then decides or sends it to review again."),
    Waiting.READY: _l("the handling editor decides: the reviews are in."),
    Waiting.UNRELEASED: _l("the handling editor looks at what reviewers get and releases it."),
    Waiting.OVERDUE: _l("the handling editor reminds the late reviewer, or asks somebody else."),
    Waiting.NEEDS_REVIEWERS: _l("the handling editor invites reviewers."),
    Waiting.AWAITING_ANSWERS: _l("the people who are invited answer."),
    Waiting.AWAITING_REVIEWS: _l("the reviewers send their reviews."),
    Waiting.AWAITING_REVISION: _l("the authors send their revision."),
    Waiting.ACCEPTED: _l("it is published in its issue."),
}


def waiting_words(waiting: Waiting) -> str:
    """What it waits for, in a few words."""
    return str(_WAITS_FOR.get(waiting, ""))


def filter_words(waiting: Waiting) -> str:
    """The name of the filter and its count."""
    return str(_FILTERS.get(waiting, ""))


def asked_words(waiting: Waiting) -> str:
    """What is asked of the editor, said to them."""
    return str(_ASKED.get(waiting, ""))


def next_words(waiting: Waiting) -> str:
    """The next step and whose it is, in one sentence; nothing where the way has ended."""
    return str(_NEXT.get(waiting, ""))


def day_value(at: datetime | None) -> str:
    """A moment's day on the journal's calendar, as a date field has it."""
    return at.astimezone(zone_of(load_profile())).date().isoformat() if at else ""
