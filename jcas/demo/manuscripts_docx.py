"""Writes a `jcas.demo.manuscripts.Manuscript` as a .docx package."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from jcas.demo.manuscripts import Habits, Line, Manuscript, Picture, Span, Table, Traces, pieces, small_png, spans

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WHEN = "2025-01-15T10:00:00Z"


def write(path: Path, manuscript: Manuscript) -> Path:
    """Write the package; returns the path."""
    body = _Body(manuscript)
    document = "".join(body.piece(piece) for piece in pieces(manuscript))
    traces = manuscript.traces
    header = '<w:headerReference w:type="default" r:id="header"/>' if traces.header else ""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{document}<w:sectPr>{header}</w:sectPr></w:body></w:document>",
        "word/styles.xml": _styles(manuscript.habits),
        "word/numbering.xml": _NUMBERING,
    }
    if body.notes:
        parts["word/footnotes.xml"] = f"<w:footnotes {_NAMESPACES}>{''.join(body.notes)}</w:footnotes>"
    if traces.header:
        parts["word/header1.xml"] = (
            f"<w:hdr {_NAMESPACES}><w:p><w:r><w:t>{escape(traces.header)}</w:t></w:r></w:p></w:hdr>"
        )
    if traces.comment_by:
        parts["word/comments.xml"] = _comment(traces.comment_by)
    if traces.creator is not None:
        parts["docProps/core.xml"] = _core(manuscript.title, traces.creator)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(parts))
        package.writestr("_rels/.rels", _package_relationships(parts))
        package.writestr("word/_rels/document.xml.rels", _document_relationships(parts, len(body.pictures)))
        for name, part in parts.items():
            package.writestr(name, _HEAD + part if isinstance(part, str) else part)
        for i, png in enumerate(body.pictures, 1):
            package.writestr(f"word/media/image{i}.png", png)
    return path


class _Body:
    """Turns pieces into WordprocessingML, collecting notes and pictures on the way."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.habits, self.traces = manuscript.habits, manuscript.traces
        self.notes: list[str] = []
        self.pictures: list[bytes] = []
        self.pending: Traces | None = self.traces

    def piece(self, piece: Line | Table | Picture) -> str:
        if isinstance(piece, Table):
            return self._table(piece)
        if isinstance(piece, Picture):
            self.pictures.append(piece.png or small_png())
            return f"<w:p><w:r>{_drawing(len(self.pictures))}</w:r></w:p>"
        return self._line(piece)

    def _line(self, line: Line) -> str:
        properties, bold = self._look(line)
        runs = "".join(self._run(span, bold) for span in spans(line.text))
        if line.role == "body" and len(line.text) > 200 and self.pending:  # the first long paragraph bears the traces
            runs, self.pending = self._traced(runs, self.pending), None
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def _look(self, line: Line) -> tuple[str, bool]:
        """The paragraph's properties, and whether its text is bold throughout."""
        habits = self.habits
        spacing = (
            f'<w:spacing w:line="{round(habits.line_spacing * 240)}" w:lineRule="auto"/>'
            if habits.format_by == "run"
            else ""
        )
        if line.role == "title":
            style = '<w:pStyle w:val="Title"/>' if habits.title_style else ""
            return f'{style}{spacing}<w:jc w:val="center"/>', True
        if line.role == "byline":
            return f'{spacing}<w:jc w:val="center"/>', False
        if line.role != "heading":
            return spacing, False
        by = habits.headings
        if by in {"style", "numbered"}:
            return f'<w:pStyle w:val="Heading{line.level}"/>', False
        if by == "outline":
            return f'{spacing}<w:outlineLvl w:val="{line.level - 1}"/>', False
        if by == "list":
            return f'<w:numPr><w:ilvl w:val="{line.level - 1}"/><w:numId w:val="1"/></w:numPr>{spacing}', True
        centred = '<w:jc w:val="center"/>' if by == "bold_caps" and line.level == 1 else ""
        return f"{spacing}{centred}", by not in {"caps", "plain"}

    def _run(self, span: Span, bold: bool) -> str:
        if span.note:
            self.notes.append(
                f'<w:footnote w:id="{len(self.notes) + 1}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(span.text)}</w:t></w:r></w:p></w:footnote>'
            )
            return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        look = "<w:b/>" if bold or span.bold else ""
        look += "<w:i/>" if span.italic else ""
        if self.habits.format_by == "run":
            look = f'<w:rFonts w:ascii={quoteattr(self.habits.font)} w:hAnsi={quoteattr(self.habits.font)}/>{look}<w:sz w:val="{round(self.habits.size * 2)}"/>'
        look += '<w:vertAlign w:val="superscript"/>' if span.superscript else ""
        return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(span.text)}</w:t></w:r>'

    def _traced(self, runs: str, traces: Traces) -> str:
        if traces.insertion_by:
            runs = f'<w:ins w:id="901" w:author={quoteattr(traces.insertion_by)} w:date="{_WHEN}">{runs}</w:ins>'
        if traces.deletion_by:
            runs += f'<w:del w:id="902" w:author={quoteattr(traces.deletion_by)} w:date="{_WHEN}"><w:r><w:delText xml:space="preserve"> words that were struck out</w:delText></w:r></w:del>'
        if traces.comment_by:
            runs = f'<w:commentRangeStart w:id="0"/>{runs}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        return runs

    def _table(self, table: Table) -> str:
        def cell(text: str) -> str:
            return f"<w:tc><w:tcPr/>{self._line(Line(text))}</w:tc>"

        grid = '<w:gridCol w:w="2000"/>' * len(table.rows[0])
        rows = "".join(f"<w:tr>{''.join(cell(text) for text in row)}</w:tr>" for row in table.rows)
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _drawing(n: int) -> str:
    return (
        f'<w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="{n}" name="Picture {n}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{n}" name="image{n}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="image{n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def _styles(habits: Habits) -> str:
    own = habits.format_by == "style"
    font, size, spacing = (habits.font, habits.size, habits.line_spacing) if own else ("Calibri", 11, 1.0)
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for n in (1, 2, 3)
    )
    return (
        f"<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii={quoteattr(font)} w:hAnsi={quoteattr(font)} w:cs={quoteattr(font)}/>"
        f'<w:sz w:val="{round(size * 2)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="{round(spacing * 240)}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>{headings}</w:styles>'
    )


