"""Whether reviewers may have the copy of a manuscript, and who releases it to them."""

from jcas.models.files import Version
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.policies.submissions import may_handle


def is_released(version: Version) -> bool:
    """Whether the reviewers of its round get the copy: there is one, and nothing in it waits for an editor's look.

    Every door asks this: the reading view, its pictures, the download and the review's page.
    """
    return version.anonymised_id is not None and not version.held


def may_release(person: Person, submission: Submission) -> bool:
    """Look at the copy, release it, have it made anew or put one made by hand in its place."""
    return may_handle(person, submission)
