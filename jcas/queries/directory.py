"""The directory of people: searched by their folded words, page by page, whatever their number the same few queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import selectinload

from jcas.adapters.text import fold
from jcas.domain.people import Role
from jcas.models.base import db
from jcas.models.people import Person, RoleGrant

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the directory."""

    people: Sequence[Person]
    total: int
    page: int
    pages: int


def people(*, words: str = "", role: Role | None = None, page: int = 1) -> Page:
    """People in whom all the words are found, by name; of one role where it is given. Four queries."""
    found = _found(words, role)
    total = db.session.scalar(select(func.count()).select_from(Person).where(*found)) or 0
    pages = max(1, -(-total // PAGE))
    number = min(max(1, page), pages)
    statement = select(Person).where(*found).options(selectinload(Person.addresses))
    statement = statement.order_by(Person.sort_key, Person.id).limit(PAGE).offset((number - 1) * PAGE)
    return Page(db.session.scalars(statement).all(), total, number, pages)


def person(person_id: int) -> Person | None:
    """One person with addresses and roles."""
    return db.session.scalar(select(Person).where(Person.id == person_id).options(selectinload(Person.addresses)))


def _found(words: str, role: Role | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        Person.search_key.contains(word, autoescape=True) for word in fold(words).split()
    ]
    if role is not None:
        conditions.append(Person.id.in_(select(RoleGrant.person_id).where(RoleGrant.role == role)))
    return conditions
