"""Waiting on conditions instead of sleeping: the one place in the tests where time passes."""

import select
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def wait_until(condition: Callable[[], T], timeout: float = 20.0, *, every: float = 0.05) -> T:
    """What `condition` gives once it is true; AssertionError with its last value where `timeout` seconds pass first."""
    deadline = time.monotonic() + timeout
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"{getattr(condition, '__name__', condition)!r} was still {value!r} after {timeout} s")
        select.select([], [], [], every)
    return value
