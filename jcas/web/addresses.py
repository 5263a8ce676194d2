"""Addresses of this site: where a person is sent on to, and never anywhere else; the ids that stand in them."""

from typing import Any
from urllib.parse import urlsplit

from werkzeug.routing import IntegerConverter, UnicodeConverter

LARGEST_ID = (1 << 31) - 1
"""The largest number that an id's column holds on PostgreSQL; SQLite's driver fails at larger ones of its own."""


class IdConverter(IntegerConverter):
    """`<int:…>` in an address: larger numbers than any id can be lead nowhere instead of to the database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max": LARGEST_ID, **kwargs})


class TextConverter(UnicodeConverter):
    """`<…>` in an address: without the zero character, which no database takes."""

    part_isolating = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regex = self.regex.replace("[^/]", r"[^/\0]")


def read_id(text: str) -> int:
    """An id of a form; 0, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def same_site(target: str | None) -> str | None:
    """The target where it is a path of this site; None for anything that a browser might read as another host."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    if "\\" in target or any(ord(letter) < 33 or ord(letter) == 127 for letter in target):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target


def page_of(came_from: str | None) -> str | None:
    """The page of this site that a Referer names, whichever host it says; None for one that is none or no address."""
    try:
        parts = urlsplit(came_from or "")
    except ValueError:
        return None
    return same_site(parts.path + (f"?{parts.query}" if parts.query else ""))


def host_of(came_from: str | None) -> str | None:
    """The host (with its port) that a Referer or Origin names; None for what is no address."""
    try:
        return urlsplit(came_from or "").netloc or None
    except ValueError:
        return None
