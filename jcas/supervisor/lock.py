"""One desk a folder: a second start on the same instance is refused."""

import fcntl
import os
from pathlib import Path

from jcas.domain.refusals import Refused


class Lock:
    """Held by the process that made it until it ends, however it ends; children do not hold it."""

    def __init__(self, instance: Path) -> None:
        """Takes the lock of the instance folder; raises `Refused` where another desk runs on it."""
        self._path = instance / "run.lock"
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(self._file, 200).decode(errors="replace").strip() or "another process"
            os.close(self._file)
            raise Refused(
                f"A desk runs on {instance} already ({holder}); end it first, or set JCAS_INSTANCE."
            ) from None
        self.tell(f"process {os.getpid()}")

    def tell(self, text: str) -> None:
        """What a second start is told about this one."""
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, text.encode(), 0)
