"""Jobs for the worker's tests: each leaves a trace on the disk that a test can wait for."""

import os
import signal
from pathlib import Path

from jcas.models.base import db
from jcas.queries.administrators import administrators_made


def look(folder: str, name: str) -> None:
    """Asks the database something and writes which process did."""
    administrators_made()
    Path(folder, name).write_text(f"{os.getpid()} {os.getppid()} {db.engine.url.database}")


def hang(folder: str) -> None:
    """Says that it began, and never ends by itself."""
    Path(folder, "hangs").write_text(str(os.getpid()))
    while True:
        signal.pause()


def fail() -> None:
    raise RuntimeError("a job that fails")
