"""A form sent with an ended session: kept, offered to its sender alone, sent with one button, files and all."""

import io
import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask.wrappers import Response
from sqlalchemy import select

from jcas.adapters.tokens import make_token
from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.people import KeptForm
from jcas.services.kept import forget_old_forms
from jcas.web.context import storage
from jcas.web.kept import kept_files
from tests.valkey import Valkey
from tests.worlds import a_person, a_review, a_submission, send, sign_in, sign_out

PASSWORD = "steppe winds carry"
TEXT = "Строка один\r\nand “two” <b>&amp;"


def hidden(page: str) -> dict[str, str]:
    """What the button of the kept page would send."""
    form = page.split("data-once>")[1].split("</form>", maxsplit=1)[0]
    return {n: unescape(v) for n, v in re.findall(r'name="([^"]+)" value="([^"]*)"', form)}


def resend(client: FlaskClient) -> Response:
    page = client.get("/kept").text
    action = re.search(r'<form method="post" action="([^"]+)" data-once>', page)
    assert action
    return client.post(unescape(action[1]), data=hidden(page))


def kept() -> list[KeptForm]:
    db.session.expire_all()
    return list(db.session.scalars(select(KeptForm)))


def test_form_is_kept_offered_after_signing_in_and_sent(app: Flask, client: FlaskClient) -> None:
    person = a_person("Dana Ospanova", email="dana@example.org", password=PASSWORD)
    sign_in(client, person)
    sign_out(client)
    fields = {"name": "Дана Оспанова", "affiliation": TEXT, "country": "KZ", "languages": ["kk", "ru"]}
    answer = send(client, "/account", fields)
    assert answer.location == "/sign-in?next=/kept"
    assert "is kept" in client.get(answer.location).text
    answer = send(client, answer.location, {"email": "dana@example.org", "password": PASSWORD})
    assert answer.location == "/kept"
    page = client.get("/kept").text
    assert "Дана Оспанова" in page
    data = re.findall(r'name="([^"]+)" value="([^"]*)"', page.split("data-once>")[1].split("</form>")[0])
    sent: dict[str, list[str]] = {}
    for name, value in data:
        sent.setdefault(name, []).append(unescape(value))
    assert client.post("/account", data=sent).location == "/account"
    db.session.expire_all()
    assert person.name == "Дана Оспанова"
    assert person.affiliation == "Строка один and “two” <b>&amp;"
    assert person.languages == ["kk", "ru"]
    assert kept() == []
    assert "Nothing waits" in client.get("/kept").text


def test_refused_for_its_token_while_signed_in_goes_to_the_kept_form_at_once(app: Flask, client: FlaskClient) -> None:
    person = a_person("Dana Ospanova")
    sign_in(client, person)
    answer = client.post("/account", data={"name": "Dana O.", "country": "KZ", "csrf_token": "of another session"})
    assert answer.location == "/kept"
    assert kept()[0].person_id == person.id
    assert resend(client).location == "/account"
    db.session.expire_all()
    assert person.name == "Dana O."


def test_file_survives_the_ended_session(app: Flask, client: FlaskClient) -> None:
    content = b"PK\x03\x04 a manuscript"
    files = {"manuscript": (io.BytesIO(content), "Рукопись.docx"), "article_type": "original"}
    answer = client.post("/submissions/new", data={"csrf_token": "", **files})
    if answer.status_code == 404:
        pytest.fail("the room of new submissions is missing")
    form = kept()[0]
    [[field, name, _, key]] = form.files
    assert (field, name) == ("manuscript", "Рукопись.docx")
    assert storage().path(key).read_bytes() == content
    cookie = client.get_cookie("kept_form")
    assert cookie
    with app.test_request_context("/", headers={"Cookie": f"kept_form={cookie.value}"}):
        app.preprocess_request()
        assert kept_files(cookie.value) == form.files
        assert kept_files("another key") == []
        assert kept_files(None) == []
    with app.test_request_context("/"):
        app.preprocess_request()
        assert kept_files(cookie.value) == [], "the key alone, without the browser's cookie, opens nothing"


def test_strangers_files_do_not_fill_the_disk(app: Flask, client: FlaskClient, valkey: Valkey) -> None:
    for _ in range(31):
        client.delete_cookie("kept_form")
        manuscript = (io.BytesIO(b"PK\x03\x04 a manuscript"), "paper.docx")
        answer = client.post("/submissions/new", data={"csrf_token": "", "manuscript": manuscript, "note": "words"})
    assert [len(form.files) for form in kept()] == [1] * 30 + [0]
    assert ["note", "words"] in kept()[30].fields
    assert "its files are not, so choose them again" in client.get(answer.location).text


