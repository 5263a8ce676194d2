"""The command line as other programs see it: a process, its streams, its exit code."""

import os
import re
import subprocess
import sys

import pytest

from jcas.cli import parser

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
    for name in ("check", "issue-for", "run", "web", "worker", "scheduler", "admin-link", "db", "doctor"):
        assert re.search(rf"^    {name}\b", listed, re.MULTILINE)
        assert "exit codes" in jcas(name, "--help").stdout
    assert "fonts" not in listed


@pytest.mark.parametrize("command", [["issue-for", "2025-01-01"], ["check", "no-such-file.docx"]])
def test_commands_without_a_database_start_without_flask(command):
    code = (
        "import sys; from jcas.cli import main; main(sys.argv[1:]); "
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_the_parser_knows_ports():
    assert parser().parse_args(["run", "--demo", "--port", "8099"]).port == 8099
