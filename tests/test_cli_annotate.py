"""`jcas annotate` as other programs see it: what it prints, its exit code, and what lies in the folder afterwards."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.demo.manuscripts import small_png
from tests.manuscripts import TEXT, Section, build, sound

BARE = sound(habits={"font": "Calibri"}, abstract=(), sections=(Section("Thoughts", (TEXT,)),))


def annotate(*arguments: Path | str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JCAS_")}
    return subprocess.run(
        [sys.executable, "-m", "jcas", "annotate", *map(str, arguments)],
        check=False, capture_output=True, text=True, timeout=60, env=kept,
    )  # fmt: skip


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_it_writes_the_copy_and_says_where_with_how_many_comments(kind: str, tmp_path: Path) -> None:
    source = build(tmp_path, BARE, kind)
    before, out = source.read_bytes(), tmp_path / f"copy.{kind}"
    done = annotate(source, out)
    assert (done.returncode, done.stderr) == (0, "")
    comments = read(out).comments
    assert done.stdout == f"Wrote {out} with {len(comments)} comments.\n"
    assert any("abstract" in comment.text for comment in comments)
    assert {comment.author for comment in comments} == {"JCAS Desk"}
    assert source.read_bytes() == before
    assert names_in(tmp_path) == [f"copy.{kind}", f"manuscript.{kind}"]


def test_what_is_in_order_gets_no_comment(tmp_path: Path) -> None:
    out = tmp_path / "copy.docx"
    done = annotate(build(tmp_path, sound()), out)
    assert (done.returncode, done.stdout) == (0, f"Wrote {out} with no comments.\n")
    assert read(out).comments == []


def test_the_article_type_and_the_profile_decide_what_is_said(tmp_path: Path) -> None:
    source, out = build(tmp_path, sound()), tmp_path / "copy.docx"
    assert annotate(source, out, "--type", "review").returncode == 0
    assert any("words.minimum" in comment.text for comment in read(out).comments)
    own = Path(__file__).resolve().parent.parent / "jcas" / "profiles" / "jcas.toml"
    text = own.read_text("utf-8").replace('short_name = "JCAS"', 'short_name = "Steppe"')
    (tmp_path / "mine.toml").write_text(text.replace('"Times New Roman"', '"Arial"'), encoding="utf-8")
    assert annotate(source, out, "--profile", tmp_path / "mine.toml").returncode == 0
    assert {comment.author for comment in read(out).comments} == {"Steppe Desk"}
    assert annotate(source, out, "--type", "essay").returncode == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [("manuscript.docx", "never overwritten"), ("link.docx", "never overwritten"), ("copy.odt", "ends in .docx"),
     ("copy", "ends in .docx"), ("nowhere/copy.docx", "another place"), ("folder", "is a folder")],
)  # fmt: skip
def test_an_output_that_cant_be_is_wrong_usage(name: str, said: str, tmp_path: Path) -> None:
    source = build(tmp_path, BARE)
    (tmp_path / "link.docx").symlink_to(source)
    (tmp_path / "folder").mkdir()
    before, content = names_in(tmp_path), source.read_bytes()
    done = annotate(source, tmp_path / name)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert names_in(tmp_path) == before
    assert source.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"%PDF-1.7", "This is a PDF"), (b"{\\rtf1 }", "This is an RTF file"), (b"PK\x03\x04", "damaged")],
)
def test_what_cant_be_read_leaves_an_older_copy_as_it_was(content: bytes, said: str, tmp_path: Path) -> None:
    source, out = tmp_path / "m.docx", tmp_path / "copy.docx"
    source.write_bytes(content)
    out.write_bytes(b"an older copy")
    done = annotate(source, out)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert said in done.stderr
    assert out.read_bytes() == b"an older copy"
    assert names_in(tmp_path) == ["copy.docx", "m.docx"]


def test_a_file_that_breaks_off_in_a_part_that_only_copying_reads_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "m.docx"
    with zipfile.ZipFile(build(tmp_path, BARE)) as old, zipfile.ZipFile(source, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("word/media/unused.png", small_png())
    spoilt = source.read_bytes().replace(small_png(), small_png()[:-1] + b"?")
    source.write_bytes(spoilt)
    done = annotate(source, tmp_path / "copy.docx")
    assert (done.returncode, done.stdout) == (3, "")
    assert "damaged" in done.stderr
    assert names_in(tmp_path) == ["m.docx", "manuscript.docx"]
