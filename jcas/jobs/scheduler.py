"""The scheduler: the process that looks every minute for what is due.

Due times stand in the database; the tick asks for them there, so a scheduler that was away makes up for it, and two of
them do no harm. It calls the tick itself rather than through the queue: reminders do not wait for a queue server.
"""

import logging
import signal
import threading

from flask import Flask

from jcas.config.settings import Settings
from jcas.jobs.tick import tick

log = logging.getLogger(__name__)


def schedule(app: Flask) -> int:
    """Ticks at once and then every `tick_seconds` until INT or TERM."""
    settings: Settings = app.extensions["jcas_settings"]
    ended = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda _sign, _frame: ended.set())
    while not ended.is_set():
        try:
            with app.app_context():
                tick()
        except Exception:
            log.exception("a tick failed; the next one tries again")
        ended.wait(settings.tick_seconds)
    return 0
