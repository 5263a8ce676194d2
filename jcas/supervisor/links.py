"""Links that the command line gives out."""

from flask import Flask

from jcas.config.settings import Settings
from jcas.services.administrators import administrator_token


def administrator_link(app: Flask) -> str:
    """The full address of a one-time link that makes its opener an administrator."""
    settings: Settings = app.extensions["jcas_settings"]
    with app.app_context():
        return f"{settings.public_url.rstrip('/')}/administrator/{administrator_token()}"
