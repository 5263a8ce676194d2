"""Runs migrations inside the application: its engine, its tables (Flask-Migrate calls this)."""

from alembic import context
from flask import current_app

from jcas.models.base import Base, writes

options = current_app.extensions["migrate"].configure_args

with current_app.extensions["migrate"].db.engine.connect().execution_options(**writes()) as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, **options)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
