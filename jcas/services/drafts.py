"""Beginning a submission with its manuscript, and mending the manuscript before submission."""

from datetime import datetime

from jcas.config.profiles import load_profile
from jcas.domain.deadlines import issue_for
from jcas.domain.files import Kind
from jcas.domain.refusals import Invalid, NotFound
from jcas.domain.submissions import Action, Stage, after
from jcas.models.base import db
from jcas.models.files import Version
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.notifications import record
from jcas.policies.submissions import may_edit
from jcas.queries import drafts, submissions
from jcas.queries.repeats import begun_with, one_at_a_time
from jcas.services import checks
from jcas.services.files import Upload, keep_manuscript

_ONCE = 100
"""Letters of a form's own key that count: an index entry has an end."""


def begin(
    upload: Upload | None, article_type: str, *, by: Person, now: datetime, once: str | None = None
) -> Submission:
    """A new draft with the manuscript as its first version, whose check is asked for.

    `once` is the form's own key: the same form with the same file sent twice gives the same submission. Raises
    `Invalid` or `Unreadable` with the field concerned.
    """
    if article_type not in load_profile().article_type_keys:
        raise Invalid("Choose the type of article.", field="article_type")
    one_at_a_time(by)
    key = f"begun:{by.id}:{once[:_ONCE]}:{upload.store().sha256 if upload else ''}" if once else None
    if key and (known := begun_with(key)):
        return known
    submission = Submission(article_type=article_type, submitter=by, created_at=now, stage_since=now, stage=Stage.DRAFT)
    submission.issue_begun_for = issue_for(now, load_profile()).key
    db.session.add(submission)
    db.session.flush()
    record("submission.begun", now=now, by=by, submission=submission, natural_key=key)
    if upload:
        _add(submission, upload, by=by, now=now)
    return submission


def add_version(submission_id: int, upload: Upload, *, by: Person, now: datetime) -> Version:
    """A mended manuscript of a draft; the very file that is its newest version already is not taken again.

    Raises `NotFound` for what is not this person's, `StageForbids` after submission, `Unreadable` or `Invalid`.
    """
    submission = submissions.lock(submission_id)
    if not may_edit(by, submission):
        raise NotFound(submissions.MISSING)
    after(submission.stage, Action.EDIT)
    newest = drafts.latest_version(submission)
    if newest and newest.file.sha256 == upload.store().sha256:
        return newest
    version = _add(submission, upload, by=by, now=now)
    record("submission.version_added", now=now, by=by, submission=submission, data={"version": version.number})
    return version


def _add(submission: Submission, upload: Upload, *, by: Person, now: datetime) -> Version:
    file = keep_manuscript(upload, kind=Kind.MANUSCRIPT, submission=submission, by=by, now=now)
    number = len(submission.versions) + 1
    version = Version(number=number, round=submission.round, file=file, created_at=now)
    submission.versions.append(version)
    db.session.flush()
    checks.request_check(version, now=now)
    return version
