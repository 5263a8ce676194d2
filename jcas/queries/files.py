"""Reads about files: whose they are, and which of a submission's are further files."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from jcas.domain.files import Kind
from jcas.models.base import db
from jcas.models.cleaning import Cleaning
from jcas.models.files import File
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission


def further_files(submission_id: int) -> Sequence[File]:
    """The files of the profile's kinds, in the order of their coming."""
    statement = select(File).where(File.submission_id == submission_id, File.kind.not_in(list(Kind)))
    return db.session.scalars(statement.order_by(File.id)).all()


def file_of(file_id: int) -> File | None:
    """The file's row."""
    return db.session.get(File, file_id)


def submission_of(file: File) -> Submission | None:
    """The file's submission with everything that the policy on files reads."""
    if file.submission_id is None:
        return None
    statement = (
        select(Submission)
        .where(Submission.id == file.submission_id)
        .options(
            selectinload(Submission.contributors),
            selectinload(Submission.assignments).joinedload(Assignment.review),
            selectinload(Submission.versions),
            selectinload(Submission.cleanings).joinedload(Cleaning.file),
        )
    )
    return db.session.scalar(statement)


def is_kept(storage_key: str) -> bool:
    """Whether a file's row holds these bytes."""
    return db.session.scalar(select(File.id).where(File.storage_key == storage_key)) is not None
