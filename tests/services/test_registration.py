"""Registering and confirming, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from jcas.adapters.passwords import is_password
from jcas.domain.refusals import Invalid
from jcas.models.base import db, writing
from jcas.models.messages import Event
from jcas.models.people import Address, Person
from jcas.services import people
from jcas.services.accounts import Unconfirmed
from tests.services.accounts import NOW, PASSWORD, mails, register, registered
from tests.worlds import a_draft, a_person

pytestmark = pytest.mark.postgres


def test_registering_opens_an_account_that_waits_for_its_address(app: Flask) -> None:
    person = register(" Aigul@EXAMPLE.org ", name="  Айгүл   Темірова ")
    assert person is not None
    assert person.name == "Айгүл Темірова"
    assert [(a.address, a.key, a.confirmed_at) for a in person.addresses] == [
        ("Aigul@example.org", "aigul@example.org", None)
    ]
    assert mails() == [("account_confirm", "Aigul@example.org")]
    with pytest.raises(Unconfirmed):
        people.sign_in("aigul@example.org", PASSWORD)


def test_confirming_opens_the_door_in_any_spelling_of_the_address(app: Flask) -> None:
    person = registered()
    assert people.sign_in("  AIGUL@Example.org", PASSWORD) == person
    assert people.sign_in("aigul@example.org", PASSWORD + " ") is None
    assert people.sign_in("nobody@example.org", PASSWORD) is None
    assert people.sign_in("", "") is None


def test_registering_again_tells_the_holder_and_changes_nothing(app: Flask) -> None:
    person = registered()
    before = (person.name, person.password_hash, person.session_key)
    assert register("AIGUL@example.org", "another password", "Somebody Else") is None
    assert (person.name, person.password_hash, person.session_key) == before
    assert mails()[-1] == ("account_exists", "aigul@example.org")
    assert db.session.scalar(select(func.count(Person.id))) == 1


def test_registration_never_confirmed_is_begun_anew(app: Flask) -> None:
    first = register(password="the first password", name="Somebody Else")
    assert first is not None
    old_key = first.session_key
    second = register()
    assert second is first
    assert second.name == "Айгүл Темірова"
    assert is_password(second.password_hash, PASSWORD)
    assert not is_password(second.password_hash, "the first password")
    assert second.session_key != old_key


def test_registering_as_an_invited_person_mails_a_link_instead_of_taking_the_password(app: Flask) -> None:
    with writing():
        invited = people.person_for("timur@example.org", "Timur Aliyev", now=NOW)
    assert register("timur@example.org", name="Somebody Else") is None
    assert invited.password_hash is None
    assert invited.name == "Timur Aliyev"
    assert mails() == [("account_reset", "timur@example.org")]


def test_inviting_drops_what_somebody_else_registered_with_the_address(app: Flask) -> None:
    stranger = register("timur@example.org", name="Stranger")
    assert stranger is not None
    with writing():
        invited = people.person_for("timur@example.org", "Timur Aliyev", now=NOW)
        people.confirm_address(invited.addresses[0].id, now=NOW)
    assert invited is stranger
    assert invited.name == "Timur Aliyev"
    assert people.sign_in("timur@example.org", PASSWORD) is None


def test_link_of_a_mail_proves_an_account_that_nobody_proved(app: Flask) -> None:
    with writing():
        invited = people.person_for("timur@example.org", "Timur Aliyev", now=NOW)
        people.prove(invited, now=NOW)
        people.change_password("", PASSWORD, by=invited, now=NOW)
        people.prove(invited, now=NOW)
    assert people.sign_in("timur@example.org", PASSWORD) == invited
    stranger = register("nurlan@example.org")
    assert stranger is not None
    with writing():
        people.prove(stranger, now=NOW)
    assert stranger.addresses[0].confirmed_at == NOW
    assert people.sign_in("nurlan@example.org", PASSWORD) is None


def test_inviting_a_known_person_changes_nothing_of_theirs(app: Flask) -> None:
    person = registered()
    with writing():
        assert people.person_for("Aigul@example.org", "A. T.", now=NOW) is person
    assert person.name == "Айгүл Темірова"
    assert people.sign_in("aigul@example.org", PASSWORD) is person


REFUSED = [
    ("no address", PASSWORD, "Aigul", "email"),
    ("aigul@", PASSWORD, "Aigul", "email"),
    ("айгүл@example.org", PASSWORD, "Aigul", "email"),
    ("a" * 300 + "@example.org", PASSWORD, "Aigul", "email"),
    ("aigul@example.org", "short", "Aigul", "password"),
    ("aigul@example.org", "aigul@example.org", "Aigul", "password"),
    ("aigul@example.org", PASSWORD, "   ", "name"),
    ("aigul@example.org", PASSWORD, "A" * 201, "name"),
    ("aigul@example.org", PASSWORD, "A\x00B", "name"),
]


def test_registration_is_refused_beside_the_field(app: Flask) -> None:
    for email, password, name, field in REFUSED:
        with pytest.raises(Invalid) as refusal:
            register(email, password, name)
        assert refusal.value.field == field
    assert db.session.scalar(select(func.count(Person.id))) == 0


def test_confirming_makes_submissions_that_name_the_address_this_persons(app: Flask) -> None:
    author = a_person("Dana Ospanova")
    row = {"name": "A. Temirova", "email": "Aigul@Example.org"}
    gone = {"name": "Not Me", "email": "aigul@example.org", "disowned_at": NOW}
    paper, other = a_draft(author, contributors=[row]), a_draft(author, contributors=[gone])
    person = register()
    assert person is not None
    assert paper.contributors[0].person is None
    with writing():
        people.confirm_address(person.addresses[0].id, now=NOW)
    assert paper.contributors[0].person == person
    assert other.contributors[0].person is None
    kinds = db.session.scalars(select(Event.kind).where(Event.person_id == person.id)).all()
    assert "submission.coauthor_confirmed" in kinds


def test_confirming_twice_is_one_confirmation(app: Flask) -> None:
    person = registered()
    with writing():
        people.confirm_address(person.addresses[0].id, now=NOW + timedelta(days=1))
    assert person.addresses[0].confirmed_at == NOW


def test_two_registrations_of_one_address_at_the_same_moment_make_one_account(app: Flask) -> None:
    def run(number: int) -> None:
        with app.app_context():
            register(name=f"Person {number}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(4)))
    assert db.session.scalar(select(func.count(Address.id))) == 1
    assert len(mails()) == 4
