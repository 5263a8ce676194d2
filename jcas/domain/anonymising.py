"""What a manuscript's anonymised copy must lose: paragraphs to empty, words to replace, what is left to a person.

Paragraphs are emptied, never removed, so that their numbers stay those of the report and the reading view.
"""

from collections.abc import Iterable, Iterator, Sequence

from jcas.domain.anonymity.authors import Surnames
from jcas.domain.anonymity.bylines import is_somebody
from jcas.domain.anonymity.doing import Doers
from jcas.domain.anonymity.emptying import emptied, learnt
from jcas.domain.anonymity.initials import Initials
from jcas.domain.anonymity.institutions import Institutions
from jcas.domain.anonymity.looks import looks, unread
from jcas.domain.anonymity.own_works import others_named_alike, own_works, rewritten
from jcas.domain.anonymity.plans import Plan
from jcas.domain.names.author import author_of
from jcas.domain.structure.folding import fold
from jcas.domain.structure.identity import Identity
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.names_of_people import emails_in, is_institution, orcids_in
from jcas.domain.structure.vocabulary import COMMON, POSTS

_MOST_WORDS = 6


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
    decided.to_look_at = list(dict.fromkeys([*unread(manuscript, decided), *looks(manuscript, decided)]))
    return decided


def further_plan(manuscript: Manuscript, names: Sequence[str]) -> Plan:
    """The plan for a document of the authors that is no manuscript: the names that are known, wherever they stand."""
    decided = plan_of_names(names)
    decided.entries = manuscript.references.numbers
    decided.surnames = Surnames(map(author_of, decided.identity.people), _texts(manuscript, decided))
    decided.institutions = Institutions(names)
    decided.to_look_at = list(dict.fromkeys(looks(manuscript, decided)))
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
    decided.initials, decided.doers = Initials(authors), Doers(authors)
    decided.works = own_works(manuscript, authors)
    return decided


def identity_of(manuscript: Manuscript, names: Sequence[str] = ()) -> Identity:
    """Whom and what to look for: the byline's people and contacts, and further names."""
    texts = [p.text for p in manuscript.document.paragraphs[: manuscript.start]]
    contacts = {c for text in texts for c in (*emails_in(text), *orcids_in(text))}
    text = " ".join(p.text for p in manuscript.document.paragraphs)
    read = [a.name for a in manuscript.front.authors if is_somebody(a, text)]  # "Technical Report" is nobody
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
