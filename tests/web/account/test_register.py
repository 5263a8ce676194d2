"""Registering and confirming through the pages, from the mail that was really sent."""

import re

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from jcas.models.base import db, writing
from jcas.models.people import Address, Person
from jcas.services import people
from tests.smtp import Mailserver
from tests.working import work_off
from tests.worlds import ARRIVAL, a_person, send, sign_in

PASSWORD = "steppe winds carry"
FORM = {"email": "aigul@example.org", "password": PASSWORD, "name": "Айгүл Темірова"}


def link_in(mailbox: Mailserver, address: str, path: str) -> str:
    """The path of the newest link to `path` in the mails to this address."""
    body = mailbox.to(address)[-1].get_body(("plain",))
    assert body is not None
    found = re.search(rf"http://localhost(/{path}/\S+)", body.get_content())
    assert found
    return found[1]


def test_registering_confirming_and_being_in(app: Flask, client: FlaskClient, mailbox: Mailserver) -> None:
    answer = send(client, "/register", FORM)
    assert answer.location == "/register/sent"
    assert "aigul@example.org" in client.get("/register/sent").text
    work_off(app)
    link = link_in(mailbox, "aigul@example.org", "confirm")
    page = client.get(link).text
    assert "Confirm this address" in page
    assert 'type="password"' not in page, "the browser that registered needs no password again"
    assert db.session.scalars(select(Address)).one().confirmed_at is None
    assert send(client, link).location == "/work"
    db.session.expire_all()
    assert db.session.scalars(select(Address)).one().confirmed_at is not None
    assert "Айгүл Темірова" in client.get("/account").text
    assert "needs nothing more" in client.get(link).text


def test_another_browser_is_asked_for_the_password(app: Flask, client: FlaskClient, mailbox: Mailserver) -> None:
    send(client, "/register", FORM)
    work_off(app)
    link = link_in(mailbox, "aigul@example.org", "confirm")
    other = app.test_client()
    assert 'type="password"' in other.get(link).text
    assert send(other, link).status_code == 422
    assert send(other, link, {"password": "wrong"}).status_code == 422
    assert db.session.scalars(select(Address)).one().confirmed_at is None
    assert send(other, link, {"password": PASSWORD}).location == "/work"


def test_click_of_the_holder_makes_no_strangers_password_valid(
    app: Flask, client: FlaskClient, mailbox: Mailserver
) -> None:
    """Somebody registers with the address of another person, who then opens the link of the mail."""
    send(client, "/register", {**FORM, "password": "the stranger's one"})
    work_off(app)
    link = link_in(mailbox, "aigul@example.org", "confirm")
    holder = app.test_client()
    assert send(holder, link).status_code == 422
    send(holder, "/register", FORM)
    assert send(client, link).status_code == 422, "the stranger's browser is no longer the one that registered"
    assert send(holder, link).location == "/work"
    assert people.sign_in("aigul@example.org", "the stranger's one") is None
    assert people.sign_in("aigul@example.org", PASSWORD) is not None


def test_known_address_gets_the_same_answer(app: Flask, client: FlaskClient, mailbox: Mailserver) -> None:
    a_person("Dana Ospanova", email="dana@example.org", password=PASSWORD)
    answers, pages, cookies = [], [], []
    for address in ("dana@example.org", "aigul@example.org"):
        visitor = app.test_client()
        answer = send(visitor, "/register", {**FORM, "email": address})
        answers.append((answer.status_code, answer.location, answer.text))
        pages.append(re.sub(r"dana|aigul", "", visitor.get("/register/sent").text))
        with visitor.session_transaction() as session:
            cookies.append({key: len(str(value)) for key, value in session.items() if key != "written_to"})
    assert answers[0] == answers[1]
    assert pages[0] == pages[1]
    assert cookies[0] == cookies[1]
    work_off(app)
    assert "already have an account" in mailbox.to("dana@example.org")[-1]["Subject"]


def test_registration_says_beside_the_field_what_to_mend(client: FlaskClient) -> None:
    page = send(client, "/register", {"email": "no address", "password": "short", "name": ""})
    assert page.status_code == 422
    assert "Write your name" in page.text
    page = send(client, "/register", {**FORM, "password": "short"})
    assert re.search(r'id="password-error">[^<]*at least 10 characters', page.text)
    assert 'value="aigul@example.org"' in page.text
    assert "short" not in re.sub(r"<style.*?</style>", "", page.text.split("<main")[1].split("password-error")[1])


