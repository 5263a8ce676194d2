"""A visitor who is signed in."""

from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from flask.wrappers import Response
from itsdangerous import URLSafeTimedSerializer

from jcas.models.people import Person

_CSRF = "c" * 40


def sign_in(client: FlaskClient, person: Person) -> FlaskClient:
    """The client's session becomes this person's, as if freshly signed in; returns the client."""
    with client.session_transaction() as session:
        session.clear()
        session["_user_id"] = person.session_key
        session["_fresh"] = True
    return client


def sign_out(client: FlaskClient) -> None:
    """The client's session is nobody's."""
    with client.session_transaction() as session:
        session.clear()


def csrf_token(client: FlaskClient) -> str:
    """A CSRF token that is good for the client's session."""
    with client.session_transaction() as session:
        session.setdefault("csrf_token", _CSRF)
        raw = session["csrf_token"]
    return URLSafeTimedSerializer(client.application.secret_key, salt="wtf-csrf-token").dumps(raw)


def send(client: FlaskClient, path: str, data: Mapping[str, Any] | None = None, **kwargs: Any) -> Response:
    """POSTs a form with the session's CSRF token."""
    return client.post(path, data={"csrf_token": csrf_token(client), **(data or {})}, **kwargs)
