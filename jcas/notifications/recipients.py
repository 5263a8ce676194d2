"""Who gets a mail: each function answers for one event with addresses, the person behind each, if one is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from jcas.domain.assignments import OPEN, State
from jcas.domain.people import Role, email_key
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.models.submissions import Contributor, Submission
from jcas.policies.submissions import may_see_on_desk
from jcas.queries.letters import passed_on_files
from jcas.queries.people import holders


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address, and what is known about who reads it."""

    address: str
    person: Person | None = None
    contributor: Contributor | None = None

    @property
    def key(self) -> str:
        """Two recipients with one key are one mailbox."""
        return email_key(self.address)


def the_address(event: Event) -> list[Recipient]:
    """The very address that the event is about, confirmed or not."""
    return [Recipient(event.data["address"], event.person)]


def the_person(event: Event) -> list[Recipient]:
    """The person whom the event is about."""
    return _people([event.person] if event.person else [])


def corresponding_author(event: Event) -> list[Recipient]:
    """The corresponding author; the submitter where none is named with an address."""
    submission = _submission(event)
    found = [_author(c) for c in submission.contributors if c.corresponding and c.email and not c.disowned_at]
    return found or _people([submission.submitter])


def coauthors(event: Event) -> list[Recipient]:
    """Every contributor with an address but the corresponding one and those who said that it is not theirs."""
    known = {recipient.key for recipient in corresponding_author(event)}
    return [r for r in _all_authors(_submission(event)) if r.key not in known]


def all_authors(event: Event) -> list[Recipient]:
    """Every contributor with an address, and the submitter."""
    submission = _submission(event)
    return _unique([*_all_authors(submission), *_people([submission.submitter])])


def authors_once_decided(event: Event) -> list[Recipient]:
    """All authors, where the reviewer's file that the event is about is theirs already; with a letter to come nobody:
    that tells of it.
    """
    told = {passed.source_id for passed in passed_on_files(_submission(event))}
    return all_authors(event) if event.data["file"] in told else []


def managing_editors(event: Event) -> list[Recipient]:
    """Managing editors on whose desk the submission lies; chiefs where there is none."""
    return _desk(_submission(event), (Role.MANAGING_EDITOR,)) or _desk(
        _submission(event), (Role.EDITOR_IN_CHIEF, Role.CO_EDITOR_IN_CHIEF)
    )


def handling_editor(event: Event) -> list[Recipient]:
    """The handling editor, while the submission lies on their desk: who lost the role, or turned out to be concerned,
    reads the names in these mails no more than on the pages.
    """
    submission = _submission(event)
    editor = submission.handling_editor
    return _people([editor] if editor and may_see_on_desk(editor, submission) else [])


def desk_of_submission(event: Event) -> list[Recipient]:
    """The handling editor, else the managing editors."""
    return handling_editor(event) or managing_editors(event)


def authors_and_desk(event: Event) -> list[Recipient]:
    """The corresponding author and the desk."""
    return _unique([*corresponding_author(event), *desk_of_submission(event)])


def the_reviewer(event: Event) -> list[Recipient]:
    """The reviewer of the assignment that the event is about."""
    return _people([event.assignment.reviewer] if event.assignment else [])


def open_reviewers(event: Event) -> list[Recipient]:
    """Reviewers who had something left to do when the event happened; the service names them in the event's data."""
    ids = set(event.data.get("open_assignments", ()))
    return _people([a.reviewer for a in _submission(event).assignments if a.id in ids or a.state in OPEN])


def accepted_reviewers(event: Event) -> list[Recipient]:
    """Reviewers who have agreed and not sent yet."""
    return _people([a.reviewer for a in _submission(event).assignments if a.state == State.ACCEPTED])


def reviewers_who_sent(event: Event) -> list[Recipient]:
    """Reviewers whose review of the round decided on was sent."""
    submission = _submission(event)
    return _people(
        [a.reviewer for a in submission.assignments if a.round == submission.round and a.state == State.SUBMITTED]
    )


def _submission(event: Event) -> Submission:
    assert event.submission is not None  # noqa: S101  the registry pairs these functions with events of a submission
    return event.submission


def _author(contributor: Contributor) -> Recipient:
    return Recipient(contributor.email, contributor.person, contributor)


def _all_authors(submission: Submission) -> list[Recipient]:
    return [_author(c) for c in submission.contributors if c.email and not c.disowned_at]


def _people(people: Iterable[Person]) -> list[Recipient]:
    return _unique([Recipient(p.email, p) for p in people if p.active and p.email])


def _desk(submission: Submission, roles: Iterable[Role]) -> list[Recipient]:
    return _people([person for person in holders(roles) if may_see_on_desk(person, submission)])


def _unique(recipients: Iterable[Recipient]) -> list[Recipient]:
    return list({recipient.key: recipient for recipient in reversed(list(recipients))}.values())[::-1]
