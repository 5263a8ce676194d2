"""Hostile and odd files, each with what reading it must come to: a fragment of the refusal, or None for a report."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.adapters.documents.packages import changed, docx_of, odt_of, replacing
from tests.manuscripts import TEXT, build, sound

Make = Callable[[Path], Path]
Cases = dict[str, tuple[Make, str | None]]

P = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
T = "<text:p>%s</text:p>"
DOCX, ODT = "manuscript.docx", "manuscript.odt"
DAMAGED, BOMB, DTD, NESTED = (
    "cut off or damaged",
    "unpacks to far more",
    "document type definition",
    "too deeply nested",
)


def part(data: bytes, name: str = "word/document.xml") -> Make:
    """The sound manuscript with this as one of its parts."""
    return lambda folder: changed(folder, {name: data})


def edited(old: bytes, new: bytes, name: str = "word/document.xml", kind: str = "docx") -> Make:
    """The sound manuscript with the first occurrence of some bytes of a part replaced."""
    return lambda folder: changed(folder, {name: replacing(old, new)}, kind=kind)


def docx(body: Callable[[], str], **parts: Callable[[], str]) -> Make:
    return lambda folder: docx_of(folder / DOCX, body(), **{stem: text() for stem, text in parts.items()})


def odt(body: Callable[[], str], automatic: Callable[[], str] = str, **parts: Callable[[], str]) -> Make:
    return lambda folder: odt_of(folder / ODT, body(), automatic(), **{k: text() for k, text in parts.items()})


def spoilt(spoil: Callable[[bytes], bytes], kind: str = "docx") -> Make:
    """The sound manuscript's bytes, changed."""

    def make(folder: Path) -> Path:
        path = build(folder, sound(), kind)
        path.write_bytes(spoil(path.read_bytes()))
        return path

    return make


def added(name: str, data: bytes = b"x", method: int = zipfile.ZIP_DEFLATED) -> Make:
    """The sound manuscript with one more entry of the zip."""

    def make(folder: Path) -> Path:
        path = build(folder, sound())
        with zipfile.ZipFile(path, "a") as package:
            package.writestr(zipfile.ZipInfo(name), data, method)
        return path

    return make


def _doctype(inner: str) -> bytes:
    w = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = b"<w:document " + w + b"><w:body><w:p><w:r><w:t>&z;</w:t></w:r></w:p></w:body></w:document>"
    return f"<!DOCTYPE w:document {inner}>".encode() + body


def _laughs() -> str:
    steps = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghiz", strict=True))
    return f'[<!ENTITY a "lol">{steps}]'


def _declared(encoding: str) -> Make:
    def change(data: bytes) -> bytes:
        text = data.decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
        return text.encode(encoding)

    return lambda folder: changed(folder, {"word/document.xml": change})


