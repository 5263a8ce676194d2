"""What can be done with a submission now: from the table of stages and the policies, the likeliest first.

Each step says what follows from it. What is not in the table, or not this person's to do, is not here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from jcas.config.profiles import load_profile
from jcas.domain.assignments import OPEN, State
from jcas.domain.files import Kind
from jcas.domain.submissions import DECISIONS, Action, Stage, actions_at
from jcas.models.cleaning import CleaningState
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.policies.submissions import may_decide, may_give, may_handle, may_take
from jcas.queries.drafts import latest_version
from jcas.queries.waiting import Waiting
from jcas.services.decisions import sent_reviews
from jcas.services.handling import reviewers_of_last_round
from jcas.web.editor.desk import label_of
from jcas.web.translations import gettext as _
from jcas.web.translations import ngettext


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. kind: 'link' (a page of its own), 'post' (a button), 'danger' (asks first), 'give', 'move'."""

    key: str
    label: str
    consequence: str
    url: str
    kind: str = "post"


_FIRST = {
    Waiting.UNASSIGNED: ("take", "give", "send_to_review"),
    Waiting.FIRST_LOOK: ("send_to_review", "desk_reject", "release"),
    Waiting.UNRELEASED: ("release", "invite"),
    Waiting.NEEDS_REVIEWERS: ("invite", "release"),
    Waiting.OVERDUE: ("invite",),
    Waiting.AWAITING_ANSWERS: ("invite",),
    Waiting.AWAITING_REVIEWS: ("invite",),
    Waiting.ACCEPTED: ("publish",),
}
_LAST = ("take", "give", "move")


def steps_of(submission: Submission, waiting: Waiting, person: Person) -> list[Step]:
    """Every step that this person can take now, the likeliest first."""
    found = {step.key: step for action in actions_at(submission.stage) for step in _steps(action, submission, person)}
    first = [key for key in _FIRST.get(waiting, ()) if key in found]
    decisions = [key for key in _recommended(submission) if key in found and key not in first]
    rest = [key for key in found if key not in {*first, *decisions, *_LAST}]
    last = [key for key in _LAST if key in found and key not in first]
    middle = [*decisions, *rest] if waiting != Waiting.UNASSIGNED else [*rest, *decisions]
    return [found[key] for key in (*first, *middle, *last)]


def _steps(action: Action, submission: Submission, person: Person) -> Iterator[Step]:
    if action == Action.HANDLE:
        yield from _handling(submission, person)
    elif action in {*DECISIONS, Action.DESK_REJECT}:
        if may_decide(person, submission):
            yield _decision(action, submission)
    elif may_handle(person, submission) or (action == Action.SEND_TO_REVIEW and may_take(person, submission)):
        builder = {
            Action.SEND_TO_REVIEW: _send_to_review,
            Action.INVITE: _invite,
            Action.MOVE: _move,
            Action.RELEASE: _release,
            Action.PUBLISH: _publish,
        }.get(action)
        if builder and (step := builder(submission)):
            yield step


def _handling(submission: Submission, person: Person) -> Iterator[Step]:
    if may_take(person, submission) and submission.handling_editor_id != person.id:
        words = _("You become its handling editor: answers and reviews are mailed to you from now on.")
        if submission.handling_editor:
            words += " " + _("%(name)s handles it no longer.", name=submission.handling_editor.name)
        yield Step("take", _("Take it"), words, url_for("editor_submission.take", submission_id=submission.id))
    if may_give(person, submission):
        yield Step(
            "give",
            _("Give it to somebody"),
            _("They become its handling editor and get a mail. Editors who wrote or reviewed it are not offered."),
            url_for("editor_submission.give", submission_id=submission.id),
            "give",
        )


def _send_to_review(submission: Submission) -> Step:
    former = len(reviewers_of_last_round(submission))
    words = _("Round %(n)s begins. Nobody is written to yet: you choose the reviewers next.", n=submission.round + 1)
    if former:
        words += " " + ngettext(
            "The %(num)s reviewer of the last round stands in it on offer.",
            "The %(num)s reviewers of the last round stand in it on offer.",
            former,
        )
    if submission.handling_editor_id is None:
        words += " " + _("You become its handling editor.")
    label = _("Send it to review") if not submission.round else _("Send it to review again")
    return Step(
        "send_to_review", label, words, url_for("editor_submission.send_to_review", submission_id=submission.id)
    )


