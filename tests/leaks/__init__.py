"""Files that tell of their author in every place that a word processor has for it: for tests that a copy tells nothing.

`FORMS` are what no copy may hold in any part's bytes; the surname alone may stand where a work is cited. `respelt`
gives a file whose author is spelt otherwise everywhere but in the byline.
"""

import io
import zipfile
from pathlib import Path

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
    "Айгерим",
    "Бековой",
    "А. М. Бекова",
    "[at] example",
    "AT example",
    "avokeB miregiA",
    "Aigerim_Bekova",
    "Bekova_Aigerim",
    "AigerimBekova",
    "Bekova-Aigerim",
    "Aigerim-Bekova",
)
UNIVERSITY = "University of the Seven Hidden Lakes"
CITED = "Bekova, A. (2020). Lakes and their keepers. *Journal of Lakes*, 1(1), 1–9."
TEXT = "The lakes of the steppe are kept by those who live at them, and no map tells where the water will stand next year. "


OTHERWISE = (
    "Айгерим Маратовна Бекова, к Бековой Айгерим, А. М. Бекова и \u202eavokeB miregiA\u202c "
    "(a.bekova [at] example (dot) org, a.bekova AT example DOT org)"
)
"""The author in other letters, another case, backwards, and her address written out."""
SPELLINGS = {"cyrillic": ("Айгерим", "Бекова"), "kazakh": ("Әйгерім", "Бекова"), "romanised": ("Ajgerim", "Bekowa")}


def respelt(path: Path, given: str, surname: str) -> tuple[str, ...]:
    """Spell the author otherwise (with as many letters) everywhere in the file but in its byline; gives its `FORMS`."""
    pieces = {"Aigerim": given, "Bekova": surname, "Aig\u00aderim": f"{given[:3]}\u00ad{given[3:]}", "Bek\u00adova": f"{surname[:3]}\u00ad{surname[3:]}"}  # fmt: skip
    cut = {">Aig<": given[:3], ">erim<": given[3:], "> Bek<": f" {surname[:3]}", ">erim Bek<": f"{given[3:]} {surname[:3]}", ">ova<": surname[3:]}  # fmt: skip
    pieces |= {piece: f">{letters}<" for piece, letters in cut.items()} | {">ova keeps": f">{surname[3:]} keeps"}
    with zipfile.ZipFile(path) as package:
        parts = [(entry, package.read(entry)) for entry in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for entry, data in parts:
            name = _replaced(entry.filename, pieces)
            written = data.replace(NAME.encode("utf-16-le"), f"{given} {surname}".encode("utf-16-le"))
            if name.endswith((".xml", ".rels", ".rdf", ".svg")):
                written = _with_byline(_replaced(data.decode(), pieces), f"{given} {surname}").encode()
            package.writestr(name, written, zipfile.ZIP_STORED if name == "mimetype" else None)
    forms = (f"{given} {surname}", f"{surname} {given}", f"{surname}, {given}", f"{given[0]}. {surname}")
    forms += (f"{given}_{surname}", f"{surname}_{given}", f"{given}{surname}", f"{surname}-{given}")
    return (*forms, f"A. {surname}", f"{surname} {given[0]}.", *FORMS)


def _replaced(text: str, pieces: dict[str, str]) -> str:
    for piece, other in pieces.items():
        text = text.replace(piece, other)
    return text


def _with_byline(part: str, name: str) -> str:
    """The part with the author's own spelling in the first paragraph that is nothing but the name."""
    for end in ("</w:t></w:r></w:p>", "</text:p>"):
        part = part.replace(f">{name}{end}", f">{NAME}{end}", 1)
    return part


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
        f"<c:cat><c:strRef><c:f>[Aigerim_Bekova.xlsx]'{TURNED}'!A1</c:f><c:strCache>{told}</c:strCache></c:strRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart>{embedded}</c:chartSpace>"
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
