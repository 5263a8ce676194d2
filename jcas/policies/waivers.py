"""Who lets a rule be for one submission."""

from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.policies.submissions import may_handle


def may_waive(person: Person, submission: Submission) -> bool:
    """Say that a rule is not asked of it, and take that back."""
    return may_handle(person, submission)
