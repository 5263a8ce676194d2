import gzip
import io

import pytest
from PIL import Image

from jcas.adapters.documents.pictures import LARGEST_SIDE, blanked, cleaned, for_reading
from jcas.demo.manuscripts import small_png
from jcas.domain.structure.identity import Identity


def picture(form: str, mode: str = "RGB", size: tuple[int, int] = (40, 20), **extra: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 1 if mode == "P" else None).save(out, form, **extra)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "RGB"),
        ("PNG", "P"),
        ("PNG", "RGBA"),
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("GIF", "P"),
        ("BMP", "RGB"),
        ("TIFF", "RGB"),
    ],
)
def test_cleaned_keeps_format_and_size(form: str, mode: str) -> None:
    fresh = cleaned(picture(form, mode))
    assert fresh is not None
    image = Image.open(io.BytesIO(fresh))
    assert (image.format, image.size) == (form, (40, 20))


def test_cleaned_keeps_the_colours() -> None:
    fresh = cleaned(small_png((10, 200, 30)))
    assert fresh is not None
    assert Image.open(io.BytesIO(fresh)).convert("RGB").getpixel((5, 5)) == (10, 200, 30)


def test_metadata_goes() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Aigerim Bekova"
    for data in (small_png(author="Aigerim Bekova"), picture("JPEG", exif=exif, comment=b"Aigerim Bekova")):
        assert b"Bekova" in data
        assert b"Bekova" not in (cleaned(data + b"Bekova behind the end") or b"")


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", b"\x01\0\0\0" + b" EMF" * 30, b"<svg xmlns='http://www.w3.org/2000/svg'/>", small_png()[:60]],
)
def test_what_is_no_whole_raster_picture_is_not_shown(data: bytes) -> None:
    assert for_reading(data) is None
    assert cleaned(data) is None


def test_large_pictures_are_made_smaller_for_reading() -> None:
    shown = for_reading(picture("PNG", size=(4000, 1000)))
    assert shown is not None
    assert (shown.width, shown.height, shown.suffix) == (LARGEST_SIDE, 400, "png")


def test_pictures_of_too_many_pixels_are_not_opened() -> None:
    header = bytearray(small_png())
    header[16:24] = (60_000).to_bytes(4, "big") * 2
    assert for_reading(bytes(header)) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("shift", [0, 1])
@pytest.mark.parametrize("name", ["Айгерим Бекова", "БЕКОВА АЙГЕРИМ", "Бекова Айгерим М."])
def test_a_drawing_is_blanked_of_a_name_in_other_letters(name: str, encoding: str, shift: int) -> None:
    told = name.encode(encoding)
    data = bytes(range(7, 7 + shift)) + b"\0EMF\0\0" + told + b"\0\0end"
    left = blanked(data, ["Aigerim Bekova"], Identity(people=["Aigerim Bekova"]).find)
    assert (len(left), told in left, left[:3], left[-3:]) == (len(data), False, data[:3], b"end")
    assert not [part for part in name.split()[:2] if part.encode(encoding) in left]


def test_a_packed_drawing_is_unpacked_to_be_blanked_and_loses_the_name_of_its_file() -> None:
    name, packed = "Aigerim Bekova", io.BytesIO()
    with gzip.GzipFile("Bekova_map.emf", "wb", fileobj=packed) as file:
        file.write(b"\0EMF" + name.encode("utf-16-le") + b"end")
    left = blanked(packed.getvalue(), [name], Identity(people=[name]).find)
    assert gzip.decompress(left) == b"\0EMF" + ("x" * len(name)).encode("utf-16-le") + b"end"
    assert b"Bekova" not in left
    for spoilt in (packed.getvalue()[:-12], packed.getvalue()[:20] + b"\xff" * 30, gzip.compress(packed.getvalue())):
        assert blanked(spoilt, [name], Identity(people=[name]).find) == spoilt
