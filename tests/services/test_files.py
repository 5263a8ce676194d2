"""Taking files by their content, keeping further files."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from jcas.adapters.storage import storage
from jcas.config.profiles import load_profile
from jcas.demo.manuscripts import small_png
from jcas.domain.refusals import Invalid, NotFound, Refused, StageForbids
from jcas.models.base import db, writing
from jcas.models.files import File
from jcas.models.messages import Event
from jcas.services.drafts import begin
from jcas.services.files import Upload, add_file, clean_name, forget, remove_file
from tests.worlds import ARRIVAL, a_draft, a_manuscript, a_person, a_submission


def an_upload(content: bytes, name: str = "file.docx") -> Upload:
    return Upload(io.BytesIO(content), name)


def repacked(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The sample manuscript's package with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(a_manuscript())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def an_ole_file(stream: str) -> bytes:
    """The beginning and the directory entry of a compound file, as old Word and Office's encryption write one."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def with_macros(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"macro"


def swollen(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = bytes(90 << 20)


def as_spreadsheet(parts: dict[str, bytes]) -> None:
    old = b"wordprocessingml.document.main"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(old, b"spreadsheetml.sheet.main")


BAD = {
    "empty": (lambda: b"", "is empty"),
    "truncated": (lambda: a_manuscript()[: len(a_manuscript()) // 2], "cut off or damaged"),
    "password": (lambda: an_ole_file("EncryptedPackage"), "protected by a password"),
    "doc": (lambda: an_ole_file("WordDocument"), "Word 97–2003"),
    "image": (small_png, "This is a picture"),
    "pdf": (lambda: b"%PDF-1.7\n", "This is a PDF"),
    "rtf": (lambda: b"{\\rtf1 text}", "RTF"),
    "text": (lambda: b"Dear editors, here is my manuscript", "not a .docx or .odt"),
    "zip": (lambda: repacked(lambda parts: parts.pop("[Content_Types].xml") and None), "zip archive"),
    "spreadsheet": (lambda: repacked(as_spreadsheet), "spreadsheet"),
    "macros": (lambda: repacked(with_macros), "macros"),
    "bomb": (lambda: repacked(swollen), "unpacks to far more"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_manuscript_that_is_none_gets_its_sentence(app: Flask, bad: str) -> None:
    make, words = BAD[bad]
    author, upload = a_person(), an_upload(make(), "article.docx")
    with pytest.raises(Refused, match=words) as refusal, writing():
        begin(upload, "original", by=author, now=ARRIVAL)
    assert refusal.value.field == "file"
    forget(upload)
    assert not storage().path(upload.stored.key).exists()


def test_a_manuscript_over_the_limit_is_told_its_size(app: Flask) -> None:
    limit, author = load_profile().upload_megabytes, a_person()
    with pytest.raises(Invalid, match=rf"100\.0 MB; at most {limit} MB") as refusal, writing():
        begin(an_upload(bytes(100 << 20)), "original", by=author, now=ARRIVAL)
    assert refusal.value.field == "file"


def test_forget_leaves_what_a_row_holds(app: Flask) -> None:
    upload, author = an_upload(a_manuscript()), a_person()
    with writing():
        begin(upload, "original", by=author, now=ARRIVAL)
    forget(upload)
    assert storage().path(upload.stored.key).exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("article.docx", "article.docx"),
        ("C:\\Users\\Дана\\статья.docx", "статья.docx"),
        ("../../etc/passwd", "passwd"),
        ("line\r\nbreak\0.docx", "linebreak.docx"),
        ("", "file"),
        ("é.docx", "é.docx"),
        ("a" * 500 + ".docx", "a" * 195 + ".docx"),
    ],
)
def test_clean_name_keeps_the_name_and_nothing_else(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@pytest.mark.postgres
def test_add_file_is_typed_by_its_content_and_taken_once(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    for _ in range(2):
        with writing():
            row = add_file(draft.id, "figure", an_upload(small_png(), "карта.html"), by=author, now=ARRIVAL)
    assert (row.media_type, row.name, row.kind) == ("image/png", "карта.html", "figure")
    assert db.session.scalar(db.select(db.func.count(File.id)).where(File.kind == "figure")) == 1
    assert db.session.scalar(db.select(db.func.count(Event.id)).where(Event.kind == "file.added")) == 1


@pytest.mark.parametrize(
    ("kind", "content", "field"),
    [
        ("poem", b"text", "kind"),
        ("manuscript", b"text", "kind"),
        ("data", b"", "file"),
        ("data", b"MZ\x90\0", "file"),
        ("data", b"\x7fELF" + struct.pack("B", 2), "file"),
    ],
)
def test_add_file_refuses(app: Flask, kind: str, content: bytes, field: str) -> None:
    author = a_person()
    draft = a_draft(author)
    with pytest.raises(Invalid) as refusal, writing():
        add_file(draft.id, kind, an_upload(content), by=author, now=ARRIVAL)
    assert refusal.value.field == field


def test_files_of_others_and_of_what_was_submitted_stay_as_they_are(app: Flask) -> None:
    author = a_person()
    draft, stranger = a_draft(author), a_person("Timur Aliyev")
    with writing():
        row = add_file(draft.id, "data", an_upload(b"a,b\n1,2\n", "data.csv"), by=author, now=ARRIVAL)
    with pytest.raises(NotFound), writing():
        add_file(draft.id, "data", an_upload(b"c"), by=stranger, now=ARRIVAL)
    with pytest.raises(NotFound), writing():
        remove_file(draft.id, row.id, by=stranger, now=ARRIVAL)
    paper = a_submission(author, title="Another")
    with pytest.raises(StageForbids), writing():
        add_file(paper.id, "data", an_upload(b"c"), by=author, now=ARRIVAL)


def test_remove_file_takes_further_files_only(app: Flask, tmp_path: Path) -> None:
    author = a_person()
    draft = a_draft(author)
    with writing():
        row = add_file(draft.id, "data", an_upload(b"a,b\n1,2\n", "data.csv"), by=author, now=ARRIVAL)
    with writing():
        key = remove_file(draft.id, row.id, by=author, now=ARRIVAL)
    assert storage().path(key).exists()  # the door drops the bytes once the row is gone for good
    with pytest.raises(NotFound), writing():
        remove_file(draft.id, draft.versions[0].file_id, by=author, now=ARRIVAL)
