"""Every trace of its authors that a manuscript's file holds, in the contract's kinds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jcas.domain.anonymising import known
from jcas.domain.anonymity.plans import Plan
from jcas.domain.anonymity.social import social_pages
from jcas.domain.anonymity.statements import statements
from jcas.domain.anonymity.telling import self_citations
from jcas.domain.documents import Place
from jcas.domain.structure.folding import fold
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.names_of_people import emails_in, is_institution, orcids_in

_NAMING_PROPERTIES = (
    "creator",
    "initial-creator",
    "lastModifiedBy",
    "printed-by",
    "Manager",
    "Company",
    "manager",
    "company",
)
_NEUTRAL = frozenset(
    {
        "",
        "author",
        "user",
        "admin",
        "administrator",
        "unknown",
        "python-docx",
        "microsoft office user",
        "windows user",
        "пользователь",
    }
)
_PLACES = {Place.NOTE: "note", Place.TABLE: "table", Place.TEXT_BOX: "text box"}
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Trace:
    """A trace of the authors: its kind (the contract's list), where it stands, what it says."""

    kind: str
    where: str
    what: str
    paragraph: int | None = None
    lost: bool = False
    """Whether it stands where the reviewers' copy is empty."""


def traces(manuscript: Manuscript, file_name: str = "", names: Sequence[str] = ()) -> list[Trace]:
    """Every trace, in the order of a reader's meeting them. `names`: of the submission's people, addresses included."""
    decided = known(manuscript, [name for name in names if "@" in name or not is_institution(name)])
    return [
        *_byline(manuscript),
        *_properties(manuscript, decided),
        *_comments(manuscript),
        *_changes(manuscript),
        *_headers(manuscript, decided),
        *_text(manuscript, decided),
        *(Trace(kind, where, what, n, lost=True) for kind, where, what, n in statements(manuscript, decided)),
        *(Trace("self_citation", "text", what, n) for what, n in self_citations(manuscript, decided)),
        *_links(manuscript, decided),
        *_pictures(manuscript, decided),
        *_file_name(file_name, decided),
    ]


def _byline(manuscript: Manuscript) -> Iterator[Trace]:
    """Names, affiliations and addresses on the title page."""
    paragraphs = manuscript.front.byline.paragraphs
    first = paragraphs[0] if paragraphs else None
    said = [value for author in manuscript.front.authors for value in (author.name, author.affiliation)]
    for value in dict.fromkeys(value for value in said if value):
        yield Trace("byline", "title page", value, first, lost=True)
    for paragraph in manuscript.document.paragraphs[: manuscript.start]:
        for contact in dict.fromkeys((*emails_in(paragraph.text), *orcids_in(paragraph.text))):
            yield Trace("byline", "title page", contact, paragraph.number, lost=True)


def _properties(manuscript: Manuscript, decided: Plan) -> Iterator[Trace]:
    for name, value in manuscript.document.properties.items():
        naming = name in _NAMING_PROPERTIES and fold(value) not in _NEUTRAL
        if naming or decided.identity.found_in(value) or emails_in(value):
            yield Trace("metadata", f"file properties, {name}", value[:_LONGEST])


def _comments(manuscript: Manuscript) -> Iterator[Trace]:
    for comment in manuscript.document.comments:
        yield Trace(
            "comment", "comment in the margin", comment.author or " ".join(comment.text[:80].split()), comment.paragraph
        )


def _changes(manuscript: Manuscript) -> Iterator[Trace]:
    seen: set[str] = set()
    for change in manuscript.document.changes:
        if change.author not in seen:
            seen.add(change.author)
            yield Trace("tracked_change", "tracked changes", change.author or "without a name", change.paragraph)


def _headers(manuscript: Manuscript, decided: Plan) -> Iterator[Trace]:
    for paragraph in manuscript.document.headers:
        text = paragraph.text
        named = (
            decided.surnames.in_any_case(text) or decided.surnames.signed_in(text) or decided.identity.found_in(text)
        )
        named = named or decided.surnames.all_of(text)
        if named or emails_in(text) or orcids_in(text) or "et al" in fold(text):
            yield Trace("header_footer", "header or footer", text.strip())


def _text(manuscript: Manuscript, decided: Plan) -> Iterator[Trace]:
    """Names, addresses and identifiers outside byline, statements, citations and references."""
    for paragraph in manuscript.document.paragraphs:
        if paragraph.number in decided.emptied or paragraph.number in decided.entries:
            continue
        text = paragraph.text
        for what in dict.fromkeys(text[edit.start : edit.end] for edit in decided.edits(text, paragraph.number)):
            yield Trace("text", _PLACES.get(paragraph.place, "text"), " ".join(what.split()), paragraph.number)


def _links(manuscript: Manuscript, decided: Plan) -> Iterator[Trace]:
    seen: set[str] = set()
    for paragraph in manuscript.document.paragraphs:
        for run in paragraph.runs:
            if run.link and run.link not in seen and decided.leads_to_author(run.link):
                seen.add(run.link)
                lost = paragraph.number in decided.emptied
                yield Trace("hyperlink", "link", run.link[:_LONGEST], paragraph.number, lost=lost)
    for number, address in social_pages(manuscript, decided.emptied, decided.entries):
        if address not in seen and not decided.leads_to_author(address):
            seen.add(address)
            yield Trace("hyperlink", "link", address[:_LONGEST], number, lost=number in decided.emptied)


def _pictures(manuscript: Manuscript, decided: Plan) -> Iterator[Trace]:
    """Pictures whose hidden data names an author or says where it was taken; what else it holds tells nothing."""
    for name, texts in manuscript.document.picture_data.items():
        telling = [_told(text, decided) for text in texts]
        for text in dict.fromkeys([*(["GPS position"] if "GPS" in texts else []), *telling]):
            if text:
                yield Trace("picture", f"picture {name.rpartition('/')[2]}", text[:_LONGEST])


def _told(text: str, decided: Plan) -> str:
    """What of a picture's text names an author, "" where nothing does."""
    edits = decided.edits(text)
    return text[edits[0].start : edits[0].end] if edits else text if decided.surnames.in_any_case(text) else ""


def _file_name(file_name: str, decided: Plan) -> Iterator[Trace]:
    stem = file_name.rpartition(".")[0].replace("_", " ").replace("-", " ")
    if decided.surnames.in_any_case(stem) or decided.tells(stem):
        yield Trace("file_name", "file name", file_name)
