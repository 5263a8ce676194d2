"""Accounts: registering, signing in, confirming an address, passwords.

Nothing here tells, by its answer or its time, whether an account exists. Two rules keep an account from being taken
over before its owner comes: an address that nobody proved belongs to nobody, and what proves it (the link of a mail)
never makes a password valid that somebody else may have chosen: see `confirming` in web/account/register.py.
"""

import hmac
import secrets
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy.exc import IntegrityError

from jcas.adapters.addresses import address_or_text, read_address
from jcas.adapters.passwords import hash_password, is_password
from jcas.adapters.text import fold
from jcas.adapters.tokens import read_token
from jcas.domain.passwords import check_password
from jcas.domain.people import email_key
from jcas.domain.refusals import Invalid, NotFound, Refused
from jcas.models.base import db
from jcas.models.people import Address, Person
from jcas.notifications import record
from jcas.queries.people import address_of, contributors_at

CONFIRM_WITHIN = timedelta(days=7)
RESET_WITHIN = timedelta(days=1)
LONGEST_NAME = 200


class Unconfirmed(Refused):
    """The password is right, but the address still waits to be confirmed."""


def register(email: str, password: str, name: str, *, now: datetime) -> Person | None:
    """Opens an account that waits for its address to be confirmed, and sends the mail for that.

    None where the address has an account already: then its holder is told by mail, and the door answers the same.
    An account that was never confirmed is begun anew. Raises `Invalid` for what is no address, name or password.
    """
    address, name = read_address(email), read_name(name)
    check_password(password, address=address, name=name)
    password_hash = hash_password(password)
    try:
        with db.session.begin_nested():
            held = unowned_released(address_of(address))
            person = begin_person(address, name, now=now) if held is None else held.person
    except IntegrityError:  # somebody else registered the same address in this very moment (PostgreSQL)
        _tell_holder(address_of(address), now=now)
        return None
    if held is not None and not is_pending(person):
        _tell_holder(held, now=now)
        return None
    person.password_hash, person.session_key = password_hash, new_session_key()
    rename(person, name)
    record("account.registered", now=now, by=person, person=person, data={"address": address})
    return person


def _tell_holder(held: Address | None, *, now: datetime) -> None:
    """Mails whoever holds the address that somebody registered with it; those without a password may set one."""
    if held is not None:
        kind = "account.register_again" if held.person.password_hash else "account.reset_asked"
        record(kind, now=now, person=held.person, data={"address": held.address})


def open_account(email: str, password: str, name: str, *, now: datetime) -> Person:
    """An account whose address counts as confirmed: for whoever starts the server, before any mail can be sent.

    Raises `Invalid` where the address has an account.
    """
    address, name = read_address(email), read_name(name)
    check_password(password, address=address, name=name)
    if address_of(address) is not None:
        raise Invalid(
            "There is an account with this address. Sign in with it, then open the link again.", field="email"
        )
    person = begin_person(address, name, now=now)
    person.password_hash = hash_password(password)
    confirm_address(person.addresses[0].id, now=now)
    return person


def sign_in(email: str, password: str) -> Person | None:
    """Whom address and password belong to, or None. Reads only; takes the same time whether or not there is such one.

    Raises `Unconfirmed` where the password is right and the address still waits to be confirmed.
    """
    held = address_of(address_or_text(email))
    stored = held.person.password_hash if held is not None and held.person.active else None
    if not is_password(stored, password) or held is None:
        return None
    if held.confirmed_at is None:
        raise Unconfirmed("This address is not confirmed yet. We have sent you the mail with the link again.")
    return held.person


def send_confirmation(email: str, *, now: datetime) -> None:
    """Sends the mail that asks for confirmation once more; nothing where the address needs none."""
    held = address_of(address_or_text(email))
    if held is not None and held.confirmed_at is None and held.person.password_hash:
        record("account.registered", now=now, by=held.person, person=held.person, data={"address": held.address})


def address_to_confirm(token: str) -> Address | None:
    """The address that a mail's link means; None where it is forged, older than a week, or the address is gone."""
    payload = read_token("confirm", token, within=CONFIRM_WITHIN)
    if payload is None:
        return None
    address_id, key = payload
    found = db.session.get(Address, address_id)
    return found if found is not None and found.key == key else None


def confirm_address(address_id: int, *, now: datetime) -> Address:
    """The address belongs to its person from now on, who then sees every submission that names it. Twice is fine."""
    address = db.session.get(Address, address_id)
    if address is None:
        raise NotFound("There is no such address.")
    if address.confirmed_at is not None:
        return address
    address.confirmed_at = now
    person = address.person
    if not any(other.primary for other in person.addresses):
        address.primary = True
    db.session.flush()
    record("account.confirmed", now=now, by=person, person=person, data={"address": address.address})
    for contributor in contributors_at(address.key):
        contributor.person = person
        submission, data = contributor.submission, {"name": contributor.name}
        record("submission.coauthor_confirmed", now=now, by=person, submission=submission, person=person, data=data)
    return address


