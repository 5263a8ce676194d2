"""What an author's pages of one submission read."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from jcas.domain.refusals import NotFound
from jcas.models.base import db
from jcas.models.files import Version
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.queries.submissions import MISSING, written_by


def for_author(submission_id: int, person: Person) -> Submission:
    """The submission with what its pages show; NotFound for what does not exist and for what is not this author's.

    Reports are left out: each is some hundred kilobytes, and only a draft's newest one is read.
    """
    versions = selectinload(Submission.versions)
    statement = (
        select(Submission)
        .where(Submission.id == submission_id, written_by(person))
        .options(
            selectinload(Submission.contributors),
            selectinload(Submission.explanations),
            selectinload(Submission.suggestions),
            selectinload(Submission.assignments),
            versions.joinedload(Version.file),
            versions.joinedload(Version.response_file),
        )
    )
    submission = db.session.scalar(statement)
    if submission is None:
        raise NotFound(MISSING)
    return submission
