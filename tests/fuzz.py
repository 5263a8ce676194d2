"""Reads many spoilt documents and counts what came of it.

usage: python -m tests.fuzz COUNT [--seed N] [--from FOLDER] [--workers N] [--keep FOLDER]

Manuscripts of every habit (and sound .docx, .odt and .pdf files of a folder, where one is given) are spoilt by
`tests.mutations` and read as `jcas check` reads them, each in a process of its own under its limits; the processes are
forked from a warm one. Exit code 1 where one ended otherwise than in a report or a sentence; --keep keeps those files.
"""

import argparse
import json
import os
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from jcas.adapters import preflight_child
from jcas.adapters.preflight_process import LIMITS
from jcas.config.profiles import DEFAULT_PROFILE
from jcas.demo.manuscripts import Picture
from jcas.domain.refusals import Refused
from tests.articles import article
from tests.checked import SCHEMA
from tests.manuscripts import BUILDERS, sound
from tests.mutations import mutated

_TRACES = {
    "creator": "A. Bekova",
    "header": "Bekova",
    "comment_by": "A. Bekova",
    "insertion_by": "A. B.",
    "deletion_by": "C. D.",
}
_HABITS = ("style", "outline", "list", "numbered", "roman", "bold_caps", "plain", "run_in")


def seeds(folder: Path, given: Path | None) -> list[bytes]:
    """The sound documents: made here, and those of a folder that are small enough."""
    made = [
        build(folder / f"{habit}.{kind}", sound(habits={"headings": habit, "format_by": "run"}, traces=_TRACES))
        for kind, build in BUILDERS.items()
        for habit in _HABITS
    ]
    pictured = article(900, 12)
    for kind, build in BUILDERS.items():
        section = pictured.sections[3]
        blocks = (*section.blocks, Picture("Figure 1. A picture"))
        made.append(build(folder / f"picture.{kind}", _with_section(pictured, section, blocks)))
    further = [p for p in sorted(given.rglob("*")) if p.suffix in {".docx", ".odt", ".pdf"}] if given else []
    return [path.read_bytes() for path in (*made, *further) if path.stat().st_size < 300_000 and _is_sound(path)]


def _with_section(manuscript: Any, old: Any, blocks: tuple[Any, ...]) -> Any:
    from dataclasses import replace

    new = tuple(replace(s, blocks=blocks) if s is old else s for s in manuscript.sections)
    return replace(manuscript, sections=new)


def _is_sound(path: Path) -> bool:
    if path.suffix == ".pdf":
        return True
    try:
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False


def read_apart(path: Path) -> tuple[str, str]:
    """("report" | "refused" | "fault", what was said), by a forked process under the limits of a check."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        os.write(sending, json.dumps(_answer(path)).encode()[:60_000])
        os._exit(0)
    os.close(sending)
    ready, _, _ = select.select([receiving], [], [], LIMITS.seconds)
    if not ready:
        os.kill(child, signal.SIGKILL)
    with os.fdopen(receiving, "rb") as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    if said:
        kind, sentence = json.loads(said)
        return kind, sentence
    ended = os.waitstatus_to_exitcode(status)
    late = not ready or ended in {-signal.SIGKILL, -signal.SIGXCPU}
    return ("refused", "took too long") if late else ("fault", f"the process ended with {ended}")


def _answer(path: Path) -> tuple[str, str]:
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(LIMITS.seconds), int(LIMITS.seconds) + 1))
    request = {
        "path": str(path), "original": str(path), "format": "", "name": "m.docx", "names": [],
        "article_type": "original", "profile": str(DEFAULT_PROFILE),
    }  # fmt: skip
    try:
        report = json.loads(json.dumps(preflight_child.check(request)))
        wrong = next(SCHEMA.iter_errors(report), None)
    except Refused as refusal:
        return "refused", refusal.sentence
    except (MemoryError, RecursionError):
        return "refused", preflight_child.TOO_MUCH
    except BaseException:  # noqa: BLE001 - whatever it is, it is what we look for
        return "fault", traceback.format_exc()[-4_000:]
    return ("fault", f"not the contract's report: {wrong.message[:300]}") if wrong else ("report", "")


def _share(seed: int, count: int, given: Path | None, keep: Path | None) -> Counter[tuple[str, str]]:
    """The outcomes of some of the files."""
    found: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory(prefix="jcas-fuzz-") as folder:
        sources = seeds(Path(folder), given)
        path = Path(folder) / "mutated"
        for number in range(seed, seed + count):
            rng = Random(number)
            path.write_bytes(mutated(rng.choice(sources), rng))
            outcome = read_apart(path)
            found[outcome] += 1
            if outcome[0] == "fault" and keep:
                (keep / f"{number}").write_bytes(path.read_bytes())
    return found


def outcomes(
    count: int, *, seed: int = 1, given: Path | None = None, workers: int = 1, keep: Path | None = None
) -> Counter[tuple[str, str]]:
    """(kind, what was said) of each file, counted; the same files for the same seed, whatever the workers."""
    steps = range(seed, seed + count, 100)
    shares = [(start, min(100, seed + count - start)) for start in steps]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(_share, start, some, given, keep) for start, some in shares]
        return sum((done.result() for done in waiting), Counter())


def told(found: Counter[tuple[str, str]], seconds: float) -> Iterator[str]:
    """What came of it, in lines."""
    kinds = Counter[str]()
    for (kind, _), times in found.items():
        kinds[kind] += times
    yield f"{found.total()} files in {seconds:.0f} s: {kinds['report']} reports, {kinds['refused']} refused, {kinds['fault']} faults"
    yield from (f"{times:6} {kind}: {said}" for (kind, said), times in found.most_common() if kind != "report")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="given", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    began = time.monotonic()
    found = outcomes(options.count, seed=options.seed, given=options.given, workers=options.workers, keep=options.keep)
    sys.stdout.writelines(f"{line}\n" for line in told(found, time.monotonic() - began))
    return 1 if any(kind == "fault" for kind, _ in found) else 0


if __name__ == "__main__":
    sys.exit(main())
