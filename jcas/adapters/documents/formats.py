"""Which format a file has, told by its bytes, and the sentence for each that can't be read here."""

import re
from collections.abc import Callable, Sequence
from typing import BinaryIO

from jcas.domain.refusals import Unreadable

_SAVE_AS = "save it as .docx or .odt in your word processor and upload that"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"This is a PDF; open the manuscript that it was made from, {_SAVE_AS}."),
    (b"{\\rtf", f"This is an RTF file; {_SAVE_AS}."),
    (b"\x89PNG", "This is a picture, not a manuscript; upload the text as .docx or .odt."),
    (b"\xff\xd8\xff", "This is a picture, not a manuscript; upload the text as .docx or .odt."),
    (b"GIF8", "This is a picture, not a manuscript; upload the text as .docx or .odt."),
    (b"BM", "This is a picture, not a manuscript; upload the text as .docx or .odt."),
    (b"II*\0", "This is a picture, not a manuscript; upload the text as .docx or .odt."),
    (b"MM\0*", "This is a picture, not a manuscript; upload the text as .docx or .odt."),
    (b"Rar!", "This is an archive, not a manuscript; unpack it and upload the .docx or .odt in it."),
    (b"7z\xbc\xaf", "This is an archive, not a manuscript; unpack it and upload the .docx or .odt in it."),
    (b"\x1f\x8b", "This is an archive, not a manuscript; unpack it and upload the .docx or .odt in it."),
)
_UNKNOWN = f"This is not a .docx or .odt file, whatever its name says; {_SAVE_AS}."
_MACROS = "The file holds macros, which are not accepted; save it without them, as .docx or .odt, and upload that."
PROTECTED = "The file is protected by a password; remove the password in your word processor and upload it again."
_OLE_LIMIT = 4 << 20


def refuse_by_magic(file: BinaryIO, size: int) -> None:
    """Raise `Unreadable` with what to do, unless the file starts like a zip package."""
    if size == 0:
        raise Unreadable("The file is empty; choose the file of your manuscript again.")
    start = file.read(512)
    if start.startswith(b"PK\x03\x04"):
        return
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise Unreadable(_ole(start + file.read(_OLE_LIMIT), size, file))
    for magic, sentence in _MAGIC:
        if start.startswith(magic):
            raise Unreadable(sentence)
    raise Unreadable(_UNKNOWN)


def _ole(data: bytes, size: int, file: BinaryIO) -> str:
    """What an OLE file is: its directory names its streams in UTF-16, most often near the end."""
    file.seek(max(0, size - _OLE_LIMIT))
    data += file.read(_OLE_LIMIT)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PROTECTED
    if "WordDocument".encode("utf-16-le") in data:
        return f"This is a Word 97–2003 document (.doc), even where its name says .docx; {_SAVE_AS}."
    return _UNKNOWN


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
