"""The parts one by one, for production: `jcas web`, `worker`, `scheduler`, `db upgrade`, `admin-link`."""

import logging
import signal
import socket
from types import FrameType

from flask import Flask
from waitress import serve as serve_wsgi

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
    """Answers requests on the listening socket until TERM or INT; requests under way are finished."""
    signal.signal(signal.SIGTERM, _end)
    serve_wsgi(app, sockets=[opened], threads=THREADS, ident="")
    return 0


def _end(_sign: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


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
