"""Tables that hold data, told from frames around text, pictures and numbered equations."""

import re
from collections.abc import Collection, Iterable, Iterator

from jcas.domain.documents import Block, Cell, Paragraph, Table, paragraphs_of
from jcas.domain.structure.captions import is_table_caption

_EQUATION_NUMBER = re.compile(r"[(\[]?\s*[A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?\s*[)\]]?")
_CAPTION_LINES = 2
"""Above a table: its number, and its title on a line of its own."""


def data_tables(blocks: Iterable[Block], start: int, entries: Collection[int]) -> list[Table]:
    """The tables of a text that hold data; those of one caption that follow each other are one.

    `start`: number of the paragraph where the body begins; `entries`: numbers of the reference list's paragraphs.
    """
    found: list[Table] = []
    above: list[Paragraph] = []
    goes_on = False
    for block in _unframed(blocks):
        if isinstance(block, Paragraph):
            if block.text.strip() or any(run.picture is not None for run in block.runs):
                above, goes_on = [*above, block][-_CAPTION_LINES:], False
        elif holds_data(block, start) and not _lists(block, entries):
            if not goes_on or _captioned(block):
                found.append(block)
                goes_on = _captioned(block) or any(map(is_table_caption, above))
            above = []
        else:
            above, goes_on = [], False
    return found


def _unframed(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those of a frame around a table and its caption in its stead, as Quarto lays them out."""
    for block in blocks:
        if isinstance(block, Table) and _frames_table(block):
            yield from _unframed(inner for row in block.rows for cell in row for inner in cell.blocks)
        else:
            yield block


def _frames_table(table: Table) -> bool:
    """Whether a table of one column holds a table in a cell."""
    inner = (block for row in table.rows for cell in row for block in cell.blocks)
    return all(len(row) <= 1 for row in table.rows) and any(isinstance(block, Table) for block in inner)


def _lists(table: Table, entries: Collection[int]) -> bool:
    return any(p.number in entries for p in table.paragraphs())


def _captioned(table: Table) -> bool:
    """Whether a table bears its caption in its first row."""
    first = next((p for p in table.paragraphs() if p.text.strip()), None)
    return first is not None and is_table_caption(first)


def holds_data(table: Table, start: int) -> bool:
    """Whether a table holds data: more than one cell, text behind the front matter, and not only around pictures.

    `start`: number of the paragraph where the body begins.
    """
    filled = [p for p in table.paragraphs() if p.text.strip()]
    if sum(len(row) for row in table.rows) < 2 or not filled or filled[-1].number < start:
        return False
    return not (_frames_pictures(table) or _numbers_equations(table))


def _frames_pictures(table: Table) -> bool:
    """Whether all text stands in the cells of pictures, or in rows directly above or below rows of pictures alone."""
    rows = [(_cells_with_pictures(row), [c for c in row if _text(c)]) for row in table.rows]
    if not any(pictures for pictures, _ in rows):
        return False
    alone = [bool(pictures) and not told for pictures, told in rows]
    beside = [any(alone[max(0, i - 1) : i + 2]) for i in range(len(rows))]
    return all(
        all(any(c is p for p in pictures) for c in told) or (near and not pictures)
        for (pictures, told), near in zip(rows, beside, strict=True)
    )


def _numbers_equations(table: Table) -> bool:
    """Whether equations stand in a frame whose only text is their numbers: … (3)."""
    cells = [cell for row in table.rows for cell in row]
    equations = any(run.equation for cell in cells for p in paragraphs_of(cell.blocks) for run in p.runs)
    return equations and all(_EQUATION_NUMBER.fullmatch(text) for cell in cells if (text := _text(cell)))


def _cells_with_pictures(row: list[Cell]) -> list[Cell]:
    return [c for c in row if any(r.picture is not None for p in paragraphs_of(c.blocks) for r in p.runs)]


def _text(cell: Cell) -> str:
    return " ".join(p.text for p in paragraphs_of(cell.blocks)).strip()
