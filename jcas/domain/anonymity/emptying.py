"""Which paragraphs of the reviewers' copy are emptied: byline, notes about the authors, contributions, thanks."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby

from jcas.domain.anonymity.bylines import MOST_WORDS, bylines_in, is_somebody, names_one_of
from jcas.domain.anonymity.subtitles import under_title
from jcas.domain.documents import Paragraph, Place
from jcas.domain.names.author import Author, author_of
from jcas.domain.structure import labels
from jcas.domain.structure.byline import read_byline
from jcas.domain.structure.folding import fold
from jcas.domain.structure.lines import lines_of
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.names_of_people import emails_in

_CODES = re.compile(r"\s*(?:udc|удк|әож|irsti|мрнти|ғтамр|гтамр|хғтар|хгтар|jel)\b", re.IGNORECASE)
OWN_SECTIONS = re.compile(
    r"\s*(?:\d+\.?\s*)?(?:acknowledge?ments?|about\s+the\s+authors?|information\s+about\s+(?:the\s+)?authors?|"
    r"authors?['’]?\s+(?:bio|information|details|note)|"
    r"biograph|сведения\s+об\s+автор|информация\s+об\s+автор|об\s+автор|благодарност|авторлар\s+туралы|алғыс)",
    re.IGNORECASE,
)


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


def kept_under_title(manuscript: Manuscript) -> list[int]:
    """Numbers of the paragraphs of the front matter that are more of the title, or a motto."""
    return under_title(_zone(manuscript), manuscript.front, _authors(manuscript))


def _zone(manuscript: Manuscript) -> list[Paragraph]:
    """The paragraphs of the front matter that are neither title nor abstract."""
    front = manuscript.front
    apart = {*front.title_paragraphs, *front.abstract_paragraphs, front.keywords_paragraph}
    return [p for p in manuscript.document.paragraphs[: manuscript.start] if p.number not in apart]


def front_matter(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Everything before the abstract but title and codes; behind it, lines of names and institutions."""
    front, document = manuscript.front, manuscript.document
    title = set(front.title_paragraphs)
    in_abstract = {*front.abstract_paragraphs, front.keywords_paragraph}
    keywords = {fold(keyword) for keyword in front.keywords}
    labelled, has_labels = False, bool(front.abstract_paragraphs) or front.keywords_paragraph is not None
    authors = _authors(manuscript)
    apart, kept = set(bylines_in(_zone(manuscript), authors)), set(kept_under_title(manuscript))
    for paragraph in document.paragraphs[: manuscript.start]:
        labelled = labelled or labels.opens(paragraph.text, labels.lead_of(paragraph)) is not None
        number = paragraph.number
        if number in title or number in in_abstract or not paragraph.text.strip() or _CODES.match(paragraph.text):
            continue
        if labelled and fold(paragraph.text) in keywords:
            continue
        if labelled:
            own = number in apart or number in front.byline.paragraphs
        elif paragraph.place is Place.TABLE and not has_labels:
            own = number in apart  # a form's cell, most likely
        else:
            own = len(paragraph.text.split()) <= MOST_WORDS or _tells_of_authors(paragraph, authors)
        if own and number not in kept:
            yield number, "byline"


def learnt(manuscript: Manuscript, found: Mapping[int, str]) -> Iterator[str]:
    """Names in what is emptied as a byline but was not read as one: in a text box, say, or below the abstract.

    Only where an institution or an address stands with them, and never words that the text has in lower case: what
    stands on a map looks like a name.
    """
    known, text = set(manuscript.front.byline.paragraphs), " ".join(p.text for p in manuscript.document.paragraphs)
    numbers = [number for number, kind in sorted(found.items()) if kind == "byline" and number not in known]
    for _, together in groupby(enumerate(numbers), lambda at: at[1] - at[0]):
        read = read_byline(list(lines_of([manuscript.document.paragraphs[number] for _, number in together])))
        if any(author.affiliation or author.email for author in read.authors):
            yield from (author.name for author in read.authors if is_somebody(author, text))


def _tells_of_authors(paragraph: Paragraph, authors: Sequence[Author]) -> bool:
    """Whether a long paragraph before the abstract is about the authors: it names one, or gives an address."""
    return bool(emails_in(paragraph.text)) or names_one_of(authors, paragraph.text)


def _authors(manuscript: Manuscript) -> list[Author]:
    return [author_of(author.name) for author in manuscript.front.authors]


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
        behind = manuscript.document.paragraphs[manuscript.references.last + 1 :]
        headings = {heading.paragraph for heading in manuscript.headings}
        here = bylines_in([p for p in behind if p.place is Place.BODY], _authors(manuscript), headings)
        yield from ((number, "byline") for number in here)


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
    authors, document = _authors(manuscript), manuscript.document
    for paragraphs in (*document.text_boxes, *(note.paragraphs for note in document.notes)):
        yield from ((number, "byline") for number in bylines_in(paragraphs, authors))
