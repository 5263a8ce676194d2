"""One submission as the desk reads it, everything at once: the page costs the same queries however much there is."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import defer, joinedload, lazyload, selectinload

from jcas.domain.refusals import NotFound
from jcas.models.base import db
from jcas.models.decisions import Decision
from jcas.models.files import Report, Version
from jcas.models.messages import Event, Mail, MailState
from jcas.models.people import Person
from jcas.models.reviews import Assignment, Review
from jcas.models.submissions import Submission
from jcas.policies.submissions import may_see_on_desk
from jcas.queries.submissions import MISSING


def for_desk(submission_id: int, viewer: Person) -> Submission:
    """The submission with people, versions, reviews, scores, decisions; NotFound where it is not on this desk.

    Contents of reports stay behind: `report_of` brings the newest one's.
    """
    submission = db.session.scalar(_statement(), {"id": submission_id})
    if submission is None or not may_see_on_desk(viewer, submission):
        raise NotFound(MISSING)
    return submission


@cache
def _statement() -> Select[Submission]:
    """Put together once: building its options takes as long as running it."""
    return (
        select(Submission)
        .where(Submission.id == bindparam("id"))
        .options(
            joinedload(Submission.handling_editor).options(lazyload(Person.grants)),
            joinedload(Submission.submitter).options(lazyload(Person.grants)),
            joinedload(Submission.profile_version),
            selectinload(Submission.contributors),
            selectinload(Submission.explanations),
            selectinload(Submission.suggestions),
            selectinload(Submission.decisions).joinedload(Decision.by).options(lazyload(Person.grants)),
            selectinload(Submission.assignments).options(
                joinedload(Assignment.reviewer).options(lazyload(Person.grants)),
                joinedload(Assignment.review).options(joinedload(Review.attachment), selectinload(Review.scores)),
            ),
            selectinload(Submission.versions).options(
                joinedload(Version.file),
                joinedload(Version.anonymised),
                joinedload(Version.response_file),
                joinedload(Version.report).options(defer(Report.content)),
            ),
        )
    )


@dataclass(frozen=True, slots=True)
class LastMail:
    """The newest mail that a reviewer got about an assignment."""

    kind: str
    at: datetime
    state: MailState


_LAST_MAILS = (
    select(Event.assignment_id, Event.kind, Event.at, Mail.state)
    .join(Mail.event)
    .join(Assignment, Assignment.id == Event.assignment_id)
    .where(Event.submission_id == bindparam("id"), Mail.person_id == Assignment.reviewer_id)
    .order_by(Event.at, Event.id)
)


def last_mails(submission: Submission) -> dict[int, LastMail]:
    """Assignment -> the newest mail to its reviewer."""
    found = db.session.execute(_LAST_MAILS, {"id": submission.id})
    return {row.assignment_id: LastMail(row.kind, row.at, row.state) for row in found}
