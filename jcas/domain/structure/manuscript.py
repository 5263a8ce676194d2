"""A manuscript understood: its document, and what each part of it is. The checks judge this value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from jcas.domain import words
from jcas.domain.citations.mentions import Passage
from jcas.domain.citations.reading import Citations, read_citations
from jcas.domain.documents import Document, Paragraph, Place, Table
from jcas.domain.profiles import Section
from jcas.domain.structure import labels, sections
from jcas.domain.structure.captions import is_caption, is_figure_caption
from jcas.domain.structure.entries import rows_of
from jcas.domain.structure.folding import fold
from jcas.domain.structure.front import Front, read_front
from jcas.domain.structure.headings import Heading, find_candidates
from jcas.domain.structure.late_titles import title_over_text
from jcas.domain.structure.levels import headings_of, stacked
from jcas.domain.structure.naming import SectionNames
from jcas.domain.structure.opening import has_label, start_of_body
from jcas.domain.structure.references import ReferenceList, find_references, named_by_entries
from jcas.domain.structure.repeats import title_again, with_title_again
from jcas.domain.structure.sections import SectionState
from jcas.domain.structure.tables import data_tables

_FLOW = frozenset({Place.BODY, Place.TABLE})
_APPENDIX = re.compile(r"\W*(?:appendi(?:x|ces)|annex(?:es)?)\b", re.IGNORECASE)
_TITLE_PAGE, _RUNNING = 8, 30
"""Paragraphs of a title page up to its abstract; words of a paragraph of text."""


@dataclass(slots=True)
class Manuscript:
    """Everything that the checks may ask of a manuscript."""

    document: Document
    front: Front
    headings: list[Heading]
    sections: dict[str, SectionState]
    """State of each section that the journal asks of the article's type."""
    references: ReferenceList
    start: int
    """Number of the paragraph where the body begins, behind the front matter."""
    captions: list[Paragraph]
    """Captions of figures."""
    tables: list[Table]
    """Tables that hold data; boxes of a single cell and frames around pictures or equations are not counted."""
    words: int
    words_by_part: dict[str, int]
    _citations: Citations | None = field(default=None, repr=False)

    @property
    def citations(self) -> Citations:
        """Citations and references, read when they are first asked for: copies and reading views never ask."""
        if self._citations is None:
            entries = ((p.number, p.text) for p in self.references.entries)
            self._citations = read_citations(_passages(self), entries)
        return self._citations

    @property
    def body(self) -> list[Paragraph]:
        """The paragraphs of the text itself: behind the front matter, before the references, tables included."""
        end = len(self.document.paragraphs) if self.references.first is None else self.references.first
        return [p for p in self.document.paragraphs[self.start : end] if p.place in {Place.BODY, Place.TABLE}]


def understand(document: Document, named_sections: Sequence[Section], asked: Sequence[str]) -> Manuscript:
    """Tell the parts of a document.

    `named_sections`: the profile's sections with the words that name them; `asked`: keys of those whose state matters.
    """
    flow = [p for p in document.paragraphs if p.place in {Place.BODY, Place.TABLE}]
    names = SectionNames(named_sections)
    again = title_again(flow, names)
    candidates = with_title_again(find_candidates(flow, names, _boxed(document)), again)
    start = start_of_body(flow, headings_of(candidates, names))
    zone = [p for p in flow if p.number < start]
    repeated = {p.number for p in again}
    headings = headings_of(
        [c for c in candidates if c.heading.paragraph >= start and c.heading.paragraph not in repeated], names
    )
    front = read_front(document, zone, bool(headings) and headings[0].section == "introduction")
    if front.title is None and (late := title_over_text(headings, flow, start)) is not None:
        front.title, front.title_paragraphs = late.text, [late.paragraph]
    headings = [h for h in headings if fold(h.text) != fold(front.title or "")]  # APA repeats the title over the text
    headings = stacked(named_by_entries(flow, headings), flow)
    references = find_references(flow, headings, rows_of(document.tables))
    headings = _without_entries(headings, references, flow)
    text_end = len(document.paragraphs) if references.first is None else references.first
    text = [p for p in flow if front.last < p.number < text_end]
    return Manuscript(
        document,
        front,
        sections.attributed(headings),
        sections.judge(headings, text, asked),
        references,
        start,
        [p for p in document.paragraphs if p.place in {Place.BODY, Place.TEXT_BOX} and is_figure_caption(p)],
        data_tables(document.body, start, references.numbers),
        words.count_document(document),
        _by_part(document, front, references, start),
    )


