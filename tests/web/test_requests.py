import io

from flask import Flask, request
from flask.testing import FlaskClient

from jcas.adapters.tokens import make_token
from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from tests.worlds import a_review, a_reviewer, a_submission, sign_in


def test_the_zero_character_is_left_out_of_what_is_sent(app: Flask) -> None:
    data = {"na\0me": "Dana\0 Ospanova", "file": (io.BytesIO(b"a\0b"), "m\0.docx")}
    with app.test_request_context("/?q=a%00b", method="POST", data=data):
        assert request.args["q"] == "ab"
        assert request.form["name"] == "Dana Ospanova"
        assert request.files["file"].read() == b"a\0b"
    with app.test_request_context("/", method="POST", data={"a\0": ["b\0", "c"]}):
        assert request.form.getlist("a") == ["b", "c"]


def test_an_address_with_the_zero_character_leads_nowhere(client: FlaskClient) -> None:
    assert client.get("/invitations/a%00b").status_code == 404
    assert client.post("/submissions/1/sections/a%00b").status_code == 404


def test_a_cookie_with_the_zero_character_finds_no_kept_form(client: FlaskClient) -> None:
    assert client.get("/kept", headers={"Cookie": 'kept_form="a\\000b"'}).status_code == 200


def test_a_form_of_too_many_fields_is_refused_before_it_does_anything(client: FlaskClient) -> None:
    review = a_review(a_submission(stage=Stage.IN_REVIEW), a_reviewer(), state=State.ACCEPTED)
    sign_in(client, review.reviewer)
    link = make_token("invitation", [review.id, review.nonce])
    fields = {f"field{number}": "1" for number in range(2100)}
    answer = client.post(f"/invitations/{link}/accept", data=fields, content_type="multipart/form-data")
    assert answer.status_code == 413
