"""Who may do what with accounts and roles."""

from jcas.domain.people import EDITORIAL, Role
from jcas.models.people import Person


def may_administer(person: Person) -> bool:
    """Accounts, roles, settings."""
    return Role.ADMINISTRATOR in person.roles


def may_see_reviewers(person: Person) -> bool:
    """The pool of reviewers."""
    return person.is_editorial or may_administer(person)


def may_see_people(person: Person) -> bool:
    """Everybody with an account and their addresses: not for guests, who are the journal's for one issue."""
    return may_administer(person) or bool(person.roles & (EDITORIAL - {Role.GUEST_EDITOR}))


def may_grant(person: Person, role: Role) -> bool:
    """Give or take a role: administrators any; chiefs the roles of reviewers and (guest) editors."""
    return may_administer(person) or (person.is_chief and role in {Role.REVIEWER, Role.EDITOR, Role.GUEST_EDITOR})


def may_see_mails(person: Person) -> bool:
    """The list of mails with their states."""
    return person.is_chief or may_administer(person)
