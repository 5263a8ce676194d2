"""Bringing the database's tables up to date.

Alembic and what it draws in take as long to load as the rest of the desk, so only a database that is behind loads it:
a revision's number is the beginning of its file's name, which tells whether there is anything to do.
"""

from pathlib import Path

from flask import Flask
from sqlalchemy import inspect, text

from jcas.app import ROOT, create_app
from jcas.models.base import db, refresh_statistics

FOLDER = ROOT / "migrations"


def present_revision(app: Flask) -> str | None:
    """The revision that the database is at; None for an empty one."""
    with app.app_context(), db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision


def newest_revision(folder: Path = FOLDER) -> str:
    """The revision that the code wants."""
    return max(file.name.partition("_")[0] for file in folder.glob("versions/[0-9]*_*.py"))


def upgrade(app: Flask) -> str:
    """Runs what is missing and tells in a sentence what was done; quick where nothing is."""
    present, newest = present_revision(app), newest_revision()
    with app.app_context():
        if present != newest:
            _migrate(app)
        refresh_statistics()
        db.engine.dispose()
    if present == newest:
        return f"The database is up to date ({newest})."
    return f"The database was brought from {present or 'nothing'} to {newest}."


def with_migrations(app: Flask | None = None) -> Flask:
    """The application with Flask-Migrate's commands, e.g. `flask --app jcas.supervisor.migrations:with_migrations`."""
    from flask_migrate import Migrate

    app = app or create_app()
    Migrate(app, db, directory=str(FOLDER), render_as_batch=True)
    return app


def _migrate(app: Flask) -> None:
    from flask_migrate import upgrade as run_migrations

    with_migrations(app)
    run_migrations()
