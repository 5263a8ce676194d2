"""What every view may ask of the running application: the journal's profile, its storage, its settings, who is here."""

from typing import cast

from flask import current_app
from flask_login import current_user

from jcas.adapters.storage import Storage
from jcas.config.profiles import load_profile
from jcas.config.settings import Settings
from jcas.domain.profiles import Profile
from jcas.models.people import Person


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
    """The person signed in; only behind a guard that asks for one."""
    return cast("Person", current_user._get_current_object())  # noqa: SLF001  the proxy's own way out


def somebody() -> Person | None:
    """The person signed in, if one is."""
    return me() if current_user.is_authenticated else None
