"""A group of real processes: who ends before whom."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
GROUP = """
import os, signal, sys
from pathlib import Path
from jcas.supervisor.group import Group
from tests.waiting import wait_until

folder = Path(sys.argv[1])

def until_told(at_the_end):
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
    os.write(1, b"up\\n")
    signal.sigwait([signal.SIGTERM])
    at_the_end()
    return 0

def server():
    return until_told((folder / "server ended").touch)

def worker():
    def finish():
        told = "served"
        try:
            wait_until((folder / "server ended").exists, 1)
            told = "alone"
        except AssertionError:
            pass
        (folder / "worker ended").write_text(told)
    return until_told(finish)

group = Group()
group.start("server", server, serves_others=True)
group.start("worker", worker)
group.watch()
group.end()
"""


def test_what_serves_others_ends_after_them(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", GROUP, str(tmp_path)], stdout=subprocess.PIPE, env=environment
    ) as group:
        assert group.stdout is not None
        told = [group.stdout.readline(), group.stdout.readline()]
        group.send_signal(signal.SIGTERM)
        assert (told, group.wait(20)) == ([b"up\n", b"up\n"], 0)
    assert (tmp_path / "worker ended").read_text() == "served"
    assert (tmp_path / "server ended").exists()
