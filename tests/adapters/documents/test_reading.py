import json
import re
from pathlib import Path
from typing import Any

import pytest

from jcas.adapters.documents.reading import inline, write_reading
from jcas.demo.manuscripts import Picture, Section, Table, small_png
from jcas.domain.documents import Look, Paragraph, Run
from tests.manuscripts import PROFILE, TEXT, build, sound

HOSTILE = '<script>alert(1)</script> "quoted" & <img src=x onerror=alert(1)>'
RICH = sound(
    habits={"headings": "bold_caps", "title_style": False},
    sections=(
        Section("Introduction", (HOSTILE, f"{TEXT}[[A {HOSTILE} note.]] *slanted* **strong** 10^th^")),
        Section(
            "Routes",
            (
                Table("Table 1. Numbers", (("a", HOSTILE), ("1", "2"))),
                Picture("Figure 1. A map", small_png(author="Bekova")),
            ),
            level=2,
        ),
    ),
)


@pytest.fixture(params=["docx", "odt"])
def reading(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    result = write_reading(build(tmp_path, RICH, request.param), tmp_path, PROFILE.sections)
    return json.loads((tmp_path / result["reading"]).read_text()) | {"folder": tmp_path}


def test_blocks_have_kinds_and_the_reports_numbers(reading: dict[str, Any]) -> None:
    kinds = [block["kind"] for block in reading["blocks"]]
    assert kinds[0] == "title"
    assert kinds.count("heading") == 3
    assert {"paragraph", "table", "figure"} <= set(kinds)
    headings = [(b["level"], b["html"]) for b in reading["blocks"] if b["kind"] == "heading"]
    assert headings[:2] == [(1, "<strong>INTRODUCTION</strong>"), (2, "<strong>Routes</strong>")]
    numbers = [b["n"] for b in reading["blocks"] if "n" in b]
    assert numbers == sorted(numbers)


def test_html_holds_escaped_text_and_few_tags(reading: dict[str, Any]) -> None:
    whole = json.dumps(reading["blocks"] + reading["notes"], ensure_ascii=False)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in whole
    tags = set(re.findall(r"</?([a-zA-Z]+)", whole))
    assert tags <= {"strong", "em", "sup", "sub", "br", "a"}
    assert not re.search(r"<[a-z]+ (?!href=\\\"#note-)", whole)


def test_notes_are_linked_from_their_marks(reading: dict[str, Any]) -> None:
    assert [note["id"] for note in reading["notes"]] == ["note-1"]
    assert any('href="#note-1"' in b.get("html", "") for b in reading["blocks"])


def test_tables_have_cells_of_blocks(reading: dict[str, Any]) -> None:
    table = next(b for b in reading["blocks"] if b["kind"] == "table")
    assert [next(cell["blocks"][0]["html"] for cell in row) for row in table["rows"]] == ["a", "1"]
    assert table["rows"][0][0]["columns"] == 1


def test_pictures_are_encoded_anew_beside_it(reading: dict[str, Any]) -> None:
    figure = next(b for b in reading["blocks"] if b["kind"] == "figure")
    assert (figure["width"], figure["height"]) == (64, 32)
    data = (reading["folder"] / figure["picture"]).read_bytes()
    assert b"Bekova" not in data
    assert data.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("run", "html"),
    [
        (Run("a\nb", Look(bold=True, italic=True)), "<strong><em>a<br>b</em></strong>"),
        (Run("small", Look(capitals=True)), "SMALL"),
        (Run("2", Look(subscript=True)), "<sub>2</sub>"),
        (Run("a\u202eb\x07c"), "abc"),
        (Run("x+y", equation=True), "<em>x+y</em>"),
        (Run("", equation=True), "[equation, only in the download]"),
        (Run("link", link="javascript:alert(1)"), "link"),
        (Run("   "), ""),
    ],
)
def test_inline(run: Run, html: str) -> None:
    assert inline(Paragraph(0, [run])) == html