def _passages(manuscript: Manuscript) -> list[Passage]:
    """The paragraphs where works are cited: abstract, text, captions, cells, notes; no headings, no reference lists.

    Captions and tables that stand behind the list, as submissions have them, are told with the others.
    """
    last = manuscript.references.last
    headings = manuscript.headings
    left_out = {h.paragraph for h in headings if not h.run_in}
    ends = [*(h.paragraph for h in headings[1:]), len(manuscript.document.paragraphs)]
    for heading, end in zip(headings, ends, strict=False):
        if "references" in heading.sections:
            listed = manuscript.document.paragraphs[heading.paragraph : end]
            behind = {p.number for p in listed if p.place is Place.TABLE and p.number > last >= heading.paragraph}
            left_out |= {p.number for p in listed if p.place in _FLOW and not is_caption(p)} - behind
    left_out |= manuscript.references.numbers
    first = {*manuscript.front.abstract_paragraphs}
    return [
        Passage(p.number, p.text, loose=p.place in {Place.NOTE, Place.TABLE})
        for p in manuscript.document.paragraphs
        if (p.number >= manuscript.start or p.number in first) and p.number not in left_out
    ]


def _without_entries(
    headings: Sequence[Heading], references: ReferenceList, flow: Sequence[Paragraph]
) -> list[Heading]:
    """Headings without bold entries of the reference list, titles of its groups or titles in another language."""
    if references.heading is None:
        return list(headings)
    first = references.heading.paragraph
    behind = [h for h in headings if h.paragraph > max(first, references.last)]
    appendix = next((h.paragraph for h in behind if not h.run_in and _APPENDIX.match(h.text)), len(flow))
    kept = [
        h
        for h in behind
        if h.sections
        or (h.paragraph >= appendix and h.level == 1)
        or labels.is_back_matter(h.text)
        or _heads_statement(h, flow)
    ]
    return [*(h for h in headings if h.paragraph <= first), *kept]


def _heads_statement(heading: Heading, flow: Sequence[Paragraph]) -> bool:
    """Whether a main heading heads back matter of any name, not a title page in another language.

    One by style does; one by its look where text stands right below it.
    """
    following = [p for p in flow if p.number > heading.paragraph and p.text.strip()]
    own = takewhile(lambda p: p.outline is None, following[:_TITLE_PAGE])
    heads = heading.styled or words.count_paragraphs(following[:1]) >= _RUNNING
    return heads and heading.level == 1 and not any(map(has_label, own))


def _boxed(document: Document) -> frozenset[int]:
    """Numbers of the paragraphs that stand alone in a table of one cell."""
    single = (list(table.paragraphs()) for table in document.tables if [len(row) for row in table.rows] == [1])
    return frozenset(paragraphs[0].number for paragraphs in single if len(paragraphs) == 1)


def _by_part(document: Document, front: Front, references: ReferenceList, start: int) -> dict[str, int]:
    """Words by part; the parts add up to the whole."""
    abstract = {*front.abstract_paragraphs}
    first = references.heading.paragraph if references.heading else None
    entries = references.numbers | ({first} if first is not None else set())
    parts = dict.fromkeys(
        ("title_page", "abstract", "body", "tables", "references", "notes", "text_boxes", "headers"), 0
    )
    for paragraph in document.paragraphs:
        number = paragraph.number
        if paragraph.place is Place.NOTE:
            part = "notes"
        elif paragraph.place is Place.TEXT_BOX:
            part = "text_boxes"
        elif number in abstract:
            part = "abstract"
        elif number in entries:
            part = "references"
        elif number < start:
            part = "title_page"
        else:
            part = "tables" if paragraph.place is Place.TABLE else "body"
        parts[part] += words.count_paragraphs([paragraph])
    parts["headers"] = words.count_paragraphs(document.headers)
    return parts
