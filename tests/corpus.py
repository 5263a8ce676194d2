"""Runs the preflight over every file of a folder and counts what came of it.

usage: python -m tests.corpus FOLDER [--workers N]

The folder holds documents of any kind and quality (public test files of other readers, never committed). Each file is
read by `jcas check`, in its child process with its limits. Exit code 1 where one of them ended otherwise than in a
report of the contract or one plain sentence, within 10 seconds and 500 MB.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.checked import Checked, checked


@dataclass(slots=True)
class Tally:
    """What came of many files."""

    files: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    """Formats that were read."""
    sentences: Counter[str] = field(default_factory=Counter)
    """Refusals."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    """(file, what is wrong)."""
    slowest: float = 0.0
    largest: float = 0.0

    def add(self, name: str, run: Checked) -> None:
        """Count one file."""
        self.files += 1
        self.slowest, self.largest = max(self.slowest, run.seconds), max(self.largest, run.megabytes)
        if run.fault:
            self.faults.append((name, run.fault))
        elif run.report:
            self.kinds[run.report["file"]["format"]] += 1
        else:
            self.sentences[run.said.strip()] += 1

    def __str__(self) -> str:
        rows = [f"{self.files} files: {self.kinds.total()} reports, {self.sentences.total()} refused, {len(self.faults)} faults; slowest {self.slowest:.1f} s, largest {self.largest:.0f} MB"]  # fmt: skip
        rows += [f"{times:6} {kind}" for kind, times in self.kinds.most_common()]
        rows += [f"{times:6} {sentence}" for sentence, times in self.sentences.most_common()]
        return "\n".join([*rows, *(f"FAULT {name}: {fault}" for name, fault in self.faults)])


def tally(paths: Iterable[Path], *, workers: int = 2) -> Tally:
    """Check every file, several at a time."""
    found = Tally()
    with ThreadPoolExecutor(workers) as pool:
        for path, run in pool.map(lambda path: (path, checked(path, traced=True)), paths):
            found.add(path.name, run)
    return found


def documents(folder: Path) -> Iterator[Path]:
    """Every file below a folder."""
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    found = tally(documents(options.folder), workers=options.workers)
    sys.stdout.write(f"{found}\n")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
