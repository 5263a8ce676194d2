"""The one-time link of the first administrator."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from jcas.domain.people import Role
from jcas.models.base import db
from jcas.models.people import Person
from jcas.services import people
from jcas.services.administrators import administrator_token
from tests.worlds import a_person, send, sign_in

PASSWORD = "steppe winds carry"
FORM = {"email": "keeper@example.org", "password": PASSWORD, "name": "Сәуле Бекова"}


def path() -> str:
    return f"/administrator/{administrator_token()}"


def test_first_administrator_opens_an_account_and_is_in(client: FlaskClient) -> None:
    link = path()
    assert "Open this account" in client.get(link).text
    assert db.session.scalar(select(Person)) is None
    assert send(client, link, {**FORM, "password": "short"}).status_code == 422
    assert db.session.scalar(select(Person)) is None
    assert send(client, link, FORM).location == "/people"
    assert client.get("/people").status_code == 200
    person = people.sign_in("keeper@example.org", PASSWORD)
    assert person is not None
    assert person.roles == {Role.ADMINISTRATOR}


def test_link_works_once(app: Flask, client: FlaskClient) -> None:
    link = path()
    send(client, link, FORM)
    other = app.test_client()
    assert other.get(link).status_code == 404
    assert send(other, link, {**FORM, "email": "other@example.org"}).status_code == 404
    assert len(db.session.scalars(select(Person)).all()) == 1


def test_somebody_signed_in_gets_the_role_by_a_button(client: FlaskClient) -> None:
    person = a_person("Dana Ospanova")
    sign_in(client, person)
    link = path()
    assert "Become administrator" in client.get(link).text
    assert person.roles == frozenset()
    assert send(client, link).location == "/people"
    assert person.roles == {Role.ADMINISTRATOR}


def test_address_with_an_account_is_asked_to_sign_in(client: FlaskClient) -> None:
    a_person("Dana Ospanova", email="keeper@example.org", password=PASSWORD)
    answer = send(client, path(), FORM)
    assert answer.status_code == 422
    assert "Sign in with it" in answer.text
