"""Who may download a file, and under which name: reviewers get what tells nothing about the authors.

Authors see what they brought, and what an editor passed on of a reviewer's attachment; the desk sees everything; a
reviewer gets the anonymised copy of the version that the round of the review is about, and those further files that
the profile marks for reviewers; what came from the other side bears a neutral name.
"""

import re
from collections.abc import Collection

from jcas.domain.files import Kind
from jcas.models.files import File, Version
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.policies.cleaning import concerns_reviewers, goes_out, passed_on
from jcas.policies.copies import is_released
from jcas.policies.disclosure import may_know_authors, neutral_name
from jcas.policies.reviews import may_read_manuscript
from jcas.policies.submissions import is_author, may_see_on_desk

HIDDEN_FROM_AUTHORS = (Kind.ATTACHED, Kind.BY_HAND, Kind.CLEAN)
"""Authors get of these what an editor passed on, under a neutral name."""
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,8})\Z")


def may_download(person: Person, file: File, submission: Submission | None, *, for_reviewers: Collection[str]) -> bool:
    """Whether this person gets these bytes; `for_reviewers` are the profile's file kinds that reviewers get."""
    if submission is None:
        return file.uploaded_by_id == person.id
    if may_see_on_desk(person, submission):
        return True
    if is_author(person, submission):
        return file.kind not in HIDDEN_FROM_AUTHORS or _is_passed_on(file, submission)
    return any(_for_review(person, file, assignment, for_reviewers) for assignment in submission.assignments)


def download_name(person: Person, file: File, submission: Submission | None) -> str:
    """The name under which this person gets the file: the uploader's own for those who may know the authors."""
    extension = found.group(1).lower() if (found := _EXTENSION.search(file.name)) else "bin"
    if submission is not None and file.kind == Kind.ANNOTATED:
        return f"{submission.number} annotated.{extension}" if submission.number else f"annotated copy.{extension}"
    if submission is None or (
        file.kind not in _hidden_names(person, submission) and may_know_authors(person, submission)
    ):
        return file.name
    if file.kind == Kind.ANONYMISED:
        number = next((v.number for v in submission.versions if v.anonymised_id == file.id), 1)
        return neutral_name(submission, number, extension)
    kind = file.name.partition(".")[0] if file.kind == Kind.CLEAN else file.kind
    return f"{submission.number or 'manuscript'}-{kind}-{file.id}.{extension}"


def version_under_review(assignment: Assignment) -> Version | None:
    """The version that the assignment's round is about: the newest of those that came before the round began."""
    before = [version for version in assignment.submission.versions if version.round < assignment.round]
    return before[-1] if before else None


def _hidden_names(person: Person, submission: Submission) -> Collection[str]:
    """Kinds whose names this person never gets, even where the authors' are known."""
    return (Kind.ANONYMISED, *((Kind.ATTACHED,) if may_see_on_desk(person, submission) else HIDDEN_FROM_AUTHORS))


def _is_passed_on(file: File, submission: Submission) -> bool:
    """Whether the file is what authors get of a review's attachment."""
    attached = {a.review.attachment_id: a for a in submission.assignments if a.review and a.review.attachment_id}
    return any(
        cleaning.file_id in attached and passed_on(cleaning, attached[cleaning.file_id], submission) == file.id
        for cleaning in submission.cleanings
    )


def _for_review(person: Person, file: File, assignment: Assignment, for_reviewers: Collection[str]) -> bool:
    if not may_read_manuscript(person, assignment):
        return assignment.reviewer_id == person.id and _is_own_attachment(file, assignment)
    if file.kind == Kind.ANONYMISED:
        version = version_under_review(assignment)
        return version is not None and version.anonymised_id == file.id and is_released(version)
    return _goes_out(file, assignment, for_reviewers) or _is_own_attachment(file, assignment)


def _goes_out(file: File, assignment: Assignment, for_reviewers: Collection[str]) -> bool:
    """A further file, or the response letter, as it was cleaned or released."""
    version = version_under_review(assignment)
    return any(
        goes_out(cleaning) == file.id and concerns_reviewers(cleaning, version, for_reviewers)
        for cleaning in assignment.submission.cleanings
    )


def _is_own_attachment(file: File, assignment: Assignment) -> bool:
    return assignment.review is not None and assignment.review.attachment_id == file.id
