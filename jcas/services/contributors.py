"""The authors of a submission as it names them, and what they say about it themselves."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from email_validator import EmailNotValidError, validate_email

from jcas.config.profiles import load_profile
from jcas.domain.people import email_key, orcid_id
from jcas.domain.refusals import Invalid, NotFound
from jcas.domain.submissions import Action, after
from jcas.models.base import db
from jcas.models.people import Address, Person
from jcas.models.submissions import Contributor, Submission
from jcas.notifications import record
from jcas.policies.submissions import may_edit
from jcas.queries.contributors import confirmed_holders, contributor_by_id
from jcas.queries.submissions import MISSING, lock
from jcas.services.folding import fold_keys

MOST = 60
"""Contributors of one submission; more are a mistake or an attack."""
LONGEST = 1_000
TEXTS = ("name", "family_name", "affiliation")
FIELDS = (*TEXTS, "email", "country", "orcid", "credit_roles")
_COUNTRY_CODE = 2


def set_contributors(
    submission_id: int,
    rows: Sequence[Mapping[str, Any]],
    *,
    by: Person,
    now: datetime,  # noqa: ARG001
) -> list[Contributor]:
    """Replaces a draft's contributors by these rows, in order; each {field of FIELDS: value, corresponding: bool}.

    Rows with the `id` of a contributor change that one. Invalid, with its field, for what can't be kept.
    """
    submission = _editable(submission_id, by)
    if len(rows) > MOST:
        raise Invalid(f"A submission can name at most {MOST} authors here.")
    known = {contributor.id: contributor for contributor in submission.contributors}
    chosen = [known.get(row.get("id", 0)) or Contributor(name="", position=0) for row in rows]
    submission.contributors = [contributor for contributor in chosen if contributor.id]
    db.session.flush()  # who is left out goes first: their addresses may stand in the new rows
    submission.contributors = chosen
    for position, (contributor, row) in enumerate(zip(chosen, rows, strict=True), start=1):
        contributor.position, contributor.corresponding = position, bool(row.get("corresponding"))
        _fill(submission, contributor, {name: row[name] for name in FIELDS if name in row})
    _settle(submission)
    return list(submission.contributors)


def add_contributor(submission_id: int, values: Mapping[str, Any], *, by: Person, now: datetime) -> Contributor:  # noqa: ARG001
    """Adds one at the end; the first one corresponds. An empty row that is there already is not doubled."""
    submission = _editable(submission_id, by)
    last = submission.contributors[-1] if submission.contributors else None
    if last and not any(values.values()) and not any(getattr(last, name) for name in FIELDS):
        return last
    if len(submission.contributors) >= MOST:
        raise Invalid(f"A submission can name at most {MOST} authors here.")
    contributor = Contributor(name="", position=len(submission.contributors) + 1)
    contributor.corresponding = not submission.contributors
    submission.contributors.append(contributor)
    _fill(submission, contributor, values)
    _settle(submission)
    return contributor


def save_contributors(
    submission_id: int,
    values: Mapping[int, Mapping[str, Any]],
    *,
    by: Person,
    now: datetime,  # noqa: ARG001
) -> Submission:
    """Saves the given fields of the given contributors (by id), no other; `corresponding: True` moves that mark."""
    submission = _editable(submission_id, by)
    known = {contributor.id: contributor for contributor in submission.contributors}
    for contributor_id, fields in values.items():
        contributor = known.get(contributor_id)
        if contributor is None:
            raise Invalid("This author was removed in the meantime.", field=f"contributor-{contributor_id}-name")
        _fill(submission, contributor, {name: value for name, value in fields.items() if name != "corresponding"})
        if fields.get("corresponding"):
            for other in submission.contributors:
                other.corresponding = other is contributor
    _settle(submission)
    return submission


def remove_contributor(submission_id: int, contributor_id: int, *, by: Person, now: datetime) -> Submission:  # noqa: ARG001
    """Takes one away; one that is gone already is no error."""
    submission = _editable(submission_id, by)
    submission.contributors = [c for c in submission.contributors if c.id != contributor_id]
    _settle(submission)
    return submission


def move_contributor(submission_id: int, contributor_id: int, step: int, *, by: Person, now: datetime) -> Submission:  # noqa: ARG001
    """Moves one up (step -1) or down (step 1); at the end of the list nothing changes."""
    submission = _editable(submission_id, by)
    row = list(submission.contributors)
    place = next((i for i, c in enumerate(row) if c.id == contributor_id), None)
    if place is not None and 0 <= place + step < len(row):
        row[place], row[place + step] = row[place + step], row[place]
    for position, contributor in enumerate(row, start=1):
        contributor.position = position
    _settle(submission)
    return submission


def confirm_contributor(contributor_id: int, *, by: Person | None, now: datetime) -> Contributor:
    """The holder of the named address says: yes, I am an author.

    `by`: an account that has confirmed this very address; None where nobody has one yet, then nothing is linked and
    registering with the address will do it. A disowning is taken back by it.
    """
    contributor = _locked(contributor_id)
    if by is not None and contributor.email_key not in {a.key for a in by.addresses if a.confirmed_at}:
        raise NotFound(MISSING)
    if contributor.person_id is not None and contributor.disowned_at is None:
        return contributor
    if by is not None:
        contributor.person, contributor.disowned_at = by, None
        data = {"name": contributor.name}
        record("submission.coauthor_confirmed", now=now, by=by, submission=contributor.submission, data=data)
    db.session.flush()
    return contributor


def disown_contributor(contributor_id: int, *, now: datetime) -> Contributor:
    """The holder of the named address says: this is not mine. The desk hears of it; the person sees it no more.

    The answer comes by the link of the mail, so no account is asked for. A second answer changes nothing.
    """
    contributor = _locked(contributor_id)
    if contributor.disowned_at is None:
        contributor.disowned_at = now
        data = {"name": contributor.name, "address": contributor.email}
        record("submission.disowned", now=now, submission=contributor.submission, data=data)
    db.session.flush()
    return contributor


def link_known_addresses(submission: Submission) -> None:
    """Links each contributor to the account that has confirmed the contributor's address, where there is one."""
    wanted = {c.email_key: c for c in submission.contributors if c.email_key and c.person_id is None}
    for address in confirmed_holders(wanted):
        wanted[address.key].person = address.person
    db.session.flush()


