"""Beginning and ending a session: what the browser's cookie holds."""

import hmac

from flask import current_app, session
from flask_login import login_user, logout_user

from jcas.models.people import Person
from jcas.web.kept import PERSON

CSRF = "csrf_token"


def begin_session(person: Person, *, stay: bool = False) -> None:
    """Signs the person in here. Nothing of an earlier session stays, so none can be planted.

    The CSRF secret follows from the person's session key: a page that was open before the session ended, or that
    stands in another tab, can still be sent after the same person has signed in again. stay: beyond the browser's end.
    """
    session.clear()
    login_user(person)
    session[PERSON] = person.id
    key = current_app.config["SECRET_KEY"].encode()
    session[CSRF] = hmac.digest(key, f"csrf {person.session_key}".encode(), "sha256").hex()
    session.permanent = stay


def end_session() -> None:
    """Signs out here; other devices stay signed in."""
    logout_user()
    session.clear()
