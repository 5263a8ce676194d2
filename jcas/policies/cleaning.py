"""Which file reviewers get of what an author handed in beside the manuscript, and authors of what a reviewer attached.

Reviewers get what a machine cleaned and found nothing left to look at; authors what an editor looked at, never less.
"""

from collections.abc import Collection

from jcas.domain.files import Kind
from jcas.models.cleaning import Cleaning, CleaningState
from jcas.models.files import Version
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission


def goes_out(cleaning: Cleaning) -> int | None:
    """The file that the other side gets; None while it waits or is withheld: pages say so and nothing gives it."""
    if cleaning.state == CleaningState.CLEAN:
        return cleaning.clean_id
    if cleaning.state == CleaningState.RELEASED:
        return cleaning.clean_id or cleaning.source_id or cleaning.file_id
    return None


def concerns_reviewers(cleaning: Cleaning, version: Version | None, for_reviewers: Collection[str]) -> bool:
    """Whether reviewers of this version are to have it: kinds of the profile, and the response that came with it."""
    if cleaning.file.kind == Kind.RESPONSE:
        return version is not None and version.response_file_id == cleaning.file_id
    return cleaning.file.kind != Kind.ATTACHED and cleaning.file.kind in for_reviewers


def passed_on(cleaning: Cleaning, assignment: Assignment, submission: Submission) -> int | None:
    """The file that the authors get of what was attached to this review: released, and its round decided on."""
    decided = assignment.round in {decision.round for decision in submission.decisions}
    return goes_out(cleaning) if cleaning.state == CleaningState.RELEASED and decided else None
