"""Pictures of manuscripts, encoded anew: no EXIF, no text chunks, nothing behind the image's end."""

import gzip
import io
import re
import warnings
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

LARGEST_SIDE = 1600
"""Pixels, in the reading view; the copy keeps a picture's size."""
_MOST_PIXELS = 60_000_000
_KEPT = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp", "TIFF": "tiff", "WEBP": "webp"}
_SUFFIXES = {"JPEG": "jpg"}
_MOST_FRAMES = 100
_QUALITY = 92
_GZIP = b"\x1f\x8b"
_MOST_UNPACKED = 60 << 20
_SIXTEEN = ("utf-16-le", "utf-16-be")
_ENCODINGS = ("utf-8", *_SIXTEEN, "cp1251", "latin-1")


def cleaned(data: bytes) -> bytes | None:
    """The picture in its own format without metadata; None for a format that can't be written (EMF, WMF, SVG)."""
    image = _opened(data)
    if image is None or image.format not in _KEPT:
        return None
    return _written(image, image.format)


def cleaned_file(data: bytes) -> tuple[bytes, str] | None:
    """(the picture without metadata, its suffix), every page or frame of it and upright; None for what is none."""
    image = _opened(data)
    if image is None or image.format not in _KEPT:
        return None
    frames = [ImageOps.exif_transpose(frame.copy()) for frame in ImageSequence.Iterator(image)][: _MOST_FRAMES + 1]
    if len(frames) > _MOST_FRAMES:
        return None
    form = image.format
    if len(frames) == 1:
        return _written(frames[0], form), _SUFFIXES.get(form, form.lower())
    first, *rest = (_plain(frame) for frame in frames)
    out = io.BytesIO()
    first.save(out, form, save_all=True, append_images=rest)
    return out.getvalue(), _SUFFIXES.get(form, form.lower())


def blanked(data: bytes, names: Iterable[str], find: Callable[[str], Iterable[tuple[int, int]]]) -> bytes:
    """Drawings (EMF, WMF, SVG) with every name overwritten by x's of the same length, which keeps their records.

    `find`: where a text tells of the same people in other spellings. Packed ones (EMZ, WMZ, SVGZ) are packed anew.
    """
    unpacked = _unpacked(data)
    if unpacked is not None:
        return gzip.compress(blanked(unpacked, names, find), mtime=0)
    for form in dict.fromkeys(form for name in names for form in _forms(name)):
        for encoding in _ENCODINGS:
            try:
                wanted, cover = form.encode(encoding), ("x" * len(form)).encode(encoding)
            except UnicodeEncodeError:
                continue
            cover = cover.ljust(len(wanted), b"x")[: len(wanted)]
            data = re.sub(re.escape(wanted), cover, data, flags=re.IGNORECASE)
    for encoding, shift in (("utf-8", 0), ("cp1251", 0), *((name, n) for name in _SIXTEEN for n in (0, 1))):
        data = data[:shift] + _overwritten(data[shift:], encoding, find)
    return data


def _unpacked(data: bytes) -> bytes | None:
    """What is packed as gzip does; None for what is not, is damaged or unpacks to too much."""
    if not data.startswith(_GZIP):
        return None
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpacking.decompress(data, _MOST_UNPACKED)
    except zlib.error:
        return None
    return plain if unpacking.eof and not plain.startswith(_GZIP) else None


def _overwritten(data: bytes, encoding: str, find: Callable[[str], Iterable[tuple[int, int]]]) -> bytes:
    """The same for what is found in the data as a text, which most of it is not."""
    faults = "surrogateescape" if encoding == "utf-8" else "replace"
    text = data.decode(encoding, faults)
    for start, end in find(text):
        first, last = (len(text[:at].encode(encoding, faults)) for at in (start, end))
        cover = ("x" * (last - first)).encode(encoding)[: last - first]
        data = data[:first] + cover + data[last:]
    return data


def _forms(name: str) -> Iterator[str]:
    """A name as it may be written in a drawing: either order, also in capitals or small letters."""
    words = re.split(r"[\s,]+", name.strip())
    orders = [" ".join(order) for order in permutations(words)] if 1 < len(words) <= 3 else []
    for form in (name, *orders, *(f"{words[-1]}, {' '.join(words[:-1])}" for _ in orders[:1])):
        yield from (form, form.lower(), form.upper())


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a page can show it."""

    data: bytes
    suffix: str
    """png or jpg."""
    width: int
    height: int


def for_reading(data: bytes) -> Shown | None:
    """The picture with at most `LARGEST_SIDE` pixels a side; None where a browser can't be shown it."""
    image = _opened(data)
    if image is None:
        return None
    form = "JPEG" if image.format == "JPEG" else "PNG"
    if max(image.size) > LARGEST_SIDE:
        image.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    return Shown(_written(image, form), "jpg" if form == "JPEG" else "png", image.width, image.height)


def _opened(data: bytes) -> Image.Image | None:
    """The decoded picture; None for what is no raster image, is damaged or would unpack to too many pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=tuple(_KEPT))
            if image.width * image.height > _MOST_PIXELS:
                return None
            image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    return image


def _written(image: Image.Image, form: str) -> bytes:
    """Only the pixels go over: a new image has none of the old one's information."""
    if form == "JPEG" and image.mode not in {"L", "RGB"}:
        image = image.convert("RGB")
    elif form == "PNG" and image.mode not in {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}:
        image = image.convert("RGBA" if "A" in image.getbands() else "RGB")
    plain = _plain(image)
    out = io.BytesIO()
    transparency = (
        {"transparency": image.info["transparency"]} if form in {"PNG", "GIF"} and "transparency" in image.info else {}
    )
    quality = {"quality": _QUALITY} if form in {"JPEG", "WEBP"} else {}
    plain.save(out, form, **transparency, **quality)
    return out.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """A new image of the same pixels, which has none of the old one's information."""
    plain = Image.frombytes(image.mode, image.size, image.tobytes())
    palette = image.getpalette() if image.mode == "P" else None
    if palette:
        plain.putpalette(palette)
    return plain
