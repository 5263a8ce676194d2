"""A manuscript's text with the findings of its report beside the paragraphs that they mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jcas.domain.checks.points import SAYS, points_of
from jcas.web.findings import Finding, ReportView
from jcas.web.own_reading import OwnReading, Piece
from jcas.web.reading import Heading
from jcas.web.report_links import ReportLinks
from jcas.web.translations import gettext as _

WEIGHTS = ("block", "explain", "advise", "waived")
"""Consequences, the worst first."""
_MOST_NAMED = 8
"""Citations or entries that one note names."""


@dataclass(frozen=True, slots=True)
class Note:
    """What one finding says of one paragraph."""

    title: str
    consequence: str
    paragraph: int
    words: str
    """The finding's sentence at its first place; at later ones "" unless there is more to say."""
    named: tuple[str, ...]
    """The citations or entries that are meant here."""
    further: int
    finding_url: str
    place: int
    """Which of the finding's places it is, from 1."""
    places: int
    previous_url: str
    next_url: str


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A piece of the text with its notes, the worst first."""

    piece: Piece
    notes: tuple[Note, ...]

    @property
    def worst(self) -> str:
        """The worst consequence of its notes; "" without any."""
        return self.notes[0].consequence if self.notes else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding that has places in the text."""

    finding: Finding
    first_url: str
    """Its first place, with its places alone marked."""
    places: int


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The page: all pieces, what is marked, and the one finding that was asked for, if any."""

    pieces: tuple[MarkedPiece, ...]
    outline: tuple[Heading, ...]
    shown: tuple[Shown, ...]
    chosen: Shown | None


def marked_text(
    reading: OwnReading, view: ReportView, content: Mapping[str, Any], links: ReportLinks, chosen: str = ""
) -> MarkedText:
    """The text with the places of all findings marked, or of the finding `chosen` (its key) alone where it has any.

    `view` and `content` are the same report.
    """
    order = {n: place for place, piece in enumerate(reading.pieces) for n in piece.paragraphs}
    found = [
        (finding, places)
        for group in view.groups
        for finding in group.findings
        if (places := _places(content["findings"][finding.place], content, order))
    ]
    shown = tuple(Shown(f, links.at(next(iter(places)), f.key), len(places)) for f, places in found)
    wanted = next((one for one in shown if one.finding.key == chosen), None)
    marked = [(f, places) for f, places in found if wanted is None or f is wanted.finding]
    notes = [note for finding, places in marked for note in _notes(finding, places, links)]
    return MarkedText(tuple(_marked(reading.pieces, notes)), reading.outline, shown, wanted)


def _places(row: Mapping[str, Any], content: Mapping[str, Any], order: Mapping[int, int]) -> dict[int, list[str]]:
    """The finding's paragraphs that the text shows, in its order, each with what is meant there."""
    named: dict[int, list[str]] = {}
    for point in points_of(row, content):
        for n in point.paragraphs:
            named.setdefault(n, []).extend([point.here] if point.here else [])
    return {n: named[n] for n in sorted((n for n in named if n in order), key=lambda n: (order[n], n))}


def _notes(finding: Finding, places: Mapping[int, Sequence[str]], links: ReportLinks) -> Iterator[Note]:
    urls = ["", *(links.at(n, finding.key) for n in places), ""]
    for place, (n, named) in enumerate(places.items(), start=1):
        said = SAYS.get(finding.rule) or (finding.message if place == 1 else "")
        yield Note(
            title=finding.title,
            consequence=finding.consequence,
            paragraph=n,
            words=_(said) if said else "",
            named=tuple(named[:_MOST_NAMED]),
            further=max(len(named) - _MOST_NAMED, 0),
            finding_url=links.finding(finding.anchor),
            place=place,
            places=len(places),
            previous_url=urls[place - 1],
            next_url=urls[place + 1],
        )


def _marked(pieces: Iterable[Piece], notes: Sequence[Note]) -> Iterator[MarkedPiece]:
    by_paragraph: dict[int, list[Note]] = {}
    for note in notes:
        by_paragraph.setdefault(note.paragraph, []).append(note)
    for piece in pieces:
        own = [note for n in piece.paragraphs for note in by_paragraph.get(n, ())]
        yield MarkedPiece(piece, tuple(sorted(own, key=lambda note: WEIGHTS.index(note.consequence))))
