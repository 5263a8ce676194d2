"""Who gets past a route's door. Every view carries exactly one of these; a test walks the address map.

A person's request for what is not theirs gets the answer of what does not exist.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import abort
from flask_login import current_user
from werkzeug.wrappers import Response

from jcas.models.people import Person
from jcas.policies.people import may_administer, may_see_mails, may_see_people, may_see_reviewers
from jcas.policies.submissions import may_see_desk
from jcas.web.context import door, me
from jcas.web.kept import keep_and_ask_to_sign_in

P = ParamSpec("P")
R = TypeVar("R")
View = Callable[P, R]


def public(view: View[P, R]) -> View[P, R]:
    """Open to everybody."""
    view.guard = "public"  # type: ignore[attr-defined]
    return view


def by_token(view: View[P, R]) -> View[P, R]:
    """Open to whoever holds the link; the view reads the token first and answers 404 to a wrong one."""
    view.guard = "token"  # type: ignore[attr-defined]
    return view


def _asking(name: str, may: Callable[[Person], bool]) -> Callable[[View[P, R]], View[P, R | Response]]:
    """A guard for signed-in people of whom `may` is true."""

    def guard(view: View[P, R]) -> View[P, R | Response]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
            if not current_user.is_authenticated:
                return keep_and_ask_to_sign_in()
            if not may(me()):
                abort(404)
            return view(*args, **kwargs)

        guarded.guard = name  # type: ignore[attr-defined]
        return guarded

    return guard


def reviewing(view: View[P, R]) -> View[P, R | Response]:
    """Open to people signed in and, for its own review, to whoever came by an invitation's link."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
        here = door()
        opened = here is not None and kwargs.get("assignment_id", here.assignment_id) == here.assignment_id
        if not current_user.is_authenticated and not opened:
            return keep_and_ask_to_sign_in()
        return view(*args, **kwargs)

    guarded.guard = "reviewing"  # type: ignore[attr-defined]
    return guarded


signed_in = _asking("signed_in", lambda _: True)
editorial = _asking("editorial", may_see_desk)
sees_people = _asking("sees_people", may_see_people)
sees_reviewers = _asking("sees_reviewers", may_see_reviewers)
sees_mails = _asking("sees_mails", may_see_mails)
administrator = _asking("administrator", may_administer)
