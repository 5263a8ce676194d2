"""Reads about decisions and the letters that are not sent yet."""

from sqlalchemy import func, select

from jcas.models.base import db
from jcas.models.decisions import LetterDraft
from jcas.models.files import Version
from jcas.models.people import Person
from jcas.models.submissions import Submission


def draft_of(submission: Submission, person: Person, kind: str) -> LetterDraft | None:
    """The person's unsent letter for this kind of decision."""
    return db.session.scalar(
        select(LetterDraft).where(
            LetterDraft.submission_id == submission.id, LetterDraft.person_id == person.id, LetterDraft.kind == kind
        )
    )


def latest_version_number(submission: Submission) -> int:
    """The number of the newest version; 0 where there is none."""
    newest = select(func.max(Version.number)).where(Version.submission_id == submission.id)
    return db.session.scalar(newest) or 0
