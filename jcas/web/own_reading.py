"""The reading view of a manuscript as it is, in pieces: a page puts notes beside each of them.

Its folder never changes, so what was made of it is kept in memory.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import current_app
from markupsafe import Markup

from jcas.adapters.documents.reading import FILE
from jcas.models.files import Version
from jcas.web.context import storage
from jcas.web.reading import Heading, clean, picture_in
from jcas.web.translations import gettext as _

MACROS = "macros/manuscript.html"


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the text: safe HTML, and the numbers of the paragraphs in it."""

    html: Markup
    paragraphs: tuple[int, ...]
    kind: str
    anchor: int | None = None
    """The number of a paragraph that holds nothing but a picture, for links to it."""


@dataclass(frozen=True, slots=True)
class OwnReading:
    """The whole text, and its headings."""

    pieces: tuple[Piece, ...]
    outline: tuple[Heading, ...]


def own_reading_of(version: Version | None, *, pictures: str) -> OwnReading | None:
    """The version's reading view as it is; None while there is none. `pictures`: the address before their names."""
    if version is None or version.own_reading_key is None:
        return None
    path = storage().path(version.own_reading_key) / FILE
    return _rendered(path, pictures) if path.is_file() else None


def own_picture_of(version: Version | None, name: str) -> tuple[Path, str] | None:
    """Where a picture of that view lies and its media type; None for any other name."""
    return picture_in(version.own_reading_key if version else None, name)


@lru_cache(maxsize=32)
def _rendered(path: Path, pictures: str) -> OwnReading:
    reading = json.loads(path.read_text("utf8"))
    macros = current_app.jinja_env.get_template(MACROS).make_module({"clean": clean, "pictures": pictures})
    pieces = tuple(_pieces(reading, macros))
    headings = (block for block in reading["blocks"] if block["kind"] == "heading")
    outline = tuple(Heading(b["n"], b["level"], clean(b["html"]).striptags()) for b in headings)
    return OwnReading(pieces, outline)


def _pieces(reading: Mapping[str, Any], macros: Any) -> Iterator[Piece]:
    seen: set[int] = set()
    boxes = [block for box in reading["text_boxes"] for block in box]
    for block in (*reading["blocks"], *boxes):
        numbers = tuple(dict.fromkeys(_numbers(block)))
        seen.update(numbers)
        alone = block["n"] if block["kind"] == "figure" and block["n"] not in seen else None
        seen.update(() if alone is None else (alone,))
        yield Piece(Markup(macros.blocks_of([block])), numbers or _alone(alone), block["kind"], alone)  # noqa: S704
    if reading["notes"]:
        yield Piece(Markup("<h2>{}</h2>").format(_("Notes")), (), "heading")
    for note in reading["notes"]:
        html = Markup('<div class="note" id="{}"><span class="note-label">{}</span><div>{}</div></div>').format(
            note["id"],
            note["label"],
            Markup(macros.blocks_of(note["blocks"], inner=True)),  # noqa: S704  each text in it was cleaned
        )
        yield Piece(html, tuple(_numbers(note)), "note")


def _alone(number: int | None) -> tuple[int, ...]:
    return () if number is None else (number,)


def _numbers(part: Any) -> Iterator[int]:
    """The paragraphs with text of a block, those of its cells included."""
    if isinstance(part, Mapping):
        if isinstance(part.get("html"), str):
            yield part["n"]
        for inner in part.values():
            yield from _numbers(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _numbers(inner)
