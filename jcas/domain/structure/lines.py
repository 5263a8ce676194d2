"""The front matter line by line: typed line breaks divide paragraphs, raised signs are kept as marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jcas.domain.documents import Paragraph, Place, Run
from jcas.domain.structure import labels

_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ", "1234567890abcde")
_RAISED_SIGNS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ]+(?:\s*,\s*[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ]+)*")
MARK = re.compile(r"⟦([^⟧]*)⟧")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the front matter.

    `marked` is its text with raised signs as ⟦1 2⟧; `prominence` orders lines by how much they look like a title.
    """

    text: str
    marked: str
    paragraph: int
    lead: str
    prominence: tuple[float, bool, bool]
    style: str = ""
    outline: int | None = None
    tabled: bool = False
    """Whether it stands in a table."""


def lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """The lines of these paragraphs that have text."""
    for paragraph in paragraphs:
        shown = [r for r in paragraph.runs if r.visible and r.note is None and not r.equation]
        letters = [r for r in shown if r.text.strip()]
        if not letters:
            continue
        marked = "".join(_marked(run) for run in shown).split("\n")
        plain = "".join(r.text for r in shown).split("\n")
        prominence = (
            max(r.look.size or 0 for r in letters),
            all(r.look.bold for r in letters),
            paragraph.centred,
        )
        lead = labels.lead_of(paragraph)
        for text, with_marks in zip(plain, marked, strict=True):
            if text.strip():
                yield Line(
                    " ".join(text.split()),
                    " ".join(with_marks.split()),
                    paragraph.number,
                    lead if text.startswith(lead[:10]) else "",
                    prominence,
                    paragraph.style.lower(),
                    paragraph.outline,
                    paragraph.place is Place.TABLE,
                )


def _marked(run: Run) -> str:
    if run.look.superscript and run.text.strip():
        return f"⟦{run.text.replace(',', ' ').strip()}⟧"
    return _RAISED_SIGNS.sub(lambda m: f"⟦{m[0].translate(_RAISED).replace(',', ' ').strip()}⟧", run.text)
