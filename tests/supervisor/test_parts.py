"""The parts one by one, as a service manager runs them."""

import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from redis import Redis

from jcas.models.base import db, writing
from jcas.models.people import Address, Person
from jcas.notifications import record
from tests.supervisor.desk import status_of
from tests.test_cli import jcas
from tests.waiting import wait_until


def test_the_database_is_brought_up_to_date_once(tmp_path):
    first = jcas("db", "upgrade", JCAS_INSTANCE=str(tmp_path))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("The database was brought from nothing to ")
    assert jcas("db", "upgrade", JCAS_INSTANCE=str(tmp_path)).stdout.startswith("The database is up to date")


def test_admin_link_prints_an_address_under_the_public_one(tmp_path):
    jcas("db", "upgrade", JCAS_INSTANCE=str(tmp_path))
    done = jcas("admin-link", JCAS_INSTANCE=str(tmp_path), JCAS_PUBLIC_URL="https://desk.example.org/")
    assert done.returncode == 0
    assert done.stdout.startswith("https://desk.example.org/administrator/")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_web_server_alone_answers_and_ends(tmp_path, sign):
    jcas("db", "upgrade", JCAS_INSTANCE=str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "JCAS_INSTANCE": str(tmp_path), "JCAS_PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-m", "jcas", "web"], env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: status_of(f"http://127.0.0.1:{port}/") == 200, 40)
    finally:
        process.send_signal(sign)
    assert process.wait(20) == 0


def test_a_taken_port_is_said(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = jcas("web", JCAS_INSTANCE=str(tmp_path), JCAS_PORT=str(port))
    assert done.returncode == 2
    assert done.stderr == f"Port {port} on 127.0.0.1 is taken by another program; choose another one.\n"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_scheduler_alone_asks_again_for_what_the_queue_lost_and_ends(app, settings, valkey, sign):
    now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    with writing():
        person = Person(name="Әсел Тестова", session_key="a", created_at=now)
        person.addresses = [Address(address="asel@example.org", key="asel@example.org", primary=True, added_at=now)]
        db.session.add(person)
        record("account.reset_asked", now=now, person=person, data={"address": "asel@example.org"})
    valkey.flush()
    given = {
        "JCAS_INSTANCE": str(settings.instance),
        "JCAS_DATABASE_URL": settings.database_url,
        "JCAS_QUEUE_URL": settings.queue_url,
    }
    process = subprocess.Popen([sys.executable, "-m", "jcas", "scheduler"], env={**os.environ, **given})
    try:
        with Redis.from_url(settings.queue_url) as client:
            wait_until(lambda: client.llen("rq:queue:jcas") == 1, 40)
    finally:
        process.send_signal(sign)
    assert process.wait(20) == 0
