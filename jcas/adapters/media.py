"""What kind of bytes a further file holds, told by its first bytes, never by its name."""

from pathlib import Path

from jcas.domain.refusals import Invalid

_START = 512
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"PK\x03\x04", "application/zip"),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
_UNKNOWN = "application/octet-stream"


def media_type_of(path: Path) -> str:
    """The media type of the file's content; application/octet-stream for what is only ever handed on as it is.

    Raises `Invalid` for an empty file and for programs.
    """
    with path.open("rb") as file:
        start = file.read(_START)
    if not start:
        raise Invalid("The file is empty; choose it again.")
    if start.startswith(_PROGRAMS):
        raise Invalid("This is a program, not a document; programs are not accepted.")
    return next((kind for magic, kind in _KINDS if start.startswith(magic)), _UNKNOWN)
