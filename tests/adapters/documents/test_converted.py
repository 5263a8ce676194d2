""".doc and .rtf by way of LibreOffice: the report is the original's, nothing is fetched, nothing outlives its time."""

import http.server
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jcas.adapters.documents.converted import to_docx
from jcas.adapters.preflight import run_anonymise, run_reading
from jcas.adapters.preflight_process import Limits
from jcas.domain.refusals import Unreadable
from tests.adapters.documents.packages import docx_of, ole, parts
from tests.adapters.test_preflight import preflight
from tests.libreoffice import converted
from tests.manuscripts import build, sound

PATIENT = Limits(seconds=60)
"""LibreOffice starts in a second, on a machine that has nothing else to do."""
KINDS = {"doc": "doc:MS Word 97", "rtf": "rtf"}


@pytest.mark.parametrize("kind", KINDS)
def test_report_of_an_old_format_is_that_of_its_docx(kind: str, tmp_path: Path) -> None:
    source = build(tmp_path, sound())
    converted([source], KINDS[kind], tmp_path)
    path = tmp_path / f"manuscript.{kind}"
    found, wanted = preflight(path, limits=PATIENT), preflight(source)
    assert found["file"]["format"] == kind
    assert found["file"]["bytes"] == path.stat().st_size
    for part in ("title", "words", "keywords", "references", "abstract_words"):
        assert found["document"][part] == wanted["document"][part]
    with pytest.raises(Unreadable, match=r"save it as .docx or .odt"):
        run_anonymise(path, tmp_path)


def test_reading_view_of_an_rtf(tmp_path: Path) -> None:
    path = tmp_path / "m.docx"
    path.write_bytes(rb"{\rtf1\ansi Introduction\par The text is short.\par}")
    run_reading(path, tmp_path, limits=PATIENT)
    assert "The text is short." in (tmp_path / "reading.json").read_text()


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """(an address, what was asked for there)."""
    asked: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            asked.append(str(self.raw_requestline))
            return False

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


_LINKED = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="990000" cy="990000"/><wp:docPr id="1" name="p"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="p"/></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def _with_linked_picture(path: Path, address: str) -> Path:
    """A .docx whose picture lies at an address, as LibreOffice fetches it."""
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    row = f'<Relationship Id="p" Type="{image}" Target="{address}/p.png" TargetMode="External"/>'
    source = docx_of(path.with_name("source.docx"), f"<w:p><w:r><w:t>Introduction</w:t></w:r></w:p>{_LINKED}")
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts(source).items():
            package.writestr(
                name,
                part.replace(b"</Relationships>", f"{row}</Relationships>".encode()) if "document" in name else part,
            )
    return path


def test_what_a_doc_links_to_is_not_fetched(tmp_path: Path) -> None:
    with listening() as (address, asked):
        converted([_with_linked_picture(tmp_path / "m.docx", address)], KINDS["doc"], tmp_path)
        assert asked  # LibreOffice left to itself fetches it
        asked.clear()
        assert preflight(tmp_path / "m.doc", limits=PATIENT)["document"]["words"] == 1
        assert asked == []


@pytest.mark.parametrize(
    "data", [ole("WordDocument", "1Table"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")]
)
def test_a_broken_doc_gets_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "m.doc"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=r"\.doc file into \.docx failed; save it as"):
        preflight(path, limits=PATIENT)


def test_a_conversion_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "m.rtf"
    path.write_bytes(rb"{\rtf1 x}")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(Unreadable, match="took too long and was stopped"):
        to_docx(path, "rtf", folder, seconds=0.05, memory=450 << 20)


def test_a_doc_with_a_password_is_told_before_it_is_tried(tmp_path: Path) -> None:
    path = tmp_path / "m.doc"
    header = bytes.fromhex("eca5c100") + b"\0" * 6 + (0x0100).to_bytes(2, "little")
    path.write_bytes(ole("WordDocument").ljust(1024, b"\0") + header)
    with pytest.raises(Unreadable, match="protected by a password"):
        preflight(path)
