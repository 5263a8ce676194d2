"""Writes a composed source as an .odt package."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from jcas.demo.manuscripts import small_png
from jcas.demo.manuscripts_odt import HEAD, MIMETYPE, NAMESPACES
from tests.regression.sources import Line, Rows, Source, Stretch

_TEXT = {
    "bold": 'fo:font-weight="bold"', "italic": 'fo:font-style="italic"', "raised": 'style:text-position="super 58%"',
    "small": 'fo:font-variant="small-caps"', "b": 'fo:font-weight="bold"', "i": 'fo:font-style="italic"',
    "caps": 'fo:text-transform="uppercase"', "sc": 'fo:font-variant="small-caps"', "u": 'style:text-underline-style="solid"',
}  # fmt: skip
_PARAGRAPH = {
    "c": 'fo:text-align="center"',
    "r": 'fo:text-align="end"',
    "hang": 'fo:margin-left="1cm" fo:text-indent="-1cm"',
}


def write(path: Path, source: Source) -> Path:
    """Write the package; returns the path."""
    body = _Body(source.head)
    text = "".join(body.table(p) if isinstance(p, Rows) else body.paragraph(p) for p in source.pieces)
    content = (
        f"{HEAD}<office:document-content {NAMESPACES}><office:automatic-styles>{''.join(body.styles.values())}{_LISTS}"
        f"</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    creator = escape(source.head.get("creator", ""))
    about = (
        f"<meta:initial-creator>{creator}</meta:initial-creator><dc:creator>{creator}</dc:creator>" if creator else ""
    )
    names = ("content.xml", "styles.xml", "meta.xml", "Pictures/image1.png")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("styles.xml", _styles(source.head))
        package.writestr("meta.xml", f"{HEAD}<office:document-meta {NAMESPACES}><office:meta>{about}</office:meta></office:document-meta>")  # fmt: skip
        package.writestr("Pictures/image1.png", small_png())
        package.writestr("META-INF/manifest.xml", _manifest(names))
    return path


class _Body:
    """Turns lines into OpenDocument text, collecting automatic styles on the way."""

    def __init__(self, head: dict[str, str]) -> None:
        self.head = head
        self.styles: dict[str, str] = {}
        self.notes = 0

    def paragraph(self, line: Line) -> str:
        look = line.look
        if "picture" in look:
            return (
                '<text:p text:style-name="Standard"><draw:frame draw:name="Picture" svg:width="5cm" svg:height="2.5cm">'
                '<draw:image xlink:href="Pictures/image1.png" xlink:type="simple"/></draw:frame></text:p>'
            )
        text = "".join(self._stretch(stretch, look) for stretch in line.stretches())
        style = self._style(look)
        named = look.get("s", "")
        if named.startswith("Heading") or "o" in look:
            level = named.removeprefix("Heading") if named.startswith("Heading") else str(int(look["o"]) + 1)
            return f'<text:h text:style-name="{style}" text:outline-level="{level}">{text}</text:h>'
        told = f'<text:p text:style-name="{style}">{text}</text:p>'
        for name, list_style in (("n", "L1"), ("ln", "L2"), ("bullet", "L3")):
            if name in look:
                depth = int(look[name] or 0) + 1
                told = "<text:list><text:list-item>" * depth + told + "</text:list-item></text:list>" * depth
                told = told.replace(
                    "<text:list>", f'<text:list text:style-name="{list_style}" text:continue-numbering="true">', 1
                )
        return told

    def table(self, table: Rows) -> str:
        columns = f'<table:table-column table:number-columns-repeated="{max(len(row) for row in table.rows)}"/>'
        rows = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string">{self.paragraph(cell)}</table:table-cell>'
                for cell in row
            )
            + "</table:table-row>"
            for row in table.rows
        )
        return f'<table:table table:name="Table">{columns}{rows}</table:table>'

    def _style(self, look: dict[str, str]) -> str:
        by = self.head.get("look", "style")
        parent = look.get("s", "Manuscript" if by == "inherit" else "Standard").replace("Heading", "Heading_20_")
        told = " ".join(_PARAGRAPH[name] for name in look if name in _PARAGRAPH)
        told += f" {_spacing(self.head)}" if by == "run" else ""
        letters = " ".join(_TEXT[name] for name in ("b", "i", "caps", "sc", "u") if name in look)
        letters += f' fo:font-size="{look["size"]}pt"' if "size" in look else ""
        name = f"P_{parent}_{'_'.join(sorted(look))}_{look.get('size', '')}".replace("=", "")
        self.styles[name] = (
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
            f"<style:paragraph-properties {told}/><style:text-properties {letters}/></style:style>"
        )
        return name

    def _stretch(self, stretch: Stretch, look: dict[str, str]) -> str:
        if stretch.kind == "note":
            self.notes += 1
            return (
                f'<text:note text:id="ftn{self.notes}" text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="Footnote">{escape(stretch.text)}</text:p></text:note-body></text:note>'
            )
        text = escape(stretch.text).replace("⏎", "<text:line-break/>")
        by_run = self.head.get("look") == "run"
        if not stretch.kind and not by_run:
            return text
        name = f"T_{stretch.kind or 'plain'}"
        told = f"{_font(self.head) if by_run and 'size' not in look else ''} {_TEXT.get(stretch.kind, '')}"
        self.styles[name] = (
            f'<style:style style:name="{name}" style:family="text"><style:text-properties {told}/></style:style>'
        )
        return f'<text:span text:style-name="{name}">{text}</text:span>'


def _font(head: dict[str, str]) -> str:
    font = quoteattr(head.get("font", "Times New Roman"))
    return f'style:font-name={font} fo:font-family={font} fo:font-size="{head.get("size", "12")}pt"'


def _spacing(head: dict[str, str]) -> str:
    return f'fo:line-height="{round(float(head.get("spacing", "2")) * 100)}%"'


def _styles(head: dict[str, str]) -> str:
    by = head.get("look", "style")
    own = f"<style:paragraph-properties {_spacing(head)}/><style:text-properties {_font(head)}/>"
    defaults = '<style:text-properties fo:font-family="Calibri" fo:font-size="11pt"/>'
    based = "".join(
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" style:parent-style-name="{parent}"{rest}</style:style>'
        for name, shown, parent, rest in (
            *((f"Heading_20_{n}", f"Heading {n}", "Standard", f' style:default-outline-level="{n}"><style:text-properties fo:font-weight="bold"/>') for n in (1, 2, 3)),
            ("Title", "Title", "Standard", '><style:paragraph-properties fo:text-align="center"/>'),
            ("Caption", "Caption", "Standard", ">"), ("Footnote", "Footnote", "Standard", ">"), ("Bibliography", "Bibliography", "Standard", ">"),
            ("Manuscript", "Manuscript", "Base", ">"), ("Base", "Base", "Standard", f">{own if by == 'inherit' else ''}"),
        )
    )  # fmt: skip
    page = f"<style:header><text:p>{escape(head['header'])}</text:p></style:header>" if "header" in head else ""
    return (
        f'{HEAD}<office:document-styles {NAMESPACES}><office:styles><style:default-style style:family="paragraph">{defaults}</style:default-style>'
        f'<style:style style:name="Standard" style:family="paragraph">{own if by == "style" else ""}</style:style>{based}</office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pm1"/></office:automatic-styles><office:master-styles>'
        f'<style:master-page style:name="Standard" style:page-layout-name="pm1">{page}</style:master-page></office:master-styles></office:document-styles>'
    )


_LISTS = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>'
    '<text:list-style style:name="L3"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def _manifest(names: tuple[str, ...]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{"image/png" if name.endswith(".png") else "text/xml"}"/>'
        for name in names
    )
    return (
        f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>{entries}</manifest:manifest>'
    )
