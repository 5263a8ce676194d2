"""Formatting: which faces, sizes and line spacings the body has, against what the journal asks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jcas.domain.checks.findings import Asked, Finding, Verdict
from jcas.domain.documents import Paragraph, Place
from jcas.domain.structure.folding import fold
from jcas.domain.structure.manuscript import Manuscript

_ENOUGH = 0.9
"""Share of the body from which on the asked look counts as kept: notes, tables and quotations may differ."""
_MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of the body's characters (fonts, sizes) and paragraphs (line spacing); empty where nothing is told."""

    fonts: dict[str, float]
    sizes: dict[str, float]
    line_spacing: dict[str, float]


def shares(manuscript: Manuscript) -> Shares:
    """The looks of the running text, headings left out; the greatest share first."""
    fonts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    spacing: Counter[str] = Counter()
    for paragraph in running_text(manuscript):
        if paragraph.line_spacing is not None:
            spacing[decimal(paragraph.line_spacing)] += 1
        for run in paragraph.runs:
            if run.visible and run.text.strip():
                if run.look.face:
                    fonts[run.look.face] += len(run.text)
                if run.look.size:
                    sizes[decimal(run.look.size)] += len(run.text)
    return Shares(_shares(fonts), _shares(sizes), _shares(spacing))


def running_text(manuscript: Manuscript) -> list[Paragraph]:
    """The body's paragraphs with text that are neither headings nor table cells."""
    headings = {h.paragraph for h in manuscript.headings if not h.run_in}
    return [p for p in manuscript.body if p.place is Place.BODY and p.number not in headings and p.text.strip()]


def font(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """The asked face throughout the body."""
    wanted = asked.profile.formatting.font
    departing = [
        p.number
        for p in running_text(manuscript)
        if any(_other_face(r.look.face, wanted) for r in p.runs if r.text.strip())
    ]
    yield _judged("format.font", "font", wanted, shares(manuscript).fonts, departing)


def size(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """The asked size throughout the body."""
    wanted = asked.profile.formatting.size
    departing = [
        p.number
        for p in running_text(manuscript)
        if any(r.look.size and abs(r.look.size - wanted) > 0.01 for r in p.runs if r.text.strip())
    ]
    yield _judged("format.size", "size in points", decimal(wanted), shares(manuscript).sizes, departing)


def line_spacing(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """The asked line spacing throughout the body."""
    wanted = asked.profile.formatting.line_spacing
    departing = [
        p.number for p in running_text(manuscript) if p.line_spacing is not None and abs(p.line_spacing - wanted) > 0.01
    ]
    yield _judged("format.line_spacing", "line spacing", decimal(wanted), shares(manuscript).line_spacing, departing)


def decimal(number: float) -> str:
    """12.0 -> "12", 10.5 -> "10.5"."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _judged(rule: str, what: str, wanted: str, found: dict[str, float], departing: list[int]) -> Finding:
    if not found:
        return Finding(rule, Verdict.UNKNOWN, f"The file does not tell its {what}; please check it yourself.", wanted)
    kept = sum(share for value, share in found.items() if fold(value) == fold(wanted))
    leading = next(iter(found))
    shown = ", ".join(f"{value} ({share:.0%})" for value, share in list(found.items())[:3])
    if kept >= _ENOUGH:
        return Finding(rule, Verdict.PASS, f"The body keeps to the {what} asked for: {wanted}.", wanted, shown)
    if fold(leading) == fold(wanted):
        message = f"Parts of the body depart from the {what} asked for; set them to {wanted}."
        return Finding(rule, Verdict.WARN, message, wanted, shown, departing[:_MOST_PLACES])
    message = f"The body's {what} is {leading}; set it to {wanted}."
    return Finding(rule, Verdict.FAIL, message, wanted, shown, departing[:_MOST_PLACES])


def _other_face(face: str | None, wanted: str) -> bool:
    return face is not None and fold(face) != fold(wanted)


def _shares(counts: Counter[str]) -> dict[str, float]:
    total = counts.total()
    return {value: round(n / total, 4) for value, n in counts.most_common()}
