"""Review assignments, reviews and scores."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jcas.domain.assignments import State
from jcas.models.base import Base, UtcDateTime, words
from jcas.models.files import File
from jcas.models.people import Person
from jcas.models.submissions import Submission


class Assignment(Base):
    """One reviewer asked to review one round of one submission."""

    __tablename__ = "assignment"
    __table_args__ = (
        UniqueConstraint("submission_id", "round", "reviewer_id"),
        CheckConstraint("round >= 1", name="round_positive"),
        Index("ix_assignment_state_due", "state", "due_at"),
        # All that the desk derives of a round, so that it reads the index alone.
        Index("ix_assignment_round_states", "submission_id", "round", "state", "respond_by", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    round: Mapped[int]
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    label: Mapped[int]
    """1 for 'Reviewer 1' …; the same person keeps it through the rounds of a submission."""
    state: Mapped[State] = mapped_column(words(State, "state_known"), default=State.DRAFT)
    nonce: Mapped[str] = mapped_column(default="")
    """Part of the invitation's link: a new one makes earlier links void."""
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    invited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    respond_by: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decline_reason: Mapped[str] = mapped_column(default="")
    message: Mapped[str] = mapped_column(default="")
    """The editor's own words in the invitation."""

    submission: Mapped[Submission] = relationship(back_populates="assignments")
    reviewer: Mapped[Person] = relationship(foreign_keys=[reviewer_id])
    review: Mapped["Review | None"] = relationship(back_populates="assignment", cascade="all, delete-orphan")


class Review(Base):
    """What a reviewer writes; open to change until the assignment is submitted."""

    __tablename__ = "review"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), unique=True)
    to_author: Mapped[str] = mapped_column(default="")
    to_editor: Mapped[str] = mapped_column(default="")
    recommendation: Mapped[str | None]
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    saved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    assignment: Mapped[Assignment] = relationship(back_populates="review")
    attachment: Mapped[File | None] = relationship()
    scores: Mapped[list["Score"]] = relationship(back_populates="review", cascade="all, delete-orphan")


class Score(Base):
    """One criterion's score: 1 to 5, 0 for not applicable, null while only a comment stands."""

    __tablename__ = "score"
    __table_args__ = (
        UniqueConstraint("review_id", "criterion"),
        CheckConstraint("value BETWEEN 0 AND 5", name="value_in_range"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"))
    criterion: Mapped[str]
    value: Mapped[int | None]
    comment: Mapped[str] = mapped_column(default="")

    review: Mapped[Review] = relationship(back_populates="scores")
