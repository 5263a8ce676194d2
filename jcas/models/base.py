"""The database handle, its column types, and the one way to write: `with writing():`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Dialect, Engine, Enum, MetaData, TypeDecorator, event
from sqlalchemy.engine import Connection, ExceptionContext
from sqlalchemy.orm import DeclarativeBase

POSTGRESQL = {"pool_pre_ping": True, "isolation_level": "AUTOCOMMIT"}
"""Options of its engine. What only reads needs no transaction there: each statement sees what is committed, with or
without one; and psycopg forgets at a rollback how statements were prepared."""
_AFTERWARDS = "jcas_afterwards"
_OPEN = "jcas_writing"


class Base(DeclarativeBase):
    """All tables; constraints carry telling names so that migrations can name them on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: takes aware datetimes of any zone, gives aware UTC back; refuses naive ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: UTC; without offset where the database has none (SQLite)."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a zone: {value!r}")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database: aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def words(kind: type[StrEnum], name: str) -> Enum:
    """A column of one of the enum's values, stored as text, repeated by the database as a named constraint."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


Json = JSON(none_as_null=True)
"""A column of plain JSON; assign a new value to change it, changes inside one are not noticed."""


def writes() -> dict[str, Any]:
    """Execution options of a connection that writes."""
    if db.engine.dialect.name == "sqlite":
        return {"jcas_writes": True}
    return {"isolation_level": "READ COMMITTED", "postgresql_readonly": False}


@contextmanager
def writing() -> Iterator[None]:
    """One transaction that writes; doors open it, services work in it.

    On SQLite it takes the write lock at once (BEGIN IMMEDIATE), since a read that turns into a write later is
    refused under load. What was read before in this session is dropped first, so nothing stale is written. One within
    another is an error of ours: it would end the other's.
    """
    if db.session.info.get(_OPEN):
        raise RuntimeError("writing within writing")
    db.session.rollback()
    db.session.info.pop(_AFTERWARDS, None)
    db.session.info[_OPEN] = True
    try:
        db.session.connection(execution_options=writes())
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        del db.session.info[_OPEN]
    for action in db.session.info.pop(_AFTERWARDS, ()):
        action()


def afterwards(action: Callable[[], object]) -> None:
    """Has this done once the present `writing()` is committed, never where it is rolled back."""
    db.session.info.setdefault(_AFTERWARDS, []).append(action)


def refresh_statistics() -> None:
    """Tells SQLite's planner how the tables are filled, from samples, in milliseconds; PostgreSQL does so by itself."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect().execution_options(**writes()) as connection:
            connection.exec_driver_sql("PRAGMA analysis_limit=1000")
            connection.exec_driver_sql("ANALYZE")
            connection.commit()


@event.listens_for(Engine, "connect")
def _configure_sqlite(connection: Any, _record: Any) -> None:
    """Switches SQLite to WAL with foreign keys, and leaves transactions to `_begin`."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=10000", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "connect")
def _let_nothing_write(connection: Any, _record: Any) -> None:
    """PostgreSQL refuses to write where nobody said `writing`."""
    if type(connection).__module__.startswith("psycopg"):
        connection.execute("SET default_transaction_read_only = on")
        connection.commit()


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    """SQLite only: says which kind of transaction starts."""
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("jcas_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@event.listens_for(Engine, "handle_error")
def _forget_values(context: ExceptionContext) -> None:
    """PostgreSQL quotes the row in the DETAIL of an error: an error in the log names nobody."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None:
            error.args = tuple(a.partition("\nDETAIL:")[0] if isinstance(a, str) else a for a in error.args)
