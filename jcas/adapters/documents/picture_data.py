"""What the pictures of a manuscript say beside their pixels: EXIF, XMP, text chunks, comments.

Only pictures that hold such data are opened, and none is decoded.
"""

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

from jcas.adapters.documents.package import Package
from jcas.domain.refusals import Unreadable

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".gif")
_SIGNS = (b"Exif\0\0", b"http://ns.adobe.com/xap/", b"Photoshop 3.0", b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"x:xmpmeta")
_MOST_BYTES = 60 << 20
_MOST_TEXTS = 50
_LONGEST = 4000
_GPS = 0x8825
_TAG = re.compile(r"<[^<>]{0,2000}>")
_UTF_16_TAGS = range(0x9C9B, 0x9CA0)
"""Windows' own title, comment, author, keywords and subject."""


def picture_data(path: Path) -> dict[str, list[str]]:
    """Part name -> texts that the picture holds, "GPS" among them where it tells a place; only pictures with any.

    Nothing for a file that is no package (a PDF).
    """
    found: dict[str, list[str]] = {}
    if not is_zipfile(path):
        return found
    left = _MOST_BYTES
    with Package(path) as package:
        for name in package.names:
            if name.lower().endswith(_PICTURES) and left > 0:
                data = _read(package, name)
                left -= len(data)
                if texts := list(dict.fromkeys(texts_of(data)))[:_MOST_TEXTS]:
                    found[name] = texts
    return found


def texts_of(data: bytes) -> Iterator[str]:
    """The texts that one picture holds, without those of a single sign."""
    if any(sign in data for sign in _SIGNS) or data.startswith((b"II*\0", b"MM\0*")):
        for text in (*_chunks(data), *_opened(data)):
            plain = " ".join(_TAG.sub(" ", text[:_LONGEST]).replace("\0", " ").split())
            if len(plain) > 1:
                yield plain


def _read(package: Package, name: str) -> bytes:
    try:
        return package.read(name)
    except Unreadable:  # a picture that is damaged shows nothing
        return b""


def _chunks(data: bytes) -> Iterator[str]:
    """The text chunks of a PNG, wherever they stand."""
    at = 8
    while data.startswith(b"\x89PNG") and at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        content = data[at + 8 : at + 8 + min(size, _LONGEST * 4)]
        if kind in {b"tEXt", b"iTXt"}:
            yield content.decode("utf-8", "replace")
        elif kind == b"zTXt":
            yield _unpacked(content.partition(b"\0")[2][1:])
        at += size + 12


def _unpacked(data: bytes) -> str:
    try:
        return zlib.decompressobj().decompress(data, _LONGEST).decode("latin-1")
    except zlib.error:
        return ""


def _opened(data: bytes) -> Iterator[str]:
    """EXIF's texts and what else a library finds; nothing where it fails."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data))
            yield from _texts_in(image)
    except Exception:  # noqa: BLE001 - a library that meets a broken picture raises what it likes
        return


def _texts_in(image: Any) -> Iterator[str]:
    exif = image.getexif()
    for tag, value in exif.items():
        yield from _text(value, wide=tag in _UTF_16_TAGS)
    for tag, value in exif.get_ifd(0x8769).items():
        yield from _text(value, wide=tag in _UTF_16_TAGS)
    if exif.get_ifd(_GPS):
        yield "GPS"
    for key in ("comment", "xmp", "XML:com.adobe.xmp", "Artist", "photoshop"):
        value = image.info.get(key)
        values = value.values() if isinstance(value, dict) else [value]
        for one in values:
            yield from _text(one)


def _text(value: Any, *, wide: bool = False) -> Iterator[str]:
    if isinstance(value, bytes):
        yield value.decode("utf-16-le" if wide else "utf-8", "replace")
    elif isinstance(value, str):
        yield value
