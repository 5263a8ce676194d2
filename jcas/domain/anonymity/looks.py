"""What a machine can't decide about a manuscript's copy: rows for the editor, with the paragraph to open."""

from collections.abc import Callable, Iterable, Iterator

from jcas.domain.anonymity.emptying import in_sections, kept_under_title
from jcas.domain.anonymity.foreign import foreign_lines
from jcas.domain.anonymity.handles import only_letters, run_together
from jcas.domain.anonymity.looking import LookAt, Sentences
from jcas.domain.anonymity.own_works import MASKED, OWN_WORK
from jcas.domain.anonymity.plans import Plan
from jcas.domain.anonymity.social import social_pages
from jcas.domain.documents import Paragraph
from jcas.domain.spans import Span, Spans
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.names_of_people import emails_in, is_institution

_MOST_OF_BYLINE = 300
"""Words: bylines of six authors with all their addresses have fewer."""


def unread(manuscript: Manuscript, decided: Plan) -> Iterator[LookAt]:
    """Where the copy may be wrong as a whole: nobody was looked for, or much went that may belong to the text."""
    document, identity = manuscript.document, decided.identity
    if not identity.people:
        yield LookAt(
            "text", "No author's name was read in this file and none was given; see whether its text names them."
        )
    byline = [document.paragraphs[number] for number, kind in decided.emptied.items() if kind == "byline"]
    nameless = (p for p in byline if not (identity.found_in(p.text) or is_institution(p.text) or emails_in(p.text)))
    if not manuscript.front.authors and (paragraph := next(nameless, None)):
        told = (
            f"Paragraph {paragraph.number} went with the byline, but no name was read in it; see whether the text "
            "names anybody of it."
        )
        yield LookAt("text", told, paragraph.number, paragraph.text[:200], paragraph.text[:400])
    words = sum(len(p.text.split()) for p in byline)
    if words > _MOST_OF_BYLINE:
        told = f"{words} words went with the byline; see that none of them belongs to the text."
        yield LookAt("text", told, byline[0].number)


def looks(manuscript: Manuscript, decided: Plan) -> Iterator[LookAt]:
    """What a machine can't decide, with the paragraph to open."""
    yield from foreign_lines(manuscript, decided.emptied)
    yield from _under_title(manuscript)
    funding = {p.number for p in in_sections(manuscript, "funding")}
    for paragraph in manuscript.document.paragraphs:
        if paragraph.number in decided.emptied or paragraph.number in decided.entries or not paragraph.text.strip():
            continue
        yield from _in_paragraph(paragraph, decided)
        if paragraph.number in funding and any(c.isdigit() for c in paragraph.text):
            told = f"Paragraph {paragraph.number} tells the funding with a number; see whether it tells who they are."
            yield LookAt("acknowledgement", told, paragraph.number, paragraph.text[:200], paragraph.text[:400])
    yield from _social(manuscript, decided)
    yield from _entries(decided)


def _under_title(manuscript: Manuscript) -> Iterator[LookAt]:
    for number in kept_under_title(manuscript):
        told = f"Paragraph {number} stands under the title and was kept; see whether it tells who the authors are."
        yield LookAt("byline", told, number, "", manuscript.document.paragraphs[number].text[:400])


def _social(manuscript: Manuscript, decided: Plan) -> Iterator[LookAt]:
    for number, address in social_pages(manuscript, decided.emptied, decided.entries):
        if number not in decided.emptied and not decided.leads_to_author(address):
            told = f"Paragraph {number} has a page on the web, {address}; see whether it is an author's own."
            yield LookAt("hyperlink", told, number, address, manuscript.document.paragraphs[number].text[:400])


def _entries(decided: Plan) -> Iterator[LookAt]:
    for entry in decided.works.entries:
        what = f"{entry.lead} ({entry.year})"
        told = f"Entry {entry.number} of the reference list is a work of an author's own: {what}."
        if decided.mask:
            told = f"Entry {entry.number} of the reference list was masked; see that nothing else points to it."
        yield LookAt("self_citation", told, entry.paragraph, what, entry.printed[:400])


def _in_paragraph(paragraph: Paragraph, decided: Plan) -> Iterator[LookAt]:
    """What one paragraph may tell; where a surname may be an author's, nothing else of it is asked."""
    number, text = paragraph.number, paragraph.text
    sentences = Sentences(text)
    yield from _own_works(number, text, sentences, decided)
    taken = Spans((edit.start, edit.end) for edit in decided.edits(text, number))
    for find, told in _KINDS:
        found = next((span for span in find(decided, text) if not taken.touch(*span)), None)
        if found:
            what = text[slice(*found)]
            yield LookAt("text", told.format(n=number, what=what), number, what, sentences.at(*found))
            if find is _surnames:
                return
    yield from _run_together(number, text, decided)


def _surnames(decided: Plan, text: str) -> list[Span]:
    return decided.surnames.doubtful_in(text)


_KINDS: tuple[tuple[Callable[[Plan, str], Iterable[Span]], str], ...] = (
    (_surnames, "Paragraph {n} names {what}, who may be an author or somebody else of that name."),
    (
        lambda decided, text: (found.span() for found in decided.institutions.find(text)),
        "Paragraph {n} names where an author works, {what}; see whether it tells who they are.",
    ),
    (
        lambda decided, text: decided.initials.find(text),
        "Paragraph {n} has an author's initials, {what}; see whether they tell who did what.",
    ),
    (
        lambda decided, text: decided.doers.find(text),
        "Paragraph {n} tells what {what} did for the article; see whether that is an author.",
    ),
)
"""Where a text may tell who wrote it -> what the editor is told; of each the first place in a paragraph."""


def _own_works(number: int, text: str, sentences: Sentences, decided: Plan) -> Iterator[LookAt]:
    own = OWN_WORK.search(text)
    if own:
        told = f"Paragraph {number} speaks of the authors' own earlier work; see whether it tells who they are."
        yield LookAt("self_citation", told, number, own[0], sentences.at(*own.span()))
    for cited in decided.works.cited_in(number, text):
        told = f"Paragraph {number} cites a work of the authors' own; see whether the sentence tells that it is theirs."
        if decided.mask:
            told = f"In paragraph {number} a citation of the authors' own work was masked as “{MASKED}”."
        yield LookAt("self_citation", told, number, cited.text, sentences.at(cited.start, cited.end))


def _run_together(number: int, text: str, decided: Plan) -> Iterator[LookAt]:
    letters = only_letters(text)
    for name in decided.identity.people:
        found_as = [spelt for spelt in run_together(name) if spelt in letters]
        if found_as and any(spelt in only_letters(decided.without(text)) for spelt in found_as):
            told = f"Paragraph {number} seems to name {name} in another spelling, or as part of an address."
            yield LookAt("text", told, number, "", text[:400])
            return
