"""Ways to spoil a document: bytes of the file, parts of its zip, elements and attributes of its XML."""

import io
import warnings
import zipfile
from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

_NASTY = (
    "",
    "-1",
    "0",
    "999999999999",
    "1e400",
    "NaN",
    "\u202e",
    "x" * 5_000,
    "²",
    "none",
    "%1%2%3",
    "../../x",
    "#",
    "٣",
)
_XML = (".xml", ".rels")

Mutation = Callable[[bytes, Random], bytes]


def flipped(data: bytes, rng: Random) -> bytes:
    """A few bytes changed anywhere."""
    spoilt = bytearray(data)
    for _ in range(rng.choice((1, 3, 20, 200))):
        if spoilt:
            spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def headers_flipped(data: bytes, rng: Random) -> bytes:
    """Bytes of the zip's own records changed: sizes, offsets, flags, names, counts."""
    spoilt = bytearray(data)
    starts = [i for sign in (b"PK\1\2", b"PK\3\4", b"PK\5\6") for i in _places(data, sign)]
    for _ in range(rng.choice((1, 2, 6))):
        if starts:
            place = rng.choice(starts) + rng.randrange(4, 46)
            if place < len(spoilt):
                spoilt[place] = rng.choice((0, 1, 0xFF, rng.randrange(256)))
    return bytes(spoilt)


def _places(data: bytes, sign: bytes) -> list[int]:
    places, at = [], data.find(sign)
    while at >= 0:
        places.append(at)
        at = data.find(sign, at + 1)
    return places


def cut(data: bytes, rng: Random) -> bytes:
    """The file's beginning, or the file without a stretch, or with one twice."""
    a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return rng.choice((data[:a], data[:a] + data[b:], data[:b] + data[a:]))


def parts_spoilt(data: bytes, rng: Random) -> bytes:
    """One part changed as bytes, taken away, emptied, or exchanged for another."""

    def spoil(parts: dict[str, bytes]) -> None:
        name, other = rng.choice(list(parts)), rng.choice(list(parts))
        match rng.randrange(5):
            case 0:
                del parts[name]
            case 1:
                parts[name] = b""
            case 2:
                parts[name], parts[other] = parts[other], parts[name]
            case 3:
                parts[name] = cut(parts[name], rng)
            case _:
                parts[name] = flipped(parts[name], rng)

    return _packed(data, spoil)


def elements_spoilt(data: bytes, rng: Random) -> bytes:
    """Elements of a part taken away, doubled, moved, renamed; attributes exchanged or given odd values."""

    def spoil(parts: dict[str, bytes]) -> None:
        names = [name for name in parts if name.endswith(_XML)]
        for _ in range(rng.choice((1, 1, 3)) if names else 0):
            name = rng.choice(names)
            try:
                root = etree.fromstring(parts[name])
            except etree.XMLSyntaxError:  # a seed's own fault
                continue
            for _ in range(rng.choice((1, 2, 5, 30))):
                _spoil_element(root, rng)
            parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)

    return _packed(data, spoil)


def _spoil_element(root: etree._Element, rng: Random) -> None:
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    element, other = rng.choice(elements), rng.choice(elements)
    parent = element.getparent()
    match rng.randrange(7):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None:
            parent.append(deepcopy(element))
        case 2 if element not in (root, other) and other not in element.iterdescendants():
            other.insert(0, element)
        case 3:
            element.tag = other.tag
        case 4 if element.attrib:
            element.set(rng.choice(list(map(str, element.attrib))), rng.choice(_NASTY))
        case 5 if other.attrib:
            key = str(rng.choice(list(other.attrib)))
            element.set(key, str(other.get(key)))
        case _:
            element.text = rng.choice(_NASTY)


def _packed(data: bytes, spoil: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    spoil(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        for name, part in parts.items():
            package.writestr(name, part)
    return buffer.getvalue()


OF_BYTES: tuple[Mutation, ...] = (flipped, cut)
OF_PACKAGES: tuple[Mutation, ...] = (flipped, headers_flipped, cut, parts_spoilt, *[elements_spoilt] * 6)


def mutated(data: bytes, rng: Random) -> bytes:
    """The document, spoilt in one way or another."""
    ways = OF_PACKAGES if data.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(data)) else OF_BYTES
    return rng.choice(ways)(data, rng)
