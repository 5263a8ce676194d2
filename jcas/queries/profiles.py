"""Reads about versions of the journal profile."""

from sqlalchemy import select

from jcas.models.base import db
from jcas.models.profiles import ProfileVersion


def version_of_hash(sha256: str) -> ProfileVersion | None:
    """The version whose text has this hash (domain: jcas.config.profiles.profile_hash)."""
    return db.session.scalar(select(ProfileVersion).where(ProfileVersion.sha256 == sha256))
