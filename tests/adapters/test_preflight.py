"""The whole preflight through its one door, the child process: reports, refusals, limits."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jcas.adapters.preflight import run_anonymise, run_preflight, run_reading, run_scrub
from jcas.adapters.preflight_process import Limits
from jcas.config.profiles import DEFAULT_PROFILE
from jcas.demo.manuscripts import Section
from jcas.domain.refusals import Unfinished, Unreadable
from tests.adapters.documents.packages import zip_of
from tests.leaks import NAME, png
from tests.leaks.docx import leaking_docx
from tests.leaks.odt import leaking_odt
from tests.manuscripts import TEXT, build, sound
from tests.waiting import wait_until

SCHEMA = Draft202012Validator(json.loads((Path(__file__).parent.parent / "preflight-report.schema.json").read_text()))
KINDS = ("docx", "odt")


def preflight(path: Path, *, article_type: str = "original", **rest: Any) -> dict[str, Any]:
    report = run_preflight(
        path, name="my article.docx", article_type=article_type, profile_path=DEFAULT_PROFILE, **rest
    )
    SCHEMA.validate(report)
    return report


@pytest.mark.parametrize("kind", KINDS)
def test_report_of_a_sound_manuscript(kind: str, tmp_path: Path) -> None:
    path = build(tmp_path, sound(), kind)
    report = preflight(path)
    assert report["verdict"] == "pass"
    assert report["file"] == {
        "name": "my article.docx",
        "format": kind,
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def test_report_of_a_bare_text_says_what_is_missing(tmp_path: Path) -> None:
    bare = sound(abstract=(), keywords=(), references=(), authors=(), sections=(Section("Thoughts", (TEXT,)),))
    report = preflight(build(tmp_path, bare))
    failed = {f["rule"]: f["consequence"] for f in report["findings"] if f["verdict"] == "fail"}
    assert failed["abstract.present"] == failed["keywords.count"] == failed["references.present"] == "advise"
    assert failed["section.methodology"] == "explain"
    assert report["verdict"] == "warn"
    assert report["document"]["abstract"] is None


@pytest.mark.parametrize(
    ("article_type", "words", "rule"),
    [("original", 13_000, "words.maximum"), ("review", 13_000, "words.maximum"), ("review", 2_000, "words.minimum")],
)
def test_report_blocks_what_is_too_long_or_too_short(article_type: str, words: int, rule: str, tmp_path: Path) -> None:
    long = sound(sections=(Section("Introduction", ("word " * words,)), Section("Conclusion", (TEXT,))))
    report = preflight(build(tmp_path, long), article_type=article_type)
    assert [f["rule"] for f in report["findings"] if f["verdict"] == "fail" and f["consequence"] == "block"] == [rule]
    assert report["verdict"] == "fail"


def test_report_survives_a_manuscript_without_headings(tmp_path: Path) -> None:
    report = preflight(build(tmp_path, sound(sections=(), references=())))
    assert report["document"]["headings"] == []


def test_report_of_a_very_long_title_and_odd_characters(tmp_path: Path) -> None:
    odd = sound(title="Слово " * 330 + "😀\u202eabc", abstract=("<script>alert(1)</script> & more " * 5,))
    report = preflight(build(tmp_path, odd))
    assert len(report["document"]["title"]) > 1900
    assert "<script>" in report["document"]["abstract"]


def test_refused_files_give_their_sentence(tmp_path: Path) -> None:
    path = tmp_path / "m.docx"
    path.write_bytes(b"GIF89a")
    with pytest.raises(Unreadable, match="a picture, not a manuscript"):
        preflight(path)
    with pytest.raises(Unreadable, match="There is no file"):
        preflight(tmp_path / "nowhere.docx")


def test_time_is_limited(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="took longer than 0"):
        preflight(build(tmp_path, sound()), limits=Limits(seconds=0.01))


def test_memory_is_limited(tmp_path: Path) -> None:
    text = Section("Introduction", ("word " * 400,) * 4000)
    path = build(tmp_path, sound(sections=(text,)))
    with pytest.raises(Unreadable):
        preflight(path, limits=Limits(memory=90 << 20))


def test_a_crash_of_the_reader_is_not_the_files_fault(tmp_path: Path) -> None:
    path = build(tmp_path, sound())
    with pytest.raises(Unfinished, match="on our side") as failure:
        run_preflight(path, name="m", article_type="no such type", profile_path=DEFAULT_PROFILE)
    assert "KeyError" in failure.value.__notes__[0]


def test_a_child_that_something_else_ended_early_is_not_the_files_fault(tmp_path: Path) -> None:
    path = build(tmp_path, sound(sections=(Section("Introduction", (TEXT * 5000,)),)))

    def children() -> list[str]:
        mine = ["pgrep", "-P", str(os.getpid()), "-f", "preflight_child"]
        return subprocess.run(mine, check=False, capture_output=True, text=True).stdout.split()

    def end_it() -> None:
        os.kill(int(wait_until(children)[0]), signal.SIGKILL)

    with ThreadPoolExecutor(1) as beside:
        ended = beside.submit(end_it)
        with pytest.raises(Unfinished, match="on our side"):
            preflight(path)
        ended.result()


def test_the_child_imports_neither_flask_nor_a_database() -> None:
    told = "import sys, jcas.adapters.preflight_child, jcas.adapters.documents, jcas.domain.checks.report, jcas.adapters.preflight; print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-I", "-c", told], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"flask", "sqlalchemy", "PIL", "jcas.models"} & set(modules)


@pytest.mark.parametrize("kind", KINDS)
def test_anonymise_writes_copy_reading_and_pictures(kind: str, tmp_path: Path) -> None:
    result = run_anonymise(build(tmp_path, sound(), kind), tmp_path, names=["Example National University"])
    assert (result["file"], result["format"]) == (f"manuscript.{kind}", kind)
    assert any("byline" in sentence for sentence in result["removed"])
    assert json.loads((tmp_path / result["reading"]).read_text())["blocks"]


def test_reading_of_the_file_as_it_is(tmp_path: Path) -> None:
    result = run_reading(build(tmp_path, sound()), tmp_path)
    assert "Aigerim Bekova" in (tmp_path / result["reading"]).read_text()


def test_names_of_the_submissions_people_are_looked_for_in_the_text(tmp_path: Path) -> None:
    told = sound(sections=(Section("Introduction", (f"Told by Zarina Omarova. {TEXT}",)),))
    path = build(tmp_path, told)

    def texts(*names: str) -> list[str]:
        report = run_preflight(path, name="m.docx", article_type="original", profile_path=DEFAULT_PROFILE, names=names)
        return [trace["what"] for trace in report["anonymity"] if trace["kind"] == "text"]

    assert (texts(), texts("Zarina Omarova")) == ([], ["Zarina Omarova"])


@pytest.mark.parametrize("write", [leaking_docx, leaking_odt])
def test_every_kind_of_trace_is_told_with_its_finding(write: Callable[[Path], Path], tmp_path: Path) -> None:
    path = write(tmp_path / "m")
    report = run_preflight(path, name="Bekova.docx", article_type="original", profile_path=DEFAULT_PROFILE)
    told = {trace["kind"] for trace in report["anonymity"]}
    kinds = set(SCHEMA.schema["properties"]["anonymity"]["items"]["properties"]["kind"]["enum"])
    assert told == kinds - {"contributions"}
    found = {f["rule"]: f for f in report["findings"] if f["rule"].startswith("anonymity.")}
    assert {rule.partition(".")[2] for rule in found} == told
    assert {f["consequence"] for f in found.values()} == {"advise"}
    assert all(f["message"].endswith(".") and "{" not in f["message"] for f in found.values())
    assert all(said in found["anonymity.picture"]["found"] for said in ("GPS position", NAME))


def test_a_further_file_is_scrubbed_or_withheld(tmp_path: Path) -> None:
    figure, letter = tmp_path / "figure", tmp_path / "letter"
    figure.write_bytes(png())
    letter.write_text(f"Dear editors, yours, {NAME}", encoding="utf-8")
    made = run_scrub(figure, tmp_path, names=[NAME])
    assert (made["file"], made["format"], made["to_look_at"][0]["kind"]) == ("file.png", "png", "picture")
    assert NAME.encode() not in (tmp_path / "file.png").read_bytes()
    assert list(run_scrub(letter, tmp_path, names=[NAME])) == ["withheld"]
    with pytest.raises(Unreadable, match="There is no file"):
        run_scrub(tmp_path / "none", tmp_path, names=[])


def test_anonymise_refuses_as_the_preflight_does(tmp_path: Path) -> None:
    path = tmp_path / "m.docx"
    path.write_bytes(zip_of(**{"a.txt": b"x"}))
    with pytest.raises(Unreadable, match="zip archive"):
        run_anonymise(path, tmp_path)
