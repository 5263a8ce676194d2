"""Reads about versions of the journal profile."""

from sqlalchemy import select

from jcas.config.profiles import load_profile, read_profile
from jcas.domain.profiles import Profile
from jcas.models.base import db
from jcas.models.profiles import ProfileVersion
from jcas.models.submissions import Submission


def version_of_hash(sha256: str) -> ProfileVersion | None:
    """The version whose text has this hash (domain: jcas.config.profiles.profile_hash)."""
    return db.session.scalar(select(ProfileVersion).where(ProfileVersion.sha256 == sha256))


def profile_of(submission: Submission) -> Profile:
    """The profile that the submission was handed in under; the one in force for a draft."""
    version = submission.profile_version
    return read_profile(version.content) if version else load_profile()
