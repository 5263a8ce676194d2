"""Reads about administrators."""

from sqlalchemy import func, select

from jcas.domain.people import Role
from jcas.models.base import db
from jcas.models.people import RoleGrant


def newest_administrator_grant() -> int:
    """The id of the newest grant of the administrator's role; 0 while the desk has no administrator."""
    newest = select(func.max(RoleGrant.id)).where(RoleGrant.role == Role.ADMINISTRATOR)
    return db.session.scalar(newest) or 0
