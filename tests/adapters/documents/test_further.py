"""Further files for reviewers: files that could leak are made first; what can't be made safe is withheld."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageSequence

from jcas.adapters.documents import read
from jcas.adapters.documents.further import scrub
from tests.adapters.documents.packages import ole, zip_of
from tests.adapters.documents.scrubs import NAMES, assert_tells_nothing, parts_of, scrubbed, withheld, written
from tests.leaks import EMAIL, NAME, ORCID, UNIVERSITY, jpeg, png
from tests.leaks.docx import leaking_docx
from tests.leaks.odt import leaking_odt
from tests.manuscripts import PROFILE

W = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


# --- documents ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [leaking_docx, leaking_odt])
def test_a_document_loses_known_names_and_keeps_its_paragraphs(write: Callable[[Path], Path], tmp_path: Path) -> None:
    path = write(tmp_path / "letter")
    made = scrubbed(path)
    assert made.path.suffix == f".{made.format}"
    assert_tells_nothing(made.path)
    before, after = read(path).paragraphs, read(made.path).paragraphs
    assert len(before) == len(after)
    assert after[1].text == "[name removed]", "a letter has no byline that goes as a whole"
    assert any("Comments" in sentence for sentence in made.removed)


# --- pictures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("data", "suffix"), [(png(), "png"), (jpeg(), "jpg")])
def test_a_picture_is_encoded_anew(data: bytes, suffix: str, tmp_path: Path) -> None:
    assert NAME.encode() in data
    made = scrubbed(written(tmp_path / "figure", data))
    assert (made.format, made.path.name) == (suffix, f"file.{suffix}")
    assert_tells_nothing(made.path)
    with Image.open(made.path) as image:
        assert (image.size, dict(image.getexif())) == ((40, 20), {})
    assert [look.kind for look in made.to_look_at] == ["picture"]


@pytest.mark.parametrize(("form", "suffix"), [("TIFF", "tiff"), ("WEBP", "webp"), ("GIF", "gif")])
def test_other_forms_of_pictures(form: str, suffix: str, tmp_path: Path) -> None:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = NAME
    Image.new("RGB", (40, 20), (9, 99, 199)).save(out, form, **({"comment": NAME} if form == "GIF" else {"exif": exif}))
    assert NAME.encode() in out.getvalue()
    made = scrubbed(written(tmp_path / "figure", out.getvalue()))
    assert made.format == suffix
    assert_tells_nothing(made.path)


def test_every_page_of_a_picture_stays(tmp_path: Path) -> None:
    out = io.BytesIO()
    first, *rest = (Image.new("RGB", (8, 8), (n * 60, 0, 0)) for n in range(3))
    first.save(out, "TIFF", save_all=True, append_images=rest)
    with Image.open(scrubbed(written(tmp_path / "figure", out.getvalue())).path) as image:
        assert [frame.getpixel((0, 0))[0] for frame in ImageSequence.Iterator(image)] == [0, 60, 120]


def test_a_photograph_stays_upright(tmp_path: Path) -> None:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20)).save(out, "JPEG", exif=exif)
    with Image.open(scrubbed(written(tmp_path / "figure", out.getvalue())).path) as image:
        assert image.size == (20, 40)


# --- spreadsheets and presentations ---------------------------------------------------------------------------------

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def rels(*rows: tuple[str, str, str]) -> bytes:
    inner = "".join(f'<Relationship Id="{i}" Type="{W}/{kind}" Target="{target}"/>' for i, kind, target in rows)
    return f'<Relationships xmlns="{RELS}">{inner}</Relationships>'.encode()


def xlsx(path: Path, cell: str = "Depth") -> Path:
    """A workbook with this cell, whose author stands in properties, comments, paths and a picture."""
    s = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{W}"'
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{main}.{kind}+xml"/>'
        for name, kind in (("xl/workbook.xml", "sheet.main"), ("xl/worksheets/sheet1.xml", "worksheet"), ("xl/comments1.xml", "comments"), ("xl/sharedStrings.xml", "sharedStrings"))
    )  # fmt: skip
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'.encode(),
        "_rels/.rels": rels(("a", "officeDocument", "xl/workbook.xml"), ("b", "extended-properties", "docProps/app.xml")),
        "docProps/app.xml": f"<x>{NAME}</x>".encode(),
        "xl/workbook.xml": f'<workbook {s}><fileSharing userName="{NAME}"/><sheets><sheet name="Data" sheetId="1" r:id="s"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": rels(("s", "worksheet", "worksheets/sheet1.xml"), ("t", "sharedStrings", "sharedStrings.xml"), ("p", "person", "persons/person.xml")),
        "xl/persons/person.xml": f"<x>{NAME}</x>".encode(),
        "xl/sharedStrings.xml": f"<sst {s}><si><t>{cell}</t></si><si><r><t>Aigerim Bek</t></r><r><t>ova measured</t></r></si></sst>".encode(),
        "xl/worksheets/sheet1.xml": f'<worksheet {s}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData><legacyDrawing r:id="v"/></worksheet>'.encode(),
        "xl/worksheets/_rels/sheet1.xml.rels": rels(("c", "comments", "../comments1.xml"), ("v", "vmlDrawing", "../drawings/v.vml")),
        "xl/comments1.xml": f"<comments {s}><authors><author>{NAME}</author></authors></comments>".encode(),
        "xl/drawings/v.vml": f"<xml>{NAME}</xml>".encode(),
    }  # fmt: skip
    return written(path, zip_of(**parts))


def pptx(path: Path, title: str = "Lakes") -> Path:
    p = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{W}"'
    main = "application/vnd.openxmlformats-officedocument.presentationml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Override PartName="/ppt/presentation.xml" ContentType="{main}.presentation.main+xml"/></Types>'.encode(),
        "_rels/.rels": rels(("a", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f'<p:presentation {p}><p:sldIdLst><p:sldId id="256" r:id="s"/></p:sldIdLst></p:presentation>'.encode(),
        "ppt/_rels/presentation.xml.rels": rels(("s", "slide", "slides/slide1.xml"), ("c", "commentAuthors", "commentAuthors.xml")),
        "ppt/commentAuthors.xml": f"<x>{NAME}</x>".encode(),
        "ppt/slides/slide1.xml": f'<p:sld {p}><p:cNvPr id="1" name="{NAME}" descr="{NAME}"/><a:p><a:r><a:t>{title}</a:t></a:r></a:p><a:p><a:r><a:t>Bekova </a:t></a:r><a:r><a:t>Aigerim</a:t></a:r></a:p></p:sld>'.encode(),
        "ppt/slides/_rels/slide1.xml.rels": rels(("n", "notesSlide", "../notesSlides/n.xml"), ("i", "image", "../media/i.png")),
        "ppt/notesSlides/n.xml": f"<x>{NAME}</x>".encode(),
        "ppt/media/i.png": png(),
    }  # fmt: skip
    return written(path, zip_of(**parts))


def test_a_spreadsheet_keeps_its_cells_and_nothing_of_its_author(tmp_path: Path) -> None:
    made = scrubbed(xlsx(tmp_path / "data"))
    assert made.format == "xlsx"
    assert_tells_nothing(made.path)
    left = parts_of(made.path.read_bytes())
    assert not [
        name for name in left if "comments" in name or "docProps" in name or "person" in name or name.endswith(".vml")
    ]
    assert b"legacyDrawing" not in left["xl/worksheets/sheet1.xml"]
    assert b"comments1" not in left["[Content_Types].xml"] + left["xl/worksheets/_rels/sheet1.xml.rels"]
    said = etree.fromstring(left["xl/sharedStrings.xml"])
    assert ["".join(si.itertext()) for si in said] == ["Depth", "[name removed] measured"]
    assert left["xl/worksheets/sheet1.xml"].count(b"<v>") == 2


def test_a_presentation_keeps_its_slides_and_nothing_of_its_author(tmp_path: Path) -> None:
    made = scrubbed(pptx(tmp_path / "talk"))
    assert made.format == "pptx"
    assert_tells_nothing(made.path)
    slide = parts_of(made.path.read_bytes())["ppt/slides/slide1.xml"]
    assert b"<a:t>Lakes</a:t>" in slide
    assert b"[name removed]" in slide


def test_an_office_file_whose_hidden_parts_still_name_is_to_be_looked_at(tmp_path: Path) -> None:
    data = parts_of(xlsx(tmp_path / "data").read_bytes())
    data["xl/model/item.data"] = f"kept by {NAME}".encode("utf-16-le")
    made = scrubbed(written(tmp_path / "data", zip_of(**data)))
    assert [f"“{NAME}”" in look.sentence for look in made.to_look_at] == [True]
    assert "docProps/app.xml" not in parts_of(made.path.read_bytes())


def test_names_in_other_letters_go_from_an_office_file(tmp_path: Path) -> None:
    made = scrubbed(xlsx(tmp_path / "data", "Измерила Айгерим Бекова"))
    said = etree.fromstring(parts_of(made.path.read_bytes())["xl/sharedStrings.xml"])
    assert ["".join(si.itertext()) for si in said] == ["Измерила [name removed]", "[name removed] measured"]


def test_a_reviewers_spreadsheet_that_still_names_is_withheld(tmp_path: Path) -> None:
    data = parts_of(xlsx(tmp_path / "data").read_bytes())
    data["xl/model/item.data"] = f"kept by {NAME}".encode("utf-16-be")
    path = written(tmp_path / "data", zip_of(**data))
    made = scrub(path, tmp_path, NAMES, PROFILE.sections, keeps_comments=True)
    assert isinstance(made, str), made
    assert f"“{NAME}”" in made
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("attribute", ['codeName="AigerimBekova"', 'xmlns:bekova_aigerim="urn:x"'])
def test_an_office_file_that_names_run_together_is_to_be_looked_at(attribute: str, tmp_path: Path) -> None:
    data = parts_of(xlsx(tmp_path / "data").read_bytes())
    data["xl/workbook.xml"] = data["xl/workbook.xml"].replace(
        b"<sheets>", f"<workbookPr {attribute}/><sheets>".encode()
    )
    made = scrubbed(written(tmp_path / "data", zip_of(**data)))
    assert ["still holds a name" in look.sentence for look in made.to_look_at] == [True]


def test_an_office_file_whose_hidden_parts_name_in_other_letters_is_to_be_looked_at(tmp_path: Path) -> None:
    data = parts_of(xlsx(tmp_path / "data").read_bytes())
    data["xl/model/item.data"] = "\0\0Айгерим Бекова\0".encode("utf-16-le")
    made = scrubbed(written(tmp_path / "data", zip_of(**data)))
    assert ["“Айгерим Бекова”" in look.sentence for look in made.to_look_at] == [True]


def test_an_office_file_with_macros_is_withheld(tmp_path: Path) -> None:
    data = parts_of(xlsx(tmp_path / "data").read_bytes())
    data["[Content_Types].xml"] = data["[Content_Types].xml"].replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
    assert "macros" in withheld(written(tmp_path / "data", zip_of(**data)))


# --- text and the rest ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_a_text_without_names_stays_byte_for_byte(encoding: str, tmp_path: Path) -> None:
    data = "year;глубина\n2020;12\n".encode(encoding)
    made = scrubbed(written(tmp_path / "data", data))
    assert (made.format, made.path.read_bytes()) == ("txt", data)


@pytest.mark.parametrize(
    "text",
    [
        f"by {NAME}", "kept by Bekova", f"mail {EMAIL}", f"see {ORCID}", f"at the {UNIVERSITY}",
        "глубины;Айгерим Бекова", "измерено Бековой", "А. М. Бекова", "Әйгерім БЕКОВА", "mail a.bekova at example dot org",
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_text_with_names_is_withheld(text: str, encoding: str, tmp_path: Path) -> None:
    assert "holds a name or an address" in withheld(written(tmp_path / "data", text.encode(encoding)))


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "utf-32"])
def test_a_text_is_searched_in_each_encoding_that_it_may_have(encoding: str, tmp_path: Path) -> None:
    assert "Бекова" in withheld(written(tmp_path / "data", "Измерила Айгерим Бекова".encode(encoding)))


@pytest.mark.parametrize("text", ["<p>Aigerim&nbsp;&#66;ekova</p>", "<html>Aige<b>rim</b> Be<i>kova</i></html>"])
def test_a_page_of_the_web_is_searched_as_a_browser_shows_it(text: str, tmp_path: Path) -> None:
    assert "Bekova" in withheld(written(tmp_path / "data", text.encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"\0\1\2 anything",
        rb"{\rtf1 {\info{\author Aig\'65rim B\'65kova}} text}",
        b"Subject: data\nContent-Transfer-Encoding: base64\n\nQWlnZXJpbSBCZWtvdmE=",
        ole("WordDocument"),
        zip_of(a=b"1"),
        b"PK\x03\x04 cut off",
        b"\x89PNG cut off",
        b"RIFF1234WEBPcut",
    ],
    ids=["bytes", "rtf", "mail", "doc", "zip", "damaged zip", "damaged picture", "damaged webp"],
)
def test_what_nobody_can_read_is_withheld(data: bytes, tmp_path: Path) -> None:
    assert withheld(written(tmp_path / "data", data)).startswith("Nobody can tell by machine what this file tells")
