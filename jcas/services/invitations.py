"""Asking people to review: invite, remind, cancel, reinstate, and what time does to an invitation.

Source of the times: the journal's profile (a week to answer, three weeks to review after it, as JCAS has them).
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from jcas.config.profiles import load_profile
from jcas.domain.assignments import MOVES, OPEN, Move, State, after
from jcas.domain.deadlines import days_left, days_on
from jcas.domain.people import email_key
from jcas.domain.refusals import Conflict, Invalid, StageForbids
from jcas.domain.submissions import Action
from jcas.domain.submissions import after as stage_after
from jcas.models.base import db
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.notifications import record
from jcas.policies.submissions import is_named
from jcas.queries import reviewers, submissions
from jcas.services.desk import handled, managed
from jcas.services.people import person_for

REMIND_EVERY = timedelta(hours=20)
"""A second reminder within a day is a double click or two editors, not a wish."""

_REINSTATED = {state for (state, move) in MOVES if move == Move.REINSTATE}


def default_dates(now: datetime) -> tuple[datetime, datetime]:
    """Until when an invitation of `now` is to be answered, and until when the review is due, by the profile."""
    profile = load_profile()
    times = profile.times
    answer = days_on(now, times.answer_invitation_days, profile)
    return answer, days_on(now, times.answer_invitation_days + times.review_days, profile)


def invite(
    submission_id: int,
    people: Iterable[Person],
    *,
    by: Person,
    now: datetime,
    respond_by: datetime | None = None,
    due_at: datetime | None = None,
    message: str = "",
) -> list[Assignment]:
    """Invites these people to the present round; all of them or, with the sentence for the first who can't be, none.

    Dates that are not given follow from the profile. Each gets an assignment, a label and one mail.
    """
    submission = handled(submission_id, by=by)
    stage_after(submission.stage, Action.INVITE)
    chosen = list(dict.fromkeys(people))
    if not chosen:
        raise Invalid("Choose at least one person to invite.", field="people")
    answer, due = _dates(respond_by, due_at, now)
    for person in chosen:
        refuse_conflict(person, submission, by=by)
    return [_send(_assignment(submission, person), answer, due, message.strip(), by=by, now=now) for person in chosen]


def invite_new(
    submission_id: int,
    email: str,
    name: str,
    *,
    by: Person,
    now: datetime,
    respond_by: datetime | None = None,
    due_at: datetime | None = None,
    message: str = "",
) -> Assignment:
    """Invites the person behind an address, known to the journal or not."""
    submission = handled(submission_id, by=by)
    if any(c.email_key == email_key(email) for c in submission.contributors):
        raise Invalid(f"{email} is an author’s address: authors can’t review their own work.", field="email")
    person = person_for(email, name, now=now)
    (assignment,) = invite(
        submission_id, [person], respond_by=respond_by, due_at=due_at, message=message, by=by, now=now
    )
    return assignment


def refuse_conflict(person: Person, submission: Submission, *, by: Person) -> None:
    """Invalid, with the sentence, for whoever can't review this submission whatever an editor thinks of it."""
    if is_named(person, submission):
        raise Invalid(
            f"{person.name} is an author of this submission: authors can’t review their own work.", field="people"
        )
    if person.id == by.id:
        raise Invalid("You can’t review a submission that you handle.", field="people")
    if person.id == submission.handling_editor_id:
        raise Invalid(f"{person.name} handles this submission and can’t review it as well.", field="people")
    if not person.active:
        raise Invalid(f"The account of {person.name} is closed.", field="people")
    if not person.email:
        raise Invalid(f"There is no address to write to {person.name}.", field="people")


def remind(assignment_id: int, *, by: Person, now: datetime) -> Assignment:
    """Sends a reminder of the answer or the review that is awaited; Conflict where one went out today."""
    assignment = managed(assignment_id, by=by)
    stage_after(assignment.submission.stage, Action.INVITE)
    if assignment.state not in OPEN:
        raise StageForbids(f"Nothing is awaited from {assignment.reviewer.name} now.")
    if not assignment.reviewer.active:
        raise Invalid(f"The account of {assignment.reviewer.name} is closed: no mail goes to it.", field="people")
    if assignment.reminded_at and now - assignment.reminded_at < REMIND_EVERY:
        raise Conflict(f"{assignment.reviewer.name} was reminded within the last day; nothing was sent twice.")
    assignment.reminded_at = now
    record("review.reminded", now=now, by=by, submission=assignment.submission, assignment=assignment)
    return assignment


