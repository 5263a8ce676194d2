"""The one-time link that makes its opener an administrator: the first one, or one who lost every other way in."""

from datetime import datetime, timedelta

from jcas.adapters.tokens import make_token, read_token
from jcas.domain.refusals import NotFound
from jcas.models.people import Person
from jcas.queries.administrators import administrators_made
from jcas.services.roles import make_administrator

PURPOSE = "administrator"
VALID = timedelta(days=7)


def administrator_token() -> str:
    """A token for `become_administrator`. It says how many were made before, so its use ends it."""
    return make_token(PURPOSE, administrators_made())


def opens(token: str) -> bool:
    """Whether the token is one of ours, at most a week old and not used."""
    made = read_token(PURPOSE, token, within=VALID)
    return made is not None and made == administrators_made()


def become_administrator(token: str, *, by: Person, now: datetime) -> None:
    """Gives the role to the person who opened the link; raises `NotFound` where the link is forged, old or used."""
    if not opens(token):
        raise NotFound("This link was used already or is too old. `jcas admin-link` makes a new one.")
    make_administrator(by, now=now)
