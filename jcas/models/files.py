"""Files, the versions of a manuscript, and what the preflight found in them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jcas.models.base import Base, Json, UtcDateTime, words
from jcas.models.people import Person
from jcas.models.submissions import Submission


class File(Base):
    """Bytes that somebody uploaded or a job made; the storage key tells nothing about them."""

    __tablename__ = "file"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"), index=True)
    kind: Mapped[str]
    """One of `jcas.domain.files.Kind`, or a file kind of the profile."""
    name: Mapped[str]
    """As the uploader named it; never part of a path, and shown only to whom the policy lets see names."""
    media_type: Mapped[str]
    size: Mapped[int]
    """Bytes."""
    sha256: Mapped[str] = mapped_column(index=True)
    storage_key: Mapped[str] = mapped_column(unique=True)
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Version(Base):
    """One version of the manuscript: the first, mended ones before submission, revisions after."""

    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("submission_id", "number"),
        # The desk asks which copies wait for an editor; few do.
        Index(
            "ix_version_held", "submission_id", "number", sqlite_where=text("held = 1"), postgresql_where=text("held")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    number: Mapped[int]
    round: Mapped[int] = mapped_column(default=0)
    """The rounds begun when it came: 0 for the first submission, 1 for the revision after round 1."""
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id"))
    anonymised_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    """The copy for reviewers, made by a job."""
    reading_key: Mapped[str | None]
    """Storage folder of the anonymised reading view."""
    own_reading_key: Mapped[str | None]
    """Storage folder of the reading view of the file as it is: it names the authors, so reviewers never reach it."""
    anonymised_error: Mapped[str] = mapped_column(default="")
    """Why there is no copy, for the desk; while both are empty a worker is to make it."""
    masked: Mapped[list[str]] = mapped_column(Json, default=list)
    """The names and addresses that the copy was made without: others asked for later make it stale."""
    to_look_at: Mapped[list[Any]] = mapped_column(Json, default=list)
    """What the copy may still tell of its authors, for the desk, never for reviewers: rows of
    `jcas.domain.anonymity.looking`, whose `rows` also reads the plain sentences of earlier times."""
    held: Mapped[bool] = mapped_column(default=False)
    """Whether the copy waits for an editor who looks at `to_look_at`: until then no reviewer gets it."""
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When that editor had looked and released it; None where there was nothing to look at."""
    masks_own: Mapped[bool] = mapped_column(default=False)
    """An editor's wish: the copy hides the authors' citations of their own works."""
    by_hand_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    """A copy that an editor made by hand: what reviewers get is made of it, not of the author's file."""
    annotated_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    """The author's file with the report's findings as comments, made with the report."""
    response: Mapped[str] = mapped_column(default="")
    """The author's response to reviewers that came with a revision."""
    response_file_id: Mapped[int | None] = mapped_column(ForeignKey("file.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    submission: Mapped[Submission] = relationship(back_populates="versions")
    file: Mapped[File] = relationship(foreign_keys=[file_id])
    anonymised: Mapped[File | None] = relationship(foreign_keys=[anonymised_id])
    by_hand: Mapped[File | None] = relationship(foreign_keys=[by_hand_id])
    released_by: Mapped[Person | None] = relationship(foreign_keys=[released_by_id])
    annotated: Mapped[File | None] = relationship(foreign_keys=[annotated_id])
    response_file: Mapped[File | None] = relationship(foreign_keys=[response_file_id])
    report: Mapped["Report | None"] = relationship(back_populates="version", cascade="all, delete-orphan")


class ReportState(StrEnum):
    """How far the check of a version is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    UNREADABLE = "unreadable"
    FAILED = "failed"


class Report(Base):
    """The preflight of one version: the contract's JSON once it is there; a row in 'queued' is its job's outbox."""

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), unique=True)
    state: Mapped[ReportState] = mapped_column(words(ReportState, "state_known"), default=ReportState.QUEUED)
    article_type: Mapped[str]
    content: Mapped[dict[str, Any] | None] = mapped_column(Json)
    quotes: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    """Paragraph number -> the beginning of its text, for the places that findings point at."""
    verdict: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")
    """Why it could not be read or checked, for the author."""
    attempts: Mapped[int] = mapped_column(default=0)
    """How often a worker began it: a document that ends its worker each time is given up."""
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    version: Mapped[Version] = relationship(back_populates="report")
