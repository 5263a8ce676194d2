"""The one-time link that makes its opener an administrator: the first one, or one who lost every other way in."""

from datetime import datetime, timedelta

from jcas.adapters.tokens import make_token, read_token
from jcas.domain.people import Role
from jcas.domain.refusals import NotFound
from jcas.models.base import db
from jcas.models.people import Person, RoleGrant
from jcas.notifications import record
from jcas.queries.administrators import newest_administrator_grant

PURPOSE = "administrator"
VALID = timedelta(days=7)


def administrator_token() -> str:
    """A token for `become_administrator`. It says which administrator is the newest, so its use ends it."""
    return make_token(PURPOSE, newest_administrator_grant())


def opens(token: str) -> bool:
    """Whether the token is one of ours, at most a week old and not used."""
    newest = read_token(PURPOSE, token, within=VALID)
    return newest is not None and newest == newest_administrator_grant()


def become_administrator(token: str, *, by: Person, now: datetime) -> None:
    """Gives the role to the person who opened the link; raises `NotFound` where the link is forged, old or used."""
    if not opens(token):
        raise NotFound("This link was used already or is too old. `jcas admin-link` makes a new one.")
    if Role.ADMINISTRATOR in by.roles:
        return
    by.grants.append(RoleGrant(role=Role.ADMINISTRATOR, granted_at=now))
    db.session.flush()
    record("account.role_granted", now=now, by=by, person=by, data={"role": Role.ADMINISTRATOR})
