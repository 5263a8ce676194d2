"""Packages made and spoilt for tests."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.manuscripts import build, sound


def changed(
    path: Path, changes: Mapping[str, bytes | Callable[[bytes], bytes]], *, kind: str = "docx", out: str = ""
) -> Path:
    """A sound package with parts replaced, changed by a function, or added."""
    source = build(path, sound(), kind)
    target = path / (out or f"changed.{kind}")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name, old.read(name))
            new.writestr(name, change(old.read(name)) if callable(change) else change)
        for name in changes.keys() - set(old.namelist()):
            part = changes[name]
            assert isinstance(part, bytes)
            new.writestr(name, part)
    return target


def with_parts(path: Path, changes: Mapping[str, bytes]) -> Path:
    """The same package with these parts instead of its own, or added."""
    kept = parts(path) | dict(changes)
    with zipfile.ZipFile(path, "w") as package:
        for name, data in kept.items():
            package.writestr(name, data)
    return path


def replacing(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """A change of a part's bytes, which must hold what is replaced."""

    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return change


def parts(path: Path) -> dict[str, bytes]:
    """Every part of a package, unpacked."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def docx_of(path: Path, body: str, **others: str) -> Path:
    """The smallest .docx with this body; `others` are parts of word/ by their stem, related by it."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = "".join(f'<Relationship Id="{stem}" Type="{office}/{stem}" Target="{stem}.xml"/>' for stem in others)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{rels}"><Relationship Id="m" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{rels}">{links}</Relationships>')
        package.writestr("word/document.xml", f"<w:document {w}><w:body>{body}</w:body></w:document>")
        for stem, part in others.items():
            package.writestr(f"word/{stem}.xml", part.replace(" NS", f" {w}", 1))
    return path


def odt_of(path: Path, body: str, automatic: str = "", **others: str) -> Path:
    """The smallest .odt with this body; `others` are parts by their stem."""
    odf = "urn:oasis:names:tc:opendocument:xmlns:"
    kinds = {"office": "office:1.0", "text": "text:1.0", "style": "style:1.0", "table": "table:1.0", "draw": "drawing:1.0", "fo": "xsl-fo-compatible:1.0"}  # fmt: skip
    names = " ".join(f'xmlns:{short}="{odf}{kind}"' for short, kind in kinds.items())
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = f"<office:document-content {names}><office:automatic-styles>{automatic}</office:automatic-styles>"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"{content}<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        for stem, part in others.items():
            package.writestr(f"{stem}.xml", part.replace(" NS", f" {names}", 1))
    return path


def ole(*streams: str) -> bytes:
    """Bytes that begin like an OLE file and name these streams in its directory."""
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + directory


def zip_of(**entries: bytes) -> bytes:
    """A zip archive with these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return buffer.getvalue()
