"""Files on their way to the other side, cleaned by a machine or withheld until a look.

To reviewers: further files and response letters. To authors: what a reviewer attached to a review.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jcas.models.base import Base, Json, UtcDateTime, words
from jcas.models.files import File


class CleaningState(StrEnum):
    """How far a file is: a row in 'waiting' is its job's outbox."""

    WAITING = "waiting"
    CLEAN = "clean"
    WITHHELD = "withheld"
    RELEASED = "released"


class Cleaning(Base):
    """One file, and what the other side gets of it: its clean copy, or nothing yet."""

    __tablename__ = "cleaning"
    # The desk and the tick ask for those that wait; few do.
    __table_args__ = (Index("ix_cleaning_state", "state", "submission_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id"), unique=True)
    """The file as it came; the other side gets it only where an editor released it as it is."""
    source_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    """A clean one that an editor uploaded in its place: what the copy is made of."""
    clean_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    state: Mapped[CleaningState] = mapped_column(words(CleaningState, "state_known"), default=CleaningState.WAITING)
    sentence: Mapped[str] = mapped_column(default="")
    """Why no machine can make it safe, for the desk."""
    to_look_at: Mapped[list[Any]] = mapped_column(Json, default=list)
    """What the clean copy may still tell, as `Version.to_look_at`."""
    attempts: Mapped[int] = mapped_column(default=0)
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    looked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    looked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    file: Mapped[File] = relationship(foreign_keys=[file_id], lazy="joined", innerjoin=True)
    source: Mapped[File | None] = relationship(foreign_keys=[source_id])
    clean: Mapped[File | None] = relationship(foreign_keys=[clean_id])
