"""Which format a file has, told by its bytes, and the sentence for each that can't be read here."""

import re
from collections.abc import Callable, Sequence
from typing import BinaryIO

from jcas.domain.refusals import Unreadable

FILE_LIMIT = 100 << 20
SAVE_AS = "save it as .docx or .odt in your word processor and upload that"
_PICTURE = "This is a picture, not a manuscript; upload the text as .docx or .odt."
_ARCHIVE = "This is an archive, not a manuscript; unpack it and upload the .docx or .odt in it."
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
)
_TEXTS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<office:document\b"), f"This is a flat OpenDocument file (.fodt); {SAVE_AS}."),
    (re.compile(rb"<w:wordDocument\b|<pkg:package\b"), f"This is a Word document in one XML file; {SAVE_AS}."),
    (re.compile(rb"<(!doctype\s+)?html\b", re.IGNORECASE), f"This is a web page (HTML); {SAVE_AS}."),
)
"""Formats that are text, by what stands near their beginning."""
_INDIRECT = {
    "pdf": f"This is a PDF; open the manuscript that it was made from, {SAVE_AS}.",
    "doc": f"This is a Word 97–2003 document (.doc), even where its name says .docx; {SAVE_AS}.",
    "rtf": f"This is an RTF file; {SAVE_AS}.",
}
"""What a check can read and a copy cannot be made of."""
_UNKNOWN = f"This is not a .docx or .odt file, whatever its name says; {SAVE_AS}."
_MACROS = "The file holds macros, which are not accepted; save it without them, as .docx or .odt, and upload that."
PROTECTED = "The file is protected by a password; remove the password in your word processor and upload it again."
_OLE_LIMIT = 4 << 20


def kind_of_bytes(file: BinaryIO, size: int) -> str:
    """Tell "package" (a zip), "pdf", "doc" or "rtf" by how the file starts; all else is refused with what to do."""
    if size > FILE_LIMIT:
        raise Unreadable(f"The file is larger than {FILE_LIMIT >> 20} MB; make its pictures smaller and try again.")
    if size == 0:
        raise Unreadable("The file is empty; choose the file of your manuscript again.")
    start = file.read(4096)
    if start.startswith(b"PK\x03\x04"):
        return "package"
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_ole(start + file.read(_OLE_LIMIT), size, file)
    for magic, sentence in _MAGIC:
        if start.startswith(magic):
            raise Unreadable(sentence)
    for sign, sentence in _TEXTS:
        if sign.search(start):
            raise Unreadable(sentence)
    raise Unreadable(_UNKNOWN)


def refuse_indirect(kind: str) -> None:
    """Raise `Unreadable` for a format that is read by way of another one or in part only: no copy is made of it."""
    if kind in _INDIRECT:
        raise Unreadable(_INDIRECT[kind])


def _kind_of_ole(data: bytes, size: int, file: BinaryIO) -> str:
    """What an OLE file is: its directory names its streams in UTF-16, most often near the end."""
    file.seek(max(0, size - _OLE_LIMIT))
    data += file.read(_OLE_LIMIT)
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(PROTECTED)
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    raise Unreadable(_UNKNOWN)


_ODF = "application/vnd.oasis.opendocument."
_MAIN_PART = re.compile(rb'ContentType\s*=\s*["\']application/([^"\']*?main\+xml)["\']', re.IGNORECASE)
_WORD = (
    "openxmlformats-officedocument.wordprocessingml.document.main",
    "openxmlformats-officedocument.wordprocessingml.template.main",
)


def kind_of_package(names: Sequence[str], read: Callable[[str], bytes]) -> str:
    """Tell whether a zip package with these parts is "docx" or "odt"; others are refused with what to do."""
    lower = {name.lower(): name for name in names}
    if "[content_types].xml" in lower:
        return _office_open(lower, read(lower["[content_types].xml"]))
    if "mimetype" in lower and "content.xml" in lower:
        return _open_document(lower, read)
    if any(name.endswith(".iwa") for name in lower):
        raise Unreadable("This is a Pages document; export it to Word (.docx) and upload that.")
    raise Unreadable("This is a zip archive, not a manuscript; unpack it and upload the .docx or .odt in it.")


def _office_open(names: dict[str, str], content_types: bytes) -> str:
    if b"macroenabled" in content_types.lower() or any(name.endswith("vbaproject.bin") for name in names):
        raise Unreadable(_MACROS)
    kinds = [kind.decode("ascii", "replace") for kind in _MAIN_PART.findall(content_types)]
    if any(word in kind for kind in kinds for word in _WORD):
        return "docx"
    if any("spreadsheetml" in kind for kind in kinds):
        raise Unreadable("This is a spreadsheet, not a manuscript; upload the text as .docx or .odt.")
    if any("presentationml" in kind for kind in kinds):
        raise Unreadable("This is a presentation, not a manuscript; upload the text as .docx or .odt.")
    raise Unreadable(_UNKNOWN)


def _open_document(names: dict[str, str], read: Callable[[str], bytes]) -> str:
    mimetype = read(names["mimetype"])[:200].decode("ascii", "replace").strip()
    if mimetype not in {f"{_ODF}text", f"{_ODF}text-template"}:
        raise Unreadable(_UNKNOWN)
    manifest = names.get("meta-inf/manifest.xml")
    if manifest and b"encryption-data" in read(manifest):
        raise Unreadable(PROTECTED)
    basic = [n for n in names if n.startswith("basic/") and not n.endswith(("script-lc.xml", "script-lb.xml"))]
    if basic or any(n.startswith("scripts/") for n in names):
        raise Unreadable(_MACROS)
    return "odt"
