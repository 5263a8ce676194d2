"""Files that tell of their author in every place that a word processor has for it: for tests that a copy tells nothing.

`FORMS` are what no copy may hold in any part's bytes; the surname alone may stand where a work is cited.
"""

import io

from PIL import Image, PngImagePlugin

NAME, TURNED, EMAIL, ORCID = "Aigerim Bekova", "Bekova Aigerim", "a.bekova@example.org", "0000-0002-1825-0097"
FORMS = (
    NAME,
    TURNED,
    "Bekova, Aigerim",
    EMAIL,
    ORCID,
    ORCID.replace("-", ""),
    "A. Bekova",
    "Bekova A.",
    "bekova.example.org",
)
UNIVERSITY = "University of the Seven Hidden Lakes"
CITED = "Bekova, A. (2020). Lakes and their keepers. *Journal of Lakes*, 1(1), 1–9."
TEXT = "The lakes of the steppe are kept by those who live at them, and no map tells where the water will stand next year. "


def png() -> bytes:
    """A picture whose text chunks name the author."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", NAME)
    told.add_itxt("XML:com.adobe.xmp", f"<x><dc:creator>{NAME}</dc:creator></x>")
    out = io.BytesIO()
    Image.new("RGB", (40, 20), (90, 120, 150)).save(out, "PNG", pnginfo=told)
    return out.getvalue()


def jpeg() -> bytes:
    """A photograph whose EXIF names the author and the place."""
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = NAME, f"(c) {NAME}"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    Image.new("RGB", (40, 20), (150, 120, 90)).save(out, "JPEG", exif=exif, comment=EMAIL.encode())
    return out.getvalue()


def svg() -> bytes:
    """A drawing whose metadata, title and text name the author."""
    return (
        f'<?xml version="1.0"?><!-- {NAME} --><svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        f"<title>{NAME}</title><metadata><creator>{TURNED}</creator></metadata><text>{EMAIL}</text></svg>"
    ).encode()


def chart(embedded: str = "") -> str:
    """A chart's title, labels and values as Word keeps them; `embedded`: the reference to its workbook."""
    told = "".join(f"<c:pt idx='{n}'><c:v>{text}</c:v></c:pt>" for n, text in enumerate((NAME, "Second lake")))
    return (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p>'
        "<a:r><a:t>Drawn by Aigerim </a:t></a:r><a:r><a:t>Bekova</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser>"
        f"<c:cat><c:strRef><c:f>{TURNED}!A1</c:f><c:strCache>{told}</c:strCache></c:strRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart>{embedded}</c:chartSpace>"
    )


def emf() -> bytes:
    """The smallest EMF, whose description names the author as drawing programs do, in UTF-16."""
    described = f"Drawer\0{NAME}\0\0".encode("utf-16-le")
    described += b"\0" * (-len(described) % 4)
    size, end = (
        108 + len(described),
        (14).to_bytes(4, "little") + (20).to_bytes(4, "little") + bytes(8) + (20).to_bytes(4, "little"),
    )
    numbers = (1, size, 0, 0, 40, 20, 0, 0, 1000, 500, 0x464D4520, 0x10000, size + 20, 2)
    head = b"".join(n.to_bytes(4, "little") for n in numbers) + (1).to_bytes(2, "little") + bytes(2)
    head += b"".join(n.to_bytes(4, "little") for n in (len(described) // 2, 108, 0, 1024, 768, 320, 240)) + bytes(20)
    return head.ljust(108, b"\0") + described + end