def _invite(submission: Submission) -> Step:
    times = load_profile().times
    asked = sum(a.round == submission.round and a.state in {*OPEN, State.SUBMITTED} for a in submission.assignments)
    words = _(
        "%(asked)s asked so far; the journal invites %(many)s and needs %(least)s reviews.",
        asked=asked,
        many=times.reviewers_invited,
        least=times.reviewers_minimum,
    )
    url = url_for("editor_reviewers.choose", submission_id=submission.id)
    return Step("invite", _("Invite reviewers"), words, url, "link")


def _release(submission: Submission) -> Step | None:
    """Only where something is kept from reviewers that a machine can't judge and nobody has looked at yet."""
    version, told = latest_version(submission), []
    if version is not None and version.held:
        told.append(
            ngettext(
                "%(num)s place may tell who wrote it. Reviewers get the manuscript once you have released it.",
                "%(num)s places may tell who wrote it. Reviewers get the manuscript once you have released it.",
                len(version.to_look_at),
            )
        )
    if files := sum(c.state == CleaningState.WITHHELD and c.file.kind != Kind.ATTACHED for c in submission.cleanings):
        told.append(
            ngettext(
                "%(num)s further file is withheld until you have looked at it.",
                "%(num)s further files are withheld until you have looked at them.",
                files,
            )
        )
    if not told:
        return None
    words = " ".join(told)
    url = url_for("editor_copy.show", submission_id=submission.id)
    return Step("release", _("Look at what reviewers get"), words, url, "link")


def _move(submission: Submission) -> Step:
    words = _("It is considered for %(issue)s. The corresponding author is told.", issue=label_of(submission.issue))
    return Step(
        "move",
        _("Move it to another issue"),
        words,
        url_for("editor_submission.move", submission_id=submission.id),
        "move",
    )


def _publish(submission: Submission) -> Step:
    words = _(
        "It counts as published in %(issue)s and all its authors are told. This can’t be taken back.",
        issue=label_of(submission.issue),
    )
    return Step(
        "publish", _("Publish it"), words, url_for("editor_submission.publish", submission_id=submission.id), "danger"
    )


def _decision(action: Action, submission: Submission) -> Step:
    times = load_profile().times
    names = {decision.key: decision.name for decision in load_profile().decisions}
    follows = {
        Action.ACCEPT: _("The authors get your letter; it is then to be published in its issue."),
        Action.MINOR_REVISIONS: _("The authors get your letter and %(n)s days to revise.", n=times.minor_revision_days),
        Action.MAJOR_REVISIONS: _("The authors get your letter and %(n)s days to revise.", n=times.major_revision_days),
        Action.REJECT: _("The authors get your letter; its way ends here."),
        Action.DESK_REJECT: _("The authors get your letter; its way ends here, without review."),
    }[action]
    sent = len(sent_reviews(submission))
    if submission.stage == Stage.IN_REVIEW and sent < times.reviewers_minimum:
        follows += " " + _("Only %(n)s of %(least)s reviews are in.", n=sent, least=times.reviewers_minimum)
    told = sum(a.round == submission.round and a.state in OPEN for a in submission.assignments)
    if told:
        follows += " " + ngettext(
            "%(num)s review under way is cancelled.", "%(num)s reviews under way are cancelled.", told
        )
    url = url_for("editor_decision.decide", submission_id=submission.id, kind=action.value)
    return Step(action.value, names.get(action.value, action.value), follows, url, "link")


def _recommended(submission: Submission) -> list[str]:
    """The decisions, those first that more reviewers recommend."""
    votes = Counter(a.review.recommendation for a in sent_reviews(submission) if a.review and a.review.recommendation)
    return sorted((action.value for action in DECISIONS), key=lambda key: -votes[key])
