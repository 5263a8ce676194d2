"""The versions of the journal profile that were ever in force."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from jcas.config.profiles import profile_hash, profile_text
from jcas.models.base import db
from jcas.models.profiles import ProfileVersion
from jcas.queries.profiles import version_of_hash


def current_version(now: datetime) -> ProfileVersion:
    """The row of the profile's present content; added, with `now` (aware), when this content is seen first."""
    text = profile_text()
    sha256 = profile_hash(text)
    known = version_of_hash(sha256)
    if known is not None:
        return known
    version = ProfileVersion(sha256=sha256, content=text, seen_at=now)
    try:
        with db.session.begin_nested():
            db.session.add(version)
    except IntegrityError:  # somebody else saw it first, at this very moment
        return version_of_hash(sha256) or version
    return version