def _locked(contributor_id: int) -> Contributor:
    contributor = contributor_by_id(contributor_id)
    if contributor is None:
        raise NotFound(MISSING)
    lock(contributor.submission_id)
    db.session.refresh(contributor)
    return contributor


def _editable(submission_id: int, by: Person) -> Submission:
    submission = lock(submission_id)
    if not may_edit(by, submission):
        raise NotFound(MISSING)
    after(submission.stage, Action.EDIT)
    return submission


def _settle(submission: Submission) -> None:
    """Numbers the positions from 1, keeps one corresponding author at most, and folds the search key anew."""
    ordered = sorted(submission.contributors, key=lambda c: c.position)
    for position, contributor in enumerate(ordered, start=1):
        contributor.position = position
    for extra in [c for c in ordered if c.corresponding][1:]:
        extra.corresponding = False
    submission.contributors = ordered
    fold_keys(submission)
    db.session.flush()


def _fill(submission: Submission, contributor: Contributor, values: Mapping[str, Any]) -> None:
    field_of = f"contributor-{contributor.id}-" if contributor.id else ""
    for name, value in values.items():
        if name in TEXTS:
            setattr(contributor, name, _text(value, field_of + name))
        elif name == "email":
            _set_email(submission, contributor, value, field_of + name)
        elif name == "country":
            contributor.country = _country(value, field_of + name)
        elif name == "orcid":
            contributor.orcid = _orcid(value, field_of + name)
        elif name == "credit_roles":
            contributor.credit_roles = _roles(value)
        else:
            raise Invalid("There is no such field.", field=field_of + name)


def _set_email(submission: Submission, contributor: Contributor, value: Any, field: str) -> None:
    text = str(value).strip()
    if text:
        try:
            found = validate_email(text, check_deliverability=False, test_environment=True, allow_smtputf8=False)
            text = found.normalized
        except EmailNotValidError:
            raise Invalid("This is no e-mail address.", field=field) from None
    key = email_key(text) or None
    if key and any(other.email_key == key for other in submission.contributors if other is not contributor):
        raise Invalid("Two authors can’t have the same e-mail address.", field=field)
    if key != contributor.email_key:
        contributor.person = _holder_among([submission.submitter], key)
    contributor.email, contributor.email_key = text, key


def _holder_among(people: Iterable[Person], key: str | None) -> Person | None:
    """The submitter's own address needs no further confirmation; everybody else's account is linked later."""

    def holds(address: Address) -> bool:
        return address.key == key and address.confirmed_at is not None

    return next((person for person in people if key and any(map(holds, person.addresses))), None)


def _text(value: Any, field: str) -> str:
    text = " ".join(str(value).replace("\x00", "").split())
    if len(text) > LONGEST:
        raise Invalid(f"This has {len(text):,} characters; at most {LONGEST:,} can be kept.", field=field)
    return text


def _country(value: Any, field: str) -> str:
    code = str(value).strip().upper()
    if code and not (len(code) == _COUNTRY_CODE and code.isascii() and code.isalpha()):
        raise Invalid("Choose a country of the list.", field=field)
    return code


def _orcid(value: Any, field: str) -> str:
    text = str(value).strip()
    if not text:
        return ""
    try:
        return orcid_id(text)
    except ValueError as fault:
        raise Invalid(str(fault), field=field) from None


def _roles(value: Any) -> list[str]:
    chosen = {value} if isinstance(value, str) else set(value)
    return [role.key for role in load_profile().credit_roles if role.key in chosen]
