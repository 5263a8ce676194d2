"""Signing in and out through the pages: what is told, what is slowed, where one lands."""

import re
from statistics import median
from time import perf_counter

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask.wrappers import Response

from jcas.models.base import db
from jcas.models.people import Person
from jcas.web.limits import limiter
from tests.valkey import Valkey
from tests.waiting import wait_until
from tests.worlds import a_person, send

PASSWORD = "steppe winds carry"


def sign_in(
    client: FlaskClient, email: str, password: str = PASSWORD, path: str = "/sign-in", **kwargs: object
) -> Response:
    return send(client, path, {"email": email, "password": password}, **kwargs)


def said(answer: Response) -> str:
    """The page's words without what differs by session."""
    text = re.sub(r'value="[^"]*"|content="[^"]*"', "", answer.text)
    return " ".join(text.split())


@pytest.fixture
def aigul(app: Flask) -> Person:
    return a_person("Айгүл Темірова", email="aigul@example.org", password=PASSWORD)


def test_right_password_leads_to_my_work(client: FlaskClient, aigul: Person) -> None:
    answer = sign_in(client, " AIGUL@example.org ")
    assert answer.status_code == 302
    assert answer.location == "/work"
    assert client.get("/account").status_code == 200


def test_wrong_password_and_unknown_address_get_the_same_page(client: FlaskClient, aigul: Person) -> None:
    wrong, unknown = sign_in(client, "aigul@example.org", "wrong"), sign_in(client, "nobody@example.org", "wrong")
    assert wrong.status_code == unknown.status_code == 422
    assert said(wrong) == said(unknown)
    assert client.get("/account").status_code == 302


def test_unknown_address_takes_as_long_as_a_known_one(client: FlaskClient, aigul: Person) -> None:
    """Both hash a password, which takes nearly all of the time: a bound of a factor of two is far from either side."""

    def time(email: str) -> float:
        start = perf_counter()
        sign_in(client, email, "wrong password")
        return perf_counter() - start

    pairs = [(time("aigul@example.org"), time("nobody@example.org")) for _ in range(5)]
    known, unknown = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    assert 0.5 < known / unknown < 2


def test_unconfirmed_address_is_told_only_to_who_knows_the_password(client: FlaskClient) -> None:
    a_person("Timur Aliyev", email="timur@example.org", password=PASSWORD, confirmed=False)
    assert "not confirmed" in sign_in(client, "timur@example.org").text
    assert "not confirmed" not in sign_in(client, "timur@example.org", "wrong password").text
    assert client.get("/account").status_code == 302


def test_signing_in_leaves_nothing_of_the_session_before(client: FlaskClient, aigul: Person) -> None:
    client.get("/sign-in")
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
        planted = session["csrf_token"]
    sign_in(client, "aigul@example.org")
    with client.session_transaction() as session:
        assert "planted" not in session
        assert session["csrf_token"] != planted
        assert session["_user_id"] == aigul.session_key


def test_a_page_of_the_same_person_can_be_sent_after_signing_in_again(client: FlaskClient, aigul: Person) -> None:
    sign_in(client, "aigul@example.org")
    token = re.search(r'name="csrf-token" content="([^"]+)"', client.get("/account").text)
    assert token
    with client.session_transaction() as session:
        session.clear()
    sign_in(client, "aigul@example.org")
    answer = client.post("/account", data={"csrf_token": token[1], "name": "Айгүл Мұқашева", "country": "KZ"})
    assert answer.status_code == 302
    db.session.expire_all()
    assert aigul.name == "Айгүл Мұқашева"


def test_stay_keeps_the_cookie_beyond_the_browser(client: FlaskClient, aigul: Person) -> None:
    answer = send(client, "/sign-in", {"email": "aigul@example.org", "password": PASSWORD, "stay": "y"})
    assert "Expires=" in answer.headers["Set-Cookie"]
    answer = sign_in(client.application.test_client(), "aigul@example.org")
    assert "Expires=" not in answer.headers["Set-Cookie"]
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]


def test_signing_out_ends_the_session_here(client: FlaskClient, aigul: Person) -> None:
    sign_in(client, "aigul@example.org")
    assert client.get("/sign-out").status_code == 405
    assert send(client, "/sign-out").location == "/"
    assert client.get("/account").location == "/sign-in?next=/account"


