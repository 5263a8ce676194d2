"""The databases that tests run on: made and migrated once, emptied for each test."""

import shutil
from pathlib import Path

import psycopg

from tests.postgres import PostgresServer


class SqliteDatabase:
    """A file; emptying it puts the migrated, empty one in its place."""

    def __init__(self, folder: Path) -> None:
        self._path, self._blank = folder / "test.sqlite3", folder / "blank.sqlite3"
        self.url = f"sqlite:///{self._path}"

    def keep_blank(self) -> None:
        """Remembers the database as it is now as the empty one; nothing may have it open."""
        shutil.copy(self._path, self._blank)

    def empty(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        shutil.copy(self._blank, self._path)


class PostgresDatabase:
    """A database of the tests' server; connections that a test left open are ended."""

    def __init__(self, server: PostgresServer) -> None:
        self.url = server.create("test")
        self._where = f"host={server.folder} user=postgres dbname=test"

    def empty(self) -> None:
        with psycopg.connect(self._where, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            rows = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            ).fetchall()
            names = ", ".join(f'"{name}"' for (name,) in rows)
            connection.execute(f"TRUNCATE {names} RESTART IDENTITY CASCADE".encode())
