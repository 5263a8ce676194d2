"""Double anonymity: the one place that decides who may learn a person's name in connection with a submission.

Pages, API answers, mails, file names, file contents and exports all ask here. The rules: authors and reviewers of a
submission never learn each other's names; the editors on whose desk it lies know both; each side knows its own.
"""

from jcas.domain.anonymising import plan_of_text
from jcas.domain.structure.identity import Identity
from jcas.domain.structure.names_of_people import institutions_in
from jcas.models.files import Version
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.policies.submissions import is_author, may_see_on_desk


def may_know_authors(viewer: Person, submission: Submission) -> bool:
    """Names, affiliations, addresses and countries of contributors, and every file that may hold them."""
    return is_author(viewer, submission) or may_see_on_desk(viewer, submission)


def may_know_reviewer(viewer: Person, assignment: Assignment) -> bool:
    """Who a reviewer is: the reviewer and the editors; never an author, another reviewer or an editor who is author."""
    return viewer.id == assignment.reviewer_id or may_see_on_desk(viewer, assignment.submission)


def reviewer_label(assignment: Assignment) -> str:
    """How everybody else calls a reviewer: 'Reviewer 1'."""
    return f"Reviewer {assignment.label}"


def reviewer_name(viewer: Person, assignment: Assignment) -> str:
    """The reviewer's name for those who may know it, the label for everybody else."""
    return assignment.reviewer.name if may_know_reviewer(viewer, assignment) else reviewer_label(assignment)


def neutral_name(submission: Submission, version: int, extension: str) -> str:
    """A file name that tells nothing but the number and version: 'JCAS-2026-0007-v1.docx'."""
    return f"{submission.number or 'manuscript'}-v{version}.{extension}"


def without_names(text: str, submission: Submission, version: Version) -> str:
    """An author's words to reviewers (the response) without the names, addresses and institutions of the authors.

    Full names in any order, surnames and given names as people sign, addresses of every kind; a surname alone stays
    where a work is cited.
    """
    if not text:
        return ""
    submitter, contributors = submission.submitter, submission.contributors
    people = [submitter.name, *(c.name for c in contributors)]
    works = [submitter.affiliation, *(c.affiliation for c in contributors)]
    institutions = [name for work in works for name in institutions_in(work)]
    others = [
        submitter.email,
        *(c.email for c in contributors),
        *(c.orcid for c in contributors),
        *works,
        *institutions,
    ]
    names = [name for name in (*people, *others, *version.masked) if name.strip()]
    return Identity(people=people).unsigned(plan_of_text(names, text).without(text))
