"""What a manuscript's anonymised copy must lose: paragraphs to empty, words to replace, what is left to a person.

Paragraphs are emptied, never removed, so that their numbers stay those of the report and the reading view.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jcas.domain.anonymity.authors import Surnames
from jcas.domain.anonymity.bylines import is_somebody
from jcas.domain.anonymity.contacts import contacts_in
from jcas.domain.anonymity.emptying import emptied, in_sections, kept_under_title, learnt
from jcas.domain.anonymity.foreign import foreign_lines
from jcas.domain.anonymity.handles import only_letters, run_together
from jcas.domain.anonymity.initials import Initials
from jcas.domain.anonymity.institutions import Institutions
from jcas.domain.anonymity.links import leads_to_author
from jcas.domain.anonymity.looking import LookAt, Sentences
from jcas.domain.anonymity.own_works import MASKED, OWN_WORK, OwnWorks, others_named_alike, own_works, rewritten
from jcas.domain.documents import Paragraph
from jcas.domain.names.author import author_of
from jcas.domain.names.seen import Seen
from jcas.domain.spans import Spans
from jcas.domain.structure.folding import fold
from jcas.domain.structure.identity import NAME_REMOVED, Identity
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.names_of_people import emails_in, is_institution, orcids_in
from jcas.domain.structure.vocabulary import COMMON, POSTS

_ADDRESS = re.compile(
    r"(?:(?:https?://|www\.)[^\s<>\"“”]{3}|(?<![\w.@/-])@\w{3}|(?<![\w.@/-])(?:[a-z][\w-]{0,40}\.){1,3}[a-z]{2,4}/\w)"
    r"[^\s<>\"“”]{0,400}",
    re.IGNORECASE,
)
"""An address on the web, with or without its beginning, or somebody's name there ("@bekova")."""
_MOST_WORDS = 6
_MOST_OF_BYLINE = 300
"""Words: bylines of six authors with all their addresses have fewer."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text to be replaced."""

    start: int
    end: int
    put: str
    kind: str
    """What is removed: name or self_citation."""


@dataclass(slots=True)
class Plan:
    """How to anonymise one manuscript."""

    identity: Identity
    surnames: Surnames = field(default_factory=lambda: Surnames([]))
    works: OwnWorks = field(default_factory=OwnWorks)
    mask: bool = False
    """Whether citations of the authors' own works are masked."""
    entries: frozenset[int] = frozenset()
    """Numbers of the reference list's paragraphs: there a surname is a work's, not a trace."""
    emptied: dict[int, str] = field(default_factory=dict)
    """Paragraph number -> what stood there."""
    rewritten: dict[int, str] = field(default_factory=dict)
    """Paragraph number -> all that stands there in the copy."""
    initials: Initials = field(default_factory=lambda: Initials([]))
    """The authors' initials where they stand alone."""
    institutions: Institutions = field(default_factory=lambda: Institutions([]))
    """Where the authors work."""
    to_look_at: list[LookAt] = field(default_factory=list)
    """For the editor: what only a person can judge."""

    def edits(self, text: str, number: int | None = None) -> list[Edit]:
        """What to replace in a text, in order and apart from each other. `number`: its paragraph's, where it has one.

        The text may be the tree's, which holds more than a reader sees.
        """
        seen = Seen(text)
        shown = self._edits(seen.text, number)
        return [Edit(*seen.printed(edit.start, edit.end), edit.put, edit.kind) for edit in shown]

    def _edits(self, text: str, number: int | None) -> list[Edit]:
        spans = self.identity.find(text)
        if number not in self.entries:
            spans += contacts_in(text)
            spans += [*self.surnames.find(text), *self._addresses(text)]
        found = [Edit(*span, NAME_REMOVED, "name") for span in spans]
        if self.mask and number is not None:
            cited = self.works.cited_in(number, text)
            masked = Spans((c.start, c.names_end) for c in cited)
            found = [edit for edit in found if not masked.touch(edit.start, edit.end)]
            found += [Edit(c.start, c.names_end, c.masked, "self_citation") for c in cited]
        return _apart(found)

    def without(self, text: str) -> str:
        """A text that is no paragraph's (a description, a chart's label) without what tells who wrote."""
        for edit in reversed(self.edits(text)):
            text = text[: edit.start] + edit.put + text[edit.end :]
        return text

    def tells(self, text: str) -> bool:
        """Whether a text holds something that would be replaced."""
        return bool(self.edits(text))

    def leads_to_author(self, address: str) -> bool:
        """Whether a link's address tells who wrote."""
        return leads_to_author(address, self.identity, self.surnames)

    def _addresses(self, text: str) -> Iterator[tuple[int, int]]:
        for found in _ADDRESS.finditer(text) if "/" in text or "@" in text or "www." in text.lower() else ():
            if self.leads_to_author(found[0]):
                yield found.start(), found.start() + len(found[0].rstrip(".,;:)"))


