"""Addresses and identifiers in a text, also those that are written so that programs shall not find them."""

import re
from collections.abc import Iterator

from jcas.domain.spans import Span

_AT = r"(?:\s?@\s?|\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?)"
_DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?)"
_HYPHEN = "[-‐‑‒–]"
_LOCAL, _HOST = r"(?<![\w.+'-])[\w.+'-]{1,64}", r"[\w-]{1,63}"
_CONTACT = re.compile(
    rf"{_LOCAL}{_AT}(?=\S{{0,60}}[^\W\d_]{{2}}){_HOST}(?:{_DOT}{_HOST}){{1,8}}"
    rf"|{_LOCAL}\s+(?-i:AT)\s+{_HOST}(?:(?:\.|\s+(?-i:DOT)\s+){_HOST}){{0,8}}\s+(?-i:DOT)\s+{_HOST}"
    r"|(?:https?://)?(?:www\.)?orcid\.org/[\dx-]+"
    rf"|(?<![\d-])(?:\d{{4}}{_HYPHEN}){{3}}\d{{3}}[\dx](?![\d-])",
    re.IGNORECASE,
)
"""A mail address ("a@example.org", "a [at] example (dot) org", "a AT example DOT org") or an ORCID iD."""
_HINT = re.compile(rf"@|[\[({{<]\s?at\s?[\])}}>]|\s(?-i:AT)\s|orcid|(?:\d{{4}}{_HYPHEN}){{2}}", re.IGNORECASE)
"""What each of them holds; most texts hold none."""


def without_contacts(text: str) -> str:
    """The text without its mail addresses and ORCID iDs."""
    return _CONTACT.sub(" ", text) if _HINT.search(text) else text


def contacts_in(text: str) -> Iterator[Span]:
    """Where mail addresses and ORCID iDs stand in a text."""
    if _HINT.search(text):
        yield from (found.span() for found in _CONTACT.finditer(text))
