"""The directory of people: searched by their folded words, page by page, whatever their number the same few queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, not_, or_, select
from sqlalchemy.orm import selectinload

from jcas.adapters.text import fold
from jcas.domain.people import Role
from jcas.models.base import db
from jcas.models.people import Person, RoleGrant
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.queries.submissions import concerned

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the directory."""

    people: Sequence[Person]
    total: int
    page: int
    pages: int


def people(viewer: Person, *, words: str = "", role: Role | None = None, page: int = 1) -> Page:
    """People in whom all the words are found, by name; of one role where it is given. Four queries."""
    found = [_known_to(viewer), *_found(words, role)]
    total = db.session.scalar(select(func.count()).select_from(Person).where(*found)) or 0
    pages = max(1, -(-total // PAGE))
    number = min(max(1, page), pages)
    statement = select(Person).where(*found).options(selectinload(Person.addresses))
    statement = statement.order_by(Person.sort_key, Person.id).limit(PAGE).offset((number - 1) * PAGE)
    return Page(db.session.scalars(statement).all(), total, number, pages)


def person(person_id: int, viewer: Person) -> Person | None:
    """One person with addresses and roles."""
    statement = select(Person).where(Person.id == person_id, _known_to(viewer))
    return db.session.scalar(statement.options(selectinload(Person.addresses)))


def _known_to(viewer: Person) -> ColumnElement[bool]:
    """Everybody but those whom the journal knows by nothing but an invitation to review what the viewer wrote.

    A new name in the list, since yesterday and without a password, would tell an editor who reviews their own paper.
    """
    own = select(Submission.id).where(concerned(viewer))
    asked = exists().where(Assignment.reviewer_id == Person.id, Assignment.submission_id.in_(own))
    elsewhere = exists().where(Assignment.reviewer_id == Person.id, Assignment.submission_id.not_in(own))
    granted = exists().where(RoleGrant.person_id == Person.id)
    return or_(Person.id == viewer.id, Person.password_hash.is_not(None), granted, elsewhere, not_(asked))


def _found(words: str, role: Role | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        Person.search_key.contains(word, autoescape=True) for word in fold(words).split()
    ]
    if role is not None:
        conditions.append(Person.id.in_(select(RoleGrant.person_id).where(RoleGrant.role == role)))
    return conditions