def plan(manuscript: Manuscript, names: Sequence[str] = (), *, mask_self_citations: bool = False) -> Plan:
    """Decide what the copy loses. `names`: further names, addresses and institutions to look for, as one knows them.

    `mask_self_citations`: the text cites own works as "Author, 2023", and the list hides them.
    """
    decided = known(manuscript, names)
    if mask_self_citations:
        decided.mask = True
        decided.rewritten = rewritten(manuscript, decided.works)
    affiliations = [author.affiliation or "" for author in manuscript.front.authors]
    decided.institutions = Institutions([*affiliations, *names])
    decided.to_look_at = list(dict.fromkeys([*unread(manuscript, decided), *_looks(manuscript, decided)]))
    return decided


def further_plan(manuscript: Manuscript, names: Sequence[str]) -> Plan:
    """The plan for a document of the authors that is no manuscript: the names that are known, wherever they stand."""
    decided = plan_of_names(names)
    decided.entries = manuscript.references.numbers
    decided.surnames = Surnames(map(author_of, decided.identity.people), _texts(manuscript, decided))
    decided.institutions = Institutions(names)
    decided.to_look_at = list(dict.fromkeys(_looks(manuscript, decided)))
    return decided


def plan_of_names(names: Sequence[str]) -> Plan:
    """The plan for a file without paragraphs: names, addresses and institutions, as one knows them."""
    people = [name for name in names if _is_person(name)]
    others = [name for name in names if not _is_person(name) and not _is_general(name)]
    identity = Identity(people=people, others=[*others, *_bare_orcids(others)])
    return Plan(identity, Surnames(map(author_of, identity.people)))


def plan_of_text(names: Sequence[str], text: str) -> Plan:
    """The plan for words that somebody typed, such as a response: the text tells which surnames are words of it."""
    decided = plan_of_names(names)
    decided.surnames = Surnames(map(author_of, decided.identity.people), [text])
    return decided


def known(manuscript: Manuscript, names: Sequence[str] = ()) -> Plan:
    """Who the authors are and where the text tells of them: all of a plan but what is left to the editor."""
    away = emptied(manuscript)
    decided = Plan(identity_of(manuscript, [*names, *learnt(manuscript, away)]), emptied=away)
    authors = [author_of(name) for name in decided.identity.people]
    decided.entries = manuscript.references.numbers
    decided.surnames = Surnames(authors, _texts(manuscript, decided), others_named_alike(manuscript, authors))
    decided.initials = Initials(authors)
    decided.works = own_works(manuscript, authors)
    return decided


def identity_of(manuscript: Manuscript, names: Sequence[str] = ()) -> Identity:
    """Whom and what to look for: the byline's people and contacts, and further names."""
    texts = [p.text for p in manuscript.document.paragraphs[: manuscript.start]]
    contacts = {c for text in texts for c in (*emails_in(text), *orcids_in(text))}
    text = " ".join(p.text for p in manuscript.document.paragraphs)
    read = [a.name for a in manuscript.front.authors if is_somebody(a.name, text)]  # "Technical Report" is nobody
    people = read + [name for name in names if _is_person(name)]
    others = [name for name in names if not _is_person(name) and not _is_general(name)]
    return Identity(people=people, others=[*sorted(contacts), *others, *_bare_orcids([*contacts, *others])])


def _bare_orcids(contacts: Iterable[str]) -> Iterator[str]:
    """ORCID iDs as sixteen signs without hyphens, as some programs keep them."""
    return (orcid.replace("-", "") for contact in contacts for orcid in orcids_in(contact))


def _is_person(name: str) -> bool:
    return "@" not in name and not is_institution(name) and 1 < len(name.split()) <= _MOST_WORDS