def _overlapping(folder: Path) -> Path:
    """Many entries of the directory share one packed body (after Fifield's zip bomb)."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(b"a" * 700_000) + kernel.flush()
    local, directory = b"", b""
    for i in range(4000):
        name, header = f"part{i}".encode(), struct.pack("<HHHHHIII", 20, 0, 8, 0, 33, 0, len(packed), 700_000)
        if not local:
            local = b"PK\3\4" + header + struct.pack("<HH", len(name), 0) + name + packed
        directory += (
            b"PK\1\2\x14\0" + header + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
        )  # fmt: skip
    path = folder / DOCX
    end = struct.pack("<HHHHIIH", 0, 0, 4000, 4000, len(directory), len(local), 0)
    path.write_bytes(local + directory + b"PK\5\6" + end)
    return path


def _many_entries(count: int) -> Make:
    def make(folder: Path) -> Path:
        path = folder / DOCX
        with zipfile.ZipFile(path, "w") as package:
            for i in range(count):
                package.writestr(f"p{i}", b"")
        return path

    return make


def _zip64(folder: Path) -> Path:
    """A sound manuscript whose entries were written for archives over 4 GB, as streaming writers do."""
    source, path = build(folder, sound()), folder / "zip64.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as out:
                out.write(old.read(name))
    return path


def _nested_zip(folder: Path) -> Path:
    inner = b"\0" * (10 << 20)
    for _ in range(4):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("inner.zip", inner)
        inner = buffer.getvalue()
    return changed(folder, {"word/embeddings/inner.zip": inner})


def _disagreeing(data: bytes) -> bytes:
    """styles.xml has another name in its own header than in the directory."""
    return data.replace(b"word/styles.xml", b"word/stylos.xml", 1)


def _wrong_crc(data: bytes) -> bytes:
    place = data.rindex(b"word/document.xml") - 46 + 16
    return data[:place] + bytes(b ^ 0xFF for b in data[place : place + 4]) + data[place + 4 :]


def _huge_zip64_end(data: bytes) -> bytes:
    """The end states a directory of 2**60 bytes in a zip64 record."""
    place = data.rindex(b"PK\5\6")
    record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 9, 9, 1 << 60, 0)
    locator = b"PK\6\7" + struct.pack("<IQI", 0, place, 1)
    return data[:place] + record + locator + b"PK\5\6" + b"\0\0\0\0" + b"\xff" * 12 + b"\0\0"


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _styled(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run("x" * 50)}</w:p>'


def _style(name: str, based: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{more}</w:style>'


def _styles(*styles: str) -> Callable[[], str]:
    return lambda: f"<w:styles NS>{''.join(styles)}</w:styles>"


def _nested(inner: str, before: str, after: str, depth: int) -> Callable[[], str]:
    return lambda: before * depth + inner + after * depth


_CELL = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
_BOX = "<w:pict><v:shape><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></v:shape></w:pict>"
_CIRCLE = "<w:numbering NS><w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='a'/></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='99'/></w:num></w:numbering>"
_LONG_LABEL = f"<w:numbering NS><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='{'9' * 400}'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='{'%1' * 400_000}'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
_IN_LIST = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>'
)
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relationship(identity: str, kind: str, target: str, mode: str = "") -> bytes:
    external = f' TargetMode="{mode}"' if mode else ""
    return (
        f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"{external}/></Relationships>'.encode()
    )


def outside(address: str) -> Make:
    """Whatever a reader could be made to fetch from this address: template, picture, sub-document, style sheet."""
    rows = "".join(
        f'<Relationship Id="e{i}" Type="{_OFFICE}/{kind}" Target="{address}" TargetMode="External"/>'
        for i, kind in enumerate(("attachedTemplate", "image", "subDocument", "styles", "theme", "footnotes"))
    )
    return edited(b"</Relationships>", f"{rows}</Relationships>".encode(), "word/_rels/document.xml.rels")


ZIPS: Cases = {
    "overlapping entries": (_overlapping, BOMB),
    "70,000 entries": (_many_entries(70_000), BOMB),
    "zip64": (_zip64, None),
    "zip64 with an absurd directory": (spoilt(_huge_zip64_end), BOMB),
    "nested zip": (_nested_zip, None),
    "absolute name": (added("/etc/passwd"), None),
    "name that climbs": (added("../../etc/passwd"), None),
    "name with a backslash": (added("..\\..\\x"), None),
    "wrong checksum": (spoilt(_wrong_crc), DAMAGED),
    "names that disagree": (spoilt(_disagreeing), DAMAGED),
    "packed by lzma": (added("word/x.xml", b"x" * 1000, zipfile.ZIP_LZMA), DAMAGED),
    "text before the zip": (spoilt(lambda data: b"MZ" + data), "not a .docx or .odt"),
    "rubbish behind the zip": (spoilt(lambda data: data + b"\0" * 3000), None),
    "half": (spoilt(lambda data: data[: len(data) // 2]), DAMAGED),
    "half an odt": (spoilt(lambda data: data[: len(data) // 2], "odt"), DAMAGED),
    "end alone": (spoilt(lambda data: b"PK\3\4" + data[data.rindex(b"PK\5\6") :]), DAMAGED),
}  # fmt: skip
XML: Cases = {
    "external entity": (part(_doctype('[<!ENTITY z SYSTEM "file:///etc/passwd">]')), DTD),
    "external definition": (part(_doctype('SYSTEM "http://127.0.0.1:1/x.dtd"')), DTD),
    "parameter entity": (part(_doctype('[<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]')), ""),
    "billion laughs": (part(_doctype(_laughs())), ""),
    "one entity, many times": (part(_doctype(f'[<!ENTITY z "{"x" * 100_000}">]').replace(b"&z;", b"&z;" * 20_000)), ""),
    "entity in a relationship": (edited(b"<Relationships", b'<!DOCTYPE x [<!ENTITY z "y">]><Relationships', "_rels/.rels"), DTD),
    "utf-16": (_declared("UTF-16"), None),
    "latin-1": (edited(b'encoding="UTF-8"', b'encoding="ISO-8859-1"'), None),
    "unknown encoding": (edited(b'encoding="UTF-8"', b'encoding="UTF-99"'), DAMAGED),
    "utf-7": (edited(b'encoding="UTF-8"', b'encoding="UTF-7"'), ""),
    "invalid utf-8": (edited(b"Introduction", b"Intro\xff\xfe\xc0"), DAMAGED),
    "NUL": (edited(b"Introduction", b"Intro\0"), DAMAGED),
    "lone surrogate": (edited(b"Introduction", b"Intro\xed\xa0\x80"), DAMAGED),
    "surrogate by number": (edited(b"Introduction", b"Intro&#xD800;"), DAMAGED),
    "right to left": (edited(b"Introduction", "\u202eمقدمة עברית \u2067x\u2069".encode()), None),
    "marks without letters": (edited(b"Introduction", ("\u0301" * 5_000 + "\u200b" * 5_000 + "\ufeff").encode()), None),
    "private letters": (edited(b"Introduction", "\ue000\uf8ff\U000f0000\U0010ffff".encode()), None),
    "comments and instructions": (edited(b"<w:body>", b"<?x y?><!-- z --><w:body><?x?><!-- z -->"), None),
    "deep nesting": (part(b"<a>" * 100_000), NESTED),
    "empty part": (part(b""), DAMAGED),
    "other root": (part(b"<html><body><p>Text</p></body></html>"), None),
    "missing parts": (edited(b"</Relationships>", _relationship("s9", "styles", "nowhere.xml"), "word/_rels/document.xml.rels"), None),
    "circle of relationships": (edited(b"</Relationships>", _relationship("f9", "footnotes", "document.xml"), "word/_rels/document.xml.rels"), None),
    "the main part is its own styles": (edited(b"</Relationships>", _relationship("n9", "numbering", "document.xml"), "word/_rels/document.xml.rels"), None),
    "the main part is the list of parts": (edited(b"word/document.xml", b"[Content_Types].xml", "_rels/.rels"), None),
    "wrong content types": (edited(b"wordprocessingml.document.main", b"wordprocessingml.styles", "[Content_Types].xml"), "not a .docx or .odt"),
    "no content types": (part(b"", "[Content_Types].xml"), "not a .docx or .odt"),
    "macros under another name": (edited(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main", "[Content_Types].xml"), "macros"),
    "outside addresses": (outside("http://127.0.0.1:1/x"), None),
    "outside files": (outside("file:///etc/passwd"), None),
    "odt: external entity": (edited(b"<office:document-content", b'<!DOCTYPE x [<!ENTITY z SYSTEM "file:///etc/passwd">]><office:document-content', "content.xml", "odt"), DTD),
    "odt: empty": (lambda folder: changed(folder, {"content.xml": b""}, kind="odt"), DAMAGED),
    "odt: other root": (lambda folder: changed(folder, {"content.xml": b"<x/>"}, kind="odt"), None),
}  # fmt: skip
STRUCTURE: Cases = {
    "styles in a circle": (docx(lambda: _styled("a") + _styled("b"), styles=_styles(_style("a", "b"), _style("b", "a"))), None),
    "style based on itself": (docx(lambda: _styled("a"), styles=_styles(_style("a", "a"))), None),
    "heading of a number without end": (docx(lambda: _styled("heading " + "9" * 5000), styles=_styles(_style("heading " + "9" * 5000, "x"))), None),
    "numbering in a circle": (docx(lambda: _IN_LIST * 50, numbering=lambda: _CIRCLE), None),
    "label without end": (docx(lambda: _IN_LIST * 5000, numbering=lambda: _LONG_LABEL), None),
    "span of a number without end": (docx(lambda: f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{"9" * 5000}"/></w:tcPr>{P % "x"}</w:tc></w:tr></w:tbl>'), None),
    "sizes that are none": (docx(lambda: "<w:p>" + "".join(_run("x", f'<w:sz w:val="{v}"/>') for v in ("-4", "nan", "inf", "1e999", "", "9" * 400, "²")) + "</w:p>"), None),
    "symbols that are none": (docx(lambda: "<w:p><w:r>" + "".join(f'<w:sym w:char="{v}"/>' for v in ("D800", "-1", "zz", "110000", "F" * 100, "")) + "</w:r></w:p>"), None),
    "fields that never end": (docx(lambda: P % "before" + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 500 + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' * 900), None),
    "80 tables in one another": (docx(_nested(P % "x", *_CELL, 80)), None),
    "10,000 tables in one another": (docx(_nested(P % "x", *_CELL, 10_000)), NESTED),
    "10,000 controls in one another": (docx(_nested(P % "x", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 10_000)), NESTED),
    "120 controls in one another": (docx(_nested(P % "x", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120)), None),
    "text boxes in one another": (docx(_nested(P % "x", f"<w:p><w:r>{_BOX[0]}", f"{_BOX[1]}</w:r></w:p>", 40)), None),
    "a note that cites itself": (docx(lambda: '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=lambda: '<w:footnotes NS><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'), None),
    "no body": (lambda folder: changed(folder, {"word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'}), None),
    "nothing in it": (docx(str), None),
    "odt: styles in a circle": (odt(lambda: '<text:p text:style-name="a">x</text:p>', lambda: '<style:style style:name="a" style:family="paragraph" style:parent-style-name="b"/><style:style style:name="b" style:family="paragraph" style:parent-style-name="a"/>'), None),
    "odt: 10,000 spans in one another": (odt(lambda: T % ("<text:span>" * 10_000 + "x" + "</text:span>" * 10_000)), NESTED),
    "odt: 240 spans in one another": (odt(lambda: T % ('<text:span text:style-name="a">' * 240 + "x" + "</text:span>" * 240)), None),
    "odt: 240 lists in one another": (odt(_nested(T % "x", "<text:list><text:list-item>", "</text:list-item></text:list>", 120)), None),
    "odt: frames in one another": (odt(_nested(T % "x", "<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>", 80)), None),
    "odt: spaces without end": (odt(lambda: T % '<text:s text:c="999999999"/>' * 30), None),
    "odt: 180 million blanks": (odt(lambda: (T % ('<text:s text:c="180000000"/>' * 10)) * 1800), "more than 4,000,000 blanks"),
    "odt: numbers that are none": (odt(lambda: "".join(f'<text:h text:outline-level="{v}">Heading</text:h>' for v in ("-1", "0", "9" * 5000, "x", "²"))), None),
    "odt: changes that are none": (odt(lambda: '<text:p><text:change-start text:change-id="x"/>a<text:change-end/></text:p><text:tracked-changes><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>'), None),
}  # fmt: skip


def _words(count: int, seed: int = 1) -> str:
    rng = random.Random(seed)
    return " ".join("".join(rng.choices("abcdefgh", k=6)) for _ in range(count))


def _references(count: int) -> str:
    return P % "References" + "".join(P % f"Writer{i}, A. ({1900 + i % 120}). Title {i}. Journal, 1(2), 3–4." for i in range(count))  # fmt: skip


_CITED = "So (Writer{0}, {1}), as Writer{0} ({1}) says. "
ABSURD: Cases = {
    "300,000 paragraphs": (docx(lambda: (P % "Words (Writer, 2001).") * 300_000), "more than 100,000 paragraphs"),
    "300,000 empty paragraphs": (docx(lambda: "<w:p/>" * 300_000), "more than 100,000 paragraphs"),
    "90,000 paragraphs": (docx(lambda: "".join(P % f"Words {i} (Writer, {1900 + i % 99})." for i in range(90_000))), ""),
    "200,000 runs in a paragraph": (docx(lambda: "<w:p>" + "".join(_run(f"word{i} ", f'<w:b w:val="{i % 2}"/>') for i in range(200_000)) + "</w:p>"), ""),
    "400,000 runs": (docx(lambda: "<w:p>" + "<w:r><w:t>a </w:t></w:r>" * 400_000 + "</w:p>"), "more than 300,000 stretches"),
    "50 MB in a paragraph": (docx(lambda: "<w:p>" + _run(f"{TEXT} " * 1400) * 50 + "</w:p>"), "more than 4,000,000 characters"),
    "a word of 3,000,000 letters": (docx(lambda: P % ("x" * 3_000_000)), ""),
    "a text of 20 MB": (docx(lambda: P % ("x " * 10_000_000)), NESTED),
    "20,000 attributes": (
        docx(lambda: "<w:p " + " ".join(f'w:x{n}=">"' for n in range(20_000)) + "/>"),
        "more than 1,000 attributes in one element",
    ),
    "9,000,000 elements": (docx(lambda: "<w:p>" + "<a/>" * 9_000_000 + "</w:p>"), "too large"),
    "20,000,000 elements": (docx(lambda: "<w:p>" + "<a/>" * 15_000_000 + "</w:p>"), "more than 5,000,000 elements"),
    "1,000,000 attributes": (docx(lambda: "<w:p " + " ".join(f'a{i}=""' for i in range(1_000_000)) + "/>"), NESTED),
    "10,000 styles on one another": (docx(lambda: "".join(_styled(f"s{i}") for i in range(0, 10_000, 10)), styles=_styles(*(_style(f"s{i}", f"s{i + 1}", "<w:rPr><w:b/></w:rPr>") for i in range(10_000)))), ""),
    "10,000 references": (docx(lambda: P % "Introduction" + P % TEXT + _references(10_000)), ""),
    "5,000 headings": (docx(lambda: "".join(f'<w:p><w:pPr><w:outlineLvl w:val="{i % 3}"/></w:pPr>{_run(f"Heading {i}")}</w:p>' + P % TEXT[:99] for i in range(5_000))), None),
    "20,000 citations": (docx(lambda: P % "Introduction" + "".join(P % "".join(_CITED.format(i * 25 + k, 1900 + k) for k in range(25)) for i in range(400)) + _references(1_000)), ""),
    "100,000 citations": (docx(lambda: P % "Introduction" + "".join(P % "".join(_CITED.format(i * 25 + k, 1900 + k) for k in range(25)) for i in range(2_000)) + _references(1_000)), ""),
    "90,000 notes": (docx(lambda: "".join(f'<w:p><w:r><w:footnoteReference w:id="{i}"/></w:r></w:p>' for i in range(90_000)), footnotes=lambda: "<w:footnotes NS>" + "".join(f'<w:footnote w:id="{i}">{P % "Note."}</w:footnote>' for i in range(90_000)) + "</w:footnotes>"), ""),
    "40,000 text boxes": (docx(lambda: f"<w:p><w:r>{_BOX[0]}<w:p/>{_BOX[1]}</w:r></w:p>" * 40_000), ""),
    "90,000 tracked changes": (docx(lambda: "".join(f'<w:p><w:ins w:author="A{i}"><w:r><w:t>x</w:t></w:r></w:ins></w:p>' for i in range(90_000))), ""),
    "90,000 cells": (docx(lambda: "<w:tbl><w:tr>" + f"<w:tc>{P % '12'}</w:tc>" * 90_000 + "</w:tr></w:tbl>"), ""),
    "odt: 300,000 paragraphs": (odt(lambda: (T % "x") * 300_000), "more than 100,000 paragraphs"),
    "odt: 200,000 spans": (odt(lambda: T % "".join(f'<text:span text:style-name="s{i % 9}">word{i} </text:span>' for i in range(200_000))), ""),
    "odt: boxes": (odt(lambda: T % ("<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>" * 20_000 + "<draw:frame><draw:text-box/></draw:frame>" * 20_000)), None),
    "odt: spaces": (odt(lambda: T % ('<text:s text:c="999999999"/>' * 90_000)), "more than 4,000,000 blanks"),
}  # fmt: skip
"""Counts that no article has; "" stands for a refusal or a report, as the machine's speed will have it."""


