"""What the other side gets of a file: cleaned of names by a job, or withheld until an editor looked.

Reviewers get the authors' further files and response letters. Authors get what a reviewer attached to a review; that is
always looked at first, since nobody but the editors was told of it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jcas.adapters.media import media_type_of
from jcas.adapters.storage import Stored, storage
from jcas.config.profiles import load_profile
from jcas.domain.files import Kind
from jcas.domain.refusals import Conflict, Invalid, NotFound, NotHandling
from jcas.domain.submissions import Action, after
from jcas.models.base import db
from jcas.models.cleaning import Cleaning, CleaningState
from jcas.models.files import File
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.notifications import record
from jcas.policies.copies import may_release
from jcas.queries import cleaning as queries
from jcas.queries import drafts, files, submissions
from jcas.services.copies import discard, names_of, names_of_person
from jcas.services.desk import seen, somebody_else_handles
from jcas.services.files import Upload, keep_file

ATTEMPTS = 3
"""A file whose cleaning ends its worker this often is left to the editors."""
ONLY_CLEAN = (
    "Its data may tell who the reviewer is: upload a clean one in its place, or put its words into your letter."
)
GIVEN_UP = "This file could not be searched for names; look at it before you release it."


@dataclass(frozen=True, slots=True)
class CleaningWork:
    """What a worker needs to clean one file."""

    storage_key: str
    names: tuple[str, ...]
    keeps_comments: bool = False
    """Whether comments in the margin stay, without their writers: in a reviewer's copy they are what it is for."""


def request(submission: Submission, *, now: datetime) -> None:
    """Asks for the cleaning of every further file that reviewers get, and of the newest version's response letter."""
    version = drafts.latest_version(submission)
    response = [version.response_file] if version and version.response_file else []
    kinds = {kind.key for kind in load_profile().file_kinds if kind.for_reviewers}
    known = {cleaning.file_id for cleaning in queries.cleanings_of(submission.id)}
    further = [file for file in files.further_files(submission.id) if file.kind in kinds]
    for file in (*further, *response):
        if file.id not in known:
            db.session.add(Cleaning(submission_id=submission.id, file=file, requested_at=now))
    db.session.flush()


def request_attached(submission: Submission, file: File, *, now: datetime) -> None:
    """Asks for the cleaning of what a reviewer attached to a review that is sent now."""
    db.session.add(Cleaning(submission_id=submission.id, file=file, requested_at=now))
    db.session.flush()


def start(cleaning_id: int) -> CleaningWork | None:
    """What is to be cleaned; None where nothing is, or where it has ended its worker too often."""
    cleaning = _waiting(cleaning_id)
    if cleaning is None:
        return None
    cleaning.attempts += 1
    if cleaning.attempts > ATTEMPTS:
        _withhold(cleaning, GIVEN_UP)
        return None
    db.session.flush()
    source = cleaning.source or cleaning.file
    return CleaningWork(source.storage_key, _names(cleaning), keeps_comments=_is_attached(cleaning))


def keep(
    cleaning_id: int, work: CleaningWork, stored: Stored, suffix: str, to_look_at: list[Any], *, now: datetime
) -> bool:
    """Gives the file its clean copy, withheld where it is to be looked at; False where another is wanted."""
    cleaning = _waiting(cleaning_id)
    if cleaning is None or not _is_of(cleaning, work):
        return False
    cleaning.clean = File(
        submission_id=cleaning.submission_id,
        kind=Kind.CLEAN,
        name=f"{cleaning.file.kind}.{suffix}",
        media_type=media_type_of(storage().path(stored.key)),
        size=stored.size,
        sha256=stored.sha256,
        storage_key=stored.key,
        uploaded_at=now,
    )
    cleaning.to_look_at, cleaning.sentence = list(to_look_at), ""
    looked_at_first = to_look_at or _is_attached(cleaning)
    cleaning.state = CleaningState.WITHHELD if looked_at_first else CleaningState.CLEAN
    db.session.flush()
    return True