def test_page_asked_for_comes_after_signing_in(client: FlaskClient, aigul: Person) -> None:
    asked = client.get("/people?q=a&page=2")
    assert asked.status_code == 302
    assert sign_in(client, "aigul@example.org", path=asked.location).location == "/people?q=a&page=2"


@pytest.mark.parametrize(
    "target",
    ["https://evil.example.org/", "//evil.example.org/", "/\\evil.example.org", "/\t/evil.example.org", "javascript:alert(1)",
     "http:evil.example.org", "\\\\evil.example.org", "/%0d%0aX", " /work", "///evil.example.org", "https:/evil", ""],
)  # fmt: skip
def test_other_sites_are_never_where_one_lands(client: FlaskClient, aigul: Person, target: str) -> None:
    answer = send(
        client, "/sign-in", {"email": "aigul@example.org", "password": PASSWORD}, query_string={"next": target}
    )
    assert answer.location in {"/work", "/%0d%0aX"}


# --- limits ---------------------------------------------------------------------------------------------------------


def test_wrong_passwords_are_slowed_for_the_account_from_whatever_address(client: FlaskClient, aigul: Person) -> None:
    for number in range(10):
        from_here = {"REMOTE_ADDR": f"10.0.0.{number}"}
        assert sign_in(client, "aigul@example.org", "wrong", environ_base=from_here).status_code == 422
    answer = sign_in(client, "AIGUL@example.org ", "wrong", environ_base={"REMOTE_ADDR": "10.9.9.9"})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 900
    assert "Wait 15 minutes" in answer.text
    assert sign_in(client, "aigul@example.org", environ_base={"REMOTE_ADDR": "10.9.9.9"}).status_code == 429


def test_unknown_account_is_slowed_just_so(client: FlaskClient) -> None:
    answers = [sign_in(client, "nobody@example.org", "wrong").status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_wrong_passwords_are_slowed_for_the_address_whatever_the_account(client: FlaskClient, aigul: Person) -> None:
    answers = [sign_in(client, f"nobody{n}@example.org", "wrong").status_code for n in range(41)]
    assert answers == [422] * 40 + [429]
    assert sign_in(client, "aigul@example.org").status_code == 429
    assert sign_in(client, "aigul@example.org", environ_base={"REMOTE_ADDR": "10.9.9.9"}).status_code == 302


def test_networks_of_ipv6_count_as_one_address(client: FlaskClient) -> None:
    answers = [
        sign_in(client, f"n{n}@example.org", "x", environ_base={"REMOTE_ADDR": f"2001:db8::{n:x}"}).status_code
        for n in range(41)
    ]
    assert answers[-1] == 429


def test_right_passwords_cost_nothing(client: FlaskClient, aigul: Person) -> None:
    for _ in range(12):
        assert sign_in(client.application.test_client(), "aigul@example.org").status_code == 302


def test_limits_hold_in_memory_while_the_queue_server_is_away(
    client: FlaskClient, aigul: Person, valkey: Valkey
) -> None:
    valkey.stop()
    try:
        answers = [sign_in(client, "aigul@example.org", "wrong").status_code for _ in range(11)]
    finally:
        valkey.start()
    assert answers == [422] * 10 + [429]
    wait_until(lambda: client.get("/sign-in") and sign_in(client, "x@example.org") and not limiter._storage_dead)


def test_script_is_told_to_wait_in_json(client: FlaskClient) -> None:
    for _ in range(10):
        sign_in(client, "nobody@example.org", "wrong")
    answer = sign_in(client, "nobody@example.org", "wrong", headers={"Accept": "application/json"})
    assert answer.status_code == 429
    assert "Too many tries" in answer.json["errors"][""]


def test_every_page_has_the_button_that_signs_out(client: FlaskClient, aigul: Person) -> None:
    sign_in(client, "aigul@example.org")
    form = re.search(
        r'action="/sign-out"[^>]*>.*?name="csrf_token" value="([^"]+)".*?Sign out', client.get("/work").text
    )
    assert form
    assert client.post("/sign-out", data={"csrf_token": form[1]}).location == "/"
    assert client.get("/work").location == "/sign-in?next=/work"
