"""Who may do what with a review assignment."""

from jcas.domain.assignments import State
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.policies.submissions import is_named

READABLE = (State.ACCEPTED, State.SUBMITTED)


def may_read_manuscript(person: Person, assignment: Assignment) -> bool:
    """The anonymised copy: the reviewer, from acceptance on, also after the review was sent."""
    return (
        assignment.reviewer_id == person.id
        and assignment.state in READABLE
        and not is_named(person, assignment.submission)
    )


def may_review(person: Person, assignment: Assignment) -> bool:
    """Write and send the review."""
    return assignment.reviewer_id == person.id and not is_named(person, assignment.submission)


def may_see_assignment(person: Person, assignment: Assignment) -> bool:
    """The reviewer's own page of it."""
    return may_review(person, assignment) and assignment.state != State.DRAFT
