"""The worker: RQ's, with the application built once before the first job and a short memory for lost servers.

The stock `rq worker` builds the application anew in every forked child (1.1 s a job) and stays deaf for minutes after
an outage; figures in the comments are from trials with RQ 3.0.
"""

import logging
import signal
from collections.abc import Sequence

from flask import Flask
from redis.exceptions import RedisError
from rq import Queue, Worker
from rq.executions import Execution
from rq.job import Job

from jcas.adapters.processes import end_with_parent
from jcas.adapters.queue import ALL, connect
from jcas.models.base import db

log = logging.getLogger(__name__)
_ENDS = (signal.SIGINT, signal.SIGTERM)


class AppWorker(Worker):
    """Runs each job in a forked child, inside the application's context."""

    app: Flask
    max_connection_wait_time = 5.0  # a minute of silence after an outage is too long for a mail

    def check_for_suspension(self, burst: bool) -> None:
        """The loop's first step: from here on it can take the signals that `work` held back."""
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
        super().check_for_suspension(burst)

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """In the child: no connection of the parent's is used, and no child outlives its worker."""
        end_with_parent(signal.SIGKILL)
        with self.app.app_context():
            db.engine.dispose(close=False)
        super().main_work_horse(job, queue)

    def perform_job(self, job: Job, queue: Queue, execution: Execution) -> bool:
        """The job inside the application's context; the session ends with it."""
        with self.app.app_context():
            done: bool = super().perform_job(job, queue, execution)
            return done


def work(app: Flask, queues: Sequence[str] = ALL) -> int:
    """Works on these queues, the first before the second, until INT or TERM, which let the present job end.

    Gives 1 where the queue server is away at the start.
    """
    connection = connect(app.extensions["jcas_settings"])  # its own: RQ lengthens the time-outs
    AppWorker.app = app
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        worker = AppWorker(
            [Queue(name, connection=connection) for name in queues],
            connection=connection,
            worker_ttl=25,
            maintenance_interval=5,
            job_monitoring_interval=5,
        )
        worker.log_job_description = False
        worker.work(logging_level=None)
    except (RedisError, OSError) as fault:
        log.warning("the worker ends, the queue server is away: %s", type(fault).__name__)
        return 1
    return 0
