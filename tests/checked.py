"""`jcas check` as a person runs it, with what it cost: the runner of hostile files, of fuzzing and of corpora."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMA = Draft202012Validator(json.loads((Path(__file__).parent / "preflight-report.schema.json").read_text()))
_COMMAND = """
import resource, sys
from jcas.cli import main
code = main(sys.argv[2:])
own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = sum(used.ru_utime + used.ru_stime for used in (own, children))
peak = next(row.split()[1] for row in open("/proc/self/status") if row.startswith("VmHWM"))  # ru_maxrss is the parent's too
print(cpu, peak, children.ru_maxrss, *sys.modules, file=open(sys.argv[1], "w"))
sys.exit(code)
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """One run: its exit code, what it printed, and what it cost, the process that reads included."""

    code: int
    report: dict[str, Any] | None
    said: str
    """Standard error."""
    seconds: float
    cpu: float
    megabytes: float
    """Peak of the command and peak of its child, added up."""
    modules: frozenset[str]
    """What the command itself imported."""

    @property
    def fault(self) -> str:
        """What is wrong with this run, "" where it is a report or one plain sentence, in time and memory."""
        if self.cpu > 10 or self.seconds > 20 or self.megabytes > 500:  # a busy machine lets everything wait
            return f"{self.cpu:.1f} s of {self.seconds:.1f} s, {self.megabytes:.0f} MB"
        if self.code in {0, 1}:
            wrong = next(SCHEMA.iter_errors(self.report), None)
            return f"not the contract's report: {wrong.message[:200]}" if wrong else self.said
        sentence = self.said.strip()
        plain = self.code == 3 and sentence.endswith(".") and "\n" not in sentence
        return "" if plain and "on our side" not in sentence else f"exit code {self.code}: {self.said[-2000:]}"


def checked(path: Path, *, traced: bool = False) -> Checked:
    """Run `jcas check --format json` on a file; `traced` shows where a failure of ours is."""
    with tempfile.NamedTemporaryFile("r") as told:
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", _COMMAND, told.name, "check", str(path), "--format", "json"],
            capture_output=True,
            check=False,
            env=os.environ | ({"JCAS_TRACEBACK": "1"} if traced else {}),
        )
        seconds = time.monotonic() - began
        cpu, own, child, *modules = told.read().split() or ["0", "0", "0"]
    report = json.loads(done.stdout) if done.returncode in {0, 1} and done.stdout else None
    return Checked(
        done.returncode,
        report,
        done.stderr.decode(errors="replace"),
        seconds,
        float(cpu),
        (int(own) + int(child)) / 1024,
        frozenset(modules),
    )
