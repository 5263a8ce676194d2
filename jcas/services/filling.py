"""Filling a draft in from what its manuscript says; every value stays the author's to correct."""

from typing import Any

from jcas.adapters.addresses import LONGEST
from jcas.adapters.countries import country_of
from jcas.adapters.text import title_key
from jcas.domain.people import email_key, orcid_id
from jcas.models.base import db
from jcas.models.people import Person
from jcas.models.submissions import Contributor, Submission
from jcas.services.folding import fold_keys

AUTHORS_LIMIT = 60
"""A byline of more people than this was misread."""


def fill(submission: Submission, document: dict[str, Any], *, before: dict[str, Any] | None = None) -> None:
    """Fills a draft's empty title, abstract, keywords and authors from a report's document (contract: document).

    What still stands as `before`, the document of the version before, filled it in counts as empty; what somebody
    typed is left alone.
    """
    before = before or {}
    if (title := _line(document.get("title"))) and submission.title in {"", _line(before.get("title"))}:
        submission.title = title
    if (abstract := document.get("abstract")) and submission.abstract in {"", before.get("abstract")}:
        submission.abstract = abstract
    if (keywords := document.get("keywords")) and (
        not submission.keywords or submission.keywords == before.get("keywords")
    ):
        submission.keywords = keywords
    if not submission.contributors:
        _fill_contributors(submission, document.get("authors") or [])
    fold_keys(submission)


def _fill_contributors(submission: Submission, authors: list[dict[str, Any]]) -> None:
    """The byline's people in its order; the submitter alone where the file names nobody."""
    submitter = submission.submitter
    authors = authors[:AUTHORS_LIMIT] or [{"name": submitter.name}]
    own = next((place for place, author in enumerate(authors) if _is(submitter, author)), None)
    taken: set[str] = set()
    for place, author in enumerate(authors):
        contributor = _contributor(author, submitter if place == own else None, taken)
        contributor.position = place + 1
        submission.contributors.append(contributor)
    corresponding = own if own is not None else _first_with_address(submission.contributors)
    submission.contributors[corresponding].corresponding = True
    db.session.flush()


def _contributor(author: dict[str, Any], person: Person | None, taken: set[str]) -> Contributor:
    email = (person.email if person else author.get("email")) or ""
    if email_key(email) in taken or len(email) > LONGEST:
        email = ""  # one address for two authors: the first one printed has it
    taken.add(email_key(email))
    made = Contributor(name=_line(author["name"]), affiliation=_line(author.get("affiliation")), email=email)
    made.country = country_of(made.affiliation)
    made.email_key, made.orcid = email_key(email) or None, _orcid(author.get("orcid"))
    if person:
        made.person, made.family_name = person, person.family_name
        made.orcid, made.country = made.orcid or person.orcid, made.country or person.country
        made.affiliation = made.affiliation or person.affiliation
    return made


def _is(person: Person, author: dict[str, Any]) -> bool:
    """Whether the byline means this person: by address, else by the name however it is spelt."""
    keys = {address.key for address in person.addresses}
    return email_key(author.get("email") or "") in keys or title_key(author["name"]) == title_key(person.name)


def _first_with_address(contributors: list[Contributor]) -> int:
    return next((place for place, contributor in enumerate(contributors) if contributor.email), 0)


def _orcid(printed: str | None) -> str:
    """The iD as printed; nothing where it is misprinted."""
    try:
        return orcid_id(printed or "")
    except ValueError:
        return ""


def _line(text: str | None) -> str:
    """The text on one line."""
    return " ".join((text or "").split())
