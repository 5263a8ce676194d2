"""What both readers must see alike, on files in every habit."""

from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.demo.manuscripts import Picture, Section, Table
from jcas.domain.documents import Change, Document, Place
from tests.manuscripts import TEXT, build, sound

KINDS = ("docx", "odt")
TRACES = {"creator": "Aigerim Bekova", "header": "Bekova, draft", "comment_by": "A. Bekova", "insertion_by": "A. Bekova", "deletion_by": "D. Saparov"}  # fmt: skip
RICH = sound(
    traces=TRACES,
    sections=(
        Section("Introduction", (f"{TEXT}[[A note about it.]] *slanted* **strong** 10^th^", TEXT)),
        Section("Findings", (Table("Table 1. Numbers", (("a", "b"), ("1", "2"))), Picture("Figure 1. A map"))),
    ),
)


@pytest.fixture(params=KINDS)
def rich(request: pytest.FixtureRequest, tmp_path: Path) -> Document:
    return read(build(tmp_path, RICH, request.param))


def test_paragraphs_are_numbered_in_reading_order(rich: Document) -> None:
    assert [p.number for p in rich.paragraphs] == list(range(len(rich.paragraphs)))
    places = [p.place for p in rich.paragraphs]
    assert places.count(Place.TABLE) == 4
    assert places[-1] is Place.NOTE


def test_deletions_are_not_read_and_insertions_are(rich: Document) -> None:
    assert "struck out" not in " ".join(p.text for p in rich.paragraphs)
    inserted = [r for p in rich.paragraphs for r in p.runs if r.change is Change.INSERTED]
    assert inserted


def test_changes_and_comments_have_authors_and_places(rich: Document) -> None:
    long_one = next(
        p.number for p in rich.paragraphs if p.text.startswith("This article studies"[:4]) or len(p.text) > 200
    )
    assert {(c.kind, c.author) for c in rich.changes} == {
        (Change.INSERTED, "A. Bekova"),
        (Change.DELETED, "D. Saparov"),
    }
    assert [(c.author, c.paragraph) for c in rich.comments] == [("A. Bekova", rich.changes[0].paragraph)]
    assert rich.paragraphs[rich.changes[0].paragraph or 0].number >= long_one


def test_notes_pictures_and_looks(rich: Document) -> None:
    runs = [r for p in rich.paragraphs for r in p.runs]
    assert [n.paragraphs[0].text.strip() for n in rich.notes] == ["A note about it."]
    assert [r.note for r in runs if r.note is not None] == [0]
    assert len([r for r in runs if r.picture]) == 1
    assert "slanted" in {r.text for r in runs if r.look.italic}
    assert "strong" in {r.text for r in runs if r.look.bold}
    assert {"th"} == {r.text for r in runs if r.look.superscript}


def test_properties_and_headers(rich: Document) -> None:
    assert "Aigerim Bekova" in rich.properties.values()
    assert [p.text for p in rich.headers] == ["Bekova, draft"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("by", ["style", "run"])
def test_effective_look_wherever_it_was_set(kind: str, by: str, tmp_path: Path) -> None:
    habits = {"font": "Georgia", "size": 11.5, "line_spacing": 1.5, "format_by": by}
    document = read(build(tmp_path, sound(habits=habits), kind))
    body = [p for p in document.paragraphs if len(p.text) > 500]
    assert {(r.look.face, r.look.size) for p in body for r in p.runs} == {("Georgia", 11.5)}
    assert {p.line_spacing for p in body} == {1.5}


@pytest.mark.parametrize("kind", KINDS)
def test_automatic_numbers(kind: str, tmp_path: Path) -> None:
    document = read(build(tmp_path, sound(habits={"headings": "list"}), kind))
    assert [p.label for p in document.paragraphs if p.label][:5] == ["1.", "2.", "3.", "3.1", "4."]
