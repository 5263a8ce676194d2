"""Accounts of the services' tests."""

from datetime import UTC, datetime

from sqlalchemy import select

from jcas.models.base import db, writing
from jcas.models.messages import Mail
from jcas.models.people import Person
from jcas.services import people

NOW = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
PASSWORD = "steppe winds carry"


def register(email: str = "aigul@example.org", password: str = PASSWORD, name: str = "Айгүл Темірова") -> Person | None:
    with writing():
        return people.register(email, password, name, now=NOW)


def registered(email: str = "aigul@example.org", name: str = "Айгүл Темірова") -> Person:
    person = register(email, name=name)
    assert person is not None
    with writing():
        people.confirm_address(person.addresses[0].id, now=NOW)
    return person


def mails() -> list[tuple[str, str]]:
    rows = db.session.execute(select(Mail.template, Mail.address).order_by(Mail.id))
    return [(row.template, row.address) for row in rows]