def _pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, inner in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + inner + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    tail = f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF".encode()
    return data + head + table + tail


_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"


def _page(contents: bytes = b"4 0 R") -> bytes:
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 5 0 R >> >> /Contents " + contents + b" >>"  # fmt: skip


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Filter /FlateDecode /Length %d >> stream\n" % len(packed) + packed + b"\nendstream"


def pdf(objects: Callable[[], tuple[bytes, ...]]) -> Make:
    def make(folder: Path) -> Path:
        path = folder / "manuscript.pdf"
        path.write_bytes(_pdf(*objects()))
        return path

    return make


_ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_TEXT = b"BT /F 12 Tf 50 700 Td (Text of some length, on one line of it.) Tj ET\n"
PDFS: Cases = {
    "pdf: text": (pdf(lambda: (_CATALOGUE, _ONE_PAGE, _page(), _stream(_TEXT), _FONT)), None),
    "pdf: page tree in a circle": (pdf(lambda: (_CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")), ""),
    "pdf: pages that are not there": (pdf(lambda: (_CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>", _page(), _stream(_TEXT), _FONT)), ""),
    "pdf: a stream that is its own length": (pdf(lambda: (_CATALOGUE, _ONE_PAGE, _page(), b"<< /Length 4 0 R >> stream\nx\nendstream", _FONT)), ""),
    "pdf: arrays in one another": (pdf(lambda: (_CATALOGUE, _ONE_PAGE, _page(b"[" * 50_000 + b"4 0 R" + b"]" * 50_000), _stream(_TEXT), _FONT)), ""),
    "pdf: nothing but its name": (lambda folder: _written(folder / "m.pdf", b"%PDF-1.7"), "cut off or damaged"),
}  # fmt: skip
BIG_PDFS: Cases = {
    "pdf: a page that unpacks to 200 MB": (pdf(lambda: (_CATALOGUE, _ONE_PAGE, _page(), _stream(_TEXT * 2_700_000), _FONT)), ""),
    "pdf: a page that unpacks to 1 GB of spaces": (pdf(lambda: (_CATALOGUE, _ONE_PAGE, _page(), _stream(b" " * (1 << 30)), _FONT)), ""),
    "pdf: 20,000 pages": (pdf(lambda: (_CATALOGUE, b"<< /Type /Pages /Count 20000 /Kids [" + b"3 0 R " * 20_000 + b"] >>", _page(), _stream(_TEXT), _FONT)), "more than 2,000 pages"),
}  # fmt: skip


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


BAIT: tuple[tuple[str, str], ...] = (
    ("letters", "a" * 50_000), ("capitals", "A" * 50_000), ("digits", "1" * 50_000), ("open brackets", "(" * 50_000),
    ("brackets", "()" * 50_000), ("square brackets", "[1]" * 30_000), ("commas", "," * 50_000), ("ampersands", "&amp; " * 30_000),
    ("spaces", "a" + " " * 50_000 + "b"), ("no-break spaces", "\u00a0" * 50_000), ("tabs", "\t " * 50_000), ("et al.", "Writer et al. " * 50_000),
    ("years", "2001 " * 30_000), ("initials", "A. " * 50_000), ("hyphens", "a-" * 50_000), ("dots", "." * 50_000), ("at signs", "a@" * 50_000),
    ("e-mail", "a." * 50_000 + "@"), ("addresses", "http://" * 10_000), ("identifiers", "10.1234/" * 10_000), ("orcid", "0000-0002-" * 10_000),
    ("quotes", '"' * 50_000), ("apostrophes", "a'" * 50_000), ("semicolons", "(A, 2001; " * 10_000), ("pages", "pp. 1-" * 20_000), ("roman", "XVI." * 20_000),
    ("numbers", "1.1." * 30_000), ("colons", "Keywords: " * 20_000), ("abstracts", "Abstract. " * 20_000), ("breaks", "a<w:br/>" * 20_000), ("ideographs", "漢" * 50_000),
    ("superscripts", "¹²³*†" * 20_000), ("dashes", "– — " * 30_000), ("and", "and " * 30_000), ("capital words", "Aa Bb " * 30_000), ("de la", "de la " * 30_000),
    ("table", "Table 1 " * 20_000), ("funding", "funded by grant " * 20_000), ("university", "University of " * 20_000), ("upper and lower", "aA" * 50_000),
)  # fmt: skip
"""Long runs for every expression that could try each way to divide them."""


def baited(text: str) -> Make:
    """One text wherever an expression could meet it: alone, as heading, byline, abstract, note and reference."""

    def body() -> str:
        inner = "</w:t><w:br/><w:t>".join(text.split("<w:br/>"))
        head = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t xml:space="preserve">{inner}</w:t></w:r></w:p>'
        alone = f'<w:p><w:r><w:t xml:space="preserve">{inner}</w:t></w:r></w:p>'
        return (
            alone + alone + P % "Abstract" + alone + P % "Keywords: a, b" + P % "1. Introduction" + alone + head
            + f"<w:tbl><w:tr><w:tc>{alone}</w:tc></w:tr></w:tbl>" + P % "Acknowledgements" + alone + P % "References" + alone * 2
        )  # fmt: skip

    return docx(body)


BAITS: Cases = {f"bait: {name}": (baited(text), "") for name, text in BAIT}
SMALL: Cases = ZIPS | XML | STRUCTURE | PDFS
EVERYTHING: Cases = SMALL | ABSURD | BIG_PDFS | BAITS


def made(cases: Cases, name: str, folder: Path) -> Path:
    """The file of one case."""
    make, _ = cases[name]
    return make(folder)
