"""A group of child processes: started by fork, restarted when they die, ended together.

The parent stays single-threaded and waits for signals; every child runs a Python function (or becomes another program
by exec) and ends with its parent, whatever ends that.
"""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from jcas.adapters.processes import adopt_orphans, children, end_with_parent, name_process

log = logging.getLogger(__name__)

_END = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_WATCHED = (*_END, signal.SIGCHLD)
_GRACE = 8.0
"""Seconds that children have to end by themselves."""
_STEADY = 30.0
"""A child that lived so long starts again without delay when it dies."""
_LONGEST_DELAY = 15.0
_IMPATIENCE = 1.0
"""A second signal sooner than this is the same wish told twice, as by make and by its terminal."""


@dataclass
class Child:
    """One member: what it runs, and how its last lives went."""

    name: str
    run: Callable[[], int]
    pid: int = 0
    started: float = 0.0
    deaths: int = 0
    due: float | None = None
    """When to start it again (monotonic clock); None while it lives."""
    once: bool = False
    """Whether it has a task with an end, and is not started again."""
    serves_others: bool = False
    """Whether other members need it, so that it ends after them: a job that is nearly done is done before the end."""
    code: int | None = None
    """The exit code of its last life; negative: the signal that ended it."""

    def died(self, status: int) -> None:
        """Plans the next start: soon at first, later and later for one that keeps dying."""
        self.code = os.waitstatus_to_exitcode(status)
        if self.once:
            self.pid = 0
            return
        log.warning("%s ended (%s) and starts again", self.name, self._how())
        moment = time.monotonic()
        self.deaths = 1 if moment - self.started > _STEADY else self.deaths + 1
        self.pid, self.due = 0, moment + min(0.1 * 2 ** (self.deaths - 1), _LONGEST_DELAY)

    def _how(self) -> str:
        code = self.code or 0
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


@dataclass
class Group:
    """Children in the order of their start; they end in the opposite order, those that serve others last."""

    members: list[Child] = field(default_factory=list)
    ended_by: signal.Signals | None = None
    ended_at: float = 0.0

    def __post_init__(self) -> None:
        """From now on INT, TERM and HUP wait for `watch`, even where INT came in ignored (a script's background)."""
        for sign in _WATCHED:
            signal.signal(sign, _noted)
        signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
        adopt_orphans()

    def start(self, name: str, run: Callable[[], int], *, serves_others: bool = False) -> Child:
        """Starts one more child; `run` gives its exit code."""
        child = Child(name, run, serves_others=serves_others)
        self.members.append(child)
        self._fork(child)
        return child

    def finish(self, name: str, run: Callable[[], int]) -> int | None:
        """Runs a task to its end in a child of its own; its exit code, or None where the group is to end first."""
        child = Child(name, run, once=True)
        self.members.append(child)
        self._fork(child)
        while child.pid:
            if not self._step(None):
                return None
        self.members.remove(child)
        return child.code

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> bool:
        """Whether `ready` came true in time and before anybody asked the group to end; dead children start again."""
        limit = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > limit or not self._step(0.01):
                return False
        return True

    def watch(self) -> signal.Signals:
        """Keeps every child alive until INT, TERM or HUP; gives that signal."""
        while self._step(None):
            pass
        return self.ended_by or signal.SIGTERM

    def end(self) -> None:
        """Ends all children, last started first; what ignores TERM, or was left behind by a child, is killed."""
        for serving in (False, True):
            ending = [child for child in reversed(self.members) if child.serves_others is serving]
            for child in ending:
                _send(child, signal.SIGTERM)
            self._gone(ending)
        for pid in children():
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)

    def _step(self, longest: float | None) -> bool:
        """Waits for one signal or the next start that is due; False where the group is to end."""
        planned = [child.due for child in self.members if child.due is not None]
        moment = time.monotonic()
        waits = [max(due - moment, 0.0) for due in planned] + ([longest] if longest is not None else [])
        told = signal.sigtimedwait(_WATCHED, min(waits, default=3600.0))
        if told is not None and told.si_signo in _END:
            self.ended_by, self.ended_at = signal.Signals(told.si_signo), time.monotonic()
            return False
        self._bury()
        for child in self.members:
            if child.due is not None and child.due <= time.monotonic():
                self._fork(child)
        return True

    def _bury(self) -> None:
        """Collects whatever ended; members are planned again, adopted orphans forgotten."""
        for pid, status in _ended():
            for child in self.members:
                if child.pid == pid:
                    child.died(status)

    def _fork(self, child: Child) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            _live(child, parent)
        child.pid, child.started, child.due = pid, time.monotonic(), None

    def _gone(self, members: list[Child]) -> None:
        """Waits for them to end; kills what still lives after the grace period or at a second INT or TERM."""
        limit = time.monotonic() + _GRACE
        while any(child.pid for child in members):
            told = signal.sigtimedwait(_WATCHED, max(limit - time.monotonic(), 0.0))
            if told is None or (told.si_signo in _END and time.monotonic() - self.ended_at > _IMPATIENCE):
                for child in members:
                    _send(child, signal.SIGKILL)
                limit = time.monotonic() + _GRACE
            for pid, _ in _ended():
                for child in self.members:
                    child.pid = 0 if child.pid == pid else child.pid


def _noted(_sign: int, _frame: object) -> None:
    """Handlers only make signals waitable; `sigtimedwait` takes them."""


def _live(child: Child, parent: int) -> None:
    """In the forked process: a clean start, `run`, and no way back into the parent's code."""
    code = 1
    try:
        end_with_parent(parent=parent)
        name_process(f"jcas-{child.name}")
        for sign in (signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(sign, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to everybody; the parent passes TERM on
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _WATCHED)
        code = child.run()
    except SystemExit as wanted:
        code = wanted.code if isinstance(wanted.code, int) else 0
    except BaseException:
        log.exception("%s failed", child.name)
    finally:
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _ended() -> Iterable[tuple[int, int]]:
    """(pid, status) of each process that ended since the last call."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        yield pid, status


def _send(child: Child, sign: signal.Signals) -> None:
    if child.pid:
        os.kill(child.pid, sign)
