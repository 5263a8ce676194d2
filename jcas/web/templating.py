"""What templates know without being told: the profile, who is here, the policies, and how to draw a thing once."""

from functools import cache

from flask import Flask

from jcas.policies import copies, disclosure, people, reviews, submissions
from jcas.web.context import profile, somebody
from jcas.web.countries import located


def register(app: Flask) -> None:
    """Gives templates their globals."""
    app.jinja_env.globals.update(
        profile=profile(), somebody=somebody, once=cache, located=located,
        may=submissions, may_review=reviews, may_people=people, may_copies=copies, disclosure=disclosure,
    )  # fmt: skip
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
