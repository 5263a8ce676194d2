"""The reading view of an anonymised manuscript as a page's part: numbered paragraphs, outline, tables, figures, notes.

A folder of the storage holds it (jcas.adapters.documents.reading writes and describes it); it never changes, so what
was made of it is kept in memory.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import nh3
from flask import render_template
from markupsafe import Markup

from jcas.adapters.documents.reading import FILE
from jcas.models.files import Version
from jcas.web.context import storage

_TAGS = {"strong", "em", "sup", "sub", "br", "a"}
_PICTURE = re.compile(r"picture-[0-9]{1,4}\.(png|jpg)")
MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline."""

    n: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A manuscript to read: safe HTML, and its headings."""

    html: Markup
    outline: tuple[Heading, ...]


def reading_of(version: Version | None, *, pictures: str) -> Reading | None:
    """The version's reading view; None while there is none. `pictures`: the address before pictures' names."""
    if version is None or version.reading_key is None:
        return None
    path = storage().path(version.reading_key) / FILE
    return _rendered(path, pictures) if path.is_file() else None


def picture_of(version: Version | None, name: str) -> tuple[Path, str] | None:
    """Where a picture of the reading view lies and its media type; None for any other name."""
    return picture_in(version.reading_key if version else None, name)


def picture_in(key: str | None, name: str) -> tuple[Path, str] | None:
    """A picture of the reading view in the storage's folder `key`: its path and media type, or None."""
    found = _PICTURE.fullmatch(name)
    if key is None or not found:
        return None
    path = storage().path(key) / name
    return (path, MEDIA_TYPES[found[1]]) if path.is_file() else None


@lru_cache(maxsize=64)
def _rendered(path: Path, pictures: str) -> Reading:
    reading = json.loads(path.read_text("utf8"))
    html = render_template("reviewer/review/manuscript.html", reading=reading, pictures=pictures, clean=clean)
    return Reading(Markup(html), tuple(_outline(reading["blocks"])))  # noqa: S704  each text in it was cleaned


def clean(html: str) -> Markup:
    """The view's own tags and links within the page, whatever a document made the reader write."""
    return Markup(nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=set(), link_rel=None))  # noqa: S704


def _outline(blocks: list[dict[str, Any]]) -> Iterator[Heading]:
    for block in blocks:
        if block["kind"] == "heading":
            yield Heading(block["n"], block["level"], Markup(block["html"]).striptags())  # noqa: S704  text only
