"""What reading and checking a manuscript costs, on generated articles.

usage: python -m benchmarks.preflight [--repeats N] [--write]
Processor time throughout; the best of several runs, since what else the machine does only adds to it.
"""

import argparse
import math
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lxml import etree

from benchmarks.results import write
from jcas.adapters.documents import read
from jcas.config.profiles import DEFAULT_PROFILE, load_profile
from jcas.domain import words
from jcas.domain.checks.report import File, report
from tests.articles import article
from tests.checked import checked
from tests.manuscripts import BUILDERS

LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000)
WORDS, REFERENCES = 13_000, 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--write", action="store_true", help="write the tables into benchmarks/README.md")
    args, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory(prefix="jcas-bench-") as folder:
        figures = list(measured(Path(folder), args.repeats))
        growth = list(growth_rows(list(grown(Path(folder), args.repeats))))
    table = "\n".join([
        "| figure | measured | aim |", "|---|---|---|", *figures, "",
        "| words | reading ms | rules ms | both by the words, against 1,000 |", "|---|---|---|---|", *growth,
    ])  # fmt: skip
    print(table)
    if args.write:
        write("preflight", table)


def measured(folder: Path, repeats: int) -> Iterator[str]:
    """The rows of one article of 13,000 words."""
    path = BUILDERS["docx"](folder / "article.docx", article(WORDS, REFERENCES))
    share, reading, unzipping = reading_share(path, repeats)
    yield f"| reading a .docx of {words.count_document(read(path)):,} words, {REFERENCES} references, against unzipping and parsing its parts | {share:.1f} × ({reading * 1000:.1f} ms, {unzipping * 1000:.1f} ms) | 10 × |"
    yield f"| all rules, warm | {rules(path, repeats) * 1000:.0f} ms | 250 ms |"
    runs = [checked(path) for _ in range(max(repeats // 3, 1))]
    best = min(runs, key=lambda run: run.cpu)
    yield f"| `jcas check`, with its child: processor | {best.cpu:.2f} s | 0.8 s |"
    yield f"| `jcas check`: peaks of command and child, added up | {best.megabytes:.0f} MB | 120 MB |"


def reading_share(path: Path, repeats: int) -> tuple[float, float, float]:
    """(reading by unzipping and parsing, seconds of reading, seconds of unzipping and parsing), measured in turns."""
    pairs = [(seconds(lambda: read(path)), seconds(lambda: parse_all(path))) for _ in range(repeats)]
    reading, parsing = (min(column) for column in zip(*pairs, strict=True))
    return reading / parsing, reading, parsing


def parse_all(path: Path) -> None:
    """Unzips every part and parses those that are XML."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            data = package.read(name)
            if name.endswith((".xml", ".rels")):
                etree.fromstring(data)


def rules(path: Path, repeats: int) -> float:
    """Seconds of understanding a document and running every rule, in a warm process."""
    profile, about = load_profile(DEFAULT_PROFILE), File(path.name, "docx", 1, "")
    times = []
    for _ in range(repeats + 1):
        document = read(path)  # anew each time: texts are kept by their paragraphs
        times.append(seconds(lambda document=document: report(document, about, profile, "original")))
    return min(times[1:])


def grown(folder: Path, repeats: int, lengths: Sequence[int] = LENGTHS) -> Iterator[tuple[int, float, float]]:
    """(words, seconds of reading, seconds of the rules) of an article of each length."""
    for length in lengths:
        path = BUILDERS["docx"](folder / f"{length}.docx", article(length, length // 200))
        times = max(2, repeats * lengths[0] // length)
        count = words.count_document(read(path))
        yield count, min(seconds(lambda path=path: read(path)) for _ in range(times)), rules(path, times)


def growth_rows(points: list[tuple[int, float, float]]) -> Iterator[str]:
    """A row a length, and the exponent that fits them: time = a × words ^ exponent."""
    first = (points[0][1] + points[0][2]) / points[0][0]
    for count, reading, judging in points:
        share = (reading + judging) / count / first
        yield f"| {count:,} | {reading * 1000:.1f} | {judging * 1000:.1f} | {share:.2f} |"
    yield f"| fit | time = a × words ^ {exponent([(n, a + b) for n, a, b in points]):.2f} | | |"


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of a least-squares line through the logarithms: 1 is linear growth, 2 quadratic."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
