"""A real `jcas run` in a process of its own, on an instance folder of its own."""

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.waiting import wait_until

ADDRESS = re.compile(r"open at (http://\S+)")


class Desk:
    """Starts on entry and waits until the address is printed; on exit it is ended if it still runs."""

    def __init__(self, instance: Path, *arguments: str, port: int | None = 0, **environment: str) -> None:
        self.instance = instance
        self.command = [sys.executable, "-m", "jcas", "run", *arguments]
        self.command += [] if port is None else ["--port", str(port)]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("JCAS_")}
        self.environment = {**kept, "JCAS_INSTANCE": str(instance), **environment}
        self.lines: list[str] = []

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )  # fmt: skip
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        with self.process.stdout as told:
            self.lines.extend(told)

    @property
    def told(self) -> str:
        return "".join(self.lines)

    @property
    def address(self) -> str | None:
        found = ADDRESS.search(self.told)
        return found.group(1) if found else None

    def wait_until_open(self) -> str:
        wait_until(lambda: "Ctrl-C" in self.told or self.process.poll() is not None, 60)
        assert self.address, self.told
        return self.address

    def refused(self) -> subprocess.CompletedProcess[str]:
        """A start that is expected to end by itself, with what it said."""
        return subprocess.run(
            self.command, check=False, env=self.environment, capture_output=True, text=True, timeout=60
        )

    def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(sign)
        code = self.process.wait(30)
        self.reader.join(10)
        return code

    def children(self) -> set[int]:
        """Every process below this one, at any depth."""
        return set(below(self.process.pid))

    def child(self, name: str) -> int:
        """The process of one part, by the name that `ps` shows."""
        wanted = "valkey-server" if name == "queue" else f"jcas-{name}"
        return next(
            pid for pid in children_of(self.process.pid) if Path(f"/proc/{pid}/comm").read_text().strip() == wanted
        )

    def __enter__(self) -> Self:
        self.start()
        self.wait_until_open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.end()


def children_of(pid: int) -> list[int]:
    try:
        return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def below(pid: int) -> list[int]:
    return [one for child in children_of(pid) for one in (child, *below(child))]


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def status_of(address: str) -> int:
    """The HTTP status of an address; 0 where nobody answers."""
    try:
        with urlopen(address, timeout=10) as answer:
            return answer.status
    except HTTPError as refused:
        with refused:
            return refused.code
    except OSError:
        return 0
