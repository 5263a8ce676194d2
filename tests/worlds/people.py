"""Accounts of authors, reviewers and editors."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from jcas.adapters.passwords import hash_password
from jcas.adapters.text import fold
from jcas.domain.people import Role, email_key
from jcas.models.base import db, writing
from jcas.models.people import Address, Person, RoleGrant
from tests.worlds.moments import ARRIVAL


def a_person(
    name: str = "Dana Ospanova",
    *,
    roles: Iterable[Role] = (),
    confirmed: bool = True,
    password: str | None = None,
    email: str | None = None,
    now: datetime = ARRIVAL,
    **fields: Any,
) -> Person:
    """An account; its address follows from the name (dana.ospanova@example.org) unless given, and is made unique."""
    with writing():
        address = email or _free_address(name)
        person = Person(
            name=name,
            family_name=fields.pop("family_name", name.rsplit(maxsplit=1)[-1]),
            password_hash=hash_password(password) if password else None,
            session_key=secrets.token_urlsafe(24),
            created_at=now,
            sort_key=fold(name),
            search_key=fold(f"{name} {address}"),
            **{"affiliation": "University of the Steppe", "country": "KZ", **fields},
        )
        person.addresses = [
            Address(
                address=address,
                key=email_key(address),
                primary=True,
                confirmed_at=now if confirmed else None,
                added_at=now,
            )
        ]
        person.grants = [RoleGrant(role=role, granted_at=now) for role in roles]
        db.session.add(person)
    return person


def a_reviewer(name: str = "Timur Aliyev", **fields: Any) -> Person:
    """Somebody of the pool."""
    return a_person(
        name, roles=[Role.REVIEWER], **{"willing_to_review": True, "affiliation": "Institute of Lakes", **fields}
    )


def an_editor(
    name: str = "Aigerim Seitkali", *, roles: Iterable[Role] = (Role.EDITOR_IN_CHIEF,), **fields: Any
) -> Person:
    """A chief unless other roles are given."""
    return a_person(name, roles=roles, **{"affiliation": "House of the Journal", **fields})


def _free_address(name: str) -> str:
    local = ".".join(fold(name).replace(".", "").split()) or "person"
    taken = set(db.session.scalars(db.select(Address.key).where(Address.key.startswith(local))))
    numbers = ("", *range(2, 1000))
    return next(a for n in numbers if (a := f"{local}{n}@example.org") not in taken)
