"""Reads about people and their addresses."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from jcas.domain.people import Role, email_key
from jcas.models.base import db
from jcas.models.people import Address, Person, RoleGrant
from jcas.models.submissions import Contributor


def address_of(address: str) -> Address | None:
    """The address row, with its person."""
    statement = select(Address).where(Address.key == email_key(address)).options(joinedload(Address.person))
    return db.session.scalar(statement)


def holders(roles: Iterable[Role]) -> Sequence[Person]:
    """Active people who hold one of the roles."""
    held = select(RoleGrant.person_id).where(RoleGrant.role.in_(list(roles)))
    return db.session.scalars(select(Person).where(Person.id.in_(held), Person.active).order_by(Person.sort_key)).all()


_OF_SESSION = (
    select(Person).where(Person.session_key == bindparam("key"), Person.active).options(joinedload(Person.grants))
)


def person_of_session(key: str) -> Person | None:
    """Who a session cookie means; nobody where the account was closed."""
    return db.session.scalars(_OF_SESSION, {"key": key}).unique().one_or_none()


def contributors_at(key: str) -> Sequence[Contributor]:
    """Contributors named with this address behind whom no person stands yet, and who did not say 'not mine'."""
    unclaimed = (Contributor.person_id.is_(None), Contributor.disowned_at.is_(None))
    return db.session.scalars(select(Contributor).where(Contributor.email_key == key, *unclaimed)).all()
