"""The command line as other programs see it: a process, its streams, its exit code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jcas.cli import parser
from jcas.demo.manuscripts import Author, Manuscript, Section, build_docx, build_odt

HEAVY = ("flask", "sqlalchemy", "redis", "rq", "jinja2", "werkzeug")


def jcas(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JCAS_")}
    return subprocess.run(
        [sys.executable, "-m", "jcas", *arguments],
        check=False, capture_output=True, text=True, timeout=60, env={**kept, **environment},
    )  # fmt: skip


def test_issue_for_prints_the_issue():
    done = jcas("issue-for", "2025-11-30T23:59:59")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nº 23 (4) 2025\n", "")
    assert jcas("issue-for", "2025-11-30T19:00:00Z").stdout == "Nº 24 (1) 2026\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["issue-for", "tomorrow"], 2, "is not a date or a time"),
        (["issue-for", "1990-01-01"], 2, "no issue for the year 1990"),
        (["issue-for"], 2, "DATE-OR-TIME"),
        (["fly"], 2, "invalid choice"),
        ([], 2, "COMMAND"),
        (["run", "--port", "http"], 2, "--port"),
        (["run", "--port", "70000"], 2, "--port"),
        (["db", "downgrade"], 2, "invalid choice"),
    ],
)
def test_an_error_is_one_sentence_on_standard_error(arguments, code, said):
    done = jcas(*arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_profile_that_is_wrong_is_said_with_its_key(tmp_path):
    (tmp_path / "p.toml").write_text("time_zone = 3", encoding="utf-8")
    done = jcas("issue-for", "2025-01-01", JCAS_PROFILE=str(tmp_path / "p.toml"))
    assert done.returncode == 2
    assert "p.toml is wrong: identity is missing" in done.stderr


def test_every_command_has_its_help():
    listed = jcas("--help").stdout
    for name in (
        "check",
        "anonymise",
        "annotate",
        "issue-for",
        "run",
        "web",
        "worker",
        "scheduler",
        "admin-link",
        "db",
        "doctor",
    ):
        assert re.search(rf"^    {name}\b", listed, re.MULTILINE)
        assert "exit codes" in jcas(name, "--help").stdout
    assert "fonts" not in listed


@pytest.mark.parametrize(
    "command",
    [["issue-for", "2025-01-01"], ["check", "no-such-file.docx"], ["annotate", "no-such-file.docx", "out.docx"]],
)
def test_commands_without_a_database_start_without_flask(command):
    code = (
        "import sys; from jcas.cli import main; main(sys.argv[1:]); "
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.stderr.splitlines()[-1] == "[]"


def manuscript(*, words: int) -> Manuscript:
    names = ("Introduction", "Literature review", "Methods", "Results", "Discussion", "Conclusion")
    return Manuscript(
        title="Water and borders in Central Asia",
        authors=(Author("Айдана Үлгіева", "Example University, Kazakhstan", "aidana@example.org"),),
        abstract=("Rivers cross borders. " * 20,),
        keywords=("water", "borders", "rivers", "Central Asia"),
        sections=tuple(Section(name, ("One two three four five. " * (words // 30),)) for name in names),
        references=("Example, A. (2020). *Rivers*. Example Press.",),
    )


@pytest.mark.parametrize(("words", "code"), [(600, 0), (13000, 1)])
def test_check_says_in_text_and_exit_code_whether_it_can_be_submitted(tmp_path, words, code):
    done = jcas("check", str(build_docx(tmp_path / "m.docx", manuscript(words=words))))
    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout.startswith("m.docx\n")
    assert ("12,000" in done.stdout) == (code == 1 or "within" in done.stdout)


def test_check_prints_the_contracts_report(tmp_path):
    done = jcas(
        "check", str(build_odt(tmp_path / "m.odt", manuscript(words=600))), "--format", "json", "--type", "review"
    )
    report = json.loads(done.stdout)
    assert done.returncode == 1, "600 words are too few for a review article"
    assert report["type"] == "review"
    assert report["verdict"] == "fail"
    assert report["file"]["name"] == "m.odt"


@pytest.mark.parametrize(
    ("content", "said"), [(None, "no file"), (b"", "empty"), (b"%PDF-1.7", ".docx"), (b"PK\x03\x04", "damaged")]
)
def test_check_of_what_cant_be_read_says_why(tmp_path, content, said):
    path = tmp_path / "m.docx"
    if content is not None:
        path.write_bytes(content)
    done = jcas("check", str(path))
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


@pytest.mark.parametrize("command", [("check",), ("annotate", "copy.docx"), ("anonymise", "copy.docx")])
def test_a_folder_is_told_to_be_one(tmp_path, command):
    verb, *out = command
    done = jcas(verb, str(tmp_path), *(str(tmp_path / name) for name in out))
    assert (done.returncode, done.stdout) == (3, "")
    assert f"{tmp_path} is a folder" in done.stderr


def test_check_takes_another_journals_rules(tmp_path):
    path: Path = build_docx(tmp_path / "m.docx", manuscript(words=600))
    mine = tmp_path / "mine.toml"
    own = Path(__file__).resolve().parent.parent / "jcas" / "profiles" / "jcas.toml"
    mine.write_text(own.read_text("utf-8").replace("words_maximum = 12000", "words_maximum = 500"), encoding="utf-8")
    assert jcas("check", str(path), "--profile", str(mine)).returncode == 1
    assert jcas("check", str(path), "--type", "essay").stderr == (
        "The journal has no article type essay; it has original and review.\n"
    )


def test_the_parser_knows_ports():
    assert parser().parse_args(["run", "--demo", "--port", "8099"]).port == 8099
