"""Starts the process that opens a stranger's document, bounds it, and reads its answer.

It has a limit of time and of memory, sees no setting and no secret, and ends with everything that it started.
"""

import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import IO, Any

from jcas.adapters.bounded import bounded
from jcas.adapters.preflight_child import TOO_MUCH
from jcas.domain.refusals import Refused, Unfinished, Unreadable

_LARGEST_ANSWER = 10 << 20
"""Bytes; the report of a thesis of 100,000 words has less than one megabyte."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may cost: wall and processor seconds, and bytes of memory.

    The defaults keep every answer within ten seconds and 500 MB, the asking process included.
    """

    seconds: float = 9.0
    memory: int = 450 << 20
    spent: float = 0.0
    """Seconds that went by before the child starts."""

    @property
    def left(self) -> float:
        """Seconds that the child may take."""
        return max(self.seconds - self.spent, 0.0)


LIMITS = Limits()
_NOT_FINISHED = (
    "The check could not be finished on our side: our reader of documents failed at this file. "
    "Save the file anew in your word processor and try that; if it fails again, tell the journal."
)
_OUT_OF_MEMORY = frozenset({-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL})
"""How libraries in C end where they are given no memory."""


def ask(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Put one request to a child process and read its answer.

    Raises `Unreadable` where the file is refused or costs more than the limits, `Unfinished` where the child failed.
    """
    told = request | {"seconds": limits.left, "memory": limits.memory}
    question = json.dumps(told, default=lambda path: str(Path(path).absolute())).encode()
    with TemporaryFile() as answer, TemporaryFile() as complaints:
        child = [sys.executable, "-I", "-m", "jcas.adapters.preflight_child"]
        began = monotonic()
        code = bounded(child, limits.left, question=question, answer=answer, complaints=complaints)
        if code != 0:
            raise _ended(code, limits, _tail(complaints), early=monotonic() - began < limits.left)
        return _answered(answer)


def _answered(answer: IO[bytes]) -> dict[str, Any]:
    answer.seek(0)
    said = answer.read(_LARGEST_ANSWER + 1)
    if len(said) > _LARGEST_ANSWER:
        raise Unreadable("The manuscript holds far more than an article does; upload the article alone.")
    result: dict[str, Any] = json.loads(said)
    if "refused" in result:
        raise Unreadable(result["refused"])
    return result


def _ended(code: int, limits: Limits, said: str, *, early: bool) -> Refused:
    """What to tell of a child that ended without an answer; what it said itself is a note for the log.

    early: it was ended before its time, as the kernel does where the machine is short of memory.
    """
    if code == -signal.SIGXCPU or (code == -signal.SIGKILL and not early):
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
