"""Rules on people: names, roles, identifiers."""

import re
from enum import StrEnum


class Role(StrEnum):
    """What a person may be for the journal besides an author; one person may have several."""

    REVIEWER = "reviewer"
    EDITOR = "editor"
    GUEST_EDITOR = "guest_editor"
    MANAGING_EDITOR = "managing_editor"
    CO_EDITOR_IN_CHIEF = "co_editor_in_chief"
    EDITOR_IN_CHIEF = "editor_in_chief"
    ADMINISTRATOR = "administrator"


CHIEFS = frozenset({Role.EDITOR_IN_CHIEF, Role.CO_EDITOR_IN_CHIEF, Role.MANAGING_EDITOR})
"""Roles that steer the whole desk: they see and assign everything that is not their own."""

EDITORIAL = CHIEFS | {Role.EDITOR, Role.GUEST_EDITOR}
"""Roles that may handle submissions."""

_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])/?\s*")


def orcid_id(text: str) -> str:
    """The ORCID iD in its form 0000-0000-0000-0000; ValueError where form or checksum (ISO 7064 mod 11-2) is wrong."""
    found = _ORCID.fullmatch(text.strip())
    if not found:
        raise ValueError("An ORCID iD has sixteen digits, like 0000-0002-1825-0097.")
    digits = found.group(1).replace("-", "").upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if digits[-1] != ("X" if check == 10 else str(check)):
        raise ValueError("This ORCID iD has a typing error: its last digit does not fit the others.")
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def email_key(address: str) -> str:
    """The form of an address by which two spellings of it are the same account."""
    return address.strip().casefold()
