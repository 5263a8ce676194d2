"""What /work shows of a person's submissions and reviews: plain values, one query each; its desk is queries.desk."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, exists, or_, select

from jcas.domain.assignments import State
from jcas.domain.submissions import AWAITING_REVISION, Stage
from jcas.models.base import db
from jcas.models.people import Address, Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Contributor, Submission
from jcas.queries.submissions import held, written_by

MOST = 100
"""Rows that are shown; more than anybody has under way."""


@dataclass(frozen=True, slots=True)
class OwnSubmission:
    """A submission that the person wrote."""

    id: int
    number: str | None
    title: str
    stage: Stage
    since: datetime
    submitted_at: datetime | None
    revise_by: datetime | None
    issue: str | None
    acts: bool
    """Whether the next step is this person's: the submitter's or a corresponding author's."""


@dataclass(frozen=True, slots=True)
class OwnReview:
    """A review that the person was asked for."""

    id: int
    nonce: str
    state: State
    title: str
    invited_at: datetime | None
    respond_by: datetime | None
    answered_at: datetime | None
    due_at: datetime | None
    submitted_at: datetime | None


def own_submissions(person: Person) -> list[OwnSubmission]:
    """What the person wrote: drafts and revisions asked for first, then by the latest change."""
    corresponds = exists().where(
        Contributor.submission_id == Submission.id,
        Contributor.person_id == person.id,
        Contributor.corresponding,
        Contributor.disowned_at.is_(None),
    )
    pressing = case((Submission.stage.in_(AWAITING_REVISION), 0), (Submission.stage == Stage.DRAFT, 1), else_=2)
    statement = (
        select(
            Submission.id, Submission.number, Submission.title, Submission.stage, Submission.stage_since,
            Submission.submitted_at, Submission.revise_by, Submission.issue,
            or_(Submission.submitter_id == person.id, corresponds).label("acts"),
        )
        .where(written_by(person))
        .order_by(pressing, Submission.stage_since.desc(), Submission.id.desc())
        .limit(MOST)
    )  # fmt: skip
    return [
        OwnSubmission(
            id=row.id,
            number=row.number,
            title=row.title,
            stage=row.stage,
            since=row.stage_since,
            submitted_at=row.submitted_at,
            revise_by=row.revise_by,
            issue=row.issue,
            acts=bool(row.acts),
        )
        for row in db.session.execute(statement)
    ]


def own_reviews(person: Person) -> list[OwnReview]:
    """Reviews asked of the person, the nearest date first, what is over last; none of what the person wrote."""
    keys = select(Address.key).where(Address.person_id == person.id, held())
    named = exists().where(
        Contributor.submission_id == Submission.id,
        or_(
            and_(Contributor.person_id == person.id, Contributor.disowned_at.is_(None)),
            Contributor.email_key.in_(keys),
        ),
    )
    open_first = case((Assignment.state == State.ACCEPTED, 0), (Assignment.state == State.INVITED, 1), else_=2)
    until = case((Assignment.state == State.INVITED, Assignment.respond_by), else_=Assignment.due_at)
    statement = (
        select(
            Assignment.id, Assignment.nonce, Assignment.state, Submission.title, Assignment.invited_at,
            Assignment.respond_by, Assignment.answered_at, Assignment.due_at, Assignment.submitted_at,
        )
        .join(Submission, Submission.id == Assignment.submission_id)
        .where(
            Assignment.reviewer_id == person.id,
            Assignment.state != State.DRAFT,
            Submission.submitter_id != person.id,
            ~named,
        )
        .order_by(open_first, until.is_(None), until, Assignment.id.desc())
        .limit(MOST)
    )  # fmt: skip
    return [
        OwnReview(
            id=row.id,
            nonce=row.nonce,
            state=row.state,
            title=row.title,
            invited_at=row.invited_at,
            respond_by=row.respond_by,
            answered_at=row.answered_at,
            due_at=row.due_at,
            submitted_at=row.submitted_at,
        )
        for row in db.session.execute(statement)
    ]
