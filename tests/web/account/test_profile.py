"""A person's own account page."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.services import people
from tests.worlds import ARRIVAL, a_person, send, sign_in

PASSWORD = "steppe winds carry"
FORM = {
    "name": "Айгүл Мұқашева",
    "family_name": "Мұқашева",
    "affiliation": "Қазақ ұлттық университеті",
    "country": "KZ",
    "orcid": "0000 0002",
    "topics": ["Culture", "Kazakhstan"],
    "keywords": "water law\nsteppe, nomads;  railways ",
    "languages": ["kk", "ru"],
    "willing_to_review": "y",
}


@pytest.fixture
def me(app: Flask) -> Person:
    return a_person("Айгүл Темірова", email="aigul@example.org", password=PASSWORD)


@pytest.fixture
def here(client: FlaskClient, me: Person) -> FlaskClient:
    return sign_in(client, me)


def test_profile_is_saved_and_shown_again(here: FlaskClient, me: Person) -> None:
    assert send(here, "/account", {**FORM, "orcid": "0000000218250097"}).location == "/account"
    assert me.expertise == ["Culture", "Kazakhstan", "water law", "steppe", "nomads", "railways"]
    page = here.get("/account").text
    for part in ('value="Айгүл Мұқашева"', 'value="0000-0002-1825-0097"', "water law\nsteppe\nnomads\nrailways",
                 '<option selected value="KZ">Kazakhstan'):  # fmt: skip
        assert part in page
    assert re.search(r'<input checked[^>]*value="Culture"', page)
    assert not re.search(r'<input checked[^>]*value="Economy"', page)


def test_wrong_orcid_is_said_beside_its_field_and_nothing_typed_is_lost(here: FlaskClient, me: Person) -> None:
    answer = send(here, "/account", {**FORM, "orcid": "0000-0002-1825-0098"})
    assert answer.status_code == 422
    assert re.search(r'id="orcid-error">[^<]*typing error', answer.text)
    assert 'value="Айгүл Мұқашева"' in answer.text
    assert me.name == "Айгүл Темірова"


def test_country_is_one_of_the_list(here: FlaskClient) -> None:
    assert send(here, "/account", {**FORM, "orcid": "", "country": "XX"}).status_code == 422
    assert send(here, "/account", {**FORM, "orcid": "", "country": ""}).status_code == 302


def test_address_added_gets_one_answer_whether_or_not_it_has_an_account(app: Flask, here: FlaskClient) -> None:
    a_person("Dana Ospanova", email="dana@example.org", password=PASSWORD)
    pages = []
    for name in ("dana", "nurlan"):
        assert (
            send(here, "/account/addresses", {"email": f"{name}@example.org", "password": PASSWORD}).location
            == "/account#addresses"
        )
        page = here.get("/account").text
        assert f"We have written to {name}@example.org" in page
        pages.append(re.sub(r'"[\w.-]{40,}"', "", page).replace(name, ""))
    assert pages[0] == pages[1], "an address that is not confirmed stands in no list"


def test_address_is_added_by_who_knows_the_password_only(here: FlaskClient, me: Person) -> None:
    for password in ("", "wrong password"):
        answer = send(here, "/account/addresses", {"email": "mine@example.org", "password": password})
        assert answer.status_code == 422
        assert "not your present password" in answer.text
    assert len(me.addresses) == 1


def test_addresses_are_managed(here: FlaskClient, me: Person) -> None:
    with writing():
        people.add_address("second@example.org", by=me, now=ARRIVAL)
        people.confirm_address(me.addresses[1].id, now=ARRIVAL)
    first, second = (address.id for address in me.addresses)
    assert "second@example.org" in here.get("/account").text
    assert send(here, f"/account/addresses/{first}/remove").status_code == 302
    assert "Choose another one for that first" in here.get("/account").text
    assert send(here, f"/account/addresses/{second}/primary").location == "/account#addresses"
    assert me.email == "second@example.org"
    assert send(here, f"/account/addresses/{first}/remove").location == "/account#addresses"
    assert [a.address for a in me.addresses] == ["second@example.org"]
    assert send(here, f"/account/addresses/{first}/remove").status_code == 404


def test_password_change_keeps_this_device_and_ends_the_others(app: Flask, here: FlaskClient, me: Person) -> None:
    other = sign_in(app.test_client(), me)
    answer = send(here, "/account/password", {"old_password": "wrong", "new_password": "another good one"})
    assert answer.status_code == 422
    assert re.search(r'id="old_password-error">[^<]*not your present password', answer.text)
    answer = send(here, "/account/password", {"old_password": PASSWORD, "new_password": "short"})
    assert re.search(r'id="new_password-error">[^<]*at least 10', answer.text)
    fine = {"old_password": PASSWORD, "new_password": "another good one"}
    assert send(here, "/account/password", fine).location == "/account"
    assert here.get("/account").status_code == 200
    assert other.get("/account").status_code == 302


def test_wrong_present_passwords_are_slowed(here: FlaskClient) -> None:
    wrong = {"old_password": "wrong", "new_password": "another good one"}
    assert [send(here, "/account/password", wrong).status_code for _ in range(11)] == [422] * 10 + [429]


def test_person_without_password_sets_the_first_one(client: FlaskClient) -> None:
    person = a_person("Timur Aliyev")
    page = sign_in(client, person).get("/account").text
    assert "have no password yet" in page
    assert send(client, "/account/password", {"new_password": PASSWORD}).location == "/account"
    assert people.sign_in(person.email, PASSWORD) == person


def test_every_other_device_can_be_signed_out(app: Flask, here: FlaskClient, me: Person) -> None:
    other = sign_in(app.test_client(), me)
    assert send(here, "/account/sign-out-everywhere").location == "/account"
    assert here.get("/account").status_code == 200
    assert other.get("/account").status_code == 302


def test_queries_of_the_page_do_not_grow(here: FlaskClient, me: Person, count_queries: list[str]) -> None:
    here.get("/account")
    count_queries.clear()
    here.get("/account")
    first = len(count_queries)
    with writing():
        for number in range(8):
            people.add_address(f"n{number}@example.org", by=me, now=ARRIVAL)
            people.confirm_address(me.addresses[-1].id, now=ARRIVAL)
    db.session.rollback()
    count_queries.clear()
    here.get("/account")
    assert len(count_queries) == first == 2
