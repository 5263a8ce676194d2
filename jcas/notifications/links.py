"""Addresses in mails: always below the journal's public address, whatever host a request came by."""

from typing import Any

from flask import current_app

from jcas.adapters.tokens import make_token
from jcas.config.settings import Settings
from jcas.models.messages import Mail
from jcas.models.people import Address
from jcas.models.reviews import Assignment
from jcas.models.submissions import Contributor, Submission


def site(path: str = "/") -> str:
    """The full address of a path."""
    settings: Settings = current_app.extensions["jcas_settings"]
    return settings.public_url.rstrip("/") + path


def confirm_link(address: Address) -> str:
    """Where the holder of an address confirms it."""
    return site(f"/confirm/{make_token('confirm', [address.id, address.key])}")


def reset_link(mail: Mail) -> str:
    """Where a new password is set; void as soon as one was."""
    person = mail.person
    assert person is not None  # noqa: S101  reset mails go to people only
    return site(f"/reset/{make_token('reset', [person.id, (person.password_hash or '')[-10:]])}")


def invitation_link(assignment: Assignment) -> str:
    """The reviewer's own door to an assignment."""
    return site(f"/invitations/{make_token('invitation', [assignment.id, assignment.nonce])}")


def contributor_link(contributor: Contributor) -> str:
    """Where a co-author says 'yes, mine' or 'this is not mine'."""
    return site(f"/contributors/{make_token('contributor', [contributor.id, contributor.email_key])}")


def submission_link(submission: Submission) -> str:
    """The author's page."""
    return site(f"/submissions/{submission.id}")


def desk_link(submission: Submission) -> str:
    """The editor's page."""
    return site(f"/desk/{submission.id}")


def review_link(assignment: Assignment) -> str:
    """The review form, for who is signed in."""
    return site(f"/reviews/{assignment.id}")


LINKS: dict[str, Any] = {
    link.__name__: link
    for link in (
        site,
        confirm_link,
        reset_link,
        invitation_link,
        contributor_link,
        submission_link,
        desk_link,
        review_link,
    )
}
