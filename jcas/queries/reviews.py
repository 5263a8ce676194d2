"""Reads about review assignments and reviews; each page costs the same few queries, however much was written."""

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from jcas.domain.refusals import NotFound
from jcas.models.base import db
from jcas.models.files import Report, Version
from jcas.models.people import Person
from jcas.models.reviews import Assignment, Review
from jcas.models.submissions import Submission
from jcas.queries import submissions

MISSING = "There is no such review."


def assignment_of(assignment_id: int) -> Assignment | None:
    """The assignment with all that the reviewer's pages and policies read: submission, authors, review, scores."""
    statement = (
        select(Assignment)
        .where(Assignment.id == assignment_id)
        .join(Assignment.submission)
        .options(
            contains_eager(Assignment.submission).joinedload(Submission.profile_version),
            contains_eager(Assignment.submission).selectinload(Submission.contributors),
            joinedload(Assignment.reviewer).options(selectinload(Person.addresses), lazyload(Person.grants)),
            joinedload(Assignment.review).joinedload(Review.attachment),
            joinedload(Assignment.review).selectinload(Review.scores),
        )
    )
    return db.session.scalar(statement)


def version_for(assignment: Assignment) -> Version | None:
    """The manuscript of the assignment's round: the newest version that was there when the round began."""
    statement = (
        select(Version)
        .where(Version.submission_id == assignment.submission_id, Version.round < assignment.round)
        .order_by(Version.number.desc())
        .limit(1)
        .options(joinedload(Version.anonymised), joinedload(Version.report).load_only(Report.state))
    )
    return db.session.scalar(statement)


def words_of(version: Version) -> int | None:
    """The manuscript's length by its report, without the rest of the report; None before there is one."""
    words = Report.content["document"]["words"].as_integer()
    return db.session.scalar(select(words).where(Report.version_id == version.id))


def lock(assignment_id: int) -> Assignment:
    """The assignment for a change that touches it and its review alone; NotFound where there is none.

    Whoever also writes an event uses `lock_with_submission`: everybody locks the submission first, so that two
    people never wait for each other.
    """
    statement = select(Assignment).where(Assignment.id == assignment_id).with_for_update(of=Assignment)
    assignment = db.session.scalar(statement.execution_options(populate_existing=True))
    if assignment is None:
        raise NotFound(MISSING)
    return assignment


def lock_with_submission(assignment_id: int) -> Assignment:
    """The assignment under its submission's lock, both read anew; NotFound where there is none."""
    submission_id = db.session.scalar(select(Assignment.submission_id).where(Assignment.id == assignment_id))
    if submission_id is None:
        raise NotFound(MISSING)
    submissions.lock(submission_id)
    return lock(assignment_id)
