"""Who may do what with a submission. Each predicate reads what is loaded and asks nothing of the database but that.

Conflict comes first everywhere: an author of a submission is never its editor, whatever roles the person holds.
"""

from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.people import Person
from jcas.models.submissions import Submission


def is_author(person: Person, submission: Submission) -> bool:
    """Whether the person wrote it: its submitter, or a contributor who confirmed the address and did not disown it."""
    return submission.submitter_id == person.id or any(
        contributor.person_id == person.id and contributor.disowned_at is None
        for contributor in submission.contributors
    )


def is_named(person: Person, submission: Submission) -> bool:
    """Whether the person is named as an author in any way, confirmed or not: enough for a conflict of interest.

    An address that somebody only claims beside their own does not count: else a reviewer could try addresses and see
    by the answers which one is an author's.
    """
    keys = {address.key for address in person.addresses if address.confirmed_at}
    keys = keys or {address.key for address in person.addresses}
    return is_author(person, submission) or any(c.email_key in keys for c in submission.contributors if c.email_key)


def is_reviewer(person: Person, submission: Submission) -> bool:
    """Whether the person was ever asked to review it."""
    return any(assignment.reviewer_id == person.id for assignment in submission.assignments)


def may_edit(person: Person, submission: Submission) -> bool:
    """Change a draft's fields, or bring a revision: the submitter and corresponding authors."""
    return submission.submitter_id == person.id or any(
        c.corresponding and c.person_id == person.id and c.disowned_at is None for c in submission.contributors
    )


def may_submit(person: Person, submission: Submission) -> bool:
    """Hand it in."""
    return may_edit(person, submission)


def may_revise(person: Person, submission: Submission) -> bool:
    """Upload a revision."""
    return may_edit(person, submission)


def may_withdraw(person: Person, submission: Submission) -> bool:
    """Take it back."""
    return may_edit(person, submission)


def may_see_desk(person: Person) -> bool:
    """The list of submissions; which of them, `may_see_on_desk` and its twin in queries decide."""
    return person.is_editorial


def may_see_on_desk(person: Person, submission: Submission) -> bool:
    """The editor's page: editors who are neither its authors nor its reviewers; guest editors only what they handle.

    The same rule as SQL stands in jcas.queries.submissions.on_desk_of; a test compares both.
    """
    return (
        person.is_editorial
        and submission.stage != Stage.DRAFT
        and submission.submitted_at is not None
        and not is_named(person, submission)
        and not is_reviewer(person, submission)
        and (handles_all(person) or submission.handling_editor_id == person.id)
    )


def handles_all(person: Person) -> bool:
    """Whether the person's desk is the whole journal's, not only what was given to a guest editor."""
    return person.is_chief or Role.EDITOR in person.roles


def may_take(person: Person, submission: Submission) -> bool:
    """Take the handling: whoever sees it on the desk, while nobody has it or as a chief."""
    return may_see_on_desk(person, submission) and (submission.handling_editor_id is None or person.is_chief)


def may_give(person: Person, submission: Submission) -> bool:
    """Give the handling to another editor: chiefs, and the one who has it."""
    return may_see_on_desk(person, submission) and (person.is_chief or submission.handling_editor_id == person.id)


def may_be_given(editor: Person, submission: Submission) -> bool:
    """Whether the handling may be given to this person: an active editor who neither wrote nor reviewed it."""
    return (
        editor.active
        and editor.is_editorial
        and not is_named(editor, submission)
        and not is_reviewer(editor, submission)
    )


def may_handle(person: Person, submission: Submission) -> bool:
    """Send to review, invite, remind, cancel, move: the handling editor and chiefs."""
    return may_see_on_desk(person, submission) and (person.is_chief or submission.handling_editor_id == person.id)


def may_decide(person: Person, submission: Submission) -> bool:
    """Decide on it: the handling editor and chiefs."""
    return may_handle(person, submission)
