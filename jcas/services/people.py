"""People: what they say of themselves, and who stands behind an address. The front of all services on people."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcas.adapters.addresses import read_address
from jcas.config.profiles import load_profile
from jcas.domain.people import Role, orcid_id
from jcas.domain.refusals import Invalid, NotAllowed
from jcas.models.base import db
from jcas.models.people import Person
from jcas.notifications import record
from jcas.policies.people import may_see_people
from jcas.queries.people import address_of
from jcas.services.accounts import (
    ask_reset,
    begin_person,
    change_password,
    confirm_address,
    index_person,
    is_pending,
    new_session_key,
    open_account,
    prove,
    read_name,
    register,
    rename,
    reset_password,
    sign_in,
    sign_out_everywhere,
    unowned_released,
)
from jcas.services.addresses import add_address, make_primary, remove_address
from jcas.services.roles import close_account, grant_role, make_administrator, reopen_account, take_role

__all__ = [
    "add_address", "add_person", "ask_reset", "change_password", "close_account", "confirm_address", "grant_role",
    "make_administrator", "make_primary", "open_account", "person_for", "prove", "register", "remove_address",
    "reopen_account", "reset_password", "save_profile", "sign_in", "sign_out_everywhere", "take_role",
]  # fmt: skip

_COUNTRY = re.compile(r"[A-Z]{2}")
_MOST_KEYWORDS = 30
_LONGEST_KEYWORD = 80
_LONGEST_AFFILIATION = 400


def person_for(email: str, name: str, *, now: datetime) -> Person:
    """The person behind an address; one without a password and unconfirmed where there is none yet.

    Somebody may have registered with the address without ever confirming it: what they chose is dropped, since the
    link of the mail that follows will prove the address to be its holder's.
    """
    address = read_address(email)
    held = unowned_released(address_of(address))
    if held is None:
        return begin_person(address, read_name(name or address.partition("@")[0]), now=now)
    person = held.person
    if is_pending(person):
        person.password_hash, person.session_key = None, new_session_key()
        rename(person, read_name(name or person.name))
        db.session.flush()
    return person


def add_person(email: str, name: str, roles: list[Role], *, by: Person, now: datetime) -> Person:
    """Makes an account for somebody, who gets a mail to set the password; where there is one it only gets the roles."""
    if not may_see_people(by):
        raise NotAllowed("You can’t add people.")
    known = address_of(read_address(email))
    person = person_for(email, name, now=now)
    for role in roles:
        grant_role(person, role, by=by, now=now)
    if known is None:
        record("account.added", now=now, by=by, person=person, data={"address": person.email})
    return person


def save_profile(values: Mapping[str, Any], *, by: Person, now: datetime) -> None:  # noqa: ARG001  every service takes it
    """Keeps what a person says of themselves; only the fields that `values` names.

    name, family_name, affiliation, country (ISO 3166 alpha-2 or ''), orcid, expertise and languages (lists),
    willing_to_review. Raises `Invalid` with the field for the first one that can't be.
    """
    readers = {
        "name": read_name,
        "family_name": _short("family_name", 100),
        "affiliation": _short("affiliation", _LONGEST_AFFILIATION),
        "country": _country,
        "orcid": _orcid,
        "expertise": _keywords,
        "languages": _languages,
        "willing_to_review": bool,
    }
    for field, value in values.items():
        setattr(by, field, readers[field](value))
    index_person(by)
    db.session.flush()


def _short(field: str, most: int) -> Any:
    def read(text: str) -> str:
        tidy = " ".join(text.split())
        if len(tidy) > most:
            raise Invalid(f"At most {most} letters can be kept here.", field=field)
        return tidy

    return read


def _country(code: str) -> str:
    if code and not _COUNTRY.fullmatch(code):
        raise Invalid("Choose a country from the list.", field="country")
    return code


def _orcid(text: str) -> str:
    try:
        return orcid_id(text) if text.strip() else ""
    except ValueError as fault:
        raise Invalid(str(fault), field="orcid") from None


def _keywords(words: list[str]) -> list[str]:
    """Each once, whatever its case, in the order given."""
    tidy = {" ".join(word.split()).casefold(): " ".join(word.split()) for word in reversed(words) if word.strip()}
    if len(tidy) > _MOST_KEYWORDS or any(len(word) > _LONGEST_KEYWORD for word in tidy):
        raise Invalid(
            f"At most {_MOST_KEYWORDS} keywords of {_LONGEST_KEYWORD} letters can be kept.", field="expertise"
        )
    return list(tidy.values())[::-1]


def _languages(keys: list[str]) -> list[str]:
    known = [language.key for language in load_profile().languages]
    if any(key not in known for key in keys):
        raise Invalid("Choose languages from the list.", field="languages")
    return [key for key in known if key in keys]
