"""Tables that hold data, told from frames around text, pictures and numbered equations."""

import re

from jcas.domain.documents import Cell, Table, paragraphs_of

_EQUATION_NUMBER = re.compile(r"[(\[]?\s*[A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?\s*[)\]]?")


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
