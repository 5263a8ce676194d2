"""The revised manuscript and the response to reviewers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcas.adapters.media import media_type_of
from jcas.adapters.storage import storage
from jcas.config.profiles import load_profile
from jcas.domain.completeness import missing
from jcas.domain.files import Kind
from jcas.domain.refusals import Invalid, NotFound
from jcas.domain.submissions import Action, after
from jcas.models.base import db
from jcas.models.files import File, Version
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.notifications import record
from jcas.policies.submissions import may_revise
from jcas.queries.drafts import draft_of
from jcas.queries.submissions import MISSING, lock
from jcas.services import cleaning
from jcas.services.checks import request_check
from jcas.services.files import Upload, keep_file, keep_manuscript
from jcas.services.folding import fold_keys
from jcas.services.submissions import write

ARTICLE = ("title", "abstract", "keywords")
"""What a revision may say anew."""
LONGEST_RESPONSE = 200_000
"""Characters of a response; long ones answer every point of three reviewers."""


def revise(
    submission_id: int,
    upload: Upload | None,
    response: str,
    response_upload: Upload | None,
    article: Mapping[str, Any] | None = None,
    *,
    by: Person,
    now: datetime,
) -> Version:
    """Takes the revised manuscript with the response to reviewers, as text, as a file or both; the editors hear of it.

    `article` holds those of ARTICLE that are given anew; what they said before stays in the history's events.

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
    before = _rewrite(submission, article or {})
    late = submission.revise_by is not None and now > submission.revise_by
    submission.stage, submission.stage_since, submission.revise_by = stage, now, None
    submission.judged = False
    db.session.flush()
    request_check(version, now=now)
    cleaning.request(submission, now=now)
    data = {"version": version.number, "round": submission.round, "late": late}
    record("submission.revised", now=now, by=by, submission=submission, data=data)
    for name, old in before.items():
        record(f"submission.{name}_changed", now=now, by=by, submission=submission, data={"before": old})
    return version


def _rewrite(submission: Submission, article: Mapping[str, Any]) -> dict[str, Any]:
    """Writes what is given anew, by the rules of a draft, waivers respected; what those that changed said before."""
    if unknown := article.keys() - set(ARTICLE):
        raise Invalid("There is no such field.", field=min(unknown))
    before = {name: getattr(submission, name) for name in article}
    for name, value in article.items():
        write(submission, name, value)
    for thing in missing(draft_of(submission), load_profile()):
        if thing.field in before:
            raise Invalid(thing.sentence, field=thing.field)
    fold_keys(submission)
    return {name: old for name, old in before.items() if getattr(submission, name) != old}


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
    file = keep_manuscript(upload, kind=Kind.MANUSCRIPT, submission=submission, by=by, now=now)
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
        return keep_file(upload, kind=Kind.RESPONSE, media_type=media_type, submission=submission, by=by, now=now)
    except Invalid as refusal:
        refusal.field = "response_file"
        raise
