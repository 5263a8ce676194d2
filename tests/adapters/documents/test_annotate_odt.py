"""What is peculiar to annotated .odt files: the package, the order of elements, blanks that no page shows."""

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcas.adapters.documents import odt
from jcas.adapters.documents.annotate_odt import commented
from jcas.adapters.documents.commenting import Signature
from jcas.adapters.documents.package import Package
from jcas.domain.annotating import Remark
from tests.adapters.documents.odd import odd_odt
from tests.adapters.documents.packages import changed, parts

MOMENT = datetime(2026, 2, 28, 18, 59, tzinfo=UTC)
SIGNED = Signature("JCAS Desk", "JCAS", MOMENT)


def copied(path: Path, *remarks: Remark, signed: Signature = SIGNED) -> Path:
    out = path.with_name("copy.odt")
    with Package(path) as package:
        _, elements = odt.read_with_elements(package)
        package.copy(out, commented(package, elements, remarks, signed))
    return out


def body(path: Path) -> str:
    content = parts(path)["content.xml"].decode()
    return content.partition("<office:text>")[2].partition("</office:text>")[0]


def test_an_annotation_holds_author_date_initials_and_lines_in_the_schemas_order(tmp_path: Path) -> None:
    out = copied(odd_odt(tmp_path / "m.odt", "<text:p>Words</text:p>"), Remark(0, ("Mend it.", "Expected: so [rule]")))
    assert body(out) == (
        '<text:p><office:annotation xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">'
        "<dc:creator>JCAS Desk</dc:creator><dc:date>2026-02-28T18:59:00</dc:date>"
        "<meta:creator-initials>JCAS</meta:creator-initials>"
        "<text:p>Mend it.</text:p><text:p>Expected: so [rule]</text:p></office:annotation>Words</text:p>"
    )


def test_older_files_get_no_initials_and_nobody_asks_a_clock(tmp_path: Path) -> None:
    path = odd_odt(tmp_path / "m.odt", "<text:p>Words</text:p>")
    older = zip_with(path, parts(path)["content.xml"].replace(b'version="1.3"', b'version="1.2"'))
    out = copied(older, Remark(0, ("Mend it.",)), signed=Signature("JCAS Desk", "JCAS"))
    assert "initials" not in body(out)
    assert "dc:date" not in body(out)


def zip_with(path: Path, content: bytes) -> Path:
    """The package with another content, its mimetype last and packed, as no office program would write it."""
    old = parts(path)
    out = path.with_name("other.odt")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", old["META-INF/manifest.xml"])
        package.writestr("mimetype", old["mimetype"])
    return out


@pytest.mark.parametrize("odd", [False, True])
def test_the_mimetype_comes_first_and_stored_and_the_manifest_stays(odd: bool, tmp_path: Path) -> None:
    path = odd_odt(tmp_path / "m.odt")
    path = zip_with(path, parts(path)["content.xml"]) if odd else path
    out = copied(path, Remark(0, ("Mend it.",)))
    with zipfile.ZipFile(out) as package:
        first = package.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert out.read_bytes()[38:47] == b"applicati"
    assert parts(out)["META-INF/manifest.xml"] == parts(path)["META-INF/manifest.xml"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<text:p>Words</text:p>", "<text:p>[1][2]Words</text:p>"),
        ("<text:p/>", "<text:p>[1][2]</text:p>"),
        ("<text:p> <text:span>Words</text:span> </text:p>", "<text:p> <text:span>Words</text:span> [1][2]</text:p>"),
        ("<text:p><text:span> Words</text:span></text:p>", "<text:p><text:span> Words</text:span>[1][2]</text:p>"),
        ("<text:h><text:number>1.</text:number>Words</text:h>", "<text:h><text:number>1.</text:number>[1][2]Words</text:h>"),
        ("<text:p><!--x-->Words<?y z?></text:p>", "<text:p>[1][2]<!--x-->Words<?y z?></text:p>"),
    ],
)  # fmt: skip
def test_comments_stand_in_order_where_they_change_no_blank(before: str, after: str, tmp_path: Path) -> None:
    out = copied(odd_odt(tmp_path / "m.odt", before), Remark(0, ("1",)), Remark(0, ("2",)))
    assert marked(out) == after


def test_comments_on_notes_stand_before_the_mark(tmp_path: Path) -> None:
    note = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>N</text:p></text:note-body></text:note>'
    out = copied(odd_odt(tmp_path / "m.odt", f"<text:p>A<text:span>b{note}c</text:span></text:p>"),
                 Remark(1, ("1",)), Remark(1, ("2",)))  # fmt: skip
    assert marked(out) == f"<text:p>A<text:span>b[1][2]{note}c</text:span></text:p>"


def marked(path: Path) -> str:
    """The body with each annotation as its text in brackets."""
    return re.sub(r"<office:annotation .*?<text:p>(.*?)</text:p></office:annotation>", r"[\1]", body(path))


def test_pictures_and_dates_of_the_package_stay(tmp_path: Path) -> None:
    path = changed(tmp_path, {"Pictures/a.bin": bytes(range(256)) * 40}, kind="odt")
    out = copied(path, Remark(0, ("Mend it.",)))
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out) as new:
        assert {e.filename: e.date_time for e in old.infolist()} == {e.filename: e.date_time for e in new.infolist()}
    assert parts(out)["Pictures/a.bin"] == bytes(range(256)) * 40
