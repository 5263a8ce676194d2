"""Reads about administrators."""

from sqlalchemy import func, select

from jcas.domain.people import Role
from jcas.models.base import db
from jcas.models.messages import Event


def administrators_made() -> int:
    """How often anybody was ever made an administrator: events stay when roles are taken, so it never falls."""
    made = select(func.count(Event.id)).where(
        Event.kind == "account.role_granted", Event.data["role"].as_string() == Role.ADMINISTRATOR
    )
    return db.session.scalar(made) or 0
