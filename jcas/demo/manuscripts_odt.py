"""Writes a `jcas.demo.manuscripts.Manuscript` as an .odt package."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from jcas.demo.manuscripts import Habits, Line, Manuscript, Picture, Span, Table, pieces, small_png, spans

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'  # fmt: skip
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MIMETYPE = "application/vnd.oasis.opendocument.text"
_WHEN = "2025-01-15T10:00:00"


def write(path: Path, manuscript: Manuscript) -> Path:
    """Write the package; returns the path."""
    body = _Body(manuscript)
    text = "".join(body.piece(piece) for piece in pieces(manuscript))
    content = (
        f"{HEAD}<office:document-content {NAMESPACES}><office:automatic-styles>{_automatic(manuscript.habits)}</office:automatic-styles>"
        f"<office:body><office:text>{body.tracked()}{text}</office:text></office:body></office:document-content>"
    )
    names = [
        "content.xml",
        "styles.xml",
        "meta.xml",
        *(f"Pictures/image{i}.png" for i in range(1, len(body.pictures) + 1)),
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("styles.xml", _styles(manuscript.habits, manuscript.traces.header))
        package.writestr("meta.xml", _meta(manuscript.title, manuscript.traces.creator))
        for i, png in enumerate(body.pictures, 1):
            package.writestr(f"Pictures/image{i}.png", png)
        package.writestr("META-INF/manifest.xml", _manifest(names))
    return path


class _Body:
    """Turns pieces into OpenDocument text, collecting pictures on the way."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.habits, self.traces = manuscript.habits, manuscript.traces
        self.pictures: list[bytes] = []
        self.notes = 0
        self.pending = True

    def piece(self, piece: Line | Table | Picture) -> str:
        if isinstance(piece, Table):
            return self._table(piece)
        if isinstance(piece, Picture):
            self.pictures.append(piece.png or small_png())
            n = len(self.pictures)
            return (
                f'<text:p text:style-name="Standard"><draw:frame draw:name="Picture {n}" svg:width="5cm" svg:height="2.5cm">'
                f'<draw:image xlink:href="Pictures/image{n}.png" xlink:type="simple"/></draw:frame></text:p>'
            )
        return self._line(piece)

    def tracked(self) -> str:
        """The register of tracked changes, which stands before the text."""
        by = {"insertion": self.traces.insertion_by, "deletion": self.traces.deletion_by}
        regions = "".join(
            f'<text:changed-region text:id="{kind}"><text:{kind}><office:change-info><dc:creator>{escape(author)}</dc:creator>'
            f"<dc:date>{_WHEN}</dc:date></office:change-info>"
            f"{'<text:p>words that were struck out</text:p>' if kind == 'deletion' else ''}</text:{kind}></text:changed-region>"
            for kind, author in by.items()
            if author
        )
        return f"<text:tracked-changes>{regions}</text:tracked-changes>" if regions else ""

    def _line(self, line: Line) -> str:
        by = self.habits.headings
        bold = line.role == "title" or (
            line.role == "heading" and by not in {"style", "numbered", "outline", "caps", "plain"}
        )
        text = "".join(self._span(span, bold) for span in spans(line.text))
        if line.role == "body" and len(line.text) > 200 and self.pending:  # the first long paragraph bears the traces
            text, self.pending = self._traced(text), False
        if line.role == "heading" and by in {"style", "numbered"}:
            return (
                f'<text:h text:style-name="Heading_20_{line.level}" text:outline-level="{line.level}">{text}</text:h>'
            )
        if line.role == "heading" and by == "outline":
            return f'<text:h text:style-name="Body" text:outline-level="{line.level}">{text}</text:h>'
        if line.role == "heading" and by == "list":
            opening, closing = "<text:list><text:list-item>", "</text:list-item></text:list>"
            inner = f'{opening * line.level}<text:p text:style-name="Body">{text}</text:p>{closing * line.level}'
            return inner.replace("<text:list>", '<text:list text:style-name="L1" text:continue-numbering="true">', 1)
        style = {"title": "Title" if self.habits.title_style else "Centred", "byline": "Centred"}.get(line.role, "Body")
        if line.role == "heading" and by == "bold_caps" and line.level == 1:
            style = "Centred"
        return f'<text:p text:style-name="{style}">{text}</text:p>'

    def _span(self, span: Span, bold: bool) -> str:
        if span.note:
            self.notes += 1
            return (
                f'<text:note text:id="ftn{self.notes}" text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                f"<text:note-body><text:p>{escape(span.text)}</text:p></text:note-body></text:note>"
            )
        style = "Bold" if bold or span.bold else "Italic" if span.italic else "Superscript" if span.superscript else ""
        if not style and self.habits.format_by == "run":
            style = "Plain"
        return f'<text:span text:style-name="{style}">{escape(span.text)}</text:span>' if style else escape(span.text)

    def _traced(self, text: str) -> str:
        if self.traces.insertion_by:
            text = f'<text:change-start text:change-id="insertion"/>{text}<text:change-end text:change-id="insertion"/>'
        if self.traces.deletion_by:
            text += '<text:change text:change-id="deletion"/>'
        if self.traces.comment_by:
            text = (
                f"<office:annotation><dc:creator>{escape(self.traces.comment_by)}</dc:creator><dc:date>{_WHEN}</dc:date>"
                f"<text:p>Please look at this once more.</text:p></office:annotation>{text}"
            )
        return text

    def _table(self, table: Table) -> str:
        columns = f'<table:table-column table:number-columns-repeated="{len(table.rows[0])}"/>'
        rows = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string">{self._line(Line(text))}</table:table-cell>'
                for text in row
            )
            + "</table:table-row>"
            for row in table.rows
        )
        return f'<table:table table:name="Table">{columns}{rows}</table:table>'


