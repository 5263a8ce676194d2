"""The revised manuscript and the response to reviewers."""

from datetime import datetime

from jcas.adapters.media import media_type_of
from jcas.adapters.storage import storage
from jcas.domain.refusals import Invalid, NotFound
from jcas.domain.submissions import Action, after
from jcas.models.base import db
from jcas.models.files import File, Version
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.notifications import record
from jcas.policies.submissions import may_revise
from jcas.queries.submissions import MISSING, lock
from jcas.services import cleaning
from jcas.services.checks import request_check
from jcas.services.files import Upload, keep_file, keep_manuscript

LONGEST_RESPONSE = 200_000
"""Characters of a response; long ones answer every point of three reviewers."""


def revise(
    submission_id: int,
    upload: Upload | None,
    response: str,
    response_upload: Upload | None,
    *,
    by: Person,
    now: datetime,
) -> Version:
    """Takes the revised manuscript with the response to reviewers, as text, as a file or both; the editors hear of it.

    It is checked like the first version, and never waits for that. One that comes after its date is taken, and the
    event says so. Invalid or Unreadable, with the field concerned; StageForbids where none is asked for.
    """
    submission = lock(submission_id)
    if not may_revise(by, submission):
        raise NotFound(MISSING)
    stage = after(submission.stage, Action.REVISE)
    response = _response(response, response_upload)
    version = _version(submission, upload, by=by, now=now)
    version.response = response
    version.response_file = _response_file(submission, response_upload, by=by, now=now)
    late = submission.revise_by is not None and now > submission.revise_by
    submission.stage, submission.stage_since, submission.revise_by = stage, now, None
    submission.judged = False
    db.session.flush()
    request_check(version, now=now)
    cleaning.request(submission, now=now)
    data = {"version": version.number, "round": submission.round, "late": late}
    record("submission.revised", now=now, by=by, submission=submission, data=data)
    return version


def _response(text: str, upload: Upload | None) -> str:
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if len(text) > LONGEST_RESPONSE:
        raise Invalid(f"At most {LONGEST_RESPONSE:,} characters can be kept here; add it as a file.", field="response")
    if not text and upload is None:
        raise Invalid("Say how you answered the reviewers’ points, here or in a file.", field="response")
    return text


def _version(submission: Submission, upload: Upload | None, *, by: Person, now: datetime) -> Version:
    if upload is None:
        raise Invalid("Choose the revised manuscript.", field="file")
    file = keep_manuscript(upload, kind="manuscript", submission=submission, by=by, now=now)
    if submission.versions and submission.versions[-1].file.sha256 == file.sha256:
        raise Invalid("This is the very file that was reviewed. Choose the revised manuscript.", field="file")
    version = Version(number=len(submission.versions) + 1, round=submission.round, file=file, created_at=now)
    submission.versions.append(version)
    return version


def _response_file(submission: Submission, upload: Upload | None, *, by: Person, now: datetime) -> File | None:
    if upload is None:
        return None
    try:
        media_type = media_type_of(storage().path(upload.store().key))
        return keep_file(upload, kind="response", media_type=media_type, submission=submission, by=by, now=now)
    except Invalid as refusal:
        refusal.field = "response_file"
        raise
