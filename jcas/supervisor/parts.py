"""The parts one by one, for production: `jcas web`, `worker`, `scheduler`, `db upgrade`, `admin-link`."""

import logging
import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType

from flask import Flask
from waitress import create_server

from jcas.app import create_app
from jcas.config.settings import load_settings
from jcas.jobs import scheduler as scheduling
from jcas.jobs import worker as working
from jcas.supervisor.links import administrator_link
from jcas.supervisor.migrations import upgrade as upgrade_tables
from jcas.supervisor.ports import listen

THREADS = 8


def configure_logging(level: int = logging.INFO) -> None:
    """One line a message on standard error; libraries speak up only where something is wrong."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=level)
    for name in ("rq.worker", "rq.job", "waitress", "alembic", "mail.log"):
        logging.getLogger(name).setLevel(logging.WARNING)


def serve(app: Flask, opened: socket.socket) -> int:
    """Answers requests on the listening socket until TERM or INT; requests under way are finished.

    waitress runs beside the thread that signals come to: as an exception in its midst one might be swallowed.
    """
    ended, asked = threading.Event(), threading.Event()

    def end(_sign: int, _frame: FrameType | None) -> None:
        asked.set()
        ended.set()

    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, end)
    server = create_server(app, sockets=[opened], threads=THREADS, ident="")
    threading.Thread(target=_run, args=(server.run, ended), daemon=True).start()
    ended.wait()
    server.readable = lambda: False  # who comes now waits at the socket for the next web server
    server.pull_trigger()
    server.task_dispatcher.shutdown()
    return 0 if asked.is_set() else 1


def _run(serving: Callable[[], None], ended: threading.Event) -> None:
    """Serves; where that fails, the process ends, so that whoever watches it starts another."""
    try:
        serving()
    finally:
        ended.set()


def web() -> int:
    """`jcas web`."""
    configure_logging()
    settings = load_settings()
    opened = listen(settings.host, settings.port)
    logging.getLogger(__name__).info("listening on http://%s:%s", settings.host, settings.port)
    return serve(create_app(settings), opened)


def worker() -> int:
    """`jcas worker`."""
    configure_logging()
    return working.work(create_app())


def scheduler() -> int:
    """`jcas scheduler`."""
    configure_logging()
    return scheduling.schedule(create_app())


def upgrade() -> str:
    """`jcas db upgrade`."""
    return upgrade_tables(create_app())


def admin_link() -> str:
    """`jcas admin-link`."""
    return administrator_link(create_app())