def _look(habits: Habits) -> str:
    return f'style:font-name={quoteattr(habits.font)} fo:font-family={quoteattr(habits.font)} fo:font-size="{habits.size}pt"'


def _automatic(habits: Habits) -> str:
    look = _look(habits) if habits.format_by == "run" else ""
    spacing = f' fo:line-height="{round(habits.line_spacing * 100)}%"' if habits.format_by == "run" else ""
    return (
        f'<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties{spacing}/></style:style>'
        f'<style:style style:name="Centred" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"{spacing}/></style:style>'
        f'<style:style style:name="Plain" style:family="text"><style:text-properties {look}/></style:style>'
        f'<style:style style:name="Bold" style:family="text"><style:text-properties {look} fo:font-weight="bold"/></style:style>'
        f'<style:style style:name="Italic" style:family="text"><style:text-properties {look} fo:font-style="italic"/></style:style>'
        f'<style:style style:name="Superscript" style:family="text"><style:text-properties {look} style:text-position="super 58%"/></style:style>'
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>'
    )


def _styles(habits: Habits, header: str | None) -> str:
    own = habits.format_by == "style"
    look = _look(habits) if own else 'fo:font-family="Calibri" fo:font-size="11pt"'
    spacing = habits.line_spacing if own else 1.0
    headings = "".join(
        f'<style:style style:name="Heading_20_{n}" style:display-name="Heading {n}" style:family="paragraph" style:parent-style-name="Standard" '
        f'style:default-outline-level="{n}"><style:text-properties fo:font-weight="bold"/></style:style>'
        for n in (1, 2, 3)
    )
    page = f"<style:header><text:p>{escape(header)}</text:p></style:header>" if header else ""
    return (
        f"{HEAD}<office:document-styles {NAMESPACES}><office:styles>"
        f'<style:default-style style:family="paragraph"><style:text-properties {look}/></style:default-style>'
        f'<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:line-height="{round(spacing * 100)}%"/></style:style>'
        '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/></style:style>'
        f'{headings}</office:styles><office:automatic-styles><style:page-layout style:name="pm1"/></office:automatic-styles><office:master-styles>'
        f'<style:master-page style:name="Standard" style:page-layout-name="pm1">{page}</style:master-page></office:master-styles></office:document-styles>'
    )


def _meta(title: str, creator: str | None) -> str:
    by = (
        f"<meta:initial-creator>{escape(creator)}</meta:initial-creator><dc:creator>{escape(creator)}</dc:creator>"
        if creator
        else ""
    )
    return f"{HEAD}<office:document-meta {NAMESPACES}><office:meta><dc:title>{escape(title)}</dc:title>{by}</office:meta></office:document-meta>"


def _manifest(names: list[str]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{"image/png" if name.endswith(".png") else "text/xml"}"/>'
        for name in names
    )
    return (
        f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>{entries}</manifest:manifest>'
    )
