"""How often an address or an account may try: counted in the queue server, in memory while that is away.

Wrong passwords are counted both by the address that they come from and by the account that they are meant for,
whether or not there is such an account. Right ones cost nothing.
"""

import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Any

from flask import Flask, g, jsonify, render_template, request
from flask_limiter import Limiter, RateLimitExceeded
from flask_limiter.util import get_remote_address
from limits import parse
from redis.exceptions import RedisError
from werkzeug.wrappers import Response

from jcas.adapters.addresses import address_or_text
from jcas.domain.people import email_key
from jcas.web.context import somebody, wants_json


def where_from() -> str:
    """The address that a request comes from; of an IPv6 one the network, since one customer has all of it."""
    text = get_remote_address()
    try:
        address = ip_address(text)
    except ValueError:
        return text
    return str(int(address) >> 64) if isinstance(address, IPv6Address) else text


limiter = Limiter(where_from, in_memory_fallback_enabled=True, swallow_errors=True)

View = Callable[..., Any]
PASSWORDS_PER_ACCOUNT = "10 per 15 minutes"
PASSWORDS_PER_ADDRESS = "40 per 15 minutes"
MAILS_FROM_ADDRESS = "60 per hour"
MAILS_PER_ACCOUNT = "5 per hour"
UPLOADS_PER_PERSON = "60 per hour"


def limit_passwords(account: Callable[[], str]) -> Callable[[View], View]:
    """Slows wrong passwords, of which the view tells with `wrong_password`; account: whose password it was to be."""

    def slowed(view: View) -> View:
        wrong: dict[str, Any] = {"methods": ["POST"], "deduct_when": _was_wrong}
        by_account = limiter.shared_limit(
            PASSWORDS_PER_ACCOUNT, scope="passwords of account", key_func=account, **wrong
        )
        by_address = limiter.shared_limit(PASSWORDS_PER_ADDRESS, scope="passwords from address", **wrong)
        return by_address(by_account(view))

    return slowed


def limit_mails(view: View) -> View:
    """Slows what makes the site write to an address that somebody types."""
    by_account = limiter.shared_limit(
        MAILS_PER_ACCOUNT, scope="mails to account", key_func=typed_account, methods=["POST"], deduct_when=_was_taken
    )
    by_address = limiter.shared_limit(MAILS_FROM_ADDRESS, scope="mails from address", methods=["POST"])
    return by_address(by_account(view))


def limit_uploads(view: View) -> View:
    """Slows manuscripts sent by one person: each costs a reading."""
    return limiter.shared_limit(UPLOADS_PER_PERSON, scope="uploads of person", key_func=_who, methods=["POST"])(view)


def within(limit: str, scope: str) -> bool:
    """Counts one more time from this address; False where it is one too many. True where nobody can count."""
    return seconds_to_wait(limit, scope) == 0


def seconds_to_wait(limit: str, scope: str) -> int:
    """Counts one more time from this address; 0 where it may go on, or nobody can count, else how long to wait."""
    try:
        counter, counted = limiter.limiter, parse(limit)
        if counter.hit(counted, scope, where_from()):
            return 0
        return max(int(counter.get_window_stats(counted, scope, where_from()).reset_time - time.time()), 1)
    except (RedisError, OSError):
        return 0


def wrong_password() -> None:
    """The view found the password wrong."""
    g.wrong_password = True


def typed_account() -> str:
    """The account that the form means, by its address as typed."""
    return email_key(address_or_text(request.form.get("email", ""))) or "nobody"


def _who() -> str:
    person = somebody()
    return str(person.id) if person else where_from()


def _was_taken(answer: Response) -> bool:
    """Forms shown again with their errors have sent nothing."""
    return 300 <= answer.status_code < 400


def _was_wrong(_answer: Response) -> bool:
    return bool(g.get("wrong_password", False))


def register(app: Flask) -> None:
    """Tells the application how to say 'wait'."""
    app.register_error_handler(RateLimitExceeded, _wait)


def _wait(_error: RateLimitExceeded) -> Response:
    """What to say to somebody who tried too often: how long to wait, and what else can be done."""
    seconds = _seconds_left()
    if wants_json():
        answer: Response = jsonify(errors={"": "Too many tries. Wait a while, then try again."})
        answer.status_code = 429
    else:
        answer = Response(
            render_template("errors/wait.html", minutes=-(-seconds // 60), passwords=_is_about_passwords()),
            429,
            mimetype="text/html",
        )
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _is_about_passwords() -> bool:
    return (request.blueprint or "").startswith("account_")


def _seconds_left() -> int:
    """Until the limit that was hit lets go."""
    limit = limiter.current_limit
    return max(int(limit.reset_at - time.time()), 1) if limit is not None else 60
