"""Rules that the editors do not ask of one submission, with the reason, for this and every later version."""

from datetime import datetime

from jcas.domain.judgement import waivable
from jcas.domain.refusals import Conflict, Invalid, NotHandling
from jcas.domain.submissions import Action, after
from jcas.models.base import db
from jcas.models.people import Person
from jcas.models.submissions import Submission, Waiver
from jcas.notifications import record
from jcas.policies.waivers import may_waive
from jcas.queries import drafts
from jcas.services.desk import seen, somebody_else_handles

LONGEST = 2_000
"""Characters of a reason."""


def waive(submission_id: int, rule: str, reason: str, *, by: Person, now: datetime) -> Waiver:
    """Lets the rule be, with a reason that the desk alone reads; nobody is mailed.

    Invalid, for the field 'reason', without one; Conflict where the report objects nothing by that rule, or where
    another editor was quicker.
    """
    submission = _handled(submission_id, by=by)
    reason = reason.replace("\r\n", "\n").replace("\x00", "").strip()
    report = drafts.latest_report(submission)
    message = waivable(report.content if report else None).get(rule)
    if message is None:
        raise Conflict("The newest report has no such objection: nothing has to be waived.")
    if known := _known(submission, rule):
        raise Conflict(f"{known.by.name} waived this already.")
    if not reason:
        raise Invalid("Say why it is not asked for: other editors read it in the history.", field="reason")
    if len(reason) > LONGEST:
        raise Invalid(f"The reason has {len(reason):,} characters; {LONGEST:,} are enough.", field="reason")
    waiver = Waiver(rule=rule, reason=reason, by=by, at=now)
    submission.waivers.append(waiver)
    db.session.flush()
    data = {"rule": rule, "message": message, "reason": reason}
    record("rule.waived", now=now, by=by, submission=submission, data=data)
    return waiver


def take_back(submission_id: int, rule: str, *, by: Person, now: datetime) -> None:
    """Asks for the rule again; Conflict where it is asked for already."""
    submission = _handled(submission_id, by=by)
    waiver = _known(submission, rule)
    if waiver is None:
        raise Conflict("This is asked for already.")
    report = drafts.latest_report(submission)
    message = waivable(report.content if report else None).get(rule, rule)
    submission.waivers.remove(waiver)
    db.session.flush()
    record("rule.asked_again", now=now, by=by, submission=submission, data={"rule": rule, "message": message})


def _known(submission: Submission, rule: str) -> Waiver | None:
    return next((waiver for waiver in submission.waivers if waiver.rule == rule), None)


def _handled(submission_id: int, *, by: Person) -> Submission:
    submission = seen(submission_id, by=by)
    if not may_waive(by, submission):
        raise NotHandling(somebody_else_handles(submission))
    after(submission.stage, Action.WAIVE)
    return submission
