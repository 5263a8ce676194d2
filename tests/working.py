"""Working off the queue within a test: the real jobs, by RQ, in this process."""

import signal

from flask import Flask
from rq import Queue, SimpleWorker

from jcas.adapters.queue import ALL, connect


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
