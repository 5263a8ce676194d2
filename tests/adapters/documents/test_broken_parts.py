"""Parts that the text can do without may be spoilt: the manuscript is read, and nothing unread goes to reviewers."""

from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.adapters.documents.annotate import comment
from jcas.adapters.documents.anonymise import anonymise
from jcas.adapters.documents.commenting import Signature
from jcas.adapters.documents.package import Package
from jcas.domain.annotating import Remark
from jcas.domain.refusals import Unreadable
from tests.adapters.documents.packages import parts, with_parts
from tests.leaks import NAME
from tests.leaks.docx import leaking_docx
from tests.leaks.odt import leaking_odt
from tests.manuscripts import PROFILE

BROKEN = f"<x>Bold & {NAME}</x>".encode()
DEFINED = b'<!DOCTYPE x [<!ENTITY z SYSTEM "file:///etc/passwd">]><x>&z; & </x>'
IN_DOCX = {
    "word/settings.xml": "the document's settings",
    "word/_rels/settings.xml.rels": "the document's settings",
    "word/charts/Bekova_Aigerim.xml": "a chart",
    "word/theme/theme1.xml": "the theme's fonts and colours",
    "word/webSettings.xml": "",
    "docProps/app.xml": "",
    "docProps/core.xml": "",
}
IN_ODT = ("meta.xml", "settings.xml", "Object 2/content.xml", "Object 3/content.xml")


def spoilt(path: Path, changes: dict[str, bytes]) -> Path:
    """The file with these parts instead of its own, which has no theme."""
    if "word/theme/theme1.xml" in changes:
        office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        row = b'<Relationship Id="theme" Type="' + office + b'/theme" Target="theme/theme1.xml"/></Relationships>'
        rels = "word/_rels/document.xml.rels"
        changes = {rels: parts(path)[rels].replace(b"</Relationships>", row), **changes}
    return with_parts(path, changes)


@pytest.mark.parametrize("part", IN_DOCX)
def test_a_docx_with_an_unneeded_part_spoilt_is_read_and_copied_without_it(part: str, tmp_path: Path) -> None:
    whole = [p.text for p in read(leaking_docx(tmp_path / "m.docx")).paragraphs]
    path = spoilt(tmp_path / "m.docx", {part: BROKEN})
    assert [p.text for p in read(path).paragraphs] == whole
    copy = anonymise(path, tmp_path / "copy", (), PROFILE.sections)
    written = parts(copy.path)
    assert part not in written or part == "word/_rels/document.xml.rels"
    assert NAME.encode() not in b"".join(written.values())
    assert part.rpartition("/")[2].encode() not in written["[Content_Types].xml"] + written["word/_rels/document.xml.rels"]  # fmt: skip
    told = [look.sentence for look in copy.to_look_at if "damaged" in look.sentence]
    assert told == [
        f"A part of the file is damaged and was left out of the copy: {what}; see that the copy shows all of the article."
        for what in [IN_DOCX[part]]
        if what
    ]
    if part == "word/charts/Bekova_Aigerim.xml":
        assert b"drawingml/2006/chart" not in written["word/document.xml"].split(b"<w:body>")[1]


@pytest.mark.parametrize("part", IN_ODT)
def test_an_odt_with_an_unneeded_part_spoilt_is_read_and_copied_without_it(part: str, tmp_path: Path) -> None:
    whole = [p.text for p in read(leaking_odt(tmp_path / "m.odt")).paragraphs]
    path = spoilt(tmp_path / "m.odt", {part: BROKEN})
    assert [p.text for p in read(path).paragraphs] == whole
    written = parts(anonymise(path, tmp_path / "copy", (), PROFILE.sections).path)
    assert NAME.encode() not in b"".join(written.values())
    assert BROKEN not in written.values()


def test_a_spoilt_part_is_annotated_as_it_is(tmp_path: Path) -> None:
    path = spoilt(leaking_docx(tmp_path / "m.docx"), {"word/settings.xml": BROKEN, "docProps/app.xml": BROKEN})
    comment(path, tmp_path / "annotated.docx", lambda _: [Remark(3, ("Why?",))], Signature("Desk", "D"))
    assert parts(tmp_path / "annotated.docx")["word/settings.xml"] == BROKEN


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "_rels/.rels"])
def test_a_needed_part_that_is_spoilt_refuses_the_file(part: str, tmp_path: Path) -> None:
    path = spoilt(leaking_docx(tmp_path / "m.docx"), {part: BROKEN})
    with pytest.raises(Unreadable, match="cut off or damaged"):
        read(path)


@pytest.mark.parametrize("part", ["word/theme/theme1.xml", "docProps/app.xml"])
def test_a_part_that_defines_entities_refuses_the_file_spoilt_or_not(part: str, tmp_path: Path) -> None:
    for data in (DEFINED, DEFINED.replace(b" & ", b""), DEFINED.decode().encode("utf-16")):
        path = spoilt(leaking_docx(tmp_path / "m.docx"), {part: data})
        with Package(path) as package, pytest.raises(Unreadable, match=r"definition|damaged"):
            package.xml_or_none(part)
        with pytest.raises(Unreadable):
            read(path)
