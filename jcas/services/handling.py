"""Handling a submission: take it, give it, move it to another issue, send it to review, decline or publish it."""

from datetime import datetime

from jcas.config.profiles import load_profile
from jcas.domain.assignments import State
from jcas.domain.deadlines import issue_for
from jcas.domain.issues import Issue, issue_of
from jcas.domain.profiles import Profile
from jcas.domain.refusals import Conflict, Invalid, NotHandling
from jcas.domain.submissions import Action, after
from jcas.models.decisions import Decision
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.notifications import record
from jcas.policies.submissions import may_be_given, may_give, may_take
from jcas.services import decisions
from jcas.services.desk import handled, seen, somebody_else_handles

ISSUES_AHEAD = 4


def take(submission_id: int, *, by: Person, now: datetime) -> Submission:
    """Becomes the handling editor: whoever sees a submission that nobody handles, chiefs at any time."""
    submission = seen(submission_id, by=by)
    after(submission.stage, Action.HANDLE)
    if submission.handling_editor_id == by.id:
        raise Conflict("You handle this submission already.")
    if not may_take(by, submission):
        raise Conflict(somebody_else_handles(submission))
    submission.handling_editor = by
    record("submission.handled", now=now, by=by, submission=submission, person=by)
    return submission


def give(submission_id: int, editor: Person, *, by: Person, now: datetime) -> Submission:
    """Makes somebody else the handling editor; Invalid for whoever may not have it on the desk."""
    submission = seen(submission_id, by=by)
    if not may_give(by, submission):
        raise NotHandling(somebody_else_handles(submission))
    after(submission.stage, Action.HANDLE)
    if submission.handling_editor_id == editor.id:
        raise Conflict(f"{editor.name} handles this submission already.")
    if not may_be_given(editor, submission):
        raise Invalid(f"{editor.name} can’t handle this submission.", field="editor")
    submission.handling_editor = editor
    record("submission.handled", now=now, by=by, submission=submission, person=editor)
    return submission


def move(submission_id: int, issue: str, *, by: Person, now: datetime) -> Submission:
    """Has it considered for another issue; Invalid for what is no issue on offer."""
    submission = handled(submission_id, by=by)
    after(submission.stage, Action.MOVE)
    profile = load_profile()
    wanted = Issue.parse(issue)
    if wanted not in issues_on_offer(now, profile):
        raise Invalid(f"{wanted.label(profile)} is not an issue that articles can still go to.", field="issue")
    if submission.issue == wanted.key:
        raise Conflict(f"This submission is considered for {wanted.label(profile)} already.")
    data = {"from": submission.issue, "to": wanted.key}
    submission.issue = wanted.key
    record("submission.moved", now=now, by=by, submission=submission, data=data)
    return submission


def issues_on_offer(now: datetime, profile: Profile) -> list[Issue]:
    """The issue before the running call's, that one, and the next ones."""
    running = issue_for(now, profile)
    first = running.previous(profile)
    issues = [first] if first.volume >= 1 else []
    for _ in range(ISSUES_AHEAD):
        issues.append(running)
        running = running.next(profile)
    return [issue for issue in issues if issue == issue_of(issue.year, issue.number, profile)]


def send_to_review(submission_id: int, *, by: Person, now: datetime) -> Submission:
    """Begins a round; those who reviewed the last one stand in it on offer, under the label that they had.

    Whoever sends a submission that nobody handles becomes its handling editor.
    """
    submission = seen(submission_id, by=by)
    if submission.handling_editor_id is None and may_take(by, submission):
        after(submission.stage, Action.SEND_TO_REVIEW)
        take(submission_id, by=by, now=now)
    submission = handled(submission_id, by=by)
    submission.stage = after(submission.stage, Action.SEND_TO_REVIEW)
    submission.stage_since, submission.revise_by = now, None
    submission.round += 1
    for former in reviewers_of_last_round(submission):
        submission.assignments.append(
            Assignment(round=submission.round, reviewer=former.reviewer, label=former.label, state=State.DRAFT)
        )
    record("submission.sent_to_review", now=now, by=by, submission=submission, data={"round": submission.round})
    return submission


def reviewers_of_last_round(submission: Submission) -> list[Assignment]:
    """Those who sent a review in the last round that has any, by their labels."""
    sent = [a for a in submission.assignments if a.state == State.SUBMITTED]
    last = max((a.round for a in sent), default=0)
    return sorted((a for a in sent if a.round == last and a.reviewer.active), key=lambda a: a.label)


def desk_reject(submission_id: int, letter: str, *, by: Person, now: datetime) -> Decision:
    """Declines without review, with a letter to the authors."""
    return decisions.decide(submission_id, Action.DESK_REJECT, letter, by=by, now=now)


def publish(submission_id: int, *, by: Person, now: datetime) -> Submission:
    """Marks an accepted article as published in its issue; its authors are told."""
    submission = handled(submission_id, by=by)
    submission.stage = after(submission.stage, Action.PUBLISH)
    submission.stage_since = now
    record("submission.published", now=now, by=by, submission=submission, data={"issue": submission.issue})
    return submission
