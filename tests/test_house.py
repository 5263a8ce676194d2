"""The building itself: rules that no single room can keep alone."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from jcas.notifications.registry import REGISTRY, SILENT

ROOT = Path(__file__).resolve().parent.parent
HOSTS = re.compile(
    r"https?://[\w.-]*(?:" + "|".join(["py" + "pi", "python" + "hosted", "npm" + "js", "deb" + "ian"]) + r")[\w.]*/",
    re.IGNORECASE,
)
INLINE = re.compile(r"<[^>]+\s(?:style|on[a-z]+)\s*=|<script(?![^>]*\bsrc=)|javascript:", re.IGNORECASE)
OUTSIDE = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def test_no_committed_file_names_a_registry_or_this_machine() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text("utf8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.name}: {hit.group()}" for hit in HOSTS.finditer(text)]
        found += [path.name] * (f"{ROOT}/" in text)
    assert found == []


@pytest.mark.parametrize(
    "path", [p for p in tracked("templates/*.html") if p.parent.name != "email"], ids=lambda p: str(p.relative_to(ROOT))
)
def test_page_is_clean_under_the_content_policy(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text("utf8"), flags=re.DOTALL)
    assert INLINE.findall(text) == []
    assert OUTSIDE.findall(text) == []


def test_every_event_of_the_code_is_registered_or_silent() -> None:
    recorded = set()
    for path in tracked("jcas/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and node.args:
                first = node.args[0]
                recorded |= {first.value} if isinstance(first, ast.Constant) else set()
    assert recorded <= REGISTRY.keys() | SILENT
    assert recorded


def test_every_mail_has_its_file_and_every_file_its_mail() -> None:
    files = {path.parent.name for path in tracked("templates/email/*/en.md")}
    assert files == {notice.template for notices in REGISTRY.values() for notice in notices}


def test_dependencies_are_locked_with_hashes_and_without_hosts() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf8")
    pinned = re.findall(r"^[\w.\-\[\]]+==", lock, re.MULTILINE)
    assert len(pinned) > 50
    assert lock.count("--hash=sha256:") >= len(pinned)
    assert "://" not in lock
