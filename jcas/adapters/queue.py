"""The queue: RQ on a Redis-protocol server. Asking it for work never fails what a person did."""

import logging
import os
import tempfile
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import quote

from flask import current_app
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as TimedOut
from redis.retry import Retry
from rq import Queue
from rq.exceptions import DuplicateJobError

from jcas.config.settings import Settings

log = logging.getLogger(__name__)
CHECKS = "jcas-checks"
"""Reading what authors and reviewers have uploaded: somebody waits for it at a page."""
QUEUE = "jcas"
"""Everything else: mails."""
STRANGERS = "jcas-strangers"
"""What the public page asks for."""
ALL = (CHECKS, QUEUE, STRANGERS)
"""The order in which a worker takes work."""
READING = (CHECKS, STRANGERS)
"""What the second worker of `jcas run` takes, so that five hundred mails hold up nobody's report."""
_SHORT = 5
"""Seconds for which a finished job's id stays taken, so that a sweep may ask again soon."""
_HOUR = 3600
HANGS, _REST = "jcas_queue_hangs_until", 10
"""Seconds for which nobody asks a server that did not answer in time."""
_SOCKET_PATH_LIMIT = 107
"""Bytes of a Unix socket's path; the kernel's 108 hold the final zero too."""


def socket_of(settings: Settings) -> Path:
    """Where the embedded server listens: in the instance folder, or in a short folder where that path is too long."""
    path = (settings.instance / "valkey.sock").resolve()
    if len(os.fsencode(path)) <= _SOCKET_PATH_LIMIT:
        return path
    name = f"jcas-{os.getuid()}-{sha256(os.fsencode(path)).hexdigest()[:12]}"
    return Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / name / "valkey.sock"


def address_of(settings: Settings) -> str:
    """The queue server's address: redis://… or unix://…."""
    return settings.queue_url or f"unix://{quote(str(socket_of(settings)))}"


def connect(settings: Settings) -> Redis:
    """A client that gives up on a dead server at once, and soon on one that hangs; nothing is sent yet.

    redis-py itself would try again for seconds, inside the request of a person who waits.
    """
    never_again = Retry(NoBackoff(), 0)
    return Redis.from_url(address_of(settings), socket_connect_timeout=1, socket_timeout=2, retry=never_again)


def answers() -> bool:
    """Whether the queue server is there at this moment."""
    if _hangs():
        return False
    try:
        return bool(current_app.extensions["jcas_queue"].ping())
    except (RedisError, OSError) as fault:
        _note_hanging(fault)
        return False


def _hangs() -> bool:
    """Whether it did not answer in time a moment ago: then nobody waits for it again, each for seconds."""
    return monotonic() < float(current_app.extensions.get(HANGS, 0))


def _note_hanging(fault: Exception) -> None:
    if isinstance(fault, TimedOut):
        current_app.extensions[HANGS] = monotonic() + _REST


def enqueue(function: str, *arguments: Any, job_id: str, name: str = QUEUE) -> bool:
    """Asks a worker to call the function (a dotted path); False, with a line in the log, where the server is away.

    `name` is the queue's. A job that waits or runs under the same id already is enough: True. The rows that ask are
    the truth: what is not taken now, the tick asks for again.
    """
    if _hangs():
        return False
    try:
        queue = Queue(name, connection=current_app.extensions["jcas_queue"])
        queue.enqueue_call(
            function,
            args=arguments,
            job_id=job_id,
            unique=True,
            ttl=_HOUR,
            result_ttl=_SHORT,
            failure_ttl=_SHORT,
            timeout=180,
        )
    except DuplicateJobError:
        return True
    except (RedisError, OSError) as fault:
        log.warning("queue server away, %s waits for the next sweep: %s", job_id, type(fault).__name__)
        _note_hanging(fault)
        return False
    return True
