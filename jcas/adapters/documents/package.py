"""The safe reader of zip packages: what a file is, by its content, and its parts within limits.

The limits refused every hostile file tried and no real one (600 MB of XML in a 0.6 MB zip among them).
"""

import os
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from lxml import etree

from jcas.adapters.documents.formats import PROTECTED, kind_of_bytes, kind_of_package, refuse_indirect
from jcas.adapters.documents.parsing import DAMAGED, Malformed, parse
from jcas.domain.refusals import Unreadable

MEGABYTE = 1 << 20
ENTRY_LIMIT = 5_000
TOTAL_LIMIT = 300 * MEGABYTE
PART_LIMIT = 80 * MEGABYTE
RATIO_LIMIT = 200
"""Unpacked by packed size, for parts over a megabyte."""
DIRECTORY_LIMIT = 4 * MEGABYTE
_LONGEST_END = 22 + 65_535 + 20 + 56
"""A zip's end: its last record with the longest comment, and what a large archive writes before it."""
_DENSE = 0.95
"""Packed by unpacked size, from which packing a part anew is time lost."""
_NO_DATE = (1980, 1, 1, 0, 0, 0)

_BOMB = "The file unpacks to far more than a manuscript can hold; save it anew from your word processor and try again."

_SPOILT = (
    zipfile.BadZipFile, zlib.error, struct.error, KeyError, IndexError, ValueError, EOFError, OSError, OverflowError,
    RuntimeError, NotImplementedError,
)  # fmt: skip
"""What `zipfile` raises at one spoilt byte or another."""


class Package:
    """A .docx or .odt package, opened for reading. Every access is bounded; use it in a `with` statement."""

    def __init__(self, path: Path) -> None:
        self._parsed: dict[str, etree._Element] = {}
        self._related: dict[str, list[Relationship]] = {}
        try:
            refuse_endless_directory(path)
            self._zip = zipfile.ZipFile(path)
            self._check()
        except _SPOILT as error:
            raise Unreadable(DAMAGED) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def _check(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > ENTRY_LIMIT or sum(e.file_size for e in entries) > TOTAL_LIMIT:
            raise Unreadable(_BOMB)
        if len({e.filename for e in entries}) != len(entries):
            raise Unreadable(DAMAGED)
        if any(e.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for e in entries):
            raise Unreadable(DAMAGED)  # the two that word processors use; others unpack without a bound
        for entry in entries:
            if entry.flag_bits & 0x1:
                raise Unreadable(PROTECTED)
            swollen = entry.file_size > MEGABYTE and entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1)
            if entry.file_size > PART_LIMIT or swollen:
                raise Unreadable(_BOMB)

    @property
    def names(self) -> list[str]:
        """Names of all parts, folders left out."""
        return [e.filename for e in self._zip.infolist() if not e.is_dir()]

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The part's bytes; `Unreadable` where it is absent or damaged. The size stated in the zip is not trusted."""
        try:
            with self._zip.open(name) as part:
                data = part.read(PART_LIMIT + 1)
        except _SPOILT as error:
            raise Unreadable(DAMAGED) from error
        if len(data) > PART_LIMIT:
            raise Unreadable(_BOMB)
        return data

    def copy(self, target: Path, changes: Mapping[str, bytes]) -> None:
        """Write a copy of the package with these parts changed or added; all others keep bytes, order and date.

        A part named `mimetype` comes first and stored, as OpenDocument asks. What did not get smaller (pictures, most
        often) is stored without trying again.
        """
        entries = sorted((e for e in self._zip.infolist() if not e.is_dir()), key=lambda e: e.filename != "mimetype")
        added = [zipfile.ZipInfo(name, _NO_DATE) for name in changes if name not in self]
        with zipfile.ZipFile(target, "w") as out:
            for old in (*entries, *added):
                entry = zipfile.ZipInfo(old.filename, old.date_time)
                entry.external_attr = old.external_attr
                dense = old.filename not in changes and old.compress_size > _DENSE * old.file_size
                stored = old.filename == "mimetype" or dense
                entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                data = changes.get(old.filename)
                out.writestr(entry, self.read(old.filename) if data is None else data)

    def xml(self, name: str) -> etree._Element:
        """The part's root element, strict OOXML namespaces mapped to the transitional ones; the same one each time."""
        if name not in self._parsed:
            self._parsed[name] = parse(self.read(name))
        return self._parsed[name]

    def xml_or_none(self, name: str) -> etree._Element | None:
        """The same for a part that the text can do without: None where it is absent or not well formed.

        Word's own repair and LibreOffice open such files, too. What is hostile is refused as everywhere.
        """
        try:
            return self.xml(name) if name in self else None
        except Malformed:
            return None

    def is_sound(self, name: str) -> bool:
        """Whether a part of XML and its relationships are well formed."""
        try:
            self.relationships(name)
        except Malformed:
            return False
        return self.xml_or_none(name) is not None

    def as_written(self, name: str) -> etree._Element:
        """The part's root element with everything in it as it is, parsed anew each time: for changing a copy."""
        return parse(self.read(name), as_written=True)

    def relationships(self, name: str = "") -> list["Relationship"]:
        """The relationships of a part ("" for the package itself): kind, target part, by id."""
        if name not in self._related:
            part, folder = relationships_part(name), str(PurePosixPath(name).parent)
            rows = self.xml(part) if part in self else ()
            self._related[name] = [Relationship(row, folder) for row in rows if isinstance(row.tag, str)]
        return self._related[name]

    def related(self, name: str, kind: str) -> list[str]:
        """Existing parts that `name` has of this kind, e.g. "styles" (the last step of the relationship's type)."""
        return [r.target for r in self.relationships(name) if r.kind == kind and not r.external and r.target in self]


