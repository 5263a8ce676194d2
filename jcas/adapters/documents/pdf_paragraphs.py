"""Puts the lines of a PDF's pages together: running heads apart, paragraphs, headings by their size."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from jcas.domain.documents import Paragraph, Place, Run

_EDGE_LINES = 2
"""Lines at a page's top and bottom that can be running heads."""
_WIDER = 1.3
"""Distance of two lines by the usual one, from which on a new paragraph begins."""
_INDENT = 9.0
_HEADING_STEP = 2.8
"""Distance of a heading's lines by their size: double spacing and a little."""
_ROOM = 0.5
"""By a letter's size, what may be wrong with a word's estimated width."""
_LARGER = 0.9
"""Points by which a heading is larger than the text."""
_LONGEST_HEADING = 200
_LEVELS = 3
_HYPHEN = "\x02"


@dataclass(slots=True)
class Line:
    """A line of text. Places are points from the page's lower left corner."""

    runs: list[Run]
    size: float
    left: float
    right: float
    baseline: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(run.look.bold for run in self.runs if run.text.strip())


def whole_lines(pieces: Iterable[Line]) -> list[Line]:
    """Join what PDFium takes apart at a raised mark: pieces that stand one behind the other on a line."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        height = min(last.size, piece.size) if last else 0.0
        if last and abs(last.baseline - piece.baseline) < height / 2 and last.right - 2 <= piece.left:
            gap = [Run(" ", last.runs[-1].look)] if piece.left - last.right > height / 4 else []
            last.runs += [*gap, *piece.runs]
            last.right = piece.right
            if piece.size > last.size or len(piece.text) > len(last.text) / 2:
                last.size, last.baseline = max(last.size, piece.size), piece.baseline
        else:
            lines.append(piece)
    return lines


def paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[list[Paragraph], list[Paragraph]]:
    """(the paragraphs of the text, those of running heads and page numbers, each once)."""
    heads = _running_heads(pages)
    text = [[line for i, line in enumerate(page) if not _is_head(page, i, heads)] for page in pages]
    usual = _usual_size(line for page in text for line in page)
    groups: list[list[Line]] = []
    for page in text:
        _add_page(groups, page, usual)
    found = [_paragraph(group) for group in groups]
    _name_headings(found, groups, usual)
    return found, [Paragraph(-1, [Run(text)], Place.MARGIN) for text in sorted({text for text, _ in heads} - {""})]


Head = tuple[str, int]
"""What a running head says, numbers left out, and how high it stands."""


def _running_heads(pages: Sequence[Sequence[Line]]) -> set[Head]:
    """What stands at the same edge of a third of the pages; with "" where they are numbered."""
    seen = Counter(
        head for page in pages for head in {_head(line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])}
    )
    return {head for head, times in seen.items() if times >= 3 and times > len(pages) / 3}


def _head(line: Line) -> Head:
    return " ".join(re.sub(r"\d+", " ", line.text).split()), round(line.baseline)


def _is_head(page: Sequence[Line], index: int, heads: set[Head]) -> bool:
    at_edge = index < _EDGE_LINES or index >= len(page) - _EDGE_LINES
    return at_edge and _head(page[index]) in heads


def _usual_size(lines: Iterator[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _add_page(groups: list[list[Line]], page: Sequence[Line], usual: float) -> None:
    """Divide a page's lines into groups; the first may go on with the last group of the page before."""
    if not page:
        return
    left, right = min(line.left for line in page), max(line.right for line in page)
    steps = [a.baseline - b.baseline for a, b in pairwise(page) if 0 < a.baseline - b.baseline < 60]
    step = median(steps) if steps else 0.0
    for i, line in enumerate(page):
        if not groups or _begins(groups[-1], line, (left, right), step if i else 0.0, usual):
            groups.append([line])
        else:
            groups[-1].append(line)


def _begins(group: Sequence[Line], line: Line, margins: tuple[float, float], step: float, usual: float) -> bool:
    """Whether a new paragraph begins with this line; `step` is the page's line distance, 0 over a page's break."""
    before = group[-1]
    down = before.baseline - line.baseline
    if abs(before.size - line.size) > 0.6 or before.bold != line.bold:
        return True
    if line.size >= usual + _LARGER:  # lines of a heading end anywhere
        return not 0 < down < _HEADING_STEP * line.size
    if step and (down > _WIDER * step or down <= 0):
        return True
    if not step and before.text.rstrip().endswith((".", "!", "?", ":")):
        return True
    return _ended(before, line, margins[1]) or _other_margin(group, line, margins[1] - margins[0])


def _ended(line: Line, following: Line, right: float) -> bool:
    """Whether this is a paragraph's last line: the next line's first word would have had room on it."""
    word = following.text.strip().partition(" ")[0]
    letter = (following.right - following.left) / max(len(following.text), 1)
    return line.right + (len(word) + 1) * letter < right - _ROOM * line.size


def _other_margin(group: Sequence[Line], line: Line, width: float) -> bool:
    """Whether this line begins elsewhere: indented as first lines are, or back where a hanging entry began."""
    moved = line.left - group[-1].left
    if len(group) == 1:  # the second line of a hanging entry is indented, too
        return moved > width / 4
    hanging = group[1].left - group[0].left > _INDENT
    return moved < -_INDENT if hanging else moved > _INDENT


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    paragraph = Paragraph(-1, [])
    for line in lines:
        _join(paragraph)
        for run in line.runs:
            paragraph.add(run.text, run.look)
    for run in paragraph.runs:
        run.text = re.sub(r"[ \t]+", " ", run.text.replace(_HYPHEN, "-"))
    return paragraph


def _join(paragraph: Paragraph) -> None:
    """Make the last line go on: a divided word is joined, else a space stands between."""
    if not paragraph.runs:
        return
    last = paragraph.runs[-1]
    stripped = last.text.rstrip()
    last.text = stripped[:-1] if stripped.endswith(_HYPHEN) else f"{stripped} "


def _name_headings(found: Sequence[Paragraph], groups: Sequence[Sequence[Line]], usual: float) -> None:
    """Short paragraphs in larger letters are headings by their size; the largest at the beginning is the title."""
    large = [
        (paragraph, lines[0].size)
        for paragraph, lines in zip(found, groups, strict=True)
        if lines[0].size >= usual + _LARGER and len(paragraph.text) <= _LONGEST_HEADING
    ]
    if large and large[0][0] in found[:10] and large[0][1] == max(size for _, size in large):
        large[0][0].style = "Title"
        large = large[1:]
    sizes = sorted({size for _, size in large}, reverse=True)
    for paragraph, size in large:
        paragraph.outline = min(sizes.index(size) + 1, _LEVELS)
