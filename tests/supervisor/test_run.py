import os
import signal
import smtplib
import socket
import sqlite3
import time
from email.message import EmailMessage
from mailbox import Maildir
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

from tests.supervisor.desk import Desk, alive, children_of, status_of
from tests.waiting import wait_until

PAGE = "/"


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    return tmp_path / "i"


@pytest.fixture
def desk(instance: Path):
    """A desk of the test's own, that it may end."""
    with Desk(instance) as running:
        yield running


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory):
    """One desk for the tests that leave it running."""
    with Desk(tmp_path_factory.mktemp("lasting") / "i") as running:
        yield running


def queue_of(instance: Path) -> Redis:
    return Redis.from_url(f"unix://{instance}/valkey.sock", socket_timeout=5)


def workers_of(instance: Path) -> int:
    try:
        with queue_of(instance) as client:
            return client.scard("rq:workers")
    except (RedisError, OSError):
        return 0


def test_a_first_start_opens_the_desk_and_says_how_to_come_in(lasting):
    assert status_of(lasting.address + PAGE) == 200
    [link] = [line.strip() for line in lasting.lines if "/administrator/" in line]
    assert link.startswith(lasting.address)
    assert status_of(link) == 200
    assert status_of(link + "x") == 404
    assert str(lasting.instance) in lasting.told
    with sqlite3.connect(lasting.instance / "jcas.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM person").fetchone() == (0,)
    assert oct((lasting.instance / "secret_key").stat().st_mode & 0o777) == "0o600"
    assert oct((lasting.instance / "valkey.sock").stat().st_mode & 0o777) == "0o700"
    wait_until(lambda: workers_of(lasting.instance) == 2)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_every_child(desk, sign):
    everybody = desk.children()
    assert len(everybody) == 6
    assert desk.end(sign) == 0
    assert not [pid for pid in everybody if alive(pid)]
    assert "Traceback" not in desk.told
    assert status_of(desk.address + PAGE) == 0


def test_a_terminals_interrupt_to_the_whole_group_ends_it_without_complaints(desk, instance):
    wait_until(lambda: workers_of(instance) == 2)
    everybody = desk.children()
    os.killpg(desk.process.pid, signal.SIGINT)
    assert desk.process.wait(30) == 0
    desk.reader.join(10)
    assert not [pid for pid in everybody if alive(pid)]
    assert "ERROR" not in desk.told
    assert "WARNING" not in desk.told


def test_an_interrupt_ends_a_desk_that_a_script_started_in_the_background(instance):
    """A shell gives its background children an ignored SIGINT."""
    desk = Desk(instance)
    ignoring = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        desk.start()
    finally:
        signal.signal(signal.SIGINT, ignoring)
    desk.wait_until_open()
    assert desk.end(signal.SIGINT) == 0


def test_each_killed_child_is_started_again(lasting):
    wait_until(lambda: workers_of(lasting.instance) == 2)
    parts = {name: lasting.child(name) for name in ("web", "worker", "reader", "scheduler", "mailbox", "queue")}
    for name, killed in parts.items():
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda killed=killed: not alive(killed) and len(children_of(lasting.process.pid)) == 6)
        wait_until(lambda: status_of(lasting.address + PAGE) == 200)
        wait_until(lambda name=name: f"{name} ended (SIGKILL) and starts again" in lasting.told)
    wait_until(lambda: workers_of(lasting.instance) >= 1)


def test_no_child_outlives_a_killed_desk(desk):
    everybody = desk.children()
    desk.process.kill()
    desk.process.wait(10)
    wait_until(lambda: not [pid for pid in everybody if alive(pid)])


def test_what_the_queue_held_is_there_after_the_queue_was_killed(lasting):
    with queue_of(lasting.instance) as client:
        client.set("kept", "yes")
        client.config_set("appendfsync", "always")
        client.set("kept", "still")
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    os.kill(lasting.child("queue"), signal.SIGKILL)

    def kept() -> bytes | None:
        try:
            with queue_of(lasting.instance) as client:
                return client.get("kept")
        except (RedisError, OSError):
            return None

    assert wait_until(kept) == b"still"


def test_mail_is_kept_in_the_mailbox(lasting):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Привет", "a@example.org", "b@example.org"
    message.set_content("Қазақша")
    with smtplib.SMTP("127.0.0.1", port_of_mailbox(lasting)) as client:
        client.send_message(message)
    assert len(Maildir(lasting.instance / "mailbox")) == 1


def port_of_mailbox(desk: Desk) -> int:
    """The port that only the mailbox's address can be: the kernel's table of its process, less the site's."""
    held = {str(link.readlink()) for link in Path(f"/proc/{desk.child('mailbox')}/fd").iterdir()}
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    listening = {int(row[1].split(":")[1], 16) for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in held}
    return (listening - {int(desk.address.rpartition(":")[2])}).pop()


def test_a_second_start_on_the_same_folder_is_refused(lasting):
    second = Desk(lasting.instance)
    done = second.refused()
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"A desk runs on {lasting.instance} already ({lasting.address})" in done.stderr
    assert status_of(lasting.address + PAGE) == 200


def test_a_taken_port_that_was_asked_for_is_said(instance):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        second = Desk(instance, port=port)
        done = second.refused()
    assert done.returncode == 2
    assert done.stderr == f"Port {port} on 127.0.0.1 is taken by another program; choose another one.\n"


def test_without_a_port_asked_for_the_next_free_one_is_taken_and_said(instance):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with Desk(instance, port=None, JCAS_PORT=str(port)) as desk:
            got = int(desk.address.rpartition(":")[2])
            assert got > port
            assert f"port {port} is taken by another program, so it took {got}" in desk.told
            assert status_of(desk.address + PAGE) == 200


def test_a_folder_with_a_long_path_works(tmp_path):
    deep = tmp_path / ("long-" * 20) / ("folder-" * 10)
    with Desk(deep) as desk:
        assert status_of(desk.address + PAGE) == 200
        assert not (deep / "valkey.sock").exists()


def test_a_second_start_is_quick_and_keeps_the_data(instance):
    with Desk(instance) as first:
        key = (instance / "secret_key").read_text()
        first.end()
    begun = time.monotonic()
    with Desk(instance) as second:
        seconds = time.monotonic() - begun
        assert status_of(second.address + PAGE) == 200
    assert (instance / "secret_key").read_text() == key
    assert seconds < 10, "3 s on a quiet machine; tests share theirs"


def test_a_wrong_setting_is_said_in_one_sentence(instance):
    wrong = Desk(instance, JCAS_PORT="eighty")
    done = wrong.refused()
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "port" in done.stderr


def test_a_demo_that_was_interrupted_is_not_built_upon(instance):
    instance.mkdir()
    (instance / "demo-unfinished").touch()
    done = Desk(instance, "--demo").refused()
    assert done.returncode == 1
    assert done.stderr == f"A demo was begun in {instance} and not finished; remove that folder and start again.\n"
