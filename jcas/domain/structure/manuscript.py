"""A manuscript understood: its document, and what each part of it is. The checks judge this value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from jcas.domain import words
from jcas.domain.citations.mentions import Passage
from jcas.domain.citations.reading import Citations, read_citations
from jcas.domain.documents import Document, Paragraph, Place, Table
from jcas.domain.profiles import Section
from jcas.domain.structure import labels, sections
from jcas.domain.structure.captions import is_figure_caption
from jcas.domain.structure.folding import fold
from jcas.domain.structure.front import Front, read_front
from jcas.domain.structure.headings import Heading, find_candidates, headings_of
from jcas.domain.structure.names_of_people import emails_in
from jcas.domain.structure.naming import SectionNames
from jcas.domain.structure.references import ReferenceList, find_references, named_by_entries
from jcas.domain.structure.sections import YEAR_IN_BRACKETS, SectionState

_LONGEST_FRONT = 40
"""Paragraphs among which labels of the front matter are looked for where no heading names a section."""

_LONG = 60
"""Words of a paragraph that is text, no part of a title page."""
_STATEMENTS = frozenset({"funding", "conflicts", "contributions"})
_NOTE_SIGNS = ("*", "†", "‡", "§", "©")

_FLOW = frozenset({Place.BODY, Place.TABLE})


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
    """Tables that hold data; boxes and frames of a single cell are not counted."""
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
    candidates = find_candidates(flow, names, _boxed(document))
    start = _start_of_body(flow, headings_of(candidates, names))
    zone = [p for p in flow if p.number < start]
    headings = headings_of([c for c in candidates if c.heading.paragraph >= start], names)
    front = read_front(document, zone, bool(headings) and headings[0].section == "introduction")
    headings = [h for h in headings if fold(h.text) != fold(front.title or "")]  # APA repeats the title over the text
    headings = named_by_entries(flow, headings)
    references = find_references(flow, headings)
    headings = _without_entries(headings, references)
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
        [table for table in document.tables if _holds_data(table, start)],
        words.count_document(document),
        _by_part(document, front, references, start),
    )


def _passages(manuscript: Manuscript) -> list[Passage]:
    """The paragraphs where works are cited: abstract, text, captions, cells, notes; no headings, no reference lists."""
    headings = manuscript.headings
    left_out = {h.paragraph for h in headings if not h.run_in}
    ends = [*(h.paragraph for h in headings[1:]), len(manuscript.document.paragraphs)]
    for heading, end in zip(headings, ends, strict=False):
        if "references" in heading.sections:
            left_out |= {p.number for p in manuscript.document.paragraphs[heading.paragraph : end] if p.place in _FLOW}
    left_out |= manuscript.references.numbers
    first = {*manuscript.front.abstract_paragraphs}
    return [
        Passage(p.number, p.text, loose=p.place in {Place.NOTE, Place.TABLE})
        for p in manuscript.document.paragraphs
        if (p.number >= manuscript.start or p.number in first) and p.number not in left_out
    ]


def _start_of_body(flow: Sequence[Paragraph], headings: Sequence[Heading]) -> int:
    """Where the front matter ends: the first heading behind its last label, or behind the title where there is none."""
    core = [h for h in headings if not _STATEMENTS.issuperset(h.sections)]  # title pages bear statements, too
    alone = [h.paragraph for h in core if not h.run_in]  # run-in ones may divide the abstract
    limit = alone[0] if alone and "references" not in headings[0].sections else max(len(flow) // 3, _LONGEST_FRONT)
    labelled = [p.number for p in flow if p.number < limit and _has_label(p)]
    behind = max(labelled, default=-1)
    first = next((h for h in (headings if labelled else core) if h.paragraph > behind), None)
    if first is not None:
        return first.paragraph if "introduction" in first.sections else _unheaded(flow, headings, behind, first)
    return _after_labels(flow, behind) if labelled else _first_long(flow)


def _unheaded(flow: Sequence[Paragraph], headings: Sequence[Heading], label: int, first: Heading) -> int:
    """Where text under no heading begins before the first heading that counts; that heading's paragraph without one.

    `label`: number of the last labelled paragraph, -1 without any. A long paragraph behind the keywords is such text;
    one behind a lone "Abstract", or in a front without labels, may be the abstract unless it cites.
    """
    between = [p for p in flow if label < p.number < first.paragraph and p.text.strip()]
    opened = labels.opens(flow[label].text, labels.lead_of(flow[label])) if label >= 0 else None
    if opened and not opened[1]:
        between = between[1:]
    long = [p for p in between if _may_open(p)]
    doubtful = label < 0 or (opened is not None and opened[0] is labels.Part.ABSTRACT and not opened[1])
    if doubtful:
        long = list(dropwhile(lambda p: not YEAR_IN_BRACKETS.search(p.text), long))
    if not long:
        return first.paragraph
    above = next((p.number for p in reversed(between) if p.number < long[0].number), -1)
    headed = above != between[0].number and any(h.paragraph == above and h.level == 1 for h in headings)
    return above if headed else long[0].number


def _may_open(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    aside = labels.is_aside(text) or labels.is_back_matter(text) or text.startswith(_NOTE_SIGNS) or emails_in(text)
    return paragraph.place is Place.BODY and not aside and words.count(text) > _LONG


def _has_label(paragraph: Paragraph) -> bool:
    if paragraph.style.lower() in labels.ABSTRACT_STYLES and paragraph.text.strip():
        return True
    lead = labels.lead_of(paragraph)
    return any(labels.opens(line, lead if i == 0 else "") for i, line in enumerate(paragraph.text.split("\n")))


def _after_labels(flow: Sequence[Paragraph], label: int) -> int:
    """Without headings the body begins behind the last labelled paragraph, or the one that a lone label opens."""
    opened = labels.opens(flow[label].text, labels.lead_of(flow[label]))
    following = [p.number for p in flow[label + 1 :] if p.text.strip()]
    skip = 0 if opened is None or opened[1] else 1
    return following[skip] if len(following) > skip else len(flow)


def _first_long(flow: Sequence[Paragraph]) -> int:
    return next((p.number for p in flow if words.count(p.text) > _LONG), len(flow))


def _without_entries(headings: Sequence[Heading], references: ReferenceList) -> list[Heading]:
    """Headings without bold entries of the reference list, titles of its groups or titles in another language."""
    if references.heading is None:
        return list(headings)
    first, last = references.heading.paragraph, references.last
    return [
        h
        for h in headings
        if h.paragraph <= first or (h.paragraph > last and (h.sections or labels.is_back_matter(h.text)))
    ]


def _boxed(document: Document) -> frozenset[int]:
    """Numbers of the paragraphs that stand alone in a table of one cell."""
    single = (list(table.paragraphs()) for table in document.tables if [len(row) for row in table.rows] == [1])
    return frozenset(paragraphs[0].number for paragraphs in single if len(paragraphs) == 1)


def _holds_data(table: Table, start: int) -> bool:
    filled = [p for p in table.paragraphs() if p.text.strip()]
    cells = sum(len(row) for row in table.rows)
    return cells > 1 and bool(filled) and filled[-1].number >= start


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