def cancel(assignment_id: int, *, by: Person, now: datetime) -> Assignment:
    """Takes the assignment back. The reviewer is told, unless the invitation was never sent."""
    assignment = managed(assignment_id, by=by)
    stage_after(assignment.submission.stage, Action.INVITE)
    withdraw_assignment(assignment, by=by, now=now)
    return assignment


def withdraw_assignment(assignment: Assignment, *, by: Person, now: datetime) -> None:
    """The cancelling itself, for a submission that is locked and an editor who was asked for already."""
    was_sent = assignment.state != State.DRAFT
    assignment.state = after(assignment.state, Move.CANCEL)
    if was_sent:
        record("review.cancelled", now=now, by=by, submission=assignment.submission, assignment=assignment)


def reinstate(
    assignment_id: int,
    *,
    by: Person,
    now: datetime,
    respond_by: datetime | None = None,
    due_at: datetime | None = None,
) -> Assignment:
    """Asks once more somebody whose invitation ran out, was declined or cancelled; what they wrote is still there."""
    assignment = managed(assignment_id, by=by)
    submission = assignment.submission
    stage_after(submission.stage, Action.INVITE)
    if assignment.round != submission.round:
        raise StageForbids("That round of review is over.")
    refuse_conflict(assignment.reviewer, submission, by=by)
    assignment.state = after(assignment.state, Move.REINSTATE)
    _renew(assignment, *_dates(respond_by, due_at, now), by=by, now=now)
    record("review.reinstated", now=now, by=by, submission=submission, assignment=assignment)
    return assignment


def expire_due(now: datetime) -> int:
    """Ends every invitation whose answer was due before `now`, telling the desk; how many there were. For the tick."""
    ended = 0
    for assignment_id, submission_id in reviewers.answers_missed(now=now):
        submission = submissions.lock(submission_id)
        for assignment in submission.assignments:
            if assignment.id == assignment_id and _is_missed(assignment, now):
                assignment.state = after(assignment.state, Move.EXPIRE)
                record("review.expired", now=now, submission=submission, assignment=assignment)
                ended += 1
    return ended


def _is_missed(assignment: Assignment, now: datetime) -> bool:
    return assignment.state == State.INVITED and assignment.respond_by is not None and assignment.respond_by < now


def _dates(respond_by: datetime | None, due_at: datetime | None, now: datetime) -> tuple[datetime, datetime]:
    profile = load_profile()
    usual_answer, usual_due = default_dates(now)
    answer = respond_by or usual_answer
    due = due_at or max(usual_due, days_on(answer, profile.times.review_days, profile))
    if answer <= now:
        raise Invalid("The day to answer by has passed already.", field="respond_by")
    if due <= answer or days_left(due, answer, profile) < 1:
        raise Invalid("The review can’t be due before the invitation is answered.", field="due_at")
    return answer, due


def _assignment(submission: Submission, person: Person) -> Assignment:
    """The person's assignment of this round, on offer or new; Conflict where they were asked already."""
    found = _of_round(submission.assignments, submission.round, person)
    if found is None:
        assignment = Assignment(
            round=submission.round, reviewer=person, label=_label(submission.assignments, person), state=State.DRAFT
        )
        submission.assignments.append(assignment)
        return assignment
    if found.state in _REINSTATED:
        raise Conflict(f"{person.name} was asked before in this round: reinstate that invitation instead.")
    if found.state != State.DRAFT:
        raise Conflict(f"{person.name} has been invited already; nothing was sent twice.")
    return found


def _of_round(assignments: Iterable[Assignment], number: int, person: Person) -> Assignment | None:
    return next((a for a in assignments if a.round == number and a.reviewer_id == person.id), None)


def _label(assignments: Sequence[Assignment], person: Person) -> int:
    """The person's label of an earlier round, or the next free one."""
    own = [a.label for a in assignments if a.reviewer_id == person.id]
    return own[0] if own else max((a.label for a in assignments), default=0) + 1


def _send(
    assignment: Assignment, respond_by: datetime, due_at: datetime, message: str, *, by: Person, now: datetime
) -> Assignment:
    assignment.state = after(assignment.state, Move.INVITE)
    assignment.message = message
    _renew(assignment, respond_by, due_at, by=by, now=now)
    db.session.flush()
    record("review.invited", now=now, by=by, submission=assignment.submission, assignment=assignment)
    return assignment


def _renew(assignment: Assignment, respond_by: datetime, due_at: datetime, *, by: Person, now: datetime) -> None:
    """New dates, and a new nonce: links of earlier mails are void."""
    assignment.nonce = secrets.token_urlsafe(9)
    assignment.invited_by_id, assignment.invited_at = by.id, now
    assignment.respond_by, assignment.due_at = respond_by, due_at
    assignment.answered_at = assignment.reminded_at = None
