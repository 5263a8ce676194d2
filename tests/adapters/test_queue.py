"""A queue server that hangs holds nobody up for long, and is asked again later."""

import signal
from collections.abc import Iterator
from time import monotonic

import pytest
from flask import Flask
from redis import Redis

from jcas.adapters.queue import HANGS, QUEUE, answers, enqueue
from tests.valkey import Valkey


@pytest.fixture
def hanging(app: Flask, valkey: Valkey) -> Iterator[Valkey]:
    assert valkey.process
    valkey.process.send_signal(signal.SIGSTOP)
    yield valkey
    valkey.process.send_signal(signal.SIGCONT)
    del app.extensions[HANGS]  # the application is the next test's, too


def test_a_server_that_hangs_is_waited_for_once(app: Flask, hanging: Valkey) -> None:
    begun = monotonic()
    taken = [enqueue("jcas.jobs.mails.deliver", n, job_id=f"mail-{n}") for n in range(10)]
    assert taken == [False] * 10
    assert not answers()
    assert monotonic() - begun < 4


def test_one_that_was_away_is_asked_again_at_once(app: Flask, valkey: Valkey) -> None:
    valkey.stop()
    assert not enqueue("jcas.jobs.mails.deliver", 1, job_id="mail-1")
    valkey.start()
    assert enqueue("jcas.jobs.mails.deliver", 1, job_id="mail-1")
    with Redis.from_url(valkey.url) as client:
        assert client.llen(f"rq:queue:{QUEUE}") == 1
