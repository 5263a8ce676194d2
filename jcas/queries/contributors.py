"""Reads about contributors and the accounts behind their addresses."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from jcas.models.base import db
from jcas.models.people import Address, Person
from jcas.models.submissions import Contributor


def contributor_by_id(contributor_id: int) -> Contributor | None:
    """The contributor with its submission."""
    statement = select(Contributor).where(Contributor.id == contributor_id)
    return db.session.scalar(statement.options(joinedload(Contributor.submission)))


def confirmed_holders(keys: Iterable[str]) -> Sequence[Address]:
    """The confirmed addresses among these keys, with the active people behind them."""
    proven = Address.key.in_(list(keys)), Address.confirmed_at.is_not(None), Person.active
    statement = select(Address).join(Address.person).where(*proven)
    return db.session.scalars(statement.options(joinedload(Address.person))).all()
