"""Citations against references, as one table: who is cited where, and what does not agree, the worst first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from jcas.domain.checks.points import Row


class Fault(StrEnum):
    """What does not agree about a line of the table."""

    MISSING = "missing"
    UNCITED = "uncited"
    YEAR = "year"
    SPELLING = "spelling"
    AUTHORS = "authors"
    AMBIGUOUS = "ambiguous"
    FORM = "form"
    """Departures of the entry's own; citations and list agree."""


_FAULTS = {"none": Fault.MISSING, "year": Fault.YEAR, "spelling": Fault.SPELLING, "authors": Fault.AUTHORS}
_ORDER = {fault: place for place, fault in enumerate(Fault)}


@dataclass(frozen=True, slots=True)
class Citing:
    """One citation as the text prints it, with the paragraphs where it stands."""

    text: str
    paragraphs: tuple[int, ...]
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the list, or a citation that has none (`number` is None)."""

    number: int | None
    lead: str
    year: str | None
    paragraph: int | None
    """Of the entry itself."""
    citings: tuple[Citing, ...]
    faults: tuple[Fault, ...] = ()
    """The worst first; empty where all is in order."""
    problems: tuple[str, ...] = ()
    """The contract's codes of plain departures from the form asked for."""


def matrix(report: Row) -> list[Line]:
    """All lines of a report (contract: citations), mismatches first, then the list in its own order."""
    cited: dict[int, list[Citing]] = defaultdict(list)
    lines = []
    for row in report["citations"]["in_text"]:
        citing = Citing(row["text"], tuple(row["paragraphs"]), _fault(row))
        entries = row.get("candidates") or ([row["reference"]] if row["reference"] is not None else [])
        for number in entries:
            cited[number].append(citing)
        if not entries:
            lines.append(_missing(row, citing))
    told = any(f["rule"] == "citations.uncited" and f["verdict"] == "unknown" for f in report.get("findings", ()))
    unread = told and not report["citations"]["in_text"]
    lines += [_line(entry, cited[entry["number"]], judged=not unread) for entry in report["citations"]["references"]]
    return sorted(lines, key=_weight)


def _weight(line: Line) -> int:
    """Mismatches by their weight; an entry's own form does not move it from its place in the list."""
    return _ORDER[line.faults[0]] if line.faults else _ORDER[Fault.FORM]


def _missing(row: Row, citing: Citing) -> Line:
    lead = ", ".join(row["authors"]) or row["text"]
    return Line(None, lead, row["year"], None, (citing,), (Fault.MISSING,))


def _line(entry: Row, citings: Sequence[Citing], *, judged: bool) -> Line:
    """`judged`: whether the text's citations could be read, so that an entry without any is not cited."""
    faults = {citing.fault for citing in citings if citing.fault}
    if judged and not entry["cited"]:
        faults.add(Fault.UNCITED)
    if entry["problems"]:
        faults.add(Fault.FORM)
    return Line(
        number=entry["number"],
        lead=entry["lead"] or entry["text"],
        year=entry["year"],
        paragraph=entry.get("paragraph"),
        citings=tuple(citings),
        faults=tuple(sorted(faults, key=_ORDER.__getitem__)),
        problems=tuple(entry["problems"]),
    )


def _fault(row: Row) -> Fault | None:
    """How a citation departs from its entry."""
    if row.get("candidates"):
        return Fault.AMBIGUOUS
    return _FAULTS.get(row["match"])
