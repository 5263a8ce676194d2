"""Hostile and odd files: each is refused with a sentence that tells what to do, quickly and by its content."""

import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.adapters.documents.formats import FILE_LIMIT
from jcas.demo.manuscripts import small_png
from jcas.domain.refusals import Unreadable
from tests.adapters.documents.packages import changed, ole, replacing, zip_of
from tests.manuscripts import build, sound

DTD = b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _bytes(data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "manuscript.docx"
        path.write_bytes(data)
        return path

    return make


def _truncated(folder: Path) -> Path:
    path = build(folder, sound())
    path.write_bytes(path.read_bytes()[:-2000])
    return path


def _huge(folder: Path) -> Path:
    path = folder / "manuscript.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(FILE_LIMIT + 1)
    return path


def _lying_size(folder: Path) -> Path:
    """The zip states that a part has 10 bytes; it unpacks to 50 MB."""
    path = changed(folder, {"word/styles.xml": b" " * (50 << 20)})
    data = path.read_bytes()
    directory = data.rindex(b"word/styles.xml") - 46
    path.write_bytes(data[: directory + 24] + struct.pack("<I", 10) + data[directory + 28 :])
    return path


def _doubled(folder: Path) -> Path:
    path = build(folder, sound())
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", b"<x/>")
    return path


def _encrypted_entry(folder: Path) -> Path:
    path = build(folder, sound())
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    return path


def _many(folder: Path) -> Path:
    return _bytes(zip_of(**{f"part{i}": b"" for i in range(5001)}))(folder)


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "empty": (_bytes(b""), "is empty"),
    "truncated": (_truncated, "cut off or damaged"),
    "password": (_bytes(ole("EncryptionInfo", "EncryptedPackage")), "password"),
    "doc as docx": (_bytes(ole("Root Entry", "WordDocument", "1Table")), "Word 97–2003"),
    "other ole": (_bytes(ole("Root Entry", "Workbook")), "not a .docx or .odt"),
    "picture as docx": (_bytes(small_png()), "a picture"),
    "jpeg as docx": (_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 100), "a picture"),
    "broken pdf": (_bytes(b"%PDF-1.7\n"), "PDF is cut off or damaged"),
    "rtf": (_bytes(b"{\\rtf1 text}"), "RTF"),
    "text": (_bytes("Просто текст".encode()), "not a .docx or .odt"),
    "html": (_bytes(b"<!DOCTYPE HTML><html><body>text</body></html>"), "a web page"),
    "flat odt": (_bytes(b'<?xml version="1.0"?><office:document office:mimetype="x"/>'), "a flat OpenDocument file"),
    "one-file word xml": (_bytes(b'<?xml version="1.0"?><pkg:package/>'), "in one XML file"),
    "archive": (_bytes(zip_of(**{"paper.docx": b"x"})), "a zip archive"),
    "pages": (_bytes(zip_of(**{"Index/Document.iwa": b"x"})), "Pages"),
    "spreadsheet": (_bytes(zip_of(**{"[Content_Types].xml": b'<T ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'})), "a spreadsheet"),
    "over-large": (_huge, "larger than"),
    "bomb": (lambda folder: changed(folder, {"word/document.xml": b" " * (30 << 20)}), "unpacks to far more"),
    "lying size": (_lying_size, "damaged"),
    "many parts": (_many, "unpacks to far more"),
    "doubled part": (_doubled, "damaged"),
    "encrypted entry": (_encrypted_entry, "password"),
    "macros": (lambda folder: changed(folder, {"word/vbaProject.bin": b"x"}), "macros"),
    "docm": (lambda folder: changed(folder, {"[Content_Types].xml": replacing(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")}), "macros"),
    "entities": (lambda folder: changed(folder, {"word/document.xml": replacing(b"<w:document", DTD + b"<w:document")}), "document type definition"),
    "broken xml": (lambda folder: changed(folder, {"word/document.xml": b"<w:document"}), "damaged"),
    "deep nesting": (lambda folder: changed(folder, {"word/document.xml": b"<a>" * 5000 + b"</a>" * 5000}), "too deeply nested"),
    "no text part": (lambda folder: changed(folder, {"_rels/.rels": replacing(b"word/document.xml", b"word/nothing.xml")}), "no text part"),
    "odt password": (lambda folder: changed(folder, {"META-INF/manifest.xml": replacing(b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>")}, kind="odt"), "password"),
    "odt macros": (lambda folder: changed(folder, {"Basic/Standard/Module1.xml": b"<x/>"}, kind="odt"), "macros"),
    "odt entities": (lambda folder: changed(folder, {"content.xml": replacing(b"<office:document-content", DTD + b"<office:document-content")}, kind="odt"), "document type definition"),
    "ods": (lambda folder: changed(folder, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, kind="odt"), "not a .docx or .odt"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_file_is_refused_with_a_sentence(case: str, tmp_path: Path) -> None:
    make, telling = HOSTILE[case]
    path = make(tmp_path)
    began = time.process_time()
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert telling in refusal.value.sentence
    assert refusal.value.sentence.endswith(".")
    assert time.process_time() - began < 2


def test_format_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    misnamed = build(tmp_path, sound(), "odt").rename(tmp_path / "manuscript.docx")
    assert read(misnamed).format == "odt"


def test_targets_of_relationships_stay_inside_the_package(tmp_path: Path) -> None:
    path = changed(tmp_path, {"_rels/.rels": replacing(b"word/document.xml", b"../../../word/document.xml")})
    assert read(path).paragraphs


def test_strict_ooxml_reads_like_transitional(tmp_path: Path) -> None:
    def strict(data: bytes) -> bytes:
        for name in (b"wordprocessingml/2006/main", b"officeDocument/2006/relationships"):
            data = data.replace(
                b"http://schemas.openxmlformats.org/" + name,
                b"http://purl.oclc.org/ooxml/" + name.replace(b"/2006", b""),
            )
        return data

    names = ("_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml")
    path = changed(tmp_path, dict.fromkeys(names, strict))
    assert [p.text for p in read(path).paragraphs] == [p.text for p in read(build(tmp_path, sound())).paragraphs]
