"""Which paragraphs of the reviewers' copy are emptied: byline, notes about the authors, contributions, thanks."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from itertools import groupby

from jcas.domain.documents import Paragraph, Place
from jcas.domain.names.author import author_of
from jcas.domain.structure import labels
from jcas.domain.structure.byline import names_only, read_byline
from jcas.domain.structure.folding import fold
from jcas.domain.structure.front import Front
from jcas.domain.structure.lines import lines_of
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.names_of_people import emails_in, is_institution

_CODES = re.compile(r"\s*(?:udc|удк|әож|irsti|мрнти|ғтамр|гтамр|хғтар|хгтар|jel)\b", re.IGNORECASE)
OWN_SECTIONS = re.compile(
    r"\s*(?:\d+\.?\s*)?(?:acknowledge?ments?|about\s+the\s+authors?|information\s+about\s+(?:the\s+)?authors?|"
    r"authors?['’]?\s+(?:bio|information|details|note)|"
    r"biograph|сведения\s+об\s+автор|информация\s+об\s+автор|об\s+автор|благодарност|авторлар\s+туралы|алғыс)",
    re.IGNORECASE,
)
_MOST_WORDS_BEFORE_TEXT = 60


def emptied(manuscript: Manuscript) -> dict[int, str]:
    """Paragraph number -> what stands there (byline, contributions, acknowledgement)."""
    found = dict(front_matter(manuscript)) | dict(own_sections(manuscript)) | dict(_tail(manuscript))
    return found | dict(_notes(manuscript, found)) | dict(_boxes(manuscript))


def in_sections(manuscript: Manuscript, section: str) -> Iterator[Paragraph]:
    """The paragraphs of text under headings that name this section, run-in ones included."""
    stops = sorted({h.paragraph for h in manuscript.headings} | {len(manuscript.document.paragraphs)})
    for heading in manuscript.headings:
        if section in heading.sections:
            end = stops[bisect_right(stops, heading.paragraph)]
            first = heading.paragraph + (0 if heading.run_in else 1)
            yield from (p for p in manuscript.document.paragraphs[first:end] if p.text.strip())


def front_matter(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Everything before the abstract but title and codes; behind it, lines of names and institutions."""
    front, document = manuscript.front, manuscript.document
    title = set(front.title_paragraphs)
    in_abstract = {*front.abstract_paragraphs, front.keywords_paragraph}
    keywords = {fold(keyword) for keyword in front.keywords}
    labelled, has_labels = False, bool(front.abstract_paragraphs) or front.keywords_paragraph is not None
    for paragraph in document.paragraphs[: manuscript.start]:
        labelled = labelled or labels.opens(paragraph.text, labels.lead_of(paragraph)) is not None
        number = paragraph.number
        if number in title or number in in_abstract or not paragraph.text.strip() or _CODES.match(paragraph.text):
            continue
        if labelled and fold(paragraph.text) in keywords:
            continue
        if labelled:
            own = number in front.byline.paragraphs or names_someone(paragraph)
        elif paragraph.place is Place.TABLE and not has_labels:
            own = names_someone(paragraph)  # a form's cell, most likely
        else:
            own = len(paragraph.text.split()) <= _MOST_WORDS_BEFORE_TEXT or _tells_of_authors(paragraph, front)
        if own:
            yield number, "byline"


def learnt(manuscript: Manuscript, found: Mapping[int, str]) -> Iterator[str]:
    """Names in what is emptied as a byline but was not read as one: in a text box, say, or below the abstract.

    Only where an institution or an address stands with them: a label on a map looks like a name.
    """
    known = set(manuscript.front.byline.paragraphs)
    numbers = [number for number, kind in sorted(found.items()) if kind == "byline" and number not in known]
    for _, together in groupby(enumerate(numbers), lambda at: at[1] - at[0]):
        read = read_byline(list(lines_of([manuscript.document.paragraphs[number] for _, number in together])))
        if any(author.affiliation or author.email for author in read.authors):
            yield from (author.name for author in read.authors)


def _tells_of_authors(paragraph: Paragraph, front: Front) -> bool:
    """Whether a long paragraph before the abstract is about the authors: it names one, or gives an address."""
    words = set(fold(paragraph.text).split())
    surnames = {author_of(author.name).surname for author in front.authors}
    return bool(emails_in(paragraph.text)) or any(
        set(fold(surname).split()) <= words for surname in surnames if surname
    )


def names_someone(paragraph: Paragraph) -> bool:
    """Whether a short line holds names, addresses or institutions: a byline in another language, say."""
    lines = list(lines_of([paragraph]))
    if (
        len(paragraph.text.split()) > _MOST_WORDS_BEFORE_TEXT
        or not lines
        or labels.opens(paragraph.text, lines[0].lead)
    ):
        return False
    return bool(emails_in(paragraph.text)) or all(
        names_only(line.marked) or is_institution(line.text) for line in lines
    )


def own_sections(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Contributions, acknowledgements and notes about the authors: everything up to the next heading."""
    headings = sorted(manuscript.headings, key=lambda h: h.paragraph)
    marks = {
        h.paragraph: "contributions" if "contributions" in h.sections else "acknowledgement"
        for h in headings
        if "contributions" in h.sections or OWN_SECTIONS.match(h.text)
    }
    stops, run_in = {h.paragraph for h in headings}, {h.paragraph for h in headings if h.run_in}
    inside = ""
    for paragraph in manuscript.document.paragraphs[manuscript.start :]:
        number, text = paragraph.number, paragraph.text
        if number in stops or number in marks:
            inside = marks.get(number, "")
            if inside and number in run_in:
                yield number, inside
        elif paragraph.place in {Place.NOTE, Place.TEXT_BOX}:
            inside = ""
        elif OWN_SECTIONS.match(text) and len(text.split()) <= 6:
            inside = "acknowledgement"
        elif inside and text.strip():
            yield number, inside


def _tail(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Bylines behind the reference list, where titles and abstracts in other languages often stand."""
    if manuscript.references.heading is not None and manuscript.references.entries:
        for paragraph in manuscript.document.paragraphs[manuscript.references.last + 1 :]:
            if paragraph.place is Place.BODY and names_someone(paragraph):
                yield paragraph.number, "byline"


def _notes(manuscript: Manuscript, own: Container[int]) -> Iterator[tuple[int, str]]:
    """Notes whose mark stands in the byline or at the title: they tell who the authors are and whom they thank."""
    at = {*manuscript.front.title_paragraphs, *manuscript.front.byline.paragraphs}
    for paragraph in manuscript.document.paragraphs[: manuscript.start]:
        if paragraph.number in at or paragraph.number in own:
            for run in paragraph.runs:
                if run.note is not None:
                    yield from ((p.number, "byline") for p in manuscript.document.notes[run.note].paragraphs if p.text)


def _boxes(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Text boxes and notes that hold nothing but names, addresses and institutions."""
    for paragraph in manuscript.document.paragraphs:
        if paragraph.place in {Place.NOTE, Place.TEXT_BOX} and names_someone(paragraph):
            yield paragraph.number, "byline"
