"""People, their addresses and roles."""

from datetime import datetime
from typing import Any

from flask_login import UserMixin
from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jcas.domain.people import CHIEFS, EDITORIAL, Role
from jcas.models.base import Base, Json, UtcDateTime, words


class Person(UserMixin, Base):
    """A person: one account, any number of roles. A person without a password has been invited but not signed up."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    """As the person writes it, in any script and order."""
    family_name: Mapped[str] = mapped_column(default="")
    """For sorting, masking and letters; may be empty where a person has one name."""
    affiliation: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    """ISO 3166 alpha-2 code, or empty."""
    orcid: Mapped[str] = mapped_column(default="")
    expertise: Mapped[list[str]] = mapped_column(Json, default=list)
    languages: Mapped[list[str]] = mapped_column(Json, default=list)
    willing_to_review: Mapped[bool] = mapped_column(default=False)
    interface_language: Mapped[str] = mapped_column(default="en")
    time_zone: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str | None]
    session_key: Mapped[str] = mapped_column(index=True, unique=True)
    """What the session cookie holds instead of the id; a new one signs out every device."""
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    search_key: Mapped[str] = mapped_column(default="")
    """Folded name, addresses, affiliation and expertise."""
    sort_key: Mapped[str] = mapped_column(default="", index=True)

    addresses: Mapped[list["Address"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Address.id"
    )
    grants: Mapped[list["RoleGrant"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", lazy="selectin", foreign_keys="RoleGrant.person_id"
    )

    @property
    def is_active(self) -> bool:
        """Flask-Login's question."""
        return self.active

    def get_id(self) -> str:
        """What Flask-Login keeps in the session."""
        return self.session_key

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held now."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def is_editorial(self) -> bool:
        """Whether the person may handle submissions."""
        return not EDITORIAL.isdisjoint(self.roles)

    @property
    def is_chief(self) -> bool:
        """Whether the person steers the whole desk."""
        return not CHIEFS.isdisjoint(self.roles)

    @property
    def email(self) -> str:
        """The address that mail goes to: the primary one, else the first."""
        primary = [address for address in self.addresses if address.primary] or self.addresses
        return primary[0].address if primary else ""


class Address(Base):
    """An e-mail address of a person; only a confirmed one proves anything."""

    __tablename__ = "address"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    address: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    """domain.people.email_key of the address."""
    primary: Mapped[bool] = mapped_column(default=False)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(back_populates="addresses")


class RoleGrant(Base):
    """One role of one person."""

    __tablename__ = "role_grant"
    __table_args__ = (UniqueConstraint("person_id", "role"), Index("ix_role_grant_role", "role"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Role] = mapped_column(words(Role, "role_known"))
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship(back_populates="grants", foreign_keys=[person_id])


class KeptForm(Base):
    """A form that came with an expired session: kept until its sender signs in again and sends it, a day at most."""

    __tablename__ = "kept_form"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    """Random; the browser holds it in a cookie of its own."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Who sent it as far as the old session told; nobody else is offered it."""
    path: Mapped[str]
    fields: Mapped[list[Any]] = mapped_column(Json)
    """[[name, value], …] in the order sent, without the CSRF token."""
    files: Mapped[list[Any]] = mapped_column(Json, default=list)
    """[[field, file name, media type, storage key], …]."""
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
