"""Beginning and ending a session: what the browser's cookie holds.

There are two kinds: somebody signed in, with all of their work, or came by an invitation's link, which opens that one
review and nothing else that is theirs: a mail may be passed on.
"""

import hmac

from flask import current_app, g, session
from flask_login import login_user, logout_user

from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.web.context import DOOR
from jcas.web.kept import PERSON

CSRF = "csrf_token"


def begin_session(person: Person, *, stay: bool = False) -> None:
    """Signs the person in here. Nothing of an earlier session stays, so none can be planted.

    stay: beyond the browser's end.
    """
    session.clear()
    login_user(person)
    _belongs_to(person)
    session.permanent = stay


def open_door(assignment: Assignment) -> None:
    """Lets whoever holds the invitation's link in to this review, as its reviewer; nobody is signed in then."""
    end_session()
    g.pop("door", None)  # what was read before it stood open
    session[DOOR] = [assignment.id, assignment.submission_id, assignment.reviewer.session_key]
    _belongs_to(assignment.reviewer)


def end_session() -> None:
    """Signs out here; other devices stay signed in."""
    logout_user()
    session.clear()


def _belongs_to(person: Person) -> None:
    """Notes whose session it is.

    The CSRF secret follows from the person's session key: a page that was open before the session ended, or that
    stands in another tab, can still be sent after the same person has come back.
    """
    session[PERSON] = person.id
    key = current_app.config["SECRET_KEY"].encode()
    session[CSRF] = hmac.digest(key, f"csrf {person.session_key}".encode(), "sha256").hex()
