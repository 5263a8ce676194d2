"""Passwords set anew and changed, on both databases."""

import pytest
from flask import Flask

from jcas.domain.people import Role
from jcas.domain.refusals import Invalid
from jcas.models.base import db, writing
from jcas.queries.people import person_of_session
from jcas.services import people
from jcas.services.accounts import address_to_confirm, person_to_reset
from tests.services.accounts import NOW, PASSWORD, mails, register, registered
from tests.worlds import a_person

pytestmark = pytest.mark.postgres


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
