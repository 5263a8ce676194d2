"""Reads about reviewers: the pool with its load, assignments that wait, what speaks for and against a choice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select

from jcas.adapters.text import fold
from jcas.domain.assignments import OPEN, State
from jcas.domain.people import Role
from jcas.domain.refusals import NotFound
from jcas.models.base import db
from jcas.models.people import Address, Person, RoleGrant
from jcas.models.reviews import Assignment
from jcas.models.submissions import Contributor, Submission
from jcas.queries.submissions import concerned, held

MISSING_ASSIGNMENT = "There is no such review."


def submission_of(assignment_id: int) -> int:
    """The submission that an assignment belongs to; NotFound where there is none."""
    found = db.session.scalar(select(Assignment.submission_id).where(Assignment.id == assignment_id))
    if found is None:
        raise NotFound(MISSING_ASSIGNMENT)
    return found


def answers_missed(*, now: datetime) -> Sequence[tuple[int, int]]:
    """(assignment, submission) of invitations whose answer was due before `now`, in the order of locking."""
    missed = select(Assignment.id, Assignment.submission_id).where(
        Assignment.state == State.INVITED, Assignment.respond_by < now
    )
    return [(row.id, row.submission_id) for row in db.session.execute(missed.order_by(Assignment.submission_id))]


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody of the pool with their load; no more than the list shows."""

    id: int
    name: str
    affiliation: str
    country: str
    expertise: tuple[str, ...]
    languages: tuple[str, ...]
    willing: bool
    open: int
    """Invitations and reviews that are not answered or sent yet."""
    sent: int
    last_at: datetime | None
    """When the last review was sent."""


def in_pool(viewer: Person) -> ColumnElement[bool]:
    """Who can be chosen from the list: active people who are willing, hold the role, or were asked before."""
    return and_(
        Person.active,
        or_(
            Person.willing_to_review,
            Person.id.in_(select(RoleGrant.person_id).where(RoleGrant.role == Role.REVIEWER)),
            Person.id.in_(select(Assignment.reviewer_id).where(_told(viewer))),
        ),
    )


def _told(viewer: Person) -> ColumnElement[bool]:
    """Work that the viewer may know of: an editor who wrote a submission never learns from a list who reviews it."""
    return Assignment.submission_id.not_in(select(Submission.id).where(concerned(viewer)))


def pool(viewer: Person, *, words: str = "", page: int = 1, size: int | None = None) -> list[Reviewer]:
    """The pool by name, or those in whom all the words are found, with the work that `viewer` may know of.

    A page of `size` people; everybody where no size is given.
    """
    statement = _people(viewer).where(in_pool(viewer), *_found(words)).order_by(Person.sort_key, Person.id)
    if size is not None:
        statement = statement.limit(size).offset((page - 1) * size)
    return [_reviewer(row) for row in db.session.execute(statement)]


def pool_size(viewer: Person, *, words: str = "") -> int:
    """How many people `pool` would find."""
    return db.session.scalar(select(func.count()).select_from(Person).where(in_pool(viewer), *_found(words))) or 0


def reviewers_by_id(ids: Iterable[int], viewer: Person) -> list[Reviewer]:
    """These active people, whether or not they stand in the pool, by name."""
    ids = list(ids)
    if not ids:
        return []
    statement = _people(viewer).where(Person.id.in_(ids), Person.active).order_by(Person.sort_key, Person.id)
    return [_reviewer(row) for row in db.session.execute(statement)]


def people_by_id(ids: Iterable[int]) -> list[Person]:
    """These people, in the order of their names."""
    return list(db.session.scalars(select(Person).where(Person.id.in_(list(ids))).order_by(Person.sort_key, Person.id)))


def _found(words: str) -> list[ColumnElement[bool]]:
    return [Person.search_key.contains(word, autoescape=True) for word in fold(words).split()]


def _people(viewer: Person) -> Select[Any]:
    work = (
        select(
            Assignment.reviewer_id,
            func.count().filter(Assignment.state.in_(OPEN)).label("open"),
            func.count().filter(Assignment.state == State.SUBMITTED).label("sent"),
            func.max(Assignment.submitted_at).label("last_at"),
        )
        .where(_told(viewer))
        .group_by(Assignment.reviewer_id)
        .subquery()
    )
    return select(
        Person.id, Person.name, Person.affiliation, Person.country, Person.expertise, Person.languages,
        Person.willing_to_review, work.c.open, work.c.sent, work.c.last_at,
    ).outerjoin(work, work.c.reviewer_id == Person.id)  # fmt: skip


def _reviewer(row: Row[Any]) -> Reviewer:
    return Reviewer(
        id=row.id,
        name=row.name,
        affiliation=row.affiliation,
        country=row.country,
        expertise=tuple(row.expertise or ()),
        languages=tuple(row.languages or ()),
        willing=row.willing_to_review,
        open=row.open or 0,
        sent=row.sent or 0,
        last_at=row.last_at,
    )


def authors_among_people(submission: Submission) -> set[int]:
    """Ids of people who are named as authors in any way (the rule of policies.submissions.is_named)."""
    keys = [c.email_key for c in submission.contributors if c.email_key]
    known = {c.person_id for c in submission.contributors if c.person_id and c.disowned_at is None}
    holding = set(db.session.scalars(_holders(), {"keys": keys})) if keys else set()
    return known | holding | {submission.submitter_id}


@cache
def _holders() -> Select[int]:
    """Ids of the people behind these addresses; put together once."""
    return select(Address.person_id).where(Address.key.in_(bindparam("keys", expanding=True)), held())


def coauthors_elsewhere(submission: Submission) -> set[int]:
    """Ids of people who wrote another submission together with an author of this one."""
    authors = authors_among_people(submission)
    keys = [c.email_key for c in submission.contributors if c.email_key]
    shared = select(Contributor.submission_id).where(
        or_(Contributor.person_id.in_(authors), Contributor.email_key.in_(keys)),
        Contributor.submission_id != submission.id,
    )
    found = select(Contributor.person_id).where(
        Contributor.submission_id.in_(shared), Contributor.person_id.is_not(None)
    )
    return {person_id for person_id in db.session.scalars(found) if person_id is not None} - authors


def asked_in_round(submission: Submission) -> dict[int, State]:
    """Reviewer -> state of their assignment in the present round; from what is loaded."""
    return {a.reviewer_id: a.state for a in submission.assignments if a.round == submission.round}


def people_behind(keys: Sequence[str]) -> dict[str, int]:
    """Address key -> id of the person who holds it."""
    if not keys:
        return {}
    held = select(Address.key, Address.person_id).where(Address.key.in_(keys))
    return {row.key: row.person_id for row in db.session.execute(held)}
