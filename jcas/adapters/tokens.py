"""Signed links: what a mail's link carries instead of a secret kept in the database."""

from datetime import timedelta
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer


def make_token(purpose: str, payload: Any) -> str:
    """A token for one purpose, safe in an address; payload: anything JSON can say, readable by its holder."""
    return _serializer(purpose).dumps(payload)


def read_token(purpose: str, token: str, *, within: timedelta | None = None) -> Any | None:
    """The payload, or None where the token is forged, of another purpose, or older than `within`."""
    try:
        return _serializer(purpose).loads(token, max_age=int(within.total_seconds()) if within else None)
    except BadSignature:
        return None


def _serializer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=f"jcas.{purpose}")
