"""What Linux offers so that no process outlives the one that is responsible for it; elsewhere these do nothing."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG, _PR_SET_NAME, _PR_SET_CHILD_SUBREAPER = 1, 15, 36


def end_with_parent(sign: signal.Signals = signal.SIGTERM, *, parent: int | None = None) -> None:
    """Asks for `sign` when this process's parent ends; ends at once where `parent` (its pid) is gone already."""
    _prctl(_PR_SET_PDEATHSIG, sign)
    if parent is not None and os.getppid() != parent:
        os._exit(1)


def name_process(name: str) -> None:
    """How `ps` and `top` call this process from now on; 15 letters at most."""
    _prctl(_PR_SET_NAME, ctypes.c_char_p(name.encode()[:15]))


def adopt_orphans() -> None:
    """Makes grandchildren whose parent ended children of this process, so that it can end them."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def children() -> list[int]:
    """The process ids of this process's children, adopted ones included; empty where the system doesn't tell."""
    try:
        with open(f"/proc/self/task/{os.getpid()}/children") as told:  # noqa: PTH123  a kernel table, not a file
            return [int(pid) for pid in told.read().split()]
    except OSError:
        return []


def _prctl(option: int, value: int | ctypes.c_char_p) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
