"""What an .odt's styles say of faces and line heights, in the ways that other programs than LibreOffice write them."""

from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.adapters.documents.package import Package
from tests.manuscripts import build, sound


def rewritten(tmp_path: Path, old: bytes, new: bytes) -> Path:
    """A sound manuscript with this changed in its styles."""
    source, out = build(tmp_path, sound(), "odt"), tmp_path / "other.odt"
    with Package(source) as package:
        changes = {name: package.read(name).replace(old, new) for name in ("content.xml", "styles.xml")}
        assert any(package.read(name) != changed for name, changed in changes.items())
        package.copy(out, changes)
    return out


def test_of_a_list_of_families_the_first_is_meant(tmp_path: Path) -> None:
    old = b'style:font-name="Times New Roman" fo:font-family="Times New Roman"'
    path = rewritten(tmp_path, old, b"fo:font-family=\"'Times New Roman', serif\"")
    assert {r.look.face for p in read(path).paragraphs for r in p.runs if r.look.face} == {"Times New Roman"}


@pytest.mark.parametrize(("height", "spacing"), [("24pt", 2.0), ("0.847cm", 2.0), ("14pt", 1.0), ("0cm", 1.0)])
def test_a_least_line_height_counts_where_it_is_more_than_single(tmp_path: Path, height: str, spacing: float) -> None:
    old, new = b'fo:line-height="200%"', f'style:line-height-at-least="{height}"'.encode()
    document = read(rewritten(tmp_path, old, new))
    assert {p.line_spacing for p in document.paragraphs if len(p.text) > 200} == {spacing}
