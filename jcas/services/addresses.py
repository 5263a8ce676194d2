"""A person's several addresses: added, confirmed by mail, one of them the one that mail goes to."""

from datetime import datetime

from jcas.adapters.addresses import read_address
from jcas.domain.people import email_key
from jcas.domain.refusals import Invalid, NotFound
from jcas.models.base import db
from jcas.models.people import Address, Person
from jcas.notifications import record
from jcas.queries.people import address_of
from jcas.services.accounts import index_person, unowned_released

MOST = 10
"""Addresses a person; enough for a life in several places, too few to write to the world."""


def add_address(email: str, *, by: Person, now: datetime) -> None:
    """Sends a mail to the address; it counts once its holder has opened the link, signed in as this person.

    Where the address has another account its holder is told instead; the door answers the same.
    """
    address = read_address(email)
    held = unowned_released(address_of(address)) if not _is_own(address, by) else address_of(address)
    if held is None:
        if len(by.addresses) >= MOST:
            raise Invalid(f"An account can have at most {MOST} addresses.", field="email")
        by.addresses.append(Address(address=address, key=email_key(address), primary=False, added_at=now))
        db.session.flush()
    elif held.person_id != by.id:
        record("account.register_again", now=now, person=held.person, data={"address": held.address})
        return
    elif held.confirmed_at is not None:
        raise Invalid("This address is yours already.", field="email")
    record("account.address_added", now=now, by=by, person=by, data={"address": address})


def make_primary(address_id: int, *, by: Person, now: datetime) -> None:  # noqa: ARG001  every service takes it
    """Mail goes to this address from now on."""
    chosen = _own(address_id, by)
    if chosen.confirmed_at is None:
        raise Invalid("Confirm this address first: open the link in the mail that we sent to it.")
    for address in by.addresses:
        address.primary = address is chosen
    db.session.flush()


def remove_address(address_id: int, *, by: Person, now: datetime) -> None:  # noqa: ARG001  every service takes it
    """Forgets an address; submissions that it led to stay this person's."""
    address = _own(address_id, by)
    if address.primary:
        raise Invalid("Mail goes to this address. Choose another one for that first, then remove this.")
    by.addresses.remove(address)
    index_person(by)
    db.session.flush()


def _is_own(address: str, person: Person) -> bool:
    return any(own.key == email_key(address) for own in person.addresses)


def _own(address_id: int, person: Person) -> Address:
    for address in person.addresses:
        if address.id == address_id:
            return address
    raise NotFound("There is no such address.")
