"""Submissions, their contributors, explanations and suggested reviewers."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jcas.domain.submissions import Stage
from jcas.models.base import Base, Json, UtcDateTime, words
from jcas.models.people import Person

if TYPE_CHECKING:
    from jcas.models.cleaning import Cleaning
    from jcas.models.decisions import Decision
    from jcas.models.files import Version
    from jcas.models.profiles import ProfileVersion
    from jcas.models.reviews import Assignment


class Submission(Base):
    """One article on its way through the journal."""

    __tablename__ = "submission"
    __table_args__ = (
        UniqueConstraint("number"),
        UniqueConstraint("number_year", "number_sequence"),
        CheckConstraint("stage IN ('draft', 'withdrawn') OR number IS NOT NULL", name="submitted_has_number"),
        CheckConstraint("(number IS NULL) = (submitted_at IS NULL)", name="number_with_submission"),
        CheckConstraint("round >= 0", name="round_not_negative"),
        # What the desk counts and filters by, so that it reads the index and not the abstracts.
        Index(
            "ix_submission_desk",
            *("stage", "id", "round", "submitted_at", "submitter_id", "handling_editor_id", "issue", "stage_since"),
            "revise_by",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str | None]
    """JCAS-2026-0007; given at submission."""
    number_year: Mapped[int | None]
    number_sequence: Mapped[int | None]
    stage: Mapped[Stage] = mapped_column(words(Stage, "stage_known"), default=Stage.DRAFT)
    stage_since: Mapped[datetime] = mapped_column(UtcDateTime)
    round: Mapped[int] = mapped_column(default=0)
    """Rounds of review begun: 0 before review."""
    revise_by: Mapped[datetime | None] = mapped_column(UtcDateTime)
    article_type: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    abstract: Mapped[str] = mapped_column(default="")
    keywords: Mapped[list[str]] = mapped_column(Json, default=list)
    funding: Mapped[str] = mapped_column(default="")
    competing_interests: Mapped[str] = mapped_column(default="")
    contributions: Mapped[str] = mapped_column(default="")
    data_availability: Mapped[str] = mapped_column(default="")
    cover_letter: Mapped[str] = mapped_column(default="")
    declarations: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    """Declaration key -> True, or the text given with it."""
    issue: Mapped[str | None] = mapped_column(index=True)
    """Key of the issue that it is considered for (jcas.domain.issues), set at submission, moved by editors."""
    issue_begun_for: Mapped[str | None]
    """Key of the issue that was running when the draft was begun."""
    judged: Mapped[bool] = mapped_column(default=False)
    """Whether the report of the submitted manuscript has been looked at by the rules; False flags it on the desk."""
    profile_version_id: Mapped[int | None] = mapped_column(ForeignKey("profile_version.id"))
    """The profile that it was handed in under."""
    submitter_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    handling_editor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    title_key: Mapped[str] = mapped_column(default="", index=True)
    search_key: Mapped[str] = mapped_column(default="")
    """Folded number, title and contributors' names: what the desk's search looks in."""

    submitter: Mapped[Person] = relationship(foreign_keys=[submitter_id])
    handling_editor: Mapped[Person | None] = relationship(foreign_keys=[handling_editor_id])
    profile_version: Mapped["ProfileVersion | None"] = relationship()
    contributors: Mapped[list["Contributor"]] = relationship(
        back_populates="submission", cascade="all, delete-orphan", order_by="Contributor.position"
    )
    explanations: Mapped[list["Explanation"]] = relationship(
        back_populates="submission", cascade="all, delete-orphan", order_by="Explanation.id"
    )
    suggestions: Mapped[list["Suggestion"]] = relationship(
        back_populates="submission", cascade="all, delete-orphan", order_by="Suggestion.id"
    )
    versions: Mapped[list["Version"]] = relationship(
        back_populates="submission", cascade="all, delete-orphan", order_by="Version.number"
    )
    assignments: Mapped[list["Assignment"]] = relationship(
        back_populates="submission", cascade="all, delete-orphan", order_by="Assignment.id"
    )
    waivers: Mapped[list["Waiver"]] = relationship(
        back_populates="submission", cascade="all, delete-orphan", order_by="Waiver.id"
    )
    cleanings: Mapped[list["Cleaning"]] = relationship(cascade="all, delete-orphan", order_by="Cleaning.id")
    decisions: Mapped[list["Decision"]] = relationship(
        back_populates="submission", cascade="all, delete-orphan", order_by="Decision.id"
    )


class Contributor(Base):
    """An author of a submission, whether or not there is an account behind it yet."""

    __tablename__ = "contributor"
    __table_args__ = (UniqueConstraint("submission_id", "email_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    family_name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    email_key: Mapped[str | None] = mapped_column(index=True)
    affiliation: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    orcid: Mapped[str] = mapped_column(default="")
    credit_roles: Mapped[list[str]] = mapped_column(Json, default=list)
    corresponding: Mapped[bool] = mapped_column(default=False)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Set when a person who confirmed this address is known: that person sees the submission."""
    disowned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the holder of the address said 'this is not mine'."""

    submission: Mapped[Submission] = relationship(back_populates="contributors")
    person: Mapped[Person | None] = relationship()


class Explanation(Base):
    """An author's words on a rule that asks for an explanation; the editor reads them beside the finding."""

    __tablename__ = "explanation"
    __table_args__ = (UniqueConstraint("submission_id", "rule"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    rule: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)

    submission: Mapped[Submission] = relationship(back_populates="explanations")


class Waiver(Base):
    """A rule that the editors do not ask of this submission, in any of its versions."""

    __tablename__ = "waiver"
    __table_args__ = (UniqueConstraint("submission_id", "rule"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    rule: Mapped[str]
    reason: Mapped[str]
    """For the desk alone."""
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    submission: Mapped[Submission] = relationship(back_populates="waivers")
    by: Mapped[Person] = relationship()


class SuggestionKind(StrEnum):
    """Whether the author proposes or opposes a reviewer."""

    SUGGESTED = "suggested"
    OPPOSED = "opposed"


class Suggestion(Base):
    """A reviewer whom the author, or a reviewer who declined, proposes or opposes, with the reason."""

    __tablename__ = "suggestion"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), index=True)
    kind: Mapped[SuggestionKind] = mapped_column(words(SuggestionKind, "kind_known"))
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    affiliation: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    """Set where a declining reviewer made it; authors never see those."""

    submission: Mapped[Submission] = relationship(back_populates="suggestions")
