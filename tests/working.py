"""Working off the queue within a test: the real jobs, by RQ, in this process."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from rq import Queue, SimpleWorker

from jcas.adapters.queue import ALL, connect
from jcas.models.base import db


def work_off(app: Flask) -> None:
    """Runs every job that waits, those that the jobs themselves ask for included; each in a session of its own."""
    handlers = {sign: signal.getsignal(sign) for sign in (signal.SIGINT, signal.SIGTERM)}
    connection = connect(app.extensions["jcas_settings"])
    try:
        with app.app_context():
            queues = [Queue(name, connection=connection) for name in ALL]
            SimpleWorker(queues, connection=connection).work(burst=True, logging_level=None)
    finally:
        connection.close()
        for sign, handler in handlers.items():  # RQ takes the signals over and keeps them
            signal.signal(sign, handler)


@contextmanager
def transactions_at_starts() -> Iterator[list[bool]]:
    """For each process that is started in the block: whether a transaction was open at that moment."""
    found: list[bool] = []
    watching = True

    def note(event: str, _arguments: object) -> None:  # Python tells of every process that it starts
        if event == "subprocess.Popen" and watching:
            found.append(db.session.registry().in_transaction())

    sys.addaudithook(note)  # which can't be taken back
    try:
        yield found
    finally:
        watching = False
