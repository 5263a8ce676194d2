"""Bringing the database's tables up to date."""

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import upgrade as run_migrations

from jcas.models.base import db, refresh_statistics


def present_revision(app: Flask) -> str | None:
    """The revision that the database is at; None for an empty one."""
    with app.app_context(), db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision(app: Flask) -> str | None:
    """The revision that the code wants."""
    return ScriptDirectory(app.extensions["migrate"].directory).get_current_head()


def upgrade(app: Flask) -> str:
    """Runs what is missing and tells in a sentence what was done; quick where nothing is."""
    present, newest = present_revision(app), newest_revision(app)
    with app.app_context():
        if present != newest:
            run_migrations()
        refresh_statistics()
        db.engine.dispose()
    if present == newest:
        return f"The database is up to date ({newest})."
    return f"The database was brought from {present or 'nothing'} to {newest}."
