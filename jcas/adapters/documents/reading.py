"""The reading view: a document as blocks of safe HTML with paragraph numbers, for a page to loop over.

Stored form (`reading.json`): {"version": 1, "blocks": […], "notes": […], "text_boxes": […]}.
A block has a `kind`:
- title: n, html
- heading: n, level (1–6), html; however the heading was made
- paragraph: n, html
- item: n, level (from 0), label ("•", "2."), html
- figure: n, picture (a file's name beside the JSON, null where it is only in the download), width, height
- table: rows of cells; a cell has `columns` (how many it spans) and `blocks`
A note has label, id (the target of its mark) and blocks; a text box is a list of blocks. `html` holds escaped text and
the tags strong, em, sup, sub, br and a (with `href="#note-…"` alone): no attribute, style or address of the document.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from html import escape
from pathlib import Path
from typing import Any

from jcas.adapters.documents import read
from jcas.adapters.documents.package import Package
from jcas.adapters.documents.pictures import Shown, for_reading
from jcas.domain.documents import Block, Cell, Look, Paragraph, Run, Table
from jcas.domain.profiles import Section
from jcas.domain.structure.manuscript import Manuscript, understand

VERSION = 1
FILE = "reading.json"
_EQUATION = "[equation, only in the download]"
_DEEPEST_TABLE = 4
_MOST_PICTURES = 300


def write_reading(path: Path, folder: Path, sections: Sequence[Section]) -> dict[str, Any]:
    """Write `reading.json` and the pictures of the document in `path` into `folder`; returns their names.

    `sections`: the profile's, whose words tell headings that are made by hand.
    """
    manuscript = understand(read(path), sections, ())
    packed = manuscript.document.format != "pdf"
    with Package(path) if packed else nullcontext() as package:
        view = _View(manuscript, package, folder)
        reading = view.reading()
    (folder / FILE).write_text(json.dumps(reading, ensure_ascii=False), encoding="utf-8", errors="replace")
    return {"reading": FILE, "pictures": view.written}


class _View:
    """One document's reading view; pictures are written as they are met."""

    def __init__(self, manuscript: Manuscript, package: Package | None, folder: Path) -> None:
        self.document, self.package, self.folder = manuscript.document, package, folder
        self.levels = {h.paragraph: h.level for h in manuscript.headings if not h.run_in}
        self.title = set(manuscript.front.title_paragraphs)
        self.written: list[str] = []
        self.figures: dict[str, dict[str, Any]] = {}

    def reading(self) -> dict[str, Any]:
        document = self.document
        return {
            "version": VERSION,
            "blocks": list(self._blocks(document.body)),
            "notes": [
                {"label": note.label, "id": f"note-{note.label}", "blocks": list(self._blocks(note.paragraphs))}
                for note in document.notes
            ],
            "text_boxes": [list(self._blocks(box)) for box in document.text_boxes],
        }

    def _blocks(self, blocks: list[Block] | list[Paragraph], depth: int = 0) -> Iterator[dict[str, Any]]:
        for block in blocks:
            if isinstance(block, Table):
                yield from self._table(block, depth)
            else:
                yield from self._paragraph(block)

    def _table(self, table: Table, depth: int) -> Iterator[dict[str, Any]]:
        if depth >= _DEEPEST_TABLE:
            yield from self._blocks(list(table.paragraphs()), depth)
            return
        rows = [[self._cell(cell, depth + 1) for cell in row] for row in table.rows]
        yield {"kind": "table", "rows": [row for row in rows if row]}

    def _cell(self, cell: Cell, depth: int) -> dict[str, Any]:
        return {"columns": cell.columns, "blocks": list(self._blocks(cell.blocks, depth))}

    def _paragraph(self, paragraph: Paragraph) -> Iterator[dict[str, Any]]:
        html = inline(paragraph)
        n = paragraph.number
        level = self.levels.get(n)
        if html and n in self.title:
            yield {"kind": "title", "n": n, "html": html}
        elif html and level:
            text = f"{escape(paragraph.label)} {html}" if paragraph.label else html
            yield {"kind": "heading", "n": n, "level": min(level, 6), "html": text}
        elif html and paragraph.list_level is not None and paragraph.label:
            yield {
                "kind": "item",
                "n": n,
                "level": min(paragraph.list_level, 8),
                "label": paragraph.label,
                "html": html,
            }
        elif html:
            yield {"kind": "paragraph", "n": n, "html": html}
        for run in paragraph.runs:
            if run.picture is not None and run.visible:
                yield {"kind": "figure", "n": n, **self._picture(run.picture)}

    def _picture(self, part: str) -> dict[str, Any]:
        """Write the picture once; a part that can't be shown is a figure without a picture."""
        if part not in self.figures:
            shown = None
            if self.package and part in self.package and len(self.written) < _MOST_PICTURES:
                shown = for_reading(self.package.read(part))
            self.figures[part] = {"picture": None} if shown is None else self._write(shown)
        return self.figures[part]

    def _write(self, shown: Shown) -> dict[str, Any]:
        name = f"picture-{len(self.written) + 1}.{shown.suffix}"
        (self.folder / name).write_bytes(shown.data)
        self.written.append(name)
        return {"picture": name, "width": shown.width, "height": shown.height}


def inline(paragraph: Paragraph) -> str:
    """The paragraph's visible text as safe HTML, "" where it has none."""
    html = "".join(_run(run) for run in paragraph.runs if run.visible)
    return html if html.replace("<br>", "").strip() else ""


def _run(run: Run) -> str:
    if run.picture is not None:
        return ""
    if run.note is not None:
        label = escape(run.text)
        return f'<a href="#note-{label}"><sup>{label}</sup></a>'
    if run.equation:
        return f"<em>{escape(run.text)}</em>" if run.text.strip() else _EQUATION
    text = run.text.upper() if run.look.capitals else run.text
    return _marked(escape(_printable(text)).replace("\n", "<br>"), run.look)


def _marked(html: str, look: Look) -> str:
    if not html.strip():
        return html
    for wanted, tag in ((look.superscript, "sup"), (look.subscript, "sub"), (look.italic, "em"), (look.bold, "strong")):
        if wanted:
            html = f"<{tag}>{html}</{tag}>"
    return html


def _printable(text: str) -> str:
    """The text without control characters and the marks that turn the direction of what stands around them."""
    return "".join(
        c
        for c in text
        if c in "\n\t" or (c >= " " and c not in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u202c")
    )
