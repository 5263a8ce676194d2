"""Reads about submissions. Visibility, eager loading and paging are decided here and nowhere else."""

from functools import lru_cache

from sqlalchemy import ColumnElement, and_, exists, false, not_, or_, select, true, union
from sqlalchemy.orm import aliased

from jcas.domain.refusals import NotFound
from jcas.domain.submissions import Stage
from jcas.models.base import db
from jcas.models.people import Address, Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Contributor, Submission
from jcas.policies.submissions import handles_all

MISSING = "There is no such submission."


def lock(submission_id: int) -> Submission:
    """The submission for a change: its row locked on PostgreSQL; on SQLite the transaction holds the only write lock.

    What the session knew of it before is read again. NotFound where there is none.
    """
    statement = select(Submission).where(Submission.id == submission_id).with_for_update(of=Submission)
    submission = db.session.scalar(statement.execution_options(populate_existing=True))
    if submission is None:
        raise NotFound(MISSING)
    return submission


def written_by(person: Person) -> ColumnElement[bool]:
    """The rule of policies.submissions.is_author as SQL."""
    contributor = aliased(Contributor)
    return or_(
        Submission.submitter_id == person.id,
        exists().where(
            contributor.submission_id == Submission.id,
            contributor.person_id == person.id,
            contributor.disowned_at.is_(None),
        ),
    )


def concerned(person: Person) -> ColumnElement[bool]:
    """Submissions that the person wrote, in any way that they are named, or was ever asked to review.

    The rule of policies.submissions.is_named or is_reviewer. What the person wrote or reviewed is found once, by
    index, not anew for each submission.
    """
    return _concerned(person.id)


@lru_cache(maxsize=256)
def _concerned(person_id: int) -> ColumnElement[bool]:
    """Kept, since a page asks several times and putting it together takes as long as running it."""
    own = select(Address.key).where(Address.person_id == person_id, held())
    theirs = union(
        select(Contributor.submission_id).where(Contributor.person_id == person_id, Contributor.disowned_at.is_(None)),
        select(Contributor.submission_id).where(Contributor.email_key.in_(own)),
        select(Assignment.submission_id).where(Assignment.reviewer_id == person_id),
    )
    return or_(Submission.submitter_id == person_id, Submission.id.in_(theirs))


def held() -> ColumnElement[bool]:
    """Addresses that count as their person's in is_named: confirmed ones, or all of who has confirmed none yet."""
    other = aliased(Address)
    proven = exists().where(other.person_id == Address.person_id, other.confirmed_at.is_not(None))
    return or_(Address.confirmed_at.is_not(None), not_(proven))


def on_desk_of(person: Person) -> ColumnElement[bool]:
    """The rule of policies.submissions.may_see_on_desk as SQL; a test compares both."""
    return _on_desk(person.id, every=handles_all(person)) if person.is_editorial else false()


@lru_cache(maxsize=256)
def _on_desk(person_id: int, *, every: bool) -> ColumnElement[bool]:
    """One object for one person, by which statements that hold it are kept."""
    return and_(
        true() if every else Submission.handling_editor_id == person_id,
        Submission.stage != Stage.DRAFT,
        Submission.submitted_at.is_not(None),
        not_(_concerned(person_id)),
    )
