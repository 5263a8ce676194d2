"""What the commands print where the terminal has few letters, or where nobody listens."""

import os
import subprocess
import sys

import pytest

from tests.manuscripts import build, sound


@pytest.mark.parametrize("encoding", ["ascii", "koi8-r"])
def test_letters_that_the_terminal_lacks_end_no_command(encoding, tmp_path):
    manuscript = build(tmp_path, sound(title="Қазақ — Öz “Ž”"))
    done = subprocess.run(
        [sys.executable, "-m", "jcas", "check", str(manuscript)],
        check=False, capture_output=True, timeout=60, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert "Қазақ — Öz “Ž”" in done.stdout.decode()
    assert done.stderr == b""


def test_a_closed_output_is_no_fault():
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m jcas issue-for 2025-11-30 >&-"],
        check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
