"""What happened (events) and the mails that tell of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jcas.models.base import Base, Json, UtcDateTime, words
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission


class Event(Base):
    """One thing that happened, written in the transaction of the change itself; history pages show these."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("natural_key"), Index("ix_event_submission_id_at", "submission_id", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"))
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Whom it is about, where it is about a person."""
    data: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    natural_key: Mapped[str | None]
    """For events that may happen once only (a reminder of a day): the second is refused."""

    by: Mapped[Person | None] = relationship(foreign_keys=[by_id])
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    submission: Mapped[Submission | None] = relationship()
    assignment: Mapped[Assignment | None] = relationship()
    mails: Mapped[list["Mail"]] = relationship(back_populates="event", cascade="all, delete-orphan")


class MailState(StrEnum):
    """How far a mail is. 'sending' is the one moment in which a killed worker may cause a second copy."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class Mail(Base):
    """One mail to one address about one event: the outbox."""

    __tablename__ = "mail"
    __table_args__ = (
        UniqueConstraint("event_id", "template", "address_key"),
        Index("ix_mail_state_due", "state", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    template: Mapped[str]
    """Folder below templates/email/."""
    address: Mapped[str]
    address_key: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    contributor_id: Mapped[int | None] = mapped_column(ForeignKey("contributor.id"))
    language: Mapped[str] = mapped_column(default="en")
    state: Mapped[MailState] = mapped_column(words(MailState, "state_known"), default=MailState.QUEUED)
    subject: Mapped[str] = mapped_column(default="")
    """Known once rendered."""
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Not sent before; moved forward after a failed attempt."""
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str] = mapped_column(default="")

    event: Mapped[Event] = relationship(back_populates="mails")
    person: Mapped[Person | None] = relationship()
