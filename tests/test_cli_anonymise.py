"""`jcas anonymise` as other programs see it: what it prints, its exit code, and what lies in the folder afterwards."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jcas.adapters.documents import read
from tests.leaks import NAME
from tests.leaks.docx import leaking_docx
from tests.leaks.odt import leaking_odt
from tests.manuscripts import TEXT, Section, build, sound

LEAKING = {"docx": leaking_docx, "odt": leaking_odt}
HEAVY = ("flask", "sqlalchemy", "redis", "rq", "jinja2", "werkzeug")


def anonymise(*arguments: Path | str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JCAS_")}
    return subprocess.run(
        [sys.executable, "-m", "jcas", "anonymise", *map(str, arguments)],
        check=False, capture_output=True, text=True, timeout=60, env=kept,
    )  # fmt: skip


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("kind", LEAKING)
def test_it_writes_the_copy_and_tells_what_went_and_what_is_left(kind: str, tmp_path: Path) -> None:
    source = LEAKING[kind](tmp_path / f"m.{kind}")
    before, out = source.read_bytes(), tmp_path / f"copy.{kind}"
    done = anonymise(source, out)
    assert (done.returncode, done.stderr) == (0, "")
    removed, _, left = done.stdout.partition("\nA person must still look at:\n")
    assert removed.startswith(f"Wrote {out}.\n\nRemoved:\n  - The byline with affiliations and addresses (3)\n")
    assert "Comments in the margin (1)" in removed
    assert "cites a work of the authors' own" in left
    assert "“The ninth lake was cited (Bekova, 2020).”" in left
    assert NAME not in " ".join(p.text for p in read(out).paragraphs)
    assert source.read_bytes() == before
    assert names_in(tmp_path) == [f"copy.{kind}", f"m.{kind}"]


def test_a_file_that_tells_nothing_is_said_to(tmp_path: Path) -> None:
    source, names = build(tmp_path, sound(authors=(), references=())), tmp_path / "names.txt"
    names.write_text("Daniyar Saparov\n", encoding="utf-8")
    first = anonymise(source, tmp_path / "first.docx", "--names", names)
    assert "\nNothing is left to look at.\n" in first.stdout
    assert "see whether its text names them" in anonymise(source, tmp_path / "other.docx").stdout, "nobody is known"
    assert "\nNothing had to be removed.\n" in anonymise(tmp_path / "first.docx", tmp_path / "second.docx").stdout


def test_further_names_are_looked_for(tmp_path: Path) -> None:
    source = build(tmp_path, sound(sections=(Section("Introduction", (f"Daniyar Saparov of Hidden Centre. {TEXT}",)),)))
    (tmp_path / "names.txt").write_text("\ufeffDaniyar Saparov\n\n  Hidden   Centre \n", encoding="utf-8")
    assert anonymise(source, tmp_path / "copy.docx", "--names", tmp_path / "names.txt").returncode == 0
    assert "[name removed] of [name removed]. " in " ".join(p.text for p in read(tmp_path / "copy.docx").paragraphs)


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("manuscript.docx", "is the manuscript itself"),
        ("copy.odt", "name one that ends in .docx"),
        ("copy", "name one that ends in .docx"),
        ("nowhere/copy.docx", "name another place"),
        (".", "is a folder"),
    ],
)
def test_an_output_that_does_not_fit_is_wrong_usage_and_leaves_nothing(out: str, said: str, tmp_path: Path) -> None:
    source = build(tmp_path, sound())
    before = source.read_bytes()
    done = anonymise(source, tmp_path / out)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert (source.read_bytes(), names_in(tmp_path)) == (before, ["manuscript.docx"])


@pytest.mark.parametrize(("content", "said"), [(None, "no file"), (b"", "empty"), (b"PK\x03\x04", "damaged")])
def test_a_manuscript_that_cant_be_read_is_said_why(content: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "m.docx"
    if content is not None:
        path.write_bytes(content)
    done = anonymise(path, tmp_path / "copy.docx")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert said in done.stderr
    assert not (tmp_path / "copy.docx").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"".join(b"Name %d\n" % n for n in range(1001)), "has 1,001 names; 1,000 can"),
    ],
)
def test_a_list_of_names_that_cant_be_read_is_said_why(content: bytes | None, said: str, tmp_path: Path) -> None:
    source, names = build(tmp_path, sound()), tmp_path / "names.txt"
    if content is not None:
        names.write_bytes(content)
    done = anonymise(source, tmp_path / "copy.docx", "--names", names)
    assert (done.returncode, done.stdout) == (3, "")
    assert said in done.stderr
    assert not (tmp_path / "copy.docx").exists()


def test_a_pipe_is_read_as_a_list_of_names_up_to_its_limit(tmp_path: Path) -> None:
    source, pipe = build(tmp_path, sound()), tmp_path / "pipe"
    os.mkfifo(pipe)
    feeder = subprocess.Popen(["/bin/sh", "-c", f"yes Name >{pipe} 2>/dev/null"])
    done = anonymise(source, tmp_path / "copy.docx", "--names", pipe)
    feeder.wait(timeout=60)
    assert (done.returncode, done.stdout) == (3, "")
    assert "larger than a list of names" in done.stderr


def test_it_starts_without_flask(tmp_path: Path) -> None:
    code = (
        "import sys; from jcas.cli import main; main(sys.argv[1:]); "
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    source, out = build(tmp_path, sound()), tmp_path / "copy.docx"
    done = subprocess.run(
        [sys.executable, "-c", code, "anonymise", str(source), str(out)],
        check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.stderr.splitlines()[-1], out.is_file()) == ("[]", True)
