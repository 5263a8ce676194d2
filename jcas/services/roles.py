"""Roles: given and taken by those who may, never so that nobody is left to give them."""

from datetime import datetime

from jcas.domain.people import Role
from jcas.domain.refusals import Invalid, NotAllowed
from jcas.models.base import db
from jcas.models.people import Person, RoleGrant
from jcas.notifications import record
from jcas.policies.people import may_administer, may_grant
from jcas.queries.people import holders


def grant_role(person: Person, role: Role, *, by: Person, now: datetime) -> None:
    """Gives the role; nothing happens where the person has it."""
    if not may_grant(by, role):
        raise NotAllowed("You can’t give this role.")
    if role not in person.roles:
        _give(person, role, by=by, now=now)


def take_role(person: Person, role: Role, *, by: Person, now: datetime) -> None:
    """Takes the role; nothing happens where the person does not have it. The last administrator keeps theirs."""
    if not may_grant(by, role):
        raise NotAllowed("You can’t take this role.")
    if role not in person.roles:
        return
    if role == Role.ADMINISTRATOR:
        _another_administrator(person)
    person.grants[:] = [grant for grant in person.grants if grant.role != role]
    db.session.flush()
    record("account.role_taken", now=now, by=by, person=person, data={"role": role})


def make_administrator(person: Person, *, now: datetime) -> None:
    """Gives the administrator's role without asking who may: for the first one, where nobody can be asked."""
    if Role.ADMINISTRATOR not in person.roles:
        _give(person, Role.ADMINISTRATOR, by=None, now=now)


def close_account(person: Person, *, by: Person, now: datetime) -> None:
    """Nobody can sign in to it any more and no mail goes to it; everything that the person did stays."""
    if not may_administer(by):
        raise NotAllowed("Only administrators close accounts.")
    if person.id == by.id:
        raise Invalid("You can’t close your own account. Ask another administrator.")
    person.active = False
    record("account.closed", now=now, by=by, person=person)


def reopen_account(person: Person, *, by: Person, now: datetime) -> None:
    """Lets the person sign in again."""
    if not may_administer(by):
        raise NotAllowed("Only administrators reopen accounts.")
    person.active = True
    record("account.reopened", now=now, by=by, person=person)


def _give(person: Person, role: Role, *, by: Person | None, now: datetime) -> None:
    person.grants.append(RoleGrant(role=role, granted_at=now, granted_by_id=by.id if by else None))
    db.session.flush()
    record("account.role_granted", now=now, by=by, person=person, data={"role": role})


def _another_administrator(person: Person) -> None:
    if all(other.id == person.id for other in holders([Role.ADMINISTRATOR])):
        raise Invalid("This is the only administrator. Give the role to somebody else first.")