def test_registrations_from_one_address_are_slowed(client: FlaskClient) -> None:
    answers = [
        send(client, "/register", {**FORM, "password": "x", "email": f"a{n}@example.org"}).status_code
        for n in range(61)
    ]
    assert answers == [422] * 60 + [429]


def test_mails_to_one_address_are_slowed(app: Flask) -> None:
    answers = [
        send(
            app.test_client(), "/reset", {"email": "dana@example.org"}, environ_base={"REMOTE_ADDR": f"10.0.0.{n}"}
        ).status_code
        for n in range(6)
    ]
    assert answers == [302] * 5 + [429]


def test_signing_in_unconfirmed_sends_the_link_again(app: Flask, client: FlaskClient, mailbox: Mailserver) -> None:
    send(client, "/register", FORM)
    work_off(app)
    mailbox.clear()
    send(app.test_client(), "/sign-in", {"email": "aigul@example.org", "password": PASSWORD})
    work_off(app)
    assert send(client, link_in(mailbox, "aigul@example.org", "confirm")).location == "/work"


def test_old_or_forged_link_says_what_to_do(client: FlaskClient) -> None:
    answer = client.get("/confirm/forged")
    assert answer.status_code == 404
    assert "Ask for a new one" in answer.text


def test_further_address_is_confirmed_by_the_person_who_added_it_only(
    app: Flask, client: FlaskClient, mailbox: Mailserver
) -> None:
    dana = a_person("Dana Ospanova", email="dana@example.org", password=PASSWORD)
    stranger = a_person("Stranger", email="stranger@example.org", password=PASSWORD)
    sign_in(client, stranger)
    assert send(client, "/account/addresses", {"email": "aigul@example.org", "password": PASSWORD}).status_code == 302
    work_off(app)
    link = link_in(mailbox, "aigul@example.org", "confirm")
    for visitor in (app.test_client(), sign_in(app.test_client(), dana)):
        assert "Sign in to confirm" in visitor.get(link).text
        send(visitor, link)
        db.session.expire_all()
        assert stranger.addresses[1].confirmed_at is None
    assert send(client, link).location == "/account"
    db.session.expire_all()
    assert stranger.addresses[1].confirmed_at is not None


def test_reset_from_the_mail(app: Flask, client: FlaskClient, mailbox: Mailserver) -> None:
    dana = a_person("Dana Ospanova", email="dana@example.org", password=PASSWORD)
    elsewhere = sign_in(app.test_client(), dana)
    assert elsewhere.get("/account").status_code == 200
    known, unknown = (send(app.test_client(), "/reset", {"email": f"{n}@example.org"}) for n in ("dana", "nobody"))
    assert (known.status_code, known.location, known.text) == (unknown.status_code, unknown.location, unknown.text)
    work_off(app)
    assert "no account" in mailbox.to("nobody@example.org")[-1]["Subject"]
    link = link_in(mailbox, "dana@example.org", "reset")
    before = dana.password_hash
    assert "Dana Ospanova" in client.get(link).text
    assert send(client, link, {"password": "short"}).status_code == 422
    db.session.expire_all()
    assert dana.password_hash == before
    assert send(client, link, {"password": "another good password"}).location == "/work"
    assert client.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302, "every other device is signed out"
    again = client.get(link)
    assert again.status_code == 404
    assert "Ask for a new one" in again.text


def test_form_of_an_ended_session_asks_to_type_it_again_and_keeps_no_password(app: Flask, client: FlaskClient) -> None:
    client.get("/register")
    answer = client.post("/register", data=FORM)
    assert answer.location == "/register"
    assert "open too long" in client.get("/register").text
    assert db.session.scalar(select(Person)) is None


def test_token_of_one_purpose_is_none_of_another(app: Flask, client: FlaskClient, mailbox: Mailserver) -> None:
    with writing():
        people.register("aigul@example.org", PASSWORD, "Aigul", now=ARRIVAL)
    work_off(app)
    link = link_in(mailbox, "aigul@example.org", "confirm")
    assert client.get(link.replace("/confirm/", "/reset/")).status_code == 404
