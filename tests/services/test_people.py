"""Accounts, addresses, roles and profiles, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

import pytest
from flask import Flask
from sqlalchemy import func, select

from jcas.adapters.passwords import is_password
from jcas.domain.people import Role
from jcas.domain.refusals import Invalid, NotFound
from jcas.models.base import db, writing
from jcas.models.messages import Event, Mail
from jcas.models.people import Address, Person
from jcas.queries import directory
from jcas.queries.people import person_of_session
from jcas.services import people
from jcas.services.accounts import Unconfirmed, address_to_confirm, person_to_reset
from tests.worlds import a_draft, a_person

NOW = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
PASSWORD = "steppe winds carry"

pytestmark = pytest.mark.postgres


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


# --- registering and confirming -------------------------------------------------------------------------------------


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


# --- passwords ------------------------------------------------------------------------------------------------------


def test_reset_writes_to_known_and_unknown_alike(app: Flask) -> None:
    registered()
    db.session.rollback()
    before = len(mails())
    with writing():
        people.ask_reset("aigul@example.org", now=NOW)
        people.ask_reset("nobody@example.org", now=NOW)
    assert mails()[before:] == [("account_reset", "aigul@example.org"), ("account_unknown", "nobody@example.org")]


def test_reset_sets_the_password_and_signs_out_every_device(app: Flask) -> None:
    person = registered()
    key = person.session_key
    with writing():
        people.reset_password(person.id, "another good password", now=NOW)
    assert people.sign_in("aigul@example.org", "another good password") == person
    assert people.sign_in("aigul@example.org", PASSWORD) is None
    assert person_of_session(key) is None
    assert mails()[-1] == ("account_password_changed", "aigul@example.org")


def test_reset_proves_the_address_of_an_account_just_begun(app: Flask) -> None:
    person = register()
    assert person is not None
    with writing():
        people.reset_password(person.id, "another good password", now=NOW)
    assert people.sign_in("aigul@example.org", "another good password") == person


def test_reset_by_an_address_only_claimed_does_not_open_the_account(app: Flask) -> None:
    person = registered()
    with writing():
        people.add_address("victim@example.org", by=person, now=NOW)
        people.ask_reset("victim@example.org", now=NOW)
    assert mails()[-1] == ("account_unknown", "victim@example.org")


def test_change_asks_for_the_old_password(app: Flask) -> None:
    person = registered()
    key = person.session_key
    with pytest.raises(Invalid) as refusal, writing():
        people.change_password("wrong password", "another good password", by=person, now=NOW)
    assert refusal.value.field == "old_password"
    with pytest.raises(Invalid) as refusal, writing():
        people.change_password(PASSWORD, "short", by=person, now=NOW)
    assert refusal.value.field == "new_password"
    assert person.session_key == key
    with writing():
        people.change_password(PASSWORD, "another good password", by=person, now=NOW)
    assert person.session_key != key


def test_closed_account_opens_to_nobody(app: Flask) -> None:
    person, keeper = registered(), a_person("Keeper", roles=[Role.ADMINISTRATOR])
    key = person.session_key
    with writing():
        people.close_account(person, by=keeper, now=NOW)
        people.ask_reset("aigul@example.org", now=NOW)
    assert people.sign_in("aigul@example.org", PASSWORD) is None
    assert person_of_session(key) is None
    assert mails()[-1][0] == "account_unknown"
    with writing():
        people.reopen_account(person, by=keeper, now=NOW)
    assert people.sign_in("aigul@example.org", PASSWORD) == person


@pytest.mark.parametrize("token", ["", "x", "a.b.c"])
def test_forged_tokens_open_nothing(app: Flask, token: str) -> None:
    assert address_to_confirm(token) is None
    assert person_to_reset(token) is None


# --- several addresses ----------------------------------------------------------------------------------------------


def test_second_address_signs_in_once_confirmed_and_can_become_the_one_for_mail(app: Flask) -> None:
    person = registered()
    with writing():
        people.add_address("a.temirova@example.org", by=person, now=NOW)
    second = person.addresses[1]
    with pytest.raises(Invalid), writing():
        people.make_primary(second.id, by=person, now=NOW)
    with writing():
        people.confirm_address(second.id, now=NOW)
    assert people.sign_in("a.temirova@example.org", PASSWORD) == person
    assert person.email == "aigul@example.org"
    with writing():
        people.make_primary(second.id, by=person, now=NOW)
    assert person.email == "a.temirova@example.org"
    with writing():
        people.remove_address(person.addresses[0].id, by=person, now=NOW)
    assert [a.address for a in person.addresses] == ["a.temirova@example.org"]


def test_address_that_mail_goes_to_can_not_be_removed(app: Flask) -> None:
    person = registered()
    with pytest.raises(Invalid), writing():
        people.remove_address(person.addresses[0].id, by=person, now=NOW)


def test_address_of_somebody_else_is_not_there(app: Flask) -> None:
    person, other = registered(), a_person("Other Person")
    for change in (people.make_primary, people.remove_address):
        with pytest.raises(NotFound), writing():
            change(other.addresses[0].id, by=person, now=NOW)


def test_adding_somebody_elses_address_tells_them_and_nobody_else(app: Flask) -> None:
    person, other = registered(), a_person("Other Person", password=PASSWORD)
    with writing():
        people.add_address(other.email, by=person, now=NOW)
    assert mails()[-1] == ("account_exists", other.email)
    assert len(person.addresses) == 1


def test_address_claimed_by_somebody_is_free_for_its_holder(app: Flask) -> None:
    squatter = registered("squatter@example.org", name="Squatter")
    with writing():
        people.add_address("aigul@example.org", by=squatter, now=NOW)
    holder = registered()
    assert holder is not squatter
    assert [a.address for a in squatter.addresses] == ["squatter@example.org"]
    assert people.sign_in("aigul@example.org", PASSWORD) == holder


def test_own_address_twice_is_said_so_or_mailed_again(app: Flask) -> None:
    person = registered()
    with pytest.raises(Invalid), writing():
        people.add_address("AIGUL@example.org", by=person, now=NOW)
    for _ in range(2):
        with writing():
            people.add_address("second@example.org", by=person, now=NOW)
    assert [m for m in mails() if m[1] == "second@example.org"] == [("account_confirm", "second@example.org")] * 2


# --- profile --------------------------------------------------------------------------------------------------------


def test_profile_keeps_what_was_given_and_is_found_in_both_scripts(app: Flask) -> None:
    person = registered()
    values = {
        "name": "Айгүл Мұқашева",
        "family_name": "Мұқашева",
        "affiliation": "Қазақ ұлттық университеті",
        "country": "KZ",
        "orcid": "https://orcid.org/0000000218250097",
        "expertise": ["Geopolitics", " water  law ", "Water Law", ""],
        "languages": ["ru", "kk", "en"],
        "willing_to_review": True,
    }
    with writing():
        people.save_profile(values, by=person, now=NOW)
    assert person.orcid == "0000-0002-1825-0097"
    assert person.expertise == ["Geopolitics", "water law"]
    assert person.languages == ["en", "kk", "ru"]
    for words in ("мұқашева", "MUKASHEVA", "Mukasheva aigul", "water law", "aigul@example"):
        assert [p.id for p in directory.people(person, words=words).people] == [person.id], words


REFUSED_VALUES = [
    ("orcid", "0000-0002-1825-0098"),
    ("orcid", "12"),
    ("country", "Kazakhstan"),
    ("languages", ["tlh"]),
    ("name", " "),
    ("expertise", ["x" * 81]),
    ("expertise", [str(n) for n in range(31)]),
    ("affiliation", "x" * 401),
]


def test_profile_refuses_beside_the_field(app: Flask) -> None:
    person = registered()
    for field, value in REFUSED_VALUES:
        with pytest.raises(Invalid) as refusal, writing():
            people.save_profile({field: value}, by=person, now=NOW)
        assert refusal.value.field == field


@pytest.mark.postgres
def test_as_many_keywords_as_are_taken_can_be_kept(app: Flask) -> None:
    person = a_person("Timur Aliyev")
    values = {"expertise": [token_urlsafe(90)[:80] for _ in range(30)], "affiliation": token_urlsafe(400)[:400]}
    with writing():
        people.save_profile(values, by=person, now=NOW)
    assert len(person.expertise) == 30