_NUMBERING = (
    f'<w:numbering {_NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def _comment(author: str) -> str:
    return (
        f'<w:comments {_NAMESPACES}><w:comment w:id="0" w:author={quoteattr(author)} w:initials="X" w:date="{_WHEN}">'
        "<w:p><w:r><w:t>Please look at this once more.</w:t></w:r></w:p></w:comment></w:comments>"
    )


def _core(title: str, creator: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>'
        f"<cp:lastModifiedBy>{escape(creator)}</cp:lastModifiedBy></cp:coreProperties>"
    )


_KINDS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header1": "header",
    "comments": "comments",
}


def _content_types(parts: dict[str, str | bytes]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN}.{_KINDS[Path(name).stem]}+xml"/>'
        for name in parts
        if name.startswith("word/")
    )
    if "docProps/core.xml" in parts:
        overrides += '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>"
    )


def _package_relationships(parts: dict[str, str | bytes]) -> str:
    core = (
        '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        if "docProps/core.xml" in parts
        else ""
    )
    return _relationships(f'<Relationship Id="main" Type="{_R}/officeDocument" Target="word/document.xml"/>{core}')


def _document_relationships(parts: dict[str, str | bytes], pictures: int) -> str:
    kinds = {
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "header1": "header",
        "comments": "comments",
    }
    rows = "".join(
        f'<Relationship Id="{"header" if stem == "header1" else stem}" Type="{_R}/{kind}" Target="{stem}.xml"/>'
        for stem, kind in kinds.items()
        if f"word/{stem}.xml" in parts
    )
    rows += "".join(
        f'<Relationship Id="image{i}" Type="{_R}/image" Target="media/image{i}.png"/>' for i in range(1, pictures + 1)
    )
    return _relationships(rows)


def _relationships(rows: str) -> str:
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'
