"""Characters that a .docx keeps as elements of their own, with the font that shows them."""

import re

from jcas.adapters.documents.docx_names import value
from jcas.adapters.documents.tree import Element

_SYMBOLS = re.compile("symbol|dings|bats|mt extra|marlett|icon|math|bullet", re.IGNORECASE)
"""Fonts that show signs in the place of letters."""


def symbol(element: Element) -> str:
    """A w:sym's character; symbol fonts put theirs into the private area, where only the font knows it."""
    try:
        number = int(value(element, "char"), 16)
    except ValueError:
        return ""
    if 0xF020 <= number <= 0xF0FF and not _SYMBOLS.search(value(element, "font") or "symbol"):
        number -= 0xF000  # a font of letters, which has them where they belong
    return chr(number) if 0x20 <= number < 0xD800 or 0xF900 <= number < 0x10000 else "•"
