"""The documents that say what the code says."""

import re
import subprocess
import tomllib

from tests.test_house import ROOT
from tools.diagram import PAGE, written


def test_the_state_diagram_is_that_of_the_transition_table():
    page = PAGE.read_text(encoding="utf-8")
    assert "stateDiagram" in page
    assert written(page) == page, "type: make docs"


def test_every_floor_of_the_linters_contract_is_described():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    named = {floor for line in contracts[0]["layers"] for floor in re.split(r" [:|] ", line)}
    page = PAGE.read_text(encoding="utf-8")
    assert len(named) > 10
    assert [floor for floor in named if f"`{floor}`" not in page] == []


def test_make_help_lists_every_command():
    listed = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for target in ("setup", "run", "test", "test-all", "lint", "fmt", "bench", "lock"):
        assert re.search(rf"make {target} +\w", listed)
