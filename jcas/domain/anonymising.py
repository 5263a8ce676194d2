"""What a manuscript's anonymised copy must lose: paragraphs to empty, words to replace, what is left to a person.

Paragraphs are emptied, never removed, so that their numbers stay those of the report and the reading view.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jcas.domain.documents import Paragraph, Place
from jcas.domain.structure import labels
from jcas.domain.structure.byline import names_only
from jcas.domain.structure.identity import Identity
from jcas.domain.structure.lines import lines_of
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.names_of_people import emails_in, is_institution, orcids_in

_CODES = re.compile(r"\s*(?:udc|удк|әож|irsti|мрнти|ғтамр|jel)\b", re.IGNORECASE)
_OWN_SECTIONS = re.compile(
    r"\s*(?:\d+\.?\s*)?(?:acknowledge?ments?|about\s+the\s+authors?|information\s+about\s+(?:the\s+)?authors?|authors?['’]?\s+(?:bio|information|details)|"
    r"biograph|сведения\s+об\s+автор|информация\s+об\s+автор|об\s+автор|благодарност|авторлар\s+туралы|алғыс)",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"\b(?:our|my)\s+(?:earlier|previous|prior|recent|own)\s+(?:\w+\s+)?(?:work|study|studies|article|paper|research|book|findings)\b"
    r"|\b(?:we|i)\s+(?:have\s+)?(?:argued|shown|showed|demonstrated|published)\s+(?:elsewhere|earlier|previously)\b",
    re.IGNORECASE,
)
_MOST_WORDS_BEFORE_TEXT = 60


@dataclass(slots=True)
class Plan:
    """How to anonymise one manuscript."""

    identity: Identity
    emptied: dict[int, str] = field(default_factory=dict)
    """Paragraph number -> what stood there."""
    to_look_at: list[str] = field(default_factory=list)
    """Sentences for the editor: what only a person can judge."""


def plan(manuscript: Manuscript, names: Sequence[str] = ()) -> Plan:
    """Decide what the copy loses. `names`: further names, addresses and institutions to look for, as one knows them."""
    front = manuscript.front
    texts = [p.text for p in manuscript.document.paragraphs[: manuscript.start]]
    contacts = {c for text in texts for c in (*emails_in(text), *orcids_in(text))}
    people = [a.name for a in front.authors] + [name for name in names if _is_person(name)]
    others = sorted(contacts) + [name for name in names if not _is_person(name)]
    decided = Plan(Identity(people=people, others=others))
    decided.emptied = dict(_front_matter(manuscript)) | dict(_own_sections(manuscript)) | dict(_tail(manuscript))
    decided.to_look_at = list(_hints(manuscript, decided))
    return decided


def _is_person(name: str) -> bool:
    return "@" not in name and not is_institution(name) and 1 < len(name.split()) <= 6


def _front_matter(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Everything before the abstract but title and codes; behind it, lines of names and institutions."""
    front, document = manuscript.front, manuscript.document
    title = set(front.title_paragraphs)
    in_abstract = {*front.abstract_paragraphs, front.keywords_paragraph}
    labelled = False
    for paragraph in document.paragraphs[: manuscript.start]:
        labelled = labelled or labels.opens(paragraph.text, labels.lead_of(paragraph)) is not None
        number = paragraph.number
        if number in title or number in in_abstract or not paragraph.text.strip() or _CODES.match(paragraph.text):
            continue
        if labelled:
            own = number in front.byline.paragraphs or _names_someone(paragraph)
        else:
            own = len(paragraph.text.split()) <= _MOST_WORDS_BEFORE_TEXT or number in front.byline.paragraphs
        if own:
            yield number, "byline"


def _names_someone(paragraph: Paragraph) -> bool:
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


def _own_sections(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Contributions, acknowledgements and notes about the authors: everything up to the next heading."""
    headings = sorted(manuscript.headings, key=lambda h: h.paragraph)
    marks = {
        h.paragraph: "contributions" if "contributions" in h.sections else "acknowledgement"
        for h in headings
        if "contributions" in h.sections or _OWN_SECTIONS.match(h.text)
    }
    stops = {h.paragraph for h in headings}
    inside = ""
    for paragraph in manuscript.document.paragraphs[manuscript.start :]:
        number, text = paragraph.number, paragraph.text
        if number in stops or number in marks:
            inside = marks.get(number, "")
            run_in = any(h.paragraph == number and h.run_in for h in headings)
            if inside and run_in:
                yield number, inside
        elif paragraph.place in {Place.NOTE, Place.TEXT_BOX}:
            inside = ""
        elif _OWN_SECTIONS.match(text) and len(text.split()) <= 6:
            inside = "acknowledgement"
        elif inside and text.strip():
            yield number, inside


def _tail(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Bylines behind the reference list, where titles and abstracts in other languages often stand."""
    if manuscript.references.heading is not None and manuscript.references.entries:
        for paragraph in manuscript.document.paragraphs[manuscript.references.last + 1 :]:
            if paragraph.place is Place.BODY and _names_someone(paragraph):
                yield paragraph.number, "byline"


def _hints(manuscript: Manuscript, decided: Plan) -> Iterator[str]:
    """What a machine can't decide, with the paragraph to open."""
    references = {p.number for p in manuscript.references.entries}
    funding = {h.paragraph + 1 for h in manuscript.headings if "funding" in h.sections}
    for paragraph in manuscript.document.paragraphs:
        number, text = paragraph.number, paragraph.text
        if number in decided.emptied or number in references or not text.strip():
            continue
        if _OWN_WORK.search(text):
            yield f"Paragraph {number} speaks of the authors' own earlier work; see whether it tells who they are."
        if decided.identity.hinted_in(text):
            yield f"Paragraph {number} may name an author by surname and initials."
        if number in funding and any(c.isdigit() for c in text):
            yield f"Paragraph {number} tells the funding with a number; see whether it tells who the authors are."
