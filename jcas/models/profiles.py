"""Each content of the journal profile that was ever in force, by its hash."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from jcas.models.base import Base, UtcDateTime


class ProfileVersion(Base):
    """One content of the profile file."""

    __tablename__ = "profile_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    content: Mapped[str]
    """The TOML text, readable again by jcas.config.profiles.read_profile."""
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
