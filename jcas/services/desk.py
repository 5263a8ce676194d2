"""The first steps of whatever an editor does: load the submission for a change, then ask the policies."""

from jcas.domain.refusals import NotFound, NotHandling
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.policies.submissions import may_decide, may_handle, may_see_on_desk
from jcas.queries import submissions
from jcas.queries.reviewers import MISSING_ASSIGNMENT, submission_of


def seen(submission_id: int, *, by: Person) -> Submission:
    """The locked submission; NotFound where it does not lie on this person's desk."""
    submission = submissions.lock(submission_id)
    if not may_see_on_desk(by, submission):
        raise NotFound(submissions.MISSING)
    return submission


def handled(submission_id: int, *, by: Person) -> Submission:
    """The locked submission for the one who handles it; NotHandling, with who does, for other editors."""
    submission = seen(submission_id, by=by)
    if not may_handle(by, submission):
        raise NotHandling(somebody_else_handles(submission))
    return submission


def decidable(submission_id: int, *, by: Person) -> Submission:
    """The locked submission for the one who decides on it; NotHandling for other editors."""
    submission = seen(submission_id, by=by)
    if not may_decide(by, submission):
        raise NotHandling(somebody_else_handles(submission))
    return submission


def managed(assignment_id: int, *, by: Person) -> Assignment:
    """An assignment of a submission that this person handles, both read anew under the submission's lock."""
    submission = handled(submission_of(assignment_id), by=by)
    for assignment in submission.assignments:
        if assignment.id == assignment_id:
            return assignment
    raise NotFound(MISSING_ASSIGNMENT)


def somebody_else_handles(submission: Submission) -> str:
    """The sentence for an editor who sees a submission that is in other hands."""
    if submission.handling_editor is None:
        return "Nobody handles this submission yet: take it first."
    return f"{submission.handling_editor.name} handles this submission: only they and the chief editors can do this."