def _is_general(name: str) -> bool:
    """Whether it is nothing but posts, subjects and countries ("Independent researcher, Kazakhstan")."""
    return all(word in POSTS or word in COMMON for word in fold(name).split())


def _texts(manuscript: Manuscript, decided: Plan) -> Iterator[str]:
    """The texts that tell whether a surname is also a word or somebody else's name."""
    for paragraph in manuscript.document.paragraphs:
        if paragraph.number not in decided.emptied and paragraph.number not in decided.entries:
            yield paragraph.text


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order; of those that overlap the longest."""
    chosen: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if chosen and edit.start < chosen[-1].end:
            if edit.end - edit.start > chosen[-1].end - chosen[-1].start:
                chosen[-1] = edit
        else:
            chosen.append(edit)
    return chosen


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


def _looks(manuscript: Manuscript, decided: Plan) -> Iterator[LookAt]:
    """What a machine can't decide, with the paragraph to open."""
    yield from foreign_lines(manuscript, decided.emptied)
    for number in kept_under_title(manuscript):
        told = f"Paragraph {number} stands under the title and was kept; see whether it tells who the authors are."
        yield LookAt("byline", told, number, "", manuscript.document.paragraphs[number].text[:400])
    funding = {p.number for p in in_sections(manuscript, "funding")}
    for paragraph in manuscript.document.paragraphs:
        if paragraph.number in decided.emptied or paragraph.number in decided.entries or not paragraph.text.strip():
            continue
        yield from _looks_in(paragraph, decided)
        if paragraph.number in funding and any(c.isdigit() for c in paragraph.text):
            told = f"Paragraph {paragraph.number} tells the funding with a number; see whether it tells who they are."
            yield LookAt("acknowledgement", told, paragraph.number, paragraph.text[:200], paragraph.text[:400])
    for entry in decided.works.entries:
        what = f"{entry.lead} ({entry.year})"
        told = f"Entry {entry.number} of the reference list is a work of an author's own: {what}."
        if decided.mask:
            told = f"Entry {entry.number} of the reference list was masked; see that nothing else points to it."
        yield LookAt("self_citation", told, entry.paragraph, what, entry.printed[:400])


def _looks_in(paragraph: Paragraph, decided: Plan) -> Iterator[LookAt]:
    number, text = paragraph.number, paragraph.text
    sentences = Sentences(text)
    own = OWN_WORK.search(text)
    if own:
        told = f"Paragraph {number} speaks of the authors' own earlier work; see whether it tells who they are."
        yield LookAt("self_citation", told, number, own[0], sentences.at(*own.span()))
    for cited in decided.works.cited_in(number, text):
        told = f"Paragraph {number} cites a work of the authors' own; see whether the sentence tells that it is theirs."
        if decided.mask:
            told = f"In paragraph {number} a citation of the authors' own work was masked as “{MASKED}”."
        yield LookAt("self_citation", told, number, cited.text, sentences.at(cited.start, cited.end))
    taken = Spans((edit.start, edit.end) for edit in decided.edits(text, number))
    for found in decided.surnames.doubtful_in(text):
        if not taken.touch(*found):
            name = text[slice(*found)]
            told = f"Paragraph {number} names {name}, who may be an author or somebody else of that name."
            yield LookAt("text", told, number, name, sentences.at(*found))
            return
    place = next((found for found in decided.institutions.find(text) if not taken.touch(*found.span())), None)
    if place:
        told = f"Paragraph {number} names where an author works, {place[0]}; see whether it tells who they are."
        yield LookAt("text", told, number, place[0], sentences.at(*place.span()))
    initials = next((found for found in decided.initials.find(text) if not taken.touch(*found)), None)
    if initials:
        what = text[slice(*initials)]
        told = f"Paragraph {number} has an author's initials, {what}; see whether they tell who did what."
        yield LookAt("text", told, number, what, sentences.at(*initials))
    letters = only_letters(text)
    for name in decided.identity.people:
        found_as = [spelt for spelt in run_together(name) if spelt in letters]
        if found_as and any(spelt in only_letters(decided.without(text)) for spelt in found_as):
            told = f"Paragraph {number} seems to name {name} in another spelling, or as part of an address."
            yield LookAt("text", told, number, "", text[:400])
            return
