"""Writes a composed source as a .docx package, in the looks that authors' word processors leave."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from jcas.demo.manuscripts import small_png
from tests.regression.sources import Line, Rows, Source, Stretch

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="{_A}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ADDRESS = r"(https?://\S+|[\w.-]+@[\w.-]+\w)"
_WHEN = "2025-01-15T10:00:00Z"
_RUN = {"bold": "<w:b/>", "italic": "<w:i/>", "raised": '<w:vertAlign w:val="superscript"/>', "small": "<w:smallCaps/>"}
_PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header1": "header", "comments": "comments", "theme1": "theme"}  # fmt: skip


def write(path: Path, source: Source) -> Path:
    """Write the package; returns the path."""
    body = _Body(source)
    document = "".join(body.table(p) if isinstance(p, Rows) else body.paragraph(p) for p in source.pieces)
    head = source.head
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>' if "header" in head else "<w:sectPr/>"  # fmt: skip
    parts = {
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{document}{section}</w:body></w:document>",
        "word/styles.xml": _styles(source),
        "word/numbering.xml": _NUMBERING,
        "word/theme1.xml": _theme(head.get("font", "Times New Roman")),
    }
    if body.notes:
        parts["word/footnotes.xml"] = f"<w:footnotes {_NAMESPACES}>{''.join(body.notes)}</w:footnotes>"
    if "header" in head:
        parts["word/header1.xml"] = f"<w:hdr {_NAMESPACES}><w:p><w:r><w:t>{escape(head['header'])}</w:t></w:r></w:p></w:hdr>"  # fmt: skip
    if "comment" in head:
        parts["word/comments.xml"] = (
            f'<w:comments {_NAMESPACES}><w:comment w:id="0" w:author={quoteattr(head["comment"])} w:date="{_WHEN}">'
            "<w:p><w:r><w:t>Check this figure again.</w:t></w:r></w:p></w:comment></w:comments>"
        )
    parts["docProps/core.xml"] = _core(head.get("creator", ""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(parts))
        package.writestr("_rels/.rels", _relationships([("main", "officeDocument", "word/document.xml"), ("core", "", "docProps/core.xml")]))  # fmt: skip
        package.writestr("word/_rels/document.xml.rels", _document_relationships(parts))
        for name, part in parts.items():
            package.writestr(name, _HEAD + part)
        package.writestr("word/media/image1.png", small_png())
    return path


class _Body:
    def __init__(self, source: Source) -> None:
        self.head = source.head
        self.notes: list[str] = []
        self.pending = {kind: source.head[kind] for kind in ("comment", "insertion", "deletion") if kind in source.head}

    def paragraph(self, line: Line) -> str:
        look = line.look
        if "picture" in look:
            return f"<w:p><w:r>{_DRAWING}</w:r></w:p>"
        runs = "".join(self._run(part, look) for stretch in line.stretches() for part in self._parted(stretch))
        if len(line.text) > 250 and self.pending and not look:
            runs = self._traced(runs)
        return f"<w:p><w:pPr>{self._properties(look)}</w:pPr>{runs}</w:p>"

    def _parted(self, stretch: Stretch) -> list[Stretch]:
        """The stretch in the runs that Word makes of it: cut at spelling and language marks, addresses as links."""
        if stretch.kind == "note":
            return [stretch]
        pattern = _ADDRESS if "links" in self.head else "(?!)"
        parts = [Stretch(part, "link" if n % 2 else stretch.kind) for n, part in enumerate(re.split(pattern, stretch.text)) if part]  # fmt: skip
        if "runs" not in self.head:
            return parts
        return [Stretch(piece, part.kind) for part in parts for piece in re.findall(r".{1,23}", part.text)]

    def table(self, table: Rows) -> str:
        grid = '<w:gridCol w:w="2000"/>' * max(len(row) for row in table.rows)
        cells = ("".join(f"<w:tc><w:tcPr/>{self.paragraph(cell)}</w:tc>" for cell in row) for row in table.rows)
        rows = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _properties(self, look: dict[str, str]) -> str:
        by = self.head.get("look", "style")
        style = look.get("s") or ("Manuscript" if by == "inherit" else "")
        told = f'<w:pStyle w:val="{style}"/>' if style else ""
        if "n" in look or "bullet" in look or "ln" in look:
            list_id = "1" if "n" in look else "2" if "ln" in look else "3"
            told += f'<w:numPr><w:ilvl w:val="{look.get("n") or 0}"/><w:numId w:val="{list_id}"/></w:numPr>'
        told += _spacing(self.head) if by == "run" else ""
        told += '<w:ind w:left="720" w:hanging="720"/>' if "hang" in look else ""
        told += '<w:jc w:val="center"/>' if "c" in look else '<w:jc w:val="right"/>' if "r" in look else ""
        return told + (f'<w:outlineLvl w:val="{look["o"]}"/>' if "o" in look else "")

    def _run(self, stretch: Stretch, look: dict[str, str]) -> str:
        if stretch.kind == "note":
            self.notes.append(
                f'<w:footnote w:id="{len(self.notes) + 1}"><w:p><w:r><w:footnoteRef/></w:r>'
                f"{self._run(Stretch(' ' + stretch.text), {})}</w:p></w:footnote>"
            )
            return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        told = _fonts(self.head) if self.head.get("look") == "run" else ""
        told += "<w:b/>" if "b" in look or stretch.kind == "bold" else ""
        told += "<w:i/>" if "i" in look or stretch.kind == "italic" else ""
        told += "<w:caps/>" if "caps" in look else ""
        told += "<w:smallCaps/>" if "sc" in look or stretch.kind == "small" else ""
        told += '<w:u w:val="single"/>' if "u" in look else ""
        size = look.get("size") or (self.head.get("size", "12") if self.head.get("look") == "run" else "")
        told += f'<w:sz w:val="{round(float(size) * 2)}"/>' if size else ""
        told += _RUN["raised"] if stretch.kind == "raised" else ""
        text = f'<w:t xml:space="preserve">{escape(stretch.text)}</w:t>'
        for typed, element in (("⏎", "<w:br/>"), ("\t", "<w:tab/>")):
            text = text.replace(typed, f'</w:t>{element}<w:t xml:space="preserve">')
        run = f"<w:r><w:rPr>{told}</w:rPr>{text}</w:r>"
        return f'<w:hyperlink r:id="link1">{run}</w:hyperlink>' if stretch.kind == "link" else run

    def _traced(self, runs: str) -> str:
        if self.pending.pop("comment", ""):
            runs = f'<w:commentRangeStart w:id="0"/>{runs}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        if by := self.pending.pop("insertion", ""):
            runs = f'<w:ins w:id="901" w:author={quoteattr(by)} w:date="{_WHEN}">{runs}</w:ins>'
        if by := self.pending.pop("deletion", ""):
            gone = "<w:r><w:delText>words struck out</w:delText></w:r>"
            runs += f'<w:del w:id="902" w:author={quoteattr(by)} w:date="{_WHEN}">{gone}</w:del>'
        return runs


def _fonts(head: dict[str, str]) -> str:
    font = quoteattr(head.get("font", "Times New Roman"))
    return f"<w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font}/>"


def _spacing(head: dict[str, str]) -> str:
    return f'<w:spacing w:line="{round(float(head.get("spacing", "2")) * 240)}" w:lineRule="auto"/>'


def _styles(source: Source) -> str:
    """The same look from another place each: defaults, the Normal style, a style based on it, theme fonts, runs."""
    head, by = source.head, source.head.get("look", "style")
    own = f"<w:pPr>{_spacing(head)}</w:pPr><w:rPr>{_fonts(head)}{_size(head)}</w:rPr>"
    foreign = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
    theme = f'<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>{_size(head)}'
    defaults = (theme, f"<w:pPr>{_spacing(head)}</w:pPr>") if by == "theme" else (foreign, "")
    named = "".join(_style(*row) for row in (
        ("Title", "Title", "Normal", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        *((f"Heading{n}", f"heading {n}", "Normal", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>') for n in (1, 2, 3)),
        *((str(n), f"Раздел {n}", f"Heading{n}", "") for n in (1, 2, 3)),
        ("ArticleHead", "Заголовок статьи", "Heading1", "<w:rPr><w:caps/></w:rPr>"),
        ("Caption", "caption", "Normal", "<w:rPr><w:i/></w:rPr>"),
        ("Bibliography", "Bibliography", "Normal", '<w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr>'),
        ("Manuscript", "Manuscript text", "Base", ""),
        ("Base", "Base text", "Normal", own if by == "inherit" else ""),
    ))  # fmt: skip
    return (
        f"<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{defaults[0]}</w:rPr></w:rPrDefault>"
        f'<w:pPrDefault>{defaults[1]}</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/>{own if by == "style" else ""}</w:style>{named}</w:styles>'
    )


def _size(head: dict[str, str]) -> str:
    return f'<w:sz w:val="{round(float(head.get("size", "12")) * 2)}"/>'


def _style(identity: str, name: str, base: str, look: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/>{look}</w:style>'


def _theme(font: str) -> str:
    fonts = f"<a:latin typeface={quoteattr(font)}/><a:ea typeface=''/><a:cs typeface=''/>"
    scheme = f"<a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>"
    return f'<a:theme xmlns:a="{_A}" name="T"><a:themeElements><a:fontScheme name="T">{scheme}</a:fontScheme></a:themeElements></a:theme>'


def _levels(number: int, form: str, texts: Iterable[str]) -> str:
    rows = (
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, text in enumerate(texts)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(rows)}</w:abstractNum>'


_NUMBERING = (
    f"<w:numbering {_NAMESPACES}>{_levels(1, 'decimal', ('%1.', '%1.%2'))}{_levels(2, 'decimal', ('%1.',))}"
    f"{_levels(3, 'bullet', ('•',))}"
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    + "</w:numbering>"
)
_DRAWING = (
    '<w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="Picture 1"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="1" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="image1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
)


def _core(creator: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{escape(creator)}</dc:creator></cp:coreProperties>'
    )


def _content_types(parts: dict[str, str]) -> str:
    kinds = {"document": "document.main"} | _PARTS
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN}.{kinds[Path(name).stem]}+xml"/>'
        for name in parts
        if name.startswith("word/") and "theme" not in name
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{rows}</Types>"
    )


def _document_relationships(parts: dict[str, str]) -> str:
    rows = [(stem, kind, f"{stem}.xml") for stem, kind in _PARTS.items() if f"word/{stem}.xml" in parts]
    outside = f'<Relationship Id="link1" Type="{_R}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    return _relationships([*rows, ("image1", "image", "media/image1.png")], outside)


def _relationships(rows: Iterable[tuple[str, str, str]], more: str = "") -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    told = "".join(
        f'<Relationship Id="{name}" Type="{f"{_R}/{kind}" if kind else core}" Target="{target}"/>'
        for name, kind, target in rows
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{told}{more}</Relationships>'