def relationships_part(name: str) -> str:
    """The name of the part that holds the relationships of this one ("" for the package itself)."""
    place = PurePosixPath(name)
    return str(place.parent / "_rels" / f"{place.name}.rels")


class Relationship:
    """A row of a .rels part."""

    def __init__(self, row: etree._Element, folder: str) -> None:
        self.id = row.get("Id", "")
        self.type = row.get("Type", "")
        self.kind = self.type.rpartition("/")[2]
        self.external = row.get("TargetMode") == "External"
        target = row.get("Target", "")
        self.target = target if self.external else _resolve(folder, target)


def _resolve(folder: str, target: str) -> str:
    """A target's place in the package; steps upwards stay inside."""
    steps: list[str] = []
    for step in (target if target.startswith("/") else f"{folder}/{target}").split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


def refuse_endless_directory(path: Path) -> None:
    """Raise `Unreadable` for a zip whose directory is absurdly long, before `zipfile` makes an object of each entry."""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _LONGEST_END))
        end = file.read()
    place = end.rfind(b"PK\5\6")
    long = end.rfind(b"PK\6\6", 0, max(place, 0))
    size = int.from_bytes(end[place + 12 : place + 16], "little") if place >= 0 else 0
    if long >= 0 and end[place - 20 : place - 16] == b"PK\6\7":
        size = int.from_bytes(end[long + 40 : long + 48], "little")
    if size > DIRECTORY_LIMIT:
        raise Unreadable(_BOMB)


def recognise(path: Path) -> str:
    """Tell "docx" or "odt" by the file's content, never by its name; all else is refused with what to do."""
    kind = kind_of(path)
    refuse_indirect(kind)
    return kind


def kind_of(path: Path) -> str:
    """Tell "docx", "odt", "pdf", "doc" or "rtf" by the file's content; all else is refused with what to do."""
    with path.open("rb") as file:
        kind = kind_of_bytes(file, path.stat().st_size)
    if kind != "package":
        return kind
    with Package(path) as package:
        return kind_of_package(package.names, package.read)
