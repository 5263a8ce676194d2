"""Keeping what people upload: manuscripts, which must be readable documents, and further files of a submission."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import IO, BinaryIO, cast

from jcas.adapters.documents.package import recognise
from jcas.adapters.media import media_type_of
from jcas.adapters.storage import Storage, Stored, storage
from jcas.config.profiles import load_profile
from jcas.domain.refusals import Invalid, NotFound, Unreadable
from jcas.domain.submissions import Action, after
from jcas.models.base import db
from jcas.models.files import File
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.notifications import record
from jcas.policies.submissions import may_edit
from jcas.queries import files, submissions

DOCUMENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
NAME_LIMIT = 200
FILES_LIMIT = 50
"""Further files of one submission; more are no help to anybody."""


@dataclass(slots=True)
class Upload:
    """A file as it came: its bytes, the name that the uploader gave it, the media type that the browser claimed.

    Doors store the bytes before they open a transaction, so that none waits for a slow disk; then `stored` is set.
    """

    stream: IO[bytes]
    name: str
    media_type: str = ""
    stored: Stored | None = None
    keep: Storage | None = None
    """Where its bytes are put; the application's storage unless another is given."""

    def put(self) -> Stored:
        """Puts the bytes where files lie, once."""
        if self.stored is None:
            with self.stream as stream:
                self.stored = (self.keep or storage()).save(cast("BinaryIO", stream))
        return self.stored

    def store(self) -> Stored:
        """The bytes as they are stored; refused (`Invalid`) where there are more than the profile allows."""
        stored, limit = self.put(), load_profile().upload_megabytes
        if stored.size > limit << 20:
            size = f"{stored.size / (1 << 20):.1f}"
            raise Invalid(f"The file has {size} MB; at most {limit} MB can be taken. Make its pictures smaller.")
        return stored


def keep_manuscript(upload: Upload, *, kind: str, submission: Submission, by: Person | None, now: datetime) -> File:
    """The file row of a manuscript (or a response to reviewers), taken by its content: .docx or .odt.

    Only its beginning and its directory are looked at; the check reads the rest. Raises `Unreadable` or `Invalid`,
    both for the field 'file', with a sentence that says what it is and what to do.
    """
    try:
        stored = upload.store()
        found = recognise(storage().path(stored.key))
    except (Unreadable, Invalid) as refusal:
        refusal.field = "file"
        raise
    return keep_file(upload, kind=kind, media_type=DOCUMENT_TYPES[found], submission=submission, by=by, now=now)


def keep_file(
    upload: Upload, *, kind: str, media_type: str, submission: Submission | None, by: Person | None, now: datetime
) -> File:
    """The file row of an upload, its bytes in the storage; `media_type` is what the content was found to be."""
    stored = upload.store()
    row = File(
        submission_id=submission.id if submission else None,
        kind=kind,
        name=clean_name(upload.name),
        media_type=media_type,
        size=stored.size,
        sha256=stored.sha256,
        storage_key=stored.key,
        uploaded_by_id=by.id if by else None,
        uploaded_at=now,
    )
    db.session.add(row)
    db.session.flush()
    return row


def add_file(submission_id: int, kind: str, upload: Upload, *, by: Person, now: datetime) -> File:
    """A further file of a draft, of one of the profile's kinds; the same bytes of the same kind are taken once.

    Raises `NotFound` for what is not this person's, `StageForbids` after submission, `Invalid` for a wrong file.
    """
    submission = _editable(submission_id, by=by)
    if kind not in {choice.key for choice in load_profile().file_kinds}:
        raise Invalid("Say what kind of file this is.", field="kind")
    try:
        stored = upload.store()
        media_type = media_type_of(storage().path(stored.key))
    except Invalid as refusal:
        refusal.field = "file"
        raise
    present = files.further_files(submission.id)
    if same := [file for file in present if file.sha256 == stored.sha256 and file.kind == kind]:
        return same[0]
    if len(present) >= FILES_LIMIT:
        raise Invalid(f"There are {FILES_LIMIT} files already; remove one first, or put several in one archive.")
    row = keep_file(upload, kind=kind, media_type=media_type, submission=submission, by=by, now=now)
    record("file.added", now=now, by=by, submission=submission, data={"file": row.id, "kind": kind})
    return row


def remove_file(submission_id: int, file_id: int, *, by: Person, now: datetime) -> str:
    """Takes a further file out of a draft; the storage key whose bytes the door forgets once this is committed."""
    submission = _editable(submission_id, by=by)
    row = next((file for file in files.further_files(submission.id) if file.id == file_id), None)
    if row is None:
        raise NotFound("There is no such file.")
    record("file.removed", now=now, by=by, submission=submission, data={"file": row.id, "kind": row.kind})
    key = row.storage_key
    db.session.delete(row)
    db.session.flush()
    return key


def forget(upload: Upload) -> None:
    """Drops an upload's bytes unless a row holds them: what was refused leaves nothing behind."""
    if upload.stored and not files.is_kept(upload.stored.key):
        storage().remove([upload.stored.key])


def clean_name(name: str) -> str:
    """A file's name as its uploader gave it: folders and control characters left out, no longer than 200 letters."""
    plain = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C")
    plain = re.split(r"[\\/]", plain)[-1].strip() or "file"
    stem, dot, extension = plain.rpartition(".")
    if len(plain) > NAME_LIMIT and dot and len(extension) <= 10:
        return f"{stem[: NAME_LIMIT - len(extension) - 1]}.{extension}"
    return plain[:NAME_LIMIT]


def _editable(submission_id: int, *, by: Person) -> Submission:
    submission = submissions.lock(submission_id)
    if not may_edit(by, submission):
        raise NotFound(submissions.MISSING)
    after(submission.stage, Action.EDIT)
    return submission
