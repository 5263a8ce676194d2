"""The desk's own words: what a submission waits for, with the colour that goes with it."""

from datetime import datetime

from flask_babel import gettext as _

from jcas.config.profiles import load_profile
from jcas.domain.deadlines import zone_of
from jcas.queries.waiting import Waiting

TONES = {
    Waiting.UNASSIGNED: "due",
    Waiting.FIRST_LOOK: "due",
    Waiting.REVISIONS_IN: "due",
    Waiting.READY: "due",
    Waiting.OVERDUE: "late",
    Waiting.NEEDS_REVIEWERS: "due",
    Waiting.ACCEPTED: "done",
}


def waiting_words(waiting: Waiting) -> str:
    """What it waits for, in a few words."""
    words: dict[Waiting, str] = {
        Waiting.UNASSIGNED: _("an editor"),
        Waiting.FIRST_LOOK: _("a first look"),
        Waiting.REVISIONS_IN: _("a look at the revision"),
        Waiting.READY: _("a decision"),
        Waiting.OVERDUE: _("a late reviewer"),
        Waiting.NEEDS_REVIEWERS: _("reviewers to be invited"),
        Waiting.AWAITING_ANSWERS: _("answers to invitations"),
        Waiting.AWAITING_REVIEWS: _("reviews"),
        Waiting.AWAITING_REVISION: _("the authors’ revision"),
        Waiting.ACCEPTED: _("publication"),
        Waiting.NOTHING: "",
    }
    return words[waiting]


def filter_words(waiting: Waiting) -> str:
    """The name of the filter and its count."""
    words: dict[Waiting, str] = {
        Waiting.UNASSIGNED: _("Unassigned"),
        Waiting.FIRST_LOOK: _("First look"),
        Waiting.REVISIONS_IN: _("Revisions in"),
        Waiting.READY: _("Ready for decision"),
        Waiting.OVERDUE: _("Overdue"),
        Waiting.NEEDS_REVIEWERS: _("Need reviewers"),
        Waiting.AWAITING_ANSWERS: _("Awaiting answers"),
        Waiting.AWAITING_REVIEWS: _("Awaiting reviews"),
        Waiting.AWAITING_REVISION: _("With the authors"),
        Waiting.ACCEPTED: _("Accepted"),
        Waiting.NOTHING: _("At their end"),
    }
    return words[waiting]


def asked_words(waiting: Waiting) -> str:
    """What is asked of the editor, said to them."""
    words: dict[Waiting, str] = {
        Waiting.UNASSIGNED: _("Take it, or give it to an editor"),
        Waiting.FIRST_LOOK: _("Read it, then send it to review or decline it"),
        Waiting.REVISIONS_IN: _("Read the revision, then decide or send it to review again"),
        Waiting.READY: _("Decide: the reviews are in"),
        Waiting.OVERDUE: _("A reviewer is late: remind them, or ask somebody else"),
        Waiting.NEEDS_REVIEWERS: _("Invite reviewers"),
    }
    return words.get(waiting, "")


def next_words(waiting: Waiting) -> str:
    """The next step and whose it is, in one sentence; nothing where the way has ended."""
    words: dict[Waiting, str] = {
        Waiting.UNASSIGNED: _("an editor takes it or is given it."),
        Waiting.FIRST_LOOK: _("the handling editor reads it, then sends it to review or declines it."),
        Waiting.REVISIONS_IN: _("the handling editor reads the revision, then decides or sends it to review again."),
        Waiting.READY: _("the handling editor decides: the reviews are in."),
        Waiting.OVERDUE: _("the handling editor reminds the late reviewer, or asks somebody else."),
        Waiting.NEEDS_REVIEWERS: _("the handling editor invites reviewers."),
        Waiting.AWAITING_ANSWERS: _("the people who are invited answer."),
        Waiting.AWAITING_REVIEWS: _("the reviewers send their reviews."),
        Waiting.AWAITING_REVISION: _("the authors send their revision."),
        Waiting.ACCEPTED: _("it is published in its issue."),
        Waiting.NOTHING: "",
    }
    return words[waiting]


def clock(at: datetime) -> str:
    """The time of day in the journal's zone, as in "saved 14:02"."""
    return f"{at.astimezone(zone_of(load_profile())):%H:%M}"


def day_value(at: datetime | None) -> str:
    """A moment's day on the journal's calendar, as a date field has it."""
    return at.astimezone(zone_of(load_profile())).date().isoformat() if at else ""
