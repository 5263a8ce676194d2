"""Text that is not shown: read as hidden, and gone from the reviewers' copy, whatever hides it."""

from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.adapters.documents.anonymise import anonymise
from tests.adapters.documents.packages import docx_of, odt_of, parts
from tests.manuscripts import PROFILE

STYLES = (
    '<w:styles NS><w:style w:type="character" w:styleId="No"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Off"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="OffToo"><w:basedOn w:val="Off"/></w:style></w:styles>'
)
AUTOMATIC = (
    '<style:style style:name="No" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Yes" style:family="text"><style:text-properties text:display="true"/></style:style>'
    '<style:style style:name="Off" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
)


def in_docx(style: str, look: str = "") -> str:
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run.format("", "plain")}{run.format(look, "odd")}</w:p>'


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        (in_docx("", '<w:rStyle w:val="No"/>'), "plain"),
        (in_docx("", '<w:rStyle w:val="No"/><w:vanish w:val="0"/>'), "plainodd"),
        (in_docx("Off"), ""),
        (in_docx("OffToo", '<w:vanish w:val="false"/>'), "odd"),
        (in_docx("Off", '<w:rStyle w:val="No"/>'), "odd"),
    ],
)
def test_what_a_style_hides_in_a_docx_goes_and_what_is_shown_stays(paragraph: str, shown: str, tmp_path: Path) -> None:
    path = docx_of(tmp_path / "m.docx", paragraph, styles=STYLES)
    assert read(path).paragraphs[0].text == shown
    copy = anonymise(path, tmp_path / "copy", (), PROFILE.sections)
    written = parts(copy.path)["word/document.xml"]
    assert [word in written for word in (b"plain", b"odd")] == ["plain" in shown, "odd" in shown]
    assert [removed for removed in copy.removed if "Hidden" in removed] == (
        [] if shown == "plainodd" else [f"Hidden text, which no reader sees ({1 if shown else 2})"]
    )


WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
BOX = '<w:r><w:drawing><wp:inline xmlns:wp="{}"><wp:docPr id="1" name="x" hidden="{}"/>{}</wp:inline></w:drawing></w:r>'
BOXED = "<w:txbxContent><w:p><w:r><w:t>odd</w:t></w:r></w:p></w:txbxContent>"
ROW = "<w:tr><w:trPr>{}</w:trPr><w:tc><w:p><w:r><w:t>odd</w:t></w:r></w:p></w:tc></w:tr>"


@pytest.mark.parametrize(
    ("body", "stays"),
    [
        (f"<w:tbl>{ROW.format('<w:hidden/>')}</w:tbl><w:p/>", False),
        (f"<w:tbl>{ROW.format('')}</w:tbl><w:p/>", True),
        (f"<w:p>{BOX.format(WP, 1, BOXED)}</w:p>", False),
        (f"<w:p>{BOX.format(WP, 0, BOXED)}</w:p>", True),
    ],
)
def test_hidden_rows_and_shapes_of_a_docx_are_empty_in_the_copy(body: str, stays: bool, tmp_path: Path) -> None:
    copy = anonymise(docx_of(tmp_path / "m.docx", body, styles=STYLES), tmp_path / "copy", (), PROFILE.sections)
    assert (b"odd" in parts(copy.path)["word/document.xml"]) == stays


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('<text:p>plain<text:span text:style-name="No">odd</text:span></text:p>', "plain"),
        ('<text:p text:style-name="Off">plain<text:span text:style-name="Yes">odd</text:span></text:p>', "odd"),
        ('<text:p>plain<text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>odd</text:p>', ""),
        (
            '<text:p>plain<text:hidden-paragraph text:condition="ooow:0" text:is-hidden="false"/>odd</text:p>',
            "plainodd",
        ),
        ('<text:section text:display="none"><text:p>plainodd</text:p></text:section>', ""),
    ],
)
def test_what_is_hidden_in_an_odt_goes_and_what_is_shown_stays(body: str, shown: str, tmp_path: Path) -> None:
    path = odt_of(tmp_path / "m.odt", body, AUTOMATIC)
    assert read(path).paragraphs[0].text == shown
    copy = anonymise(path, tmp_path / "copy", (), PROFILE.sections)
    written = parts(copy.path)["content.xml"]
    assert [word in written for word in (b"plain", b"odd")] == ["plain" in shown, "odd" in shown]
    assert len([removed for removed in copy.removed if "Hidden" in removed]) == (shown != "plainodd")
