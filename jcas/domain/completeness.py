"""What a draft still lacks before it can be submitted, section by section, in the order of the page.

Source: the journal's call and masthead (title, authors with affiliation and country, corresponding author's e-mail,
keywords, funding, conflicts of interest, authors' contributions, declarations). Data availability, cover letter and
suggestions of reviewers are open to the author.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from jcas.domain.judgement import Hindrances
from jcas.domain.profiles import Profile


@dataclass(frozen=True, slots=True)
class Author:
    """A contributor as the draft names one; `reference` tells the page which row is meant."""

    reference: str
    name: str = ""
    email: str = ""
    affiliation: str = ""
    country: str = ""
    corresponding: bool = False
    credit_roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as plain values."""

    article_type: str
    has_manuscript: bool = False
    title: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    funding: str = ""
    competing_interests: str = ""
    contributions: str = ""
    declared: frozenset[str] = frozenset()
    """Keys of the declarations that were made."""
    hindrances: Hindrances = field(default_factory=Hindrances)
    """What the report of the manuscript, and the abstract as it was typed, say against submitting it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do: the form field where it is done, and the sentence that asks for it."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page with what it still lacks."""

    key: str
    name: str
    missing: tuple[Missing, ...] = ()
    optional: bool = False

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def sections(draft: Draft, profile: Profile) -> tuple[Section, ...]:
    """Every section of the page in its order; `missing` says what keeps the draft from being submitted."""
    return (
        Section("manuscript", "Manuscript", tuple(_manuscript(draft))),
        Section("article", "Title and abstract", tuple(_article(draft, profile))),
        Section("contributors", "Authors", tuple(_contributors(draft))),
        Section("statements", "Statements", tuple(_statements(draft))),
        Section("reviewers", "Letter and reviewers", optional=True),
        Section("declarations", "Declarations", tuple(_declarations(draft, profile))),
    )


def missing(draft: Draft, profile: Profile) -> tuple[Missing, ...]:
    """Everything that is missing, in the order of the page; empty where the draft can be submitted."""
    return tuple(thing for section in sections(draft, profile) for thing in section.missing)


def _manuscript(draft: Draft) -> Iterator[Missing]:
    if not draft.has_manuscript:
        yield Missing("file", "Upload the manuscript.")
    yield from _mend(draft, "file")
    for finding in draft.hindrances.unexplained:
        sentence = f"{finding.message} If it is to stay so, explain it to the editors."
        yield Missing(f"explanation-{finding.rule}", sentence)


def _article(draft: Draft, profile: Profile) -> Iterator[Missing]:
    if draft.article_type not in profile.article_type_keys:
        yield Missing("article_type", "Choose the type of article.")
    if not draft.title.strip():
        yield Missing("title", "Give the title.")
    if not draft.abstract.strip():
        yield Missing("abstract", "Give the abstract.")
    yield from _mend(draft, "abstract")
    if not draft.keywords:
        yield Missing("keywords", "Give keywords.")


def _mend(draft: Draft, field: str) -> Iterator[Missing]:
    """What blocks until it is mended in this field."""
    yield from (Missing(field, finding.message) for finding in draft.hindrances.blocking if finding.field == field)


def _contributors(draft: Draft) -> Iterator[Missing]:
    if not draft.authors:
        yield Missing("add-contributor", "Name the authors, yourself included.")
        return
    for place, author in enumerate(draft.authors, start=1):
        yield from _author(author, place)
    corresponding = [author for author in draft.authors if author.corresponding]
    if not corresponding:
        yield Missing(f"corresponding-{draft.authors[0].reference}", "Say who the corresponding author is.")


def _author(author: Author, place: int) -> Iterator[Missing]:
    who = author.name.strip() or f"Author {place}"
    field_of = f"contributor-{author.reference}-"
    if not author.name.strip():
        yield Missing(f"{field_of}name", f"Give the name of author {place}.")
    if not author.affiliation.strip():
        yield Missing(f"{field_of}affiliation", f"Give the affiliation of {who}.")
    if not author.country:
        yield Missing(f"{field_of}country", f"Choose the country of {who}.")
    if not author.email:
        yield Missing(f"{field_of}email", f"Give the e-mail address of {who}.")


def _statements(draft: Draft) -> Iterator[Missing]:
    if not draft.funding.strip():
        yield Missing("funding", "Say who funded the work; write “None” if nobody did.")
    if not draft.competing_interests.strip():
        yield Missing("competing_interests", "Name competing interests; write “None” if there are none.")
    alone = len(draft.authors) < 2 or all(author.credit_roles for author in draft.authors)
    if not draft.contributions.strip() and not alone:
        yield Missing("contributions", "Say who contributed what, or give every author roles above.")


def _declarations(draft: Draft, profile: Profile) -> Iterator[Missing]:
    for declaration in profile.declarations:
        if declaration.required and declaration.key not in draft.declared:
            yield Missing(f"declaration-{declaration.key}", f"Confirm: {declaration.text}")
