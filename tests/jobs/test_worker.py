"""The worker as its own process, on a real queue server."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from redis import Redis

from jcas.adapters.queue import enqueue
from jcas.config.settings import Settings
from tests.supervisor.desk import alive
from tests.valkey import Valkey
from tests.waiting import wait_until

TRACES = "tests.jobs.traces"


@pytest.fixture
def worker(app: Flask, settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    process = start(settings)
    wait_until(lambda: workers(settings) == 1)
    yield process
    if process.poll() is None:
        process.kill()
    process.wait(10)


def start(settings: Settings) -> subprocess.Popen[bytes]:
    given = {
        "JCAS_INSTANCE": str(settings.instance),
        "JCAS_DATABASE_URL": settings.database_url,
        "JCAS_QUEUE_URL": settings.queue_url,
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    return subprocess.Popen([sys.executable, "-m", "jcas", "worker"], env={**os.environ, **given})


def workers(settings: Settings) -> int:
    with Redis.from_url(settings.queue_url) as client:
        return client.scard("rq:workers")


def trace(folder: Path, name: str) -> list[str]:
    """What a job wrote, once it is there in full."""
    return wait_until(lambda: (folder / name).exists() and (folder / name).read_text().split())


@pytest.mark.postgres
def test_each_job_runs_in_a_child_inside_the_application(worker, settings, tmp_path):
    for name in ("one", "two"):
        assert enqueue(f"{TRACES}.look", str(tmp_path), name, job_id=name)
    (one, parent, database), (two, *_) = trace(tmp_path, "one"), trace(tmp_path, "two")
    assert one != two
    assert int(parent) == worker.pid
    assert database in settings.database_url


def test_a_job_that_fails_leaves_the_worker_at_work_and_its_id_free_again(worker, settings, tmp_path):
    assert enqueue(f"{TRACES}.fail", job_id="again")
    with Redis.from_url(settings.queue_url) as client:
        wait_until(lambda: not client.exists("rq:job:again"), 30)
    assert enqueue(f"{TRACES}.look", str(tmp_path), "later", job_id="again")
    trace(tmp_path, "later")
    assert worker.poll() is None


def test_the_same_id_is_taken_once_while_it_waits(app, settings):
    for _ in range(3):
        assert enqueue(f"{TRACES}.fail", job_id="once")
    with Redis.from_url(settings.queue_url) as client:
        assert client.llen("rq:queue:jcas") == 1


def test_no_job_outlives_a_killed_worker(worker, tmp_path):
    enqueue(f"{TRACES}.hang", str(tmp_path), job_id="hangs")
    job = int(trace(tmp_path, "hangs")[0])
    worker.kill()
    wait_until(lambda: not alive(job))


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_idle_worker_ends_when_it_is_told_to(worker, settings, sign):
    worker.send_signal(sign)
    assert worker.wait(20) == 0
    assert workers(settings) == 0


def test_a_worker_finds_back_to_a_server_that_was_away(worker, valkey: Valkey, tmp_path):
    valkey.stop()
    try:
        assert not enqueue(f"{TRACES}.look", str(tmp_path), "lost", job_id="lost")
    finally:
        valkey.start()
    assert enqueue(f"{TRACES}.look", str(tmp_path), "back", job_id="back")
    wait_until((tmp_path / "back").exists, 40)
    assert worker.poll() is None


def test_without_a_server_the_worker_says_so_and_ends(settings, tmp_path):
    settings = Settings(
        instance=tmp_path / "i", database_url=settings.database_url, queue_url=f"unix://{tmp_path}/none"
    )
    process = start(settings)
    assert process.wait(30) == 1
