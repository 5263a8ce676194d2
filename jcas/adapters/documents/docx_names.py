"""The names of WordprocessingML: namespaces and how values are written."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
"""W as strict files write it; reading maps it to W."""
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_ABSURD = 1e9
_FALSE = {"0", "false", "off", "none"}


def value(element: etree._Element, name: str) -> str:
    """An attribute of the w namespace, "" where it is not there."""
    return element.get(f"{W}{name}", "")


def flag(element: etree._Element) -> bool:
    """An on-off property: on where it stands without a value."""
    return element.get(f"{W}val", "1").lower() not in _FALSE


def integer(text: str) -> int | None:
    """A whole number as OOXML writes it, None for anything else and for what no document means."""
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if abs(number) < _ABSURD else None
