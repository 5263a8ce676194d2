"""Checks of the public page: manuscripts of strangers, forgotten within the hour."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from jcas.models.base import Base, Json, UtcDateTime, words
from jcas.models.files import ReportState


class PublicCheck(Base):
    """One check of a file without account. The row tells nothing of who sent it; its key is the one way to it.

    A row in 'queued' is its job's outbox.
    """

    __tablename__ = "public_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    """Random; it stands in the report's address and nowhere else."""
    state: Mapped[ReportState] = mapped_column(words(ReportState, "state_known"), default=ReportState.QUEUED)
    article_type: Mapped[str]
    name: Mapped[str]
    """The file's, as uploaded; never part of a path."""
    size: Mapped[int]
    """Bytes."""
    storage_key: Mapped[str | None] = mapped_column(unique=True)
    """The manuscript, in the storage for strangers; None as soon as it was read, since nobody needs it any more."""
    annotated_key: Mapped[str | None] = mapped_column(unique=True)
    """The copy with the findings as comments."""
    annotated_size: Mapped[int] = mapped_column(default=0)
    annotated_format: Mapped[str] = mapped_column(default="")
    """'docx' or 'odt'."""
    content: Mapped[dict[str, Any] | None] = mapped_column(Json)
    """The contract's report once it is there."""
    quotes: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    """Paragraph number -> the beginning of its text, for the places that findings point at."""
    sentence: Mapped[str] = mapped_column(default="")
    """Why it could not be read or checked."""
    attempts: Mapped[int] = mapped_column(default=0)
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    """From this moment on the page is gone; the next tick deletes row and files."""
