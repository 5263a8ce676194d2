"""Positions and sums for what the pages draw; the drawing itself is a template macro.

Nothing here asks a clock or a database: a view hands over values and passes the result to
`macros/quarter_line.html`, `macros/score_matrix.html` or `macros/section_lengths.html`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any, Protocol

from jcas.domain.profiles import Profile
from jcas.domain.rubric import NOT_APPLICABLE, Summary, summary
from jcas.web.translations import gettext as _


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on the line: `x` in per cent from the left, `anchor` of its label (SVG text-anchor)."""

    at: datetime
    x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month on the line: its first moment, where it begins and where its name stands, in per cent."""

    at: datetime
    x: float
    middle: float


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """One issue's quarter from the opening of its call to the end of its release month."""

    issue: str
    today: Mark
    deadline: Mark
    release_from: float
    release_width: float
    release: datetime
    months: tuple[Month, ...]


def quarter_line(
    *, issue: str, now: datetime, opens: datetime, deadline: datetime, release_month: int, zone: tzinfo
) -> QuarterLine:
    """The line of an issue: its call runs from `opens` to `deadline`, it is released in `release_month` after that.

    All moments are aware; months are those of `zone`. A `now` outside of the line is held at its ends.
    """
    start = opens.astimezone(zone)
    release = _month_after(deadline.astimezone(zone))
    while release.month != release_month:
        release = _month_after(release)
    end = _month_after(release)

    def x(at: datetime) -> float:
        share = (at - start).total_seconds() / (end - start).total_seconds()
        return round(100 * min(max(share, 0.0), 1.0), 2)

    return QuarterLine(
        issue=issue,
        today=_mark(now, x(now)),
        deadline=_mark(deadline, x(deadline)),
        release_from=x(release),
        release_width=round(100 - x(release), 2),
        release=release,
        months=tuple(Month(m, x(m), round((x(m) + x(_month_after(m))) / 2, 2)) for m in _months(start, end)),
    )


def _mark(at: datetime, x: float) -> Mark:
    anchor = "start" if x < 20 else "end" if x > 70 else "middle"
    return Mark(at, x, anchor)


def _month_after(at: datetime) -> datetime:
    first = at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first.replace(year=first.year + 1, month=1) if first.month == 12 else first.replace(month=first.month + 1)


def _months(start: datetime, end: datetime) -> list[datetime]:
    month = start.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = []
    while month < end:
        found.append(month)
        month = _month_after(month)
    return found


class Named(Protocol):
    """What the matrix needs of a criterion (domain.profiles.Criterion has it)."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Column:
    """One reviewer as the matrix shows them: a label that names nobody (R1), and what they gave.

    scores: criterion's key -> 1–5, or 0 for "not applicable"; a key that is missing is not scored yet.
    """

    label: str
    scores: Mapping[str, int]
    comments: Mapping[str, str] = field(default_factory=dict)
    recommendation: str = ""

    @property
    def mean(self) -> float | None:
        """Mean of the scores given; None where there is none."""
        return summary(self.scores.values()).mean


@dataclass(frozen=True, slots=True)
class Cell:
    """One score; `index` counts the columns from 1."""

    index: int
    score: int | None
    not_applicable: bool
    comment: str


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion with its cells, what they say together, lowest and highest score (None: nobody scored)."""

    number: int
    name: str
    cells: tuple[Cell, ...]
    summary: Summary
    low: int | None
    high: int | None

    @property
    def commented(self) -> int:
        """How many cells carry a comment."""
        return sum(bool(cell.comment) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class ScoreMatrix:
    """Criteria × reviewers."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    mean: float | None

    @property
    def commented(self) -> int:
        """How many cells carry a comment."""
        return sum(row.commented for row in self.rows)


def score_matrix(criteria: Sequence[Named], columns: Sequence[Column]) -> ScoreMatrix:
    """The matrix of these reviewers' scores, rows in the profile's order of criteria."""
    rows = tuple(_row(number, criterion, columns) for number, criterion in enumerate(criteria, start=1))
    scores = [cell.score for row in rows for cell in row.cells if cell.score is not None]
    return ScoreMatrix(tuple(columns), rows, summary(scores).mean)


def _row(number: int, criterion: Named, columns: Sequence[Column]) -> Row:
    cells = tuple(_cell(index, criterion.key, column) for index, column in enumerate(columns, start=1))
    scores = [cell.score for cell in cells if cell.score is not None]
    low, high = min(scores, default=None), max(scores, default=None)
    return Row(number, criterion.name, cells, summary(scores), low, high)


def _cell(index: int, key: str, column: Column) -> Cell:
    score = column.scores.get(key)
    return Cell(index, score or None, score == NOT_APPLICABLE, column.comments.get(key, "").strip())


_STATEMENTS = ("funding", "conflicts", "contributions")
_APART = frozenset({*_STATEMENTS, "references"})
"""Sections that are not the text itself."""


@dataclass(frozen=True, slots=True)
class Length:
    """One section's bar: its name, its words, and the bar's length in per cent of the longest."""

    name: str
    words: int
    width: float
    own: bool = True
    """Whether it is a section of the text itself; front matter, references and notes are drawn paler."""


def lengths_of(document: Mapping[str, Any], rules: Profile) -> tuple[Length, ...]:
    """The sections in their order with their words, subheadings added to theirs (contract: document).

    Empty where the report tells no words of headings, as reports of earlier times.
    """
    headings, parts = document.get("headings") or (), document.get("words_by_part") or {}
    if not any("words" in heading for heading in headings):
        return ()
    named = {section.key: _(section.name) for section in rules.sections}
    named |= dict.fromkeys(_STATEMENTS, _("Statements"))
    named |= {"references": _("References"), "other": _("Other headings")}
    rows = {_("Title page and abstract"): [parts.get("title_page", 0) + parts.get("abstract", 0), False]}
    for heading in headings:
        keys = [heading["section"], *heading.get("also", ())]
        name = _joined(list(dict.fromkeys(named.get(key, key) for key in keys)))
        row = rows.setdefault(name, [0, not _APART.issuperset(keys)])
        row[0] += heading.get("words", 0)
    rows[_("Notes and text boxes")] = [parts.get("notes", 0) + parts.get("text_boxes", 0), False]
    longest = max(words for words, _own in rows.values()) or 1
    return tuple(
        Length(name, words, round(100 * words / longest, 2), own=bool(own))
        for name, (words, own) in rows.items()
        if words
    )


def _joined(names: Sequence[str]) -> str:
    return _(" and ").join(names)
