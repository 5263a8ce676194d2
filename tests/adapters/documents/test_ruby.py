"""Readings above letters: the letters are text, a reading of a name goes with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.adapters.documents.anonymise import anonymise
from tests.adapters.documents.packages import docx_of, odt_of, parts
from tests.manuscripts import PROFILE

AUTHORS = ("王明", "Wang Ming", "Aigerim Bekova")


def in_docx(base: str, reading: str) -> str:
    run = "<w:r><w:t>{}</w:t></w:r>"
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run.format(reading)}</w:rt><w:rubyBase>{run.format(base)}</w:rubyBase></w:ruby></w:r>"


def in_odt(base: str, reading: str) -> str:
    return f"<text:ruby><text:ruby-base>{base}</text:ruby-base><text:ruby-text>{reading}</text:ruby-text></text:ruby>"


def a_docx(path: Path, *rubies: tuple[str, str]) -> Path:
    return docx_of(
        path,
        f"<w:p><w:r><w:t>Introduction</w:t></w:r></w:p><w:p><w:r><w:t>As was said by </w:t></w:r>{''.join(in_docx(*ruby) for ruby in rubies)}</w:p>",
    )


def an_odt(path: Path, *rubies: tuple[str, str]) -> Path:
    return odt_of(
        path,
        f"<text:p>Introduction</text:p><text:p>As was said by {''.join(in_odt(*ruby) for ruby in rubies)}</text:p>",
    )


@pytest.mark.parametrize("write", [a_docx, an_odt])
@pytest.mark.parametrize(
    ("rubies", "read_as", "left", "readings"),
    [
        ([("湖", "mizuumi")], "As was said by 湖", "As was said by 湖", ["mizuumi"]),
        (
            [("Bekova", "xyz"), (" lakes", "kolder")],
            "As was said by Bekova lakes",
            "As was said by [name removed] lakes",
            ["kolder"],
        ),
        ([("A", "Aigerim"), ("B", "Bekova")], "As was said by AB", "As was said by AB", []),
        (
            [("Aigerim ", "eins"), ("Bekova", "zwei")],
            "As was said by Aigerim Bekova",
            "As was said by [name removed]",
            [],
        ),
    ],
)
def test_letters_are_read_and_readings_of_names_go(
    write: Callable[..., Path],
    rubies: list[tuple[str, str]],
    read_as: str,
    left: str,
    readings: list[str],
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "m", *rubies)
    assert read(path).paragraphs[1].text == read_as
    copy = anonymise(path, tmp_path / "copy", AUTHORS, PROFILE.sections)
    assert read(copy.path).paragraphs[1].text == left
    whole = b"".join(data for name, data in parts(copy.path).items() if name.endswith(("document.xml", "content.xml")))
    assert [reading for _, reading in rubies if reading.encode() in whole] == readings
