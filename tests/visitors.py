"""A visitor of the site: a test client whose requests have a context of their own, as on a real server.

Without it a test's pushed application context would be shared: `g`, the person signed in and the database session
would stay from one request to the next.
"""

from contextvars import Context
from typing import Any

from flask import has_app_context
from flask.testing import FlaskClient
from flask.wrappers import Response

from jcas.models.base import db


class Visitor(FlaskClient):
    """Flask's test client; what the test itself has loaded is read afresh after each request."""

    def open(self, *args: Any, **kwargs: Any) -> Response:
        if has_app_context():
            db.session.rollback()
        answer: Response = Context().run(super().open, *args, **kwargs)
        if has_app_context():
            db.session.rollback()
        return answer
