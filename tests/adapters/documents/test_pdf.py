"""What a PDF tells: made by LibreOffice from manuscripts that are known, by Pillow for those without text."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from jcas.adapters.documents import read
from jcas.adapters.documents.package import recognise
from jcas.adapters.documents.pdf import face_of
from jcas.adapters.documents.reading import write_reading
from jcas.demo.manuscripts import Traces
from jcas.domain import words
from jcas.domain.checks.report import File, report
from jcas.domain.documents import Document
from jcas.domain.refusals import Unreadable
from tests.articles import article
from tests.checked import SCHEMA
from tests.libreoffice import converted
from tests.manuscripts import BUILDERS, PROFILE, build, sound


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Document]]:
    """(the manuscript as it was written, the same read from its PDF)."""
    folder = tmp_path_factory.mktemp("pdf")
    traced = replace(article(5_000, 40), traces=Traces(header="Bekova: Borders", creator="A. Bekova"))
    paths = [BUILDERS["docx"](folder / "sound.docx", sound()), BUILDERS["docx"](folder / "long.docx", traced)]
    converted(paths, "pdf", folder)
    return {path.stem: (read(path), read(path.with_suffix(".pdf"))) for path in paths}


def test_pdf_has_the_words_and_the_parts_of_its_manuscript(printed: dict[str, tuple[Document, Document]]) -> None:
    for source, pdf in printed.values():
        assert pdf.format == "pdf"
        assert words.count_document(pdf) == pytest.approx(words.count_document(source), rel=0.02)
        wanted, found = (report(d, File("m.pdf", "pdf", 1, ""), PROFILE, "original") for d in (source, pdf))
        SCHEMA.validate(found)
        for part in ("title", "keywords", "abstract_words"):
            assert found["document"][part] == wanted["document"][part]
        assert found["document"]["references"] == pytest.approx(wanted["document"]["references"], rel=0.1)
        assert [h["text"] for h in found["document"]["headings"]] == [h["text"] for h in wanted["document"]["headings"]]
        assert [a["name"] for a in found["document"]["authors"]] == [a["name"] for a in wanted["document"]["authors"]]
        assert len(found["citations"]["in_text"]) == len(wanted["citations"]["in_text"])


def test_what_a_pdf_does_not_tell_is_unknown(printed: dict[str, tuple[Document, Document]]) -> None:
    found = report(printed["long"][1], File("m.pdf", "pdf", 1, ""), PROFILE, "original")
    assert found["document"]["tables"] is None
    assert found["formatting"]["line_spacing"] == {}
    assert found["formatting"]["sizes"]["12"] > 0.9
    verdicts = {f["rule"]: f["verdict"] for f in found["findings"]}
    assert verdicts["format.line_spacing"] == "unknown"


def test_running_heads_and_properties_are_told_apart(printed: dict[str, tuple[Document, Document]]) -> None:
    _, pdf = printed["long"]
    assert [p.text for p in pdf.headers] == ["Bekova: Borders"]
    assert pdf.properties["creator"] == "A. Bekova"
    assert all("Bekova: Borders" not in p.text for p in pdf.paragraphs)


def test_reading_view_of_a_pdf(tmp_path: Path) -> None:
    source = BUILDERS["docx"](tmp_path / "m.docx", sound())
    converted([source], "pdf", tmp_path)
    write_reading(source.with_suffix(".pdf"), tmp_path, PROFILE.sections)
    kinds = {block["kind"] for block in json.loads((tmp_path / "reading.json").read_text())["blocks"]}
    assert {"heading", "paragraph"} <= kinds


def _scan(path: Path) -> Path:
    Image.new("L", (600, 800), 255).save(path, "PDF")
    return path


def _protected(path: Path) -> Path:
    """A PDF whose dictionary says that it is encrypted, with a password that nobody has."""
    _scan(path)
    data = path.read_bytes()
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O ("
        + b"o" * 32
        + b") /U ("
        + b"u" * 32
        + b") /P -4 >> /ID [(a) (a)] "
    )
    place = data.rindex(b"trailer") + data[data.rindex(b"trailer") :].index(b"<<") + 2
    path.write_bytes(data[:place] + lock + data[place:])
    return path


@pytest.mark.parametrize(
    ("spoil", "telling"),
    [
        (_scan, "pictures of pages instead of text"),
        (_protected, "password"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n"), "cut off or damaged"),
        (lambda path: path.write_bytes(_scan(path).read_bytes()[:300]), "cut off or damaged"),
    ],
    ids=["scan", "password", "empty", "half"],
)
def test_pdf_without_text_is_refused(spoil: object, telling: str, tmp_path: Path) -> None:
    path = tmp_path / "m.pdf"
    assert callable(spoil)
    spoil(path)
    with pytest.raises(Unreadable, match=telling):
        read(path)


def test_pdf_of_no_pages_is_refused(tmp_path: Path) -> None:
    made = pypdfium2.PdfDocument.new()
    buffer = io.BytesIO()
    made.save(buffer)
    made.close()
    path = tmp_path / "m.pdf"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(Unreadable):
        read(path)


def test_no_copy_is_made_of_a_pdf(tmp_path: Path) -> None:
    path = _scan(tmp_path / "m.docx")
    with pytest.raises(Unreadable, match="This is a PDF; open the manuscript that it was made from"):
        recognise(path)


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("ABCDEF+TimesNewRomanPS-BoldMT", "Times New Roman"),
        ("TimesNewRomanPSMT", "Times New Roman"),
        ("Arial,Italic", "Arial"),
        ("Cambria", "Cambria"),
        ("", ""),
    ],
)
def test_faces_are_named_as_people_name_them(name: str, face: str) -> None:
    assert face_of(name)[0] == face


def test_the_same_bytes_whatever_the_name(tmp_path: Path) -> None:
    path = build(tmp_path, sound())
    assert read(path.rename(tmp_path / "m.pdf")).format == "docx"
