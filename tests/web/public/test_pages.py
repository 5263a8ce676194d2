"""What everybody may read."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.config.profiles import load_profile
from jcas.web.public.pages import call_at


def test_home_names_the_running_call(client: FlaskClient) -> None:
    call = call_at(datetime.now(UTC), load_profile())
    html = client.get("/").get_data(as_text=True)
    assert f"{call.label} takes manuscripts until" in html
    assert 'role="img"' in html


@pytest.mark.parametrize(
    ("now", "label", "days"),
    [
        (datetime(2025, 11, 30, 18, 59, 59, tzinfo=UTC), "Nº 23 (4) 2025", 0),
        (datetime(2025, 11, 30, 19, 0, 0, tzinfo=UTC), "Nº 24 (1) 2026", 89),
        (datetime(2025, 11, 21, 12, 0, tzinfo=UTC), "Nº 23 (4) 2025", 9),
    ],
)
def test_call_changes_with_the_deadlines_last_second(now: datetime, label: str, days: int) -> None:
    call = call_at(now, load_profile())
    assert (call.label, call.days) == (label, days)


def test_guidelines_say_every_rule_of_the_profile(client: FlaskClient) -> None:
    html = client.get("/guidelines").get_data(as_text=True)
    profile = load_profile()
    for words in (
        *(c.name for c in profile.criteria),
        *(d.text for d in profile.declarations),
        "12,000",
        "300 words",
        "5,001 to 11,999",
    ):
        assert str(words) in html
    assert html.count("must be kept") >= 4


def test_about_names_publisher_and_addresses(client: FlaskClient) -> None:
    html = client.get("/about").get_data(as_text=True)
    identity = load_profile().identity
    assert identity.publisher in html
    assert f'href="mailto:{identity.email}"' in html


@pytest.mark.parametrize("path", ["/", "/guidelines", "/about", "/style", "/nothing/here"])
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client: FlaskClient, path: str) -> None:
    html = client.get(path).get_data(as_text=True)
    assert " style=" not in html
    assert " onclick=" not in html
    assert "<script>" not in html
    assert 'src="http' not in html
    assert 'rel="stylesheet" href="/static/css/tokens.css?v=' in html


def test_missing_page_says_what_to_do(client: FlaskClient) -> None:
    answer = client.get("/nothing/here")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.get_data(as_text=True)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 410, 413, 418, 422, 429, 500, 502, 503])
def test_every_error_has_a_page(app: Flask, status: int) -> None:
    with app.test_request_context():
        html = app.jinja_env.get_template("errors/error.html").render(
            status=status, sentence="The rule’s own sentence."
        )
    assert "The rule’s own sentence." in html
    assert f'<p class="error-code">{status}</p>' in html
