"""Runs one command in bounded time; nothing that it started outlives it."""

import os
import select
import signal
import subprocess
from collections.abc import Mapping, Sequence
from tempfile import TemporaryFile
from typing import IO

_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}


def bounded(
    command: Sequence[str],
    seconds: float,
    *,
    question: bytes,
    answer: IO[bytes],
    complaints: IO[bytes],
    environment: Mapping[str, str] | None = None,
) -> int:
    """Run a command in a process group of its own; its exit code, `-SIGKILL` where its time was up.

    It reads `question` on standard input, writes to the files `answer` and `complaints`, and sees of the environment
    only where programs are and what `environment` adds.
    """
    with TemporaryFile() as asked:
        asked.write(question)
        asked.seek(0)
        child = subprocess.Popen(
            command,
            stdin=asked,
            stdout=answer,
            stderr=complaints,
            env=_ENVIRONMENT | dict(environment or {}),
            cwd="/",
            process_group=0,
        )
        try:
            _until_it_ends(child.pid, seconds)
        finally:  # the child is unreaped, so that the group's id is still its own
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        return child.returncode


def _until_it_ends(pid: int, seconds: float) -> None:
    """Waits without reaping, and without the pauses in which `Popen.wait` looks again."""
    handle = os.pidfd_open(pid)
    try:
        select.select([handle], [], [], max(seconds, 0))
    finally:
        os.close(handle)
