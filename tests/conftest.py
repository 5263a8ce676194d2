"""Real parts for every test: databases of both kinds, a queue server, a mail server."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pytest_socket import socket_allow_hosts
from sqlalchemy import event

from jcas.app import create_app
from jcas.config.settings import Settings
from jcas.models.base import db
from jcas.supervisor.migrations import upgrade
from tests.databases import PostgresDatabase, SqliteDatabase
from tests.limits import forget_limits
from tests.postgres import PostgresServer
from tests.smtp import Mailserver
from tests.valkey import Valkey
from tests.visitors import Visitor

DATABASES = os.environ.get("JCAS_TEST_DATABASES", "sqlite,postgresql").split(",")
EVERYTHING = os.environ.get("JCAS_TEST_ALL") == "1"
"""make test-all: every test that asks for a database runs on both kinds, not only those marked `postgres`."""


def pytest_runtest_setup() -> None:
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_kind" in metafunc.fixturenames:
        both = EVERYTHING or metafunc.definition.get_closest_marker("postgres")
        kinds = [kind for kind in ("sqlite", "postgresql") if kind in DATABASES and (both or kind == DATABASES[0])]
        if metafunc.definition.get_closest_marker("postgres_alone"):
            kinds = [kind for kind in DATABASES if kind == "postgresql"]
        metafunc.parametrize("database_kind", kinds, scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    chosen = [item for item in items if EVERYTHING or not item.get_closest_marker("exhaustive")]
    items[:] = chosen


@pytest.fixture(scope="session")
def short_folder() -> Iterator[Path]:
    """A folder whose path is short enough for unix sockets."""
    folder = Path(tempfile.mkdtemp(prefix="jcas-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def valkey(short_folder: Path) -> Iterator[Valkey]:
    with Valkey(short_folder / "valkey") as server:
        yield server


@pytest.fixture(scope="session")
def postgres(short_folder: Path) -> Iterator[PostgresServer]:
    with PostgresServer(short_folder / "postgres") as server:
        yield server


@pytest.fixture(scope="session")
def mailserver() -> Iterator[Mailserver]:
    with Mailserver() as server:
        yield server


@pytest.fixture
def mailbox(mailserver: Mailserver) -> Mailserver:
    """The mails that were really sent in this test, newest last."""
    mailserver.clear()
    return mailserver


@pytest.fixture(scope="session")
def sqlite(short_folder: Path) -> SqliteDatabase:
    database = SqliteDatabase(short_folder)
    _migrate(Settings(instance=short_folder / "blank", secret_key="test", database_url=database.url))
    database.keep_blank()
    return database


@pytest.fixture(scope="session")
def postgresql(postgres: PostgresServer, short_folder: Path) -> PostgresDatabase:
    database = PostgresDatabase(postgres)
    _migrate(Settings(instance=short_folder / "blank", secret_key="test", database_url=database.url))
    return database


def _migrate(settings: Settings) -> None:
    upgrade(create_app(settings))


@pytest.fixture
def database(database_kind: str, request: pytest.FixtureRequest) -> SqliteDatabase | PostgresDatabase:
    """A database of that kind with every table empty."""
    database: SqliteDatabase | PostgresDatabase = request.getfixturevalue(database_kind)
    database.empty()
    return database


@pytest.fixture
def settings(
    database: SqliteDatabase | PostgresDatabase, short_folder: Path, valkey: Valkey, mailserver: Mailserver
) -> Settings:
    valkey.flush()
    instance = short_folder / "instance"
    shutil.rmtree(instance, ignore_errors=True)
    return Settings(
        instance=instance,
        database_url=database.url,
        queue_url=valkey.url,
        secret_key="tests-only",
        public_url="http://localhost",
        mail_server="127.0.0.1",
        mail_port=mailserver.port,
        demo=True,
    )


_apps: dict[Settings, Flask] = {}
"""One application for all tests on the same settings: its templates and statements are compiled once."""


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """An application with its context pushed, on an empty database; what a test changes in it is put back."""
    app = _apps.get(settings) or _apps.setdefault(settings, create_app(settings))
    settings.files.mkdir(parents=True, exist_ok=True)
    app.testing = True
    app.test_client_class = Visitor
    config, extensions = dict(app.config), dict(app.extensions)
    forget_limits()
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    app.config.update(config)
    app.extensions.update(extensions)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def count_queries(app: Flask) -> Iterator[list[str]]:
    """A list that fills with every statement sent to the database; clear it before what is counted."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield statements
    event.remove(db.engine, "before_cursor_execute", note)
