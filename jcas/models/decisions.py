"""Decisions and the letters that carried them."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jcas.models.base import Base, UtcDateTime
from jcas.models.people import Person
from jcas.models.submissions import Submission


class Decision(Base):
    """One decision on one round, sent; a draft letter lives in LetterDraft."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("submission_id", "version_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    round: Mapped[int]
    version_number: Mapped[int]
    """The version decided on: one decision a version, so that two editors can't both decide."""
    kind: Mapped[str]
    """A decision key of the profile: desk_reject, accept, minor_revisions, major_revisions, reject."""
    letter: Mapped[str]
    """Markdown, as sent."""
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    submission: Mapped[Submission] = relationship(back_populates="decisions")
    by: Mapped[Person] = relationship()


class LetterDraft(Base):
    """An editor's unsent letter; saved as it is typed, dropped when the decision is sent."""

    __tablename__ = "letter_draft"
    __table_args__ = (UniqueConstraint("submission_id", "person_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    letter: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
