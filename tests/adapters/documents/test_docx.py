"""What is peculiar to .docx: inheritance, fields, content controls, text boxes, tracked rows."""

from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.domain import words
from tests.adapters.documents.packages import docx_of

STYLES = """<w:styles NS><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Ignored"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:pPr><w:spacing w:line="480" w:lineRule="auto"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"""
THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont><a:latin typeface="Cambria"/></a:minorFont></a:theme>"""


def first(path: Path, body: str, **parts: str):
    return read(docx_of(path / "m.docx", body, **parts)).paragraphs[0]


def test_theme_font_wins_over_a_named_one_and_defaults_are_inherited(tmp_path: Path) -> None:
    paragraph = first(tmp_path, "<w:p><w:r><w:t>text</w:t></w:r></w:p>", styles=STYLES, theme=THEME)
    assert (paragraph.runs[0].look.face, paragraph.runs[0].look.size, paragraph.line_spacing) == ("Cambria", 10, 2.0)


def test_of_a_list_of_faces_the_first_is_meant(tmp_path: Path) -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii="Times New Roman;serif"/></w:rPr><w:t>text</w:t></w:r>'
    assert first(tmp_path, f"<w:p>{run}</w:p>").runs[0].look.face == "Times New Roman"


def test_circle_of_styles_ends(tmp_path: Path) -> None:
    paragraph = first(
        tmp_path,
        '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>',
        styles=STYLES,
        theme=THEME,
    )
    assert (paragraph.runs[0].look.bold, paragraph.runs[0].look.size) == (True, 14)


def test_toggle_of_paragraph_and_character_style_cancel_each_other(tmp_path: Path) -> None:
    run = '<w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>text</w:t></w:r>'
    paragraph = first(tmp_path, f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{run}</w:p>', styles=STYLES, theme=THEME)
    assert paragraph.runs[0].look.bold is False


@pytest.mark.parametrize(
    ("spacing", "expected"),
    [
        ('w:line="360" w:lineRule="auto"', 1.5),
        ('w:line="480" w:lineRule="exact"', 2.4),
        ('w:line="240" w:lineRule="atLeast"', 1.0),
    ],
)
def test_line_spacing_in_multiples_and_points(tmp_path: Path, spacing: str, expected: float) -> None:
    paragraph = first(
        tmp_path,
        f"<w:p><w:pPr><w:spacing {spacing}/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>",
        styles=STYLES,
        theme=THEME,
    )
    assert paragraph.line_spacing == expected


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:sdt><w:sdtContent><w:r><w:t>(Writer, 2020)</w:t></w:r></w:sdtContent></w:sdt>", "(Writer, 2020)"),
        ('<w:fldSimple w:instr="REF x"><w:r><w:t>Table 1</w:t></w:r></w:fldSimple>', "Table 1"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN ZOTERO</w:instrText><w:t>no</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>yes</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>', "yes"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>", "a-b\tc\nd"),
        ("<w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom>", "here"),
        ("<w:r><w:t>x</w:t></w:r><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "x"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>", "seen"),
    ],
)  # fmt: skip
def test_text_of_a_paragraph(tmp_path: Path, inner: str, text: str) -> None:
    assert first(tmp_path, f"<w:p>{inner}</w:p>").text == text


def test_text_boxes_are_read_once_and_stand_last(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
    alternate = f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>'
    document = read(
        docx_of(tmp_path / "m.docx", f"<w:p><w:r>{alternate}</w:r></w:p><w:p><w:r><w:t>after</w:t></w:r></w:p>")
    )
    assert [p.text for p in document.paragraphs] == ["", "after", "in the box"]
    assert words.count_document(document) == 4


def test_a_document_without_styles_tells_no_look(tmp_path: Path) -> None:
    look = first(tmp_path, "<w:p><w:r><w:t>text</w:t></w:r></w:p>").runs[0].look
    assert (look.face, look.size) == (None, None)
