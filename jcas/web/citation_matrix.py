"""The matrix of citations against references as a page shows it: a hundred lines at a time, all or the faulty ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jcas.domain.checks.citations import PROBLEMS
from jcas.domain.checks.matrix import Fault, Line, matrix
from jcas.web.translations import gettext as _

PAGE = 100
WITH_FAULT = "problem"
"""The value of ?show= for lines with a fault alone."""


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """Some lines of the matrix, and how many there are."""

    lines: tuple[Line, ...]
    page: int
    pages: int
    total: int
    """All lines of this choice."""
    everything: int
    faulty: int
    only_faulty: bool


def matrix_page(content: Mapping[str, Any], *, page: int, show: str) -> MatrixPage:
    """One page of the matrix of a report; a page that is too far is the last."""
    lines = matrix(content)
    faulty = [line for line in lines if line.faults]
    chosen = faulty if show == WITH_FAULT else lines
    pages = max(-(-len(chosen) // PAGE), 1)
    page = min(max(page, 1), pages)
    return MatrixPage(
        lines=tuple(chosen[(page - 1) * PAGE : page * PAGE]),
        page=page,
        pages=pages,
        total=len(chosen),
        everything=len(lines),
        faulty=len(faulty),
        only_faulty=show == WITH_FAULT,
    )


def fault_words() -> dict[Fault, tuple[str, str]]:
    """A fault -> how it is told, and the tone of its mark."""
    return {
        Fault.MISSING: (_("cited, not in the list"), "late"),
        Fault.UNCITED: (_("listed, never cited"), "late"),
        Fault.YEAR: (_("years differ"), "due"),
        Fault.SPELLING: (_("spellings differ"), "due"),
        Fault.AUTHORS: (_("authors differ"), "due"),
        Fault.AMBIGUOUS: (_("may mean several"), "due"),
        Fault.FORM: (_("form"), "neutral"),
    }


def problem_words(line: Line) -> list[str]:
    """The entry's departures from the form asked for, in words."""
    return [_(PROBLEMS.get(problem, problem)) for problem in line.problems]