def prove(person: Person, *, now: datetime) -> None:
    """The person came by the link of a mail to an account that nobody had proved: its one address is confirmed.

    A password that was set before is dropped, since anybody could have registered with the address.
    """
    if not is_unproven(person):
        return
    if person.password_hash is not None:
        person.password_hash, person.session_key = None, new_session_key()
    confirm_address(person.addresses[0].id, now=now)


def ask_reset(email: str, *, now: datetime) -> None:
    """Mails a link to set a new password, or that there is no account with this address: the same work both times.

    Raises `Invalid` where the text is no address.
    """
    address = read_address(email)
    held = address_of(address)
    if held is not None and held.person.active and is_provable(held):
        record("account.reset_asked", now=now, person=held.person, data={"address": held.address})
    else:
        record("account.reset_unknown", now=now, data={"address": address})


def person_to_reset(token: str) -> Person | None:
    """Whom a mail's link lets set a new password; None where it is forged, older than a day, or used."""
    payload = read_token("reset", token, within=RESET_WITHIN)
    if payload is None:
        return None
    person_id, tail = payload
    person = db.session.get(Person, person_id)
    return person if person is not None and person.active and tail == (person.password_hash or "")[-10:] else None


def reset_password(person_id: int, password: str, *, now: datetime) -> Person:
    """Sets the password of whoever holds the mail's link, which proves a first address; signs out every device."""
    person = db.session.get(Person, person_id)
    if person is None:
        raise NotFound("There is no such account.")
    _set_password(person, password, field="password", now=now)
    if is_unproven(person):
        confirm_address(person.addresses[0].id, now=now)
    return person


def change_password(old: str, new: str, *, by: Person, now: datetime) -> None:
    """Sets a new password after asking for the old one; signs out every device but, by the door's doing, this one.

    A person who never had a password (reviewers who came by a mail's link) sets the first one.
    """
    if by.password_hash is not None and not is_password(by.password_hash, old):
        raise Invalid("This is not your present password.", field="old_password")
    _set_password(by, new, field="new_password", now=now)


def sign_out_everywhere(*, by: Person) -> None:
    """Ends every session of the person."""
    by.session_key = new_session_key()


def _set_password(person: Person, password: str, *, field: str, now: datetime) -> None:
    check_password(password, address=person.email, name=person.name, field=field)
    person.password_hash, person.session_key = hash_password(password), new_session_key()
    record("account.password_changed", now=now, by=person, person=person)


def mark_of_registration(person: Person | None) -> str:
    """What the browser that registered keeps, so that there the mail's link needs no password.

    It ends with the next registration or password. For an address that has an account it is a random text of the
    same form, so that the cookie tells nothing either.
    """
    if person is None:
        return secrets.token_hex(32)
    key = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(key, f"registration {person.session_key}".encode(), "sha256").hex()


# What the rooms of this floor share


def begin_person(address: str, name: str, *, now: datetime) -> Person:
    """A person with one unconfirmed address and no password."""
    person = Person(session_key=new_session_key(), created_at=now)
    person.addresses.append(Address(address=address, key=email_key(address), primary=True, added_at=now))
    rename(person, name)
    db.session.add(person)
    db.session.flush()
    return person


def read_name(text: str, *, field: str = "name") -> str:
    """A name as the person writes it, spaces tidied; `Invalid` where there is none or it is no name by its length."""
    name = " ".join(text.split())
    if not name:
        raise Invalid("Write your name as it should stand in letters and in print.", field=field)
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise Invalid(f"A name can have at most {LONGEST_NAME} letters.", field=field)
    return name


def rename(person: Person, name: str) -> None:
    """Sets the name and what search and sorting make of it."""
    person.name = name
    index_person(person)


def index_person(person: Person) -> None:
    """Fills the folded keys from what the person's row says now."""
    keys = [address.address for address in person.addresses]
    words = [person.name, person.family_name, *keys, person.affiliation, *(person.expertise or ())]
    person.search_key = fold(" ".join(word for word in words if word))
    person.sort_key = fold(person.family_name or person.name)


def new_session_key() -> str:
    """A new one signs out every device."""
    return secrets.token_urlsafe(32)


def is_unproven(person: Person) -> bool:
    """Whether no address of the person was ever confirmed: nobody has signed in to this account yet."""
    return all(address.confirmed_at is None for address in person.addresses)


def is_pending(person: Person) -> bool:
    """Whether it is a registration that waits for its confirmation, which anybody may have begun."""
    return is_unproven(person) and person.password_hash is not None


def is_provable(address: Address) -> bool:
    """Whether a mail to it may open the account: a confirmed address, or the only one of an account just begun."""
    return address.confirmed_at is not None or is_unproven(address.person)


def unowned_released(held: Address | None) -> Address | None:
    """None where nobody holds the address, or somebody only claimed it beside others and never proved it."""
    if held is None or is_provable(held):
        return held
    held.person.addresses.remove(held)
    db.session.flush()
    return None
