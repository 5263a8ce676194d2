"""What every view may ask of the running application: the journal's profile, its storage, its settings, who is here."""

from dataclasses import dataclass
from typing import cast

from flask import current_app, g, request, session
from flask_login import current_user

from jcas.adapters.storage import Storage
from jcas.config.profiles import load_profile
from jcas.config.settings import Settings
from jcas.domain.profiles import Profile
from jcas.models.people import Person
from jcas.queries.people import person_of_session

DOOR = "door"
"""Where the session says which review an invitation's link has opened."""


@dataclass(frozen=True, slots=True)
class Door:
    """What an invitation's link opens: this review, as its reviewer, with that submission's files."""

    assignment_id: int
    submission_id: int
    person: Person


def profile() -> Profile:
    """The profile in force."""
    return load_profile()


def storage() -> Storage:
    """Where files lie."""
    return cast("Storage", current_app.extensions["jcas_storage"])


def settings() -> Settings:
    """The machine's settings."""
    return cast("Settings", current_app.extensions["jcas_settings"])


def me() -> Person:
    """The person who is here; only behind a guard that asks for one."""
    return cast("Person", somebody())


def signed_in() -> Person | None:
    """The person signed in; not who came by an invitation's link, to whom one review is open and nothing else."""
    if not current_user.is_authenticated:
        return None
    return cast("Person", current_user._get_current_object())  # noqa: SLF001  the proxy's own way out


def somebody() -> Person | None:
    """The person signed in, or the reviewer who came by an invitation's link; None for a stranger."""
    here = door()
    return signed_in() or (here.person if here else None)


def door() -> Door | None:
    """What an invitation's link has opened for somebody who is not signed in."""
    if "door" not in g:
        g.door = None if current_user.is_authenticated else _door(session.get(DOOR))
    return cast("Door | None", g.door)


def _door(opened: object) -> Door | None:
    match opened:
        case [int() as assignment_id, int() as submission_id, str() as key]:
            person = person_of_session(key)
            return Door(assignment_id, submission_id, person) if person else None
    return None


def wants_json() -> bool:
    """Whether a script asks (autosave, progress), which gets JSON instead of a page or a redirect."""
    return request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json"
