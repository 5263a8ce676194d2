"""The names of OpenDocument: namespaces, lengths, percentages."""

import re

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_ODF}office:1.0}}"
TEXT = f"{{{_ODF}text:1.0}}"
STYLE = f"{{{_ODF}style:1.0}}"
TABLE = f"{{{_ODF}table:1.0}}"
DRAW = f"{{{_ODF}drawing:1.0}}"
META = f"{{{_ODF}meta:1.0}}"
FO = f"{{{_ODF}xsl-fo-compatible:1.0}}"
SVG = f"{{{_ODF}svg-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|px)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}


def points(text: str) -> float | None:
    """A length in points, None where it is none."""
    found = _LENGTH.fullmatch(text.strip())
    return float(found[1]) * _POINTS[found[2]] if found else None


def percent(text: str) -> float | None:
    """A percentage as a share of one, None where it is none."""
    digits = text.strip().removesuffix("%")
    try:
        return float(digits) / 100 if digits != text.strip() else None
    except ValueError:
        return None


def whole(text: str, otherwise: int) -> int:
    """A small whole number; repetitions in hostile files run into the millions, so it is capped at 10,000."""
    return min(int(text), 10_000) if text.isdecimal() and len(text) < 10 else otherwise
