"""Starts the process that opens a stranger's document, bounds it, and reads its answer.

It has a limit of time and of memory, sees no setting and no secret, and ends with everything that it started.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from jcas.adapters.preflight_child import TOO_MUCH
from jcas.domain.refusals import Refused, Unfinished, Unreadable

_LARGEST_ANSWER = 24 << 20
"""Bytes; the report of a thesis of 100,000 words has less than one megabyte."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may cost: wall and processor seconds, and bytes of memory.

    The defaults keep every answer within ten seconds and 500 MB, the asking process included.
    """

    seconds: float = 9.0
    memory: int = 450 << 20


LIMITS = Limits()
_NOT_FINISHED = (
    "The check could not be finished on our side: our reader of documents failed at this file. "
    "Save the file anew in your word processor and try that; if it fails again, tell the journal."
)
_OUT_OF_TIME = frozenset({-signal.SIGKILL, -signal.SIGXCPU})
_OUT_OF_MEMORY = frozenset({-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL})
"""How libraries in C end where they are given no memory."""


def ask(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Put one request to a child process and read its answer.

    Raises `Unreadable` where the file is refused or costs more than the limits, `Unfinished` where the child failed.
    """
    told = request | {"seconds": limits.seconds, "memory": limits.memory}
    question = json.dumps(told, default=lambda path: str(Path(path).absolute())).encode()
    with TemporaryFile() as answer, TemporaryFile() as complaints:
        child = [sys.executable, "-I", "-m", "jcas.adapters.preflight_child"]
        code = bounded(child, limits.seconds, question, answer, complaints)
        if code != 0:
            raise _ended(code, limits, _tail(complaints))
        return _answered(answer)


def bounded(command: Sequence[str], seconds: float, question: bytes, answer: IO[bytes], complaints: IO[bytes]) -> int:
    """Run a command in a process group of its own; its exit code, `-SIGKILL` where its time was up.

    Nothing of the group outlives this call, however it ends.
    """
    with TemporaryFile() as asked:
        asked.write(question)
        asked.seek(0)
        child = subprocess.Popen(
            command,
            stdin=asked,
            stdout=answer,
            stderr=complaints,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
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


def _answered(answer: IO[bytes]) -> dict[str, Any]:
    answer.seek(0)
    said = answer.read(_LARGEST_ANSWER + 1)
    if len(said) > _LARGEST_ANSWER:
        raise Unreadable("The manuscript holds far more than an article does; upload the article alone.")
    result: dict[str, Any] = json.loads(said)
    if "refused" in result:
        raise Unreadable(result["refused"])
    return result


def _ended(code: int, limits: Limits, said: str) -> Refused:
    """What to tell of a child that ended without an answer; what it said itself is a note for the log."""
    if code in _OUT_OF_TIME:
        return Unreadable(too_long(limits.seconds))
    refusal = Unreadable(TOO_MUCH) if code in _OUT_OF_MEMORY else Unfinished(_NOT_FINISHED)
    refusal.add_note(f"The process ended with {code}: {said}")
    return refusal


def too_long(seconds: float) -> str:
    """The sentence for a file whose reading was stopped."""
    return (
        f"Reading the file took longer than {seconds:g} seconds and was stopped; "
        "save it anew in your word processor, without what is not part of the article, and try again."
    )


def _tail(complaints: IO[bytes]) -> str:
    complaints.seek(max(0, complaints.seek(0, os.SEEK_END) - 2000))
    return complaints.read().decode(errors="replace")
