"""How long the pages take on a big journal, over real HTTP: SQLite and PostgreSQL, one client and four.

usage: python -m benchmarks.pages [--requests N] [--databases sqlite,postgresql] [--write]
Every figure of a database comes from one run of one server (waitress, four threads, as `jcas run` starts it).
"""

import argparse
import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from statistics import median, quantiles
from urllib.parse import urlencode

from sqlalchemy import text

from benchmarks import journal
from benchmarks.results import write
from jcas.adapters.preflight import run_preflight
from jcas.app import create_app
from jcas.config.profiles import profile_path
from jcas.config.settings import Settings
from jcas.demo import prose
from jcas.demo.manuscripts import Author, build_docx
from jcas.models.base import db, refresh_statistics
from jcas.supervisor.migrations import upgrade
from tests.postgres import PostgresServer
from tests.smtp import free_port

AIMS = {"editor: submission, three reviews": 25, "reviewer: review form": 25, "editor: desk, 50 rows": 30}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=200, help="requests a page and client count")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    args, _ = parser.parse_known_args()
    rows = [row for kind in args.databases.split(",") for row in measured(kind, args.requests)]
    table = "\n".join(["| page | database | clients | median ms | p95 ms | aim |", "|---|---|---|---|---|---|", *rows])
    print(table)
    if args.write:
        write("pages", table)


def measured(kind: str, requests: int) -> Iterator[str]:
    """The rows of one database."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jcas-bench-")))
        folder.chmod(0o755)
        url = f"sqlite:///{folder / 'bench.sqlite3'}"
        if kind == "postgresql":
            url = stack.enter_context(PostgresServer(folder / "pg")).create("bench")
        settings = Settings(instance=folder / "instance", database_url=url, secret_key="bench", port=free_port())
        ids = fill(settings, folder)
        port = stack.enter_context(serving(settings))
        for name, path, who in pages(ids):
            cookie = sign_in(port, who)
            for clients in (1, 4):
                times = timed(port, path, cookie, clients, requests)
                aim = AIMS.get(name)
                yield (
                    f"| {name} | {kind} | {clients} | {median(times):.1f} | {quantiles(times, n=20)[18]:.1f} | "
                    f"{f'{aim} (one client)' if aim else ''} |"
                )


def pages(ids: dict[str, int]) -> list[tuple[str, str, str | None]]:
    return [
        ("home", "/", None),
        ("editor: desk, 50 rows", "/desk", journal.EDITOR),
        ("editor: submission, three reviews", f"/desk/{ids['submission']}", journal.EDITOR),
        ("reviewer: review form", f"/reviews/{ids['assignment']}", journal.REVIEWER),
        ("author: submission", "/submissions/1", journal.AUTHOR),
        ("author: my work", "/work", journal.AUTHOR),
    ]


def fill(settings: Settings, folder: Path) -> dict[str, int]:
    app = create_app(settings)
    upgrade(app)
    authors = [Author("Dana Kim", "University 1", "dana@example.org")]
    sample = prose.manuscript(Random(1), title="Water and trade", keywords=["water", "trade"], authors=authors)
    path = build_docx(folder / "sample.docx", sample)
    report = run_preflight(path, name="sample.docx", article_type="original", profile_path=profile_path())
    with app.app_context():
        ids = journal.fill(report)
        refresh_statistics()  # as every start does
        if settings.database_url.startswith("postgresql"):  # as autovacuum does within a minute
            db.session.execute(text("ANALYZE"))
            db.session.commit()
        return ids


@contextmanager
def serving(settings: Settings) -> Iterator[int]:
    """The web server as `jcas web` starts it, in a process of its own."""
    environment = {
        **os.environ, "JCAS_INSTANCE": str(settings.instance), "JCAS_DATABASE_URL": settings.database_url,
        "JCAS_SECRET_KEY": settings.secret_key, "JCAS_PORT": str(settings.port),
    }  # fmt: skip
    jcas = Path(sys.executable).parent / "jcas"
    with subprocess.Popen(
        [jcas, "web"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            until_it_answers(settings.port)
            yield settings.port
        finally:
            server.terminate()


def until_it_answers(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            get(http.client.HTTPConnection("127.0.0.1", port), "/", "")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server does not answer")


def get(connection: http.client.HTTPConnection, path: str, cookie: str) -> bytes:
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}")
    return body


def sign_in(port: int, who: str | None) -> str:
    """The session cookie of a person who signs in as people do."""
    if who is None:
        return ""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/sign-in")
    answer = connection.getresponse()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.read().decode())
    assert token
    first = cookie_of(answer)
    form = urlencode({"csrf_token": token.group(1), "email": who, "password": journal.PASSWORD})
    connection.request("POST", "/sign-in", form, {"Cookie": first, "Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    if answer.status not in {302, 303}:
        raise RuntimeError(f"signing in as {who} answers {answer.status}")
    return cookie_of(answer)


def cookie_of(answer: http.client.HTTPResponse) -> str:
    return "; ".join(header.partition(";")[0] for header in answer.headers.get_all("Set-Cookie", []))


def timed(port: int, path: str, cookie: str, clients: int, requests: int) -> list[float]:
    """Milliseconds of each request, over kept-alive connections; a few first ones are not counted."""

    def client(_: int) -> list[float]:
        connection, times = http.client.HTTPConnection("127.0.0.1", port), []
        for n in range(requests // clients + 5):
            start = time.perf_counter()
            get(connection, path, cookie)
            if n >= 5:
                times.append(1000 * (time.perf_counter() - start))
        return times

    with ThreadPoolExecutor(clients) as pool:
        return [t for times in pool.map(client, range(clients)) for t in times]


if __name__ == "__main__":
    main()