def withhold(cleaning_id: int, work: CleaningWork, sentence: str) -> None:
    """Leaves the file to the editors, with the reason why; nothing where another was put in its place meanwhile."""
    cleaning = _waiting(cleaning_id)
    if cleaning is not None and _is_of(cleaning, work):
        _withhold(cleaning, sentence)


def release(cleaning_id: int, mark: str, *, by: Person, now: datetime) -> Cleaning:
    """Lets the other side have what the editor looked at, told by its `mark_of`: the clean copy, or the file as it is.

    Conflict where it is another by now; Invalid for a reviewer's file that no machine could clean. One that is released
    already stays as it is.
    """
    cleaning = _handled(cleaning_id, by=by)
    if mark_of(cleaning) != mark:
        raise Conflict("This file was cleaned anew in the meantime: look at it once more before you release it.")
    if _is_attached(cleaning) and cleaning.clean_id is None:
        raise Invalid(ONLY_CLEAN)
    if cleaning.state == CleaningState.WITHHELD:
        cleaning.state, cleaning.looked_by_id, cleaning.looked_at = CleaningState.RELEASED, by.id, now
        _note("file.passed_on" if _is_attached(cleaning) else "file.released", cleaning, by=by, now=now)
    return cleaning


def replace(cleaning_id: int, upload: Upload, *, by: Person, now: datetime) -> Cleaning:
    """Takes a clean one that the editor made; it is cleaned like every other, then looked at where that is needed."""
    cleaning = _handled(cleaning_id, by=by)
    try:
        media_type = media_type_of(storage().path(upload.store().key))
    except Invalid as refusal:
        refusal.field = "file"
        raise
    submission = submissions.lock(cleaning.submission_id)
    former = cleaning.source, cleaning.clean
    cleaning.source = keep_file(upload, kind=Kind.BY_HAND, media_type=media_type, submission=submission, by=by, now=now)
    cleaning.clean, cleaning.state, cleaning.requested_at = None, CleaningState.WAITING, now
    cleaning.attempts, cleaning.sentence, cleaning.to_look_at = 0, "", []
    db.session.flush()
    for file in former:
        discard(file)
    _note("file.attached_by_hand" if _is_attached(cleaning) else "file.by_hand", cleaning, by=by, now=now)
    return cleaning


def mark_of(cleaning: Cleaning) -> str:
    """What tells this state of the file from every other."""
    return f"{cleaning.clean_id or 0}-{cleaning.source_id or 0}-{cleaning.requested_at.isoformat()}"


def _waiting(cleaning_id: int) -> Cleaning | None:
    try:
        cleaning = queries.locked(cleaning_id)
    except NotFound:
        return None
    return cleaning if cleaning.state == CleaningState.WAITING else None


def _is_attached(cleaning: Cleaning) -> bool:
    """Whether a reviewer attached it, so that it goes to the authors."""
    return cleaning.file.kind == Kind.ATTACHED


def _is_of(cleaning: Cleaning, work: CleaningWork) -> bool:
    return (cleaning.source or cleaning.file).storage_key == work.storage_key


def _withhold(cleaning: Cleaning, sentence: str) -> None:
    cleaning.state, cleaning.sentence = CleaningState.WITHHELD, sentence
    db.session.flush()


def _names(cleaning: Cleaning) -> tuple[str, ...]:
    if _is_attached(cleaning):
        reviewer = db.session.get(Person, cleaning.file.uploaded_by_id)
        return names_of_person(reviewer) if reviewer else ()
    version = drafts.latest_version(submissions.lock(cleaning.submission_id))
    return names_of(version) if version else ()


def _handled(cleaning_id: int, *, by: Person) -> Cleaning:
    """The row for an editor who may release it; what is not on the desk looks like what does not exist."""
    cleaning = queries.locked(cleaning_id)
    submission = seen(cleaning.submission_id, by=by)
    if not may_release(by, submission):
        raise NotHandling(somebody_else_handles(submission))
    after(submission.stage, Action.RELEASE)
    return cleaning


def _note(kind: str, cleaning: Cleaning, *, by: Person, now: datetime) -> None:
    submission = submissions.lock(cleaning.submission_id)
    record(kind, now=now, by=by, submission=submission, data={"file": cleaning.file_id, "kind": cleaning.file.kind})
