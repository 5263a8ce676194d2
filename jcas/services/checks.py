"""The check of a manuscript: asked for, begun, finished, judged; and the copy for reviewers that is made with it.

A report's row is its own outbox. Reading happens in a child process between two short transactions: `start_check`
in the first, `finish_check` in the second. Nothing here waits for either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app

from jcas.config.settings import Settings
from jcas.domain.judgement import hindrances
from jcas.domain.refusals import NotFound, Refused, Unreadable
from jcas.domain.submissions import UNDER_WAY, Stage
from jcas.models.base import db
from jcas.models.files import Report, ReportState, Version
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.notifications import record
from jcas.policies.submissions import may_edit
from jcas.queries import checks, drafts, submissions
from jcas.services.copies import names_of
from jcas.services.filling import fill

ATTEMPTS = 3
"""A document whose check ends its worker this often is given up."""
GRACE = timedelta(seconds=60)
"""What a worker may need beyond the check's own limit before it counts as dead."""
GIVEN_UP = (
    "The check could not be finished on our side. You can submit all the same: the editors see that it is to be done."
)
AT_REST = frozenset({ReportState.DONE, ReportState.UNREADABLE, ReportState.FAILED})


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker needs to read one manuscript."""

    storage_key: str
    name: str
    """As the uploader named the file; the report's file.name."""
    article_type: str
    names: tuple[str, ...] = ()
    """Names and addresses of the submission's people at that moment: the report looks for them in the text."""


def request_check(version: Version, *, now: datetime) -> Report:
    """Asks for the version's check, anew where its article type has changed or it failed; the queue hears of it later.

    A report that waits, runs or stands for this article type already is left as it is.
    """
    article_type = version.submission.article_type
    report = version.report
    if report is None:
        report = Report(version=version, article_type=article_type, requested_at=now, state=ReportState.QUEUED)
        db.session.add(report)
    elif report.article_type != article_type or report.state == ReportState.FAILED:
        report.article_type, report.state, report.requested_at = article_type, ReportState.QUEUED, now
        report.attempts, report.started_at, report.finished_at, report.sentence = 0, None, None, ""
    db.session.flush()
    return report


def ask_again(submission_id: int, *, by: Person, now: datetime) -> Report:
    """The author's wish to have a failed check repeated. NotFound for what is not theirs or has no manuscript."""
    submission = submissions.lock(submission_id)
    version = drafts.latest_version(submission)
    if not may_edit(by, submission) or version is None:
        raise NotFound(submissions.MISSING)
    return request_check(version, now=now)


def waiting(now: datetime) -> list[int]:
    """Ids of reports for the tick to publish: not begun, begun by a worker that died, or without the copy to review."""
    return [*checks.waiting_reports(begun_before=now - _patience()), *checks.waiting_copies()]


def start_check(report_id: int, *, now: datetime) -> Work | None:
    """Begins a check that waits, or whose worker died; None where there is nothing to do (somebody else has it)."""
    report = checks.locked_report(report_id)
    if report is None or report.state in AT_REST:
        return None
    if report.state == ReportState.RUNNING and report.started_at and report.started_at > now - _patience():
        return None
    if report.attempts >= ATTEMPTS:
        _end(report, ReportState.FAILED, now, sentence=GIVEN_UP)
        return None
    report.state, report.started_at, report.attempts = ReportState.RUNNING, now, report.attempts + 1
    db.session.flush()
    file = report.version.file
    return Work(file.storage_key, file.name, report.article_type, names_of(report.version))


def finish_check(
    report_id: int, outcome: dict[str, Any] | Refused, *, now: datetime, quotes: Mapping[str, str] | None = None
) -> bool:
    """Writes down what the check found, fills the draft in from it, judges what was submitted before it was there.

    `outcome` is the contract's JSON, `Unreadable` where the file is at fault, any other refusal where we are. `quotes`
    (jcas.domain.quotes) are the texts of places that findings point at. A report whose article type changed
    meanwhile stays asked for: then False, and what came of it is not wanted.
    """
    report = checks.locked_report(report_id)
    if report is None or report.state != ReportState.RUNNING:
        return False
    if isinstance(outcome, Unreadable):
        _end(report, ReportState.UNREADABLE, now, sentence=outcome.sentence)
    elif isinstance(outcome, Refused):
        _end(report, ReportState.FAILED, now, sentence=outcome.sentence or GIVEN_UP)
    else:
        report.content, report.verdict, report.quotes = outcome, outcome["verdict"], dict(quotes or {})
        _end(report, ReportState.DONE, now)
    submission = report.version.submission
    if drafts.latest_version(submission) is report.version:
        _follow_up(submission, report, now)
    db.session.flush()
    return True


def _end(report: Report, state: ReportState, now: datetime, *, sentence: str = "") -> None:
    report.state, report.finished_at, report.sentence = state, now, sentence
    db.session.flush()


def _follow_up(submission: Submission, report: Report, now: datetime) -> None:
    """What the newest version's report means for its submission."""
    if submission.stage == Stage.DRAFT and report.state in {ReportState.DONE, ReportState.UNREADABLE}:
        fill(submission, (report.content or {}).get("document", {}), before=_document_before(report.version))
    elif submission.stage in UNDER_WAY and not submission.judged and report.state != ReportState.FAILED:
        _judge(submission, report, now)


def _document_before(version: Version) -> dict[str, Any]:
    """What the report of the version before said of its document."""
    earlier = [v.report for v in version.submission.versions if v.number < version.number and v.report]
    done = [report.content for report in earlier if report.content]
    document: dict[str, Any] = done[-1]["document"] if done else {}
    return document


def _judge(submission: Submission, report: Report, now: datetime) -> None:
    """Judges a submission that was handed in before its report was there; the editors decide what to do about it."""
    blocking = hindrances(report.content, waived=drafts.waived_rules(submission)).blocking
    rules, sentences = [finding.rule for finding in blocking], [finding.message for finding in blocking]
    if report.state == ReportState.UNREADABLE:
        rules, sentences = ["file"], [report.sentence]
    submission.judged = True
    kind = "submission.judged_late" if rules else "submission.judged"
    record(kind, now=now, submission=submission, data={"rules": rules, "sentences": sentences})


def _patience() -> timedelta:
    settings: Settings = current_app.extensions["jcas_settings"]
    return timedelta(seconds=settings.check_seconds) + GRACE
