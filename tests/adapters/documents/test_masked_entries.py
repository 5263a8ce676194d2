"""Own entries of the reference list are masked whole, however their author broke them into lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.adapters.documents.anonymise import anonymise
from tests.adapters.documents.packages import docx_of, odt_of, parts
from tests.manuscripts import PROFILE, TEXT

OTHER = "Writer, W. (2019). Waters of the wide and empty steppe. Delta Press."
CUT = (
    "Bekova, A., & Writer, W. (2020). Lakes of the steppe and",
    "their keepers: A secret title of hers. Delta Press.",
)
SHARED = f"Bekova, A. (2021). A secret book.\n{OTHER}"
MASKED = "Author (2020). [Reference removed for review.]"


def paragraphs(*listed: str) -> list[str]:
    return [
        "Lakes and their keepers",
        "Aigerim Bekova",
        "Abstract. About lakes.",
        "Introduction",
        TEXT,
        "References",
        *listed,
    ]


def a_docx(path: Path, texts: list[str]) -> Path:
    lines = ("</w:t><w:br/><w:t>".join(text.split("\n")) for text in texts)
    return docx_of(path, "".join(f"<w:p><w:r><w:t>{line.replace('&', '&amp;')}</w:t></w:r></w:p>" for line in lines))


def an_odt(path: Path, texts: list[str]) -> Path:
    lines = ("<text:line-break/>".join(text.replace("&", "&amp;").split("\n")) for text in texts)
    return odt_of(path, "".join(f"<text:p>{line}</text:p>" for line in lines))


@pytest.mark.parametrize("write", [a_docx, an_odt])
def test_an_entry_cut_into_paragraphs_is_masked_whole(write: Callable[..., Path], tmp_path: Path) -> None:
    path = write(tmp_path / "m", paragraphs(OTHER, *CUT, OTHER.replace("2019", "2018")))
    copy = anonymise(path, tmp_path / "copy", (), PROFILE.sections, mask_self_citations=True)
    assert [p.text for p in read(copy.path).paragraphs][-4:] == [OTHER, MASKED, "", OTHER.replace("2019", "2018")]
    assert b"secret" not in b"".join(parts(copy.path).values())
    assert "Citations of the authors' own works, which were masked (1)" in copy.removed


@pytest.mark.parametrize("write", [a_docx, an_odt])
def test_an_entry_that_shares_its_paragraph_is_masked_alone(write: Callable[..., Path], tmp_path: Path) -> None:
    path = write(tmp_path / "m", paragraphs(OTHER.replace("2019", "2017"), SHARED, OTHER.replace("2019", "2018")))
    copy = anonymise(path, tmp_path / "copy", (), PROFILE.sections, mask_self_citations=True)
    assert read(copy.path).paragraphs[-2].text == f"{MASKED.replace('2020', '2021')}\n{OTHER}"
    assert b"secret" not in b"".join(parts(copy.path).values())