def test_kept_form_is_offered_to_its_sender_and_browser_only(app: Flask, client: FlaskClient) -> None:
    dana, other = a_person("Dana Ospanova"), a_person("Other Person")
    sign_in(client, dana)
    client.post("/account", data={"name": "Secret words", "csrf_token": "wrong"})
    assert "Secret words" in client.get("/kept").text
    assert "Secret words" not in sign_in(app.test_client(), dana).get("/kept").text, "another browser"
    sign_in(client, other)
    assert "Secret words" not in client.get("/kept").text, "another person"
    sign_out(client)
    assert "Secret words" not in client.get("/kept").text


def test_ended_session_still_tells_whose_the_form_is(app: Flask, client: FlaskClient) -> None:
    """The password was changed elsewhere: the cookie's key has ended, but it is known whose it was."""
    dana, other = a_person("Dana Ospanova", email="dana@example.org", password=PASSWORD), a_person("Other Person")
    send(client, "/sign-in", {"email": "dana@example.org", "password": PASSWORD})
    with writing():
        dana.session_key = "another"
    send(client, "/account", {"name": "Secret words", "country": "KZ"})
    assert kept()[0].person_id == dana.id
    sign_in(client, other)
    assert "Secret words" not in client.get("/kept").text


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example.org"}, {"Origin": "null"},
                                     {"Referer": "https://evil.example.org/x"}])  # fmt: skip
def test_form_of_another_site_is_not_kept(client: FlaskClient, headers: dict[str, str]) -> None:
    answer = client.post("/account", data={"name": "Words of others"}, headers=headers)
    assert answer.location == "/sign-in"
    assert kept() == []


def test_bare_button_of_an_ended_session_is_pressed_again(client: FlaskClient) -> None:
    answer = client.post("/account/sign-out-everywhere", headers={"Referer": "http://localhost/account"})
    assert answer.location == "/sign-in?next=/account"
    assert kept() == []
    answer = client.post("/account/sign-out-everywhere", headers={"Referer": "http://localhost//evil.example.org"})
    assert answer.location == "/sign-in?next=/"


def test_script_is_told_to_sign_in(client: FlaskClient) -> None:
    answer = client.post("/account", data={"name": "x"}, headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert kept() == []


def test_dropping_forgets_form_and_files(app: Flask, client: FlaskClient) -> None:
    sign_in(client, a_person("Dana Ospanova"))
    client.post("/account", data={"name": "x", "file": (io.BytesIO(b"bytes"), "a.docx")})
    key = kept()[0].files[0][3]
    assert send(client, "/kept/drop").location == "/work"
    assert kept() == []
    assert not storage().path(key).exists()


def test_form_is_kept_for_a_day(app: Flask, client: FlaskClient) -> None:
    sign_in(client, a_person("Dana Ospanova"))
    client.post("/account", data={"name": "Old words", "file": (io.BytesIO(b"bytes"), "a.docx")})
    form = kept()[0]
    at, key = form.kept_at, form.files[0][3]
    with writing():
        assert forget_old_forms(now=at + timedelta(days=1)) == []
        assert forget_old_forms(now=at + timedelta(days=1, seconds=1)) == [key]
    assert kept() == []
    assert "Nothing waits" in client.get("/kept").text


def test_sending_again_with_an_ended_session_keeps_one_form(app: Flask, client: FlaskClient) -> None:
    person = a_person("Dana Ospanova")
    send(client, "/account", {"name": "Дана", "country": "KZ"})
    sign_in(client, person)
    page = client.get("/kept").text
    sign_out(client)
    assert client.post("/account", data=hidden(page)).location == "/sign-in?next=/kept"
    assert len(kept()) == 1
    sign_in(client, person)
    assert resend(client).location == "/account"
    assert kept() == []


def test_reviewer_without_password_is_told_of_the_link_which_brings_the_form_back(
    app: Flask, client: FlaskClient
) -> None:
    review = a_review(a_submission(stage=Stage.IN_REVIEW), state=State.ACCEPTED, now=datetime.now(UTC))
    answer = client.post(f"/reviews/{review.id}", data={"to_author": "Three hours of reading.", "csrf_token": "old"})
    assert answer.location == "/sign-in?next=/kept"
    assert "open the link in your mail again" in client.get(answer.location).text
    opened = client.get(f"/reviews/{review.id}").location
    assert "by the link in the invitation’s mail" in client.get(opened).text
    link = f"/invitations/{make_token('invitation', [review.id, review.nonce])}"
    token = hidden(client.get(link).text)
    assert client.post(f"{link}/open", data=token).location == "/kept"
    assert "open the link in the invitation" in client.get(f"/reviews/{review.id}").text
    assert resend(client).status_code == 302
    db.session.expire_all()
    assert review.review.to_author == "Three hours of reading."
    assert client.post(f"{link}/open", data=token).location == f"/reviews/{review.id}"


def test_refused_again_stays_kept(app: Flask, client: FlaskClient) -> None:
    sign_in(client, a_person("Dana Ospanova"))
    client.post("/account", data={"name": "Dana", "country": "KZ", "orcid": "0000-0002-1825-0098"})
    assert resend(client).status_code == 422
    assert len(kept()) == 1
