"""Which event sends which mail to whom: one line an event. An event without a line is on the silent list.

Receipts and account mails go to the person acting; of the other mails the person acting gets none.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jcas.models.messages import Event
from jcas.notifications import recipients as to
from jcas.notifications.recipients import Recipient


@dataclass(frozen=True, slots=True)
class Notice:
    """One mail of an event: the folder below templates/email/, and who gets it."""

    template: str
    recipients: Callable[[Event], list[Recipient]]
    receipt: bool = False
    """Whether the person acting gets it too."""


def receipt(template: str, recipients: Callable[[Event], list[Recipient]]) -> Notice:
    """A mail that confirms to the person acting what was done."""
    return Notice(template, recipients, receipt=True)


REGISTRY: dict[str, tuple[Notice, ...]] = {
    # Accounts
    "account.registered": (receipt("account_confirm", to.the_address),),
    "account.register_again": (receipt("account_exists", to.the_address),),
    "account.address_added": (receipt("account_confirm", to.the_address),),
    "account.reset_asked": (receipt("account_reset", to.the_address),),
    "account.reset_unknown": (receipt("account_unknown", to.the_address),),
    "account.added": (Notice("account_added", to.the_address),),
    "account.password_changed": (receipt("account_password_changed", to.the_person),),
    # Submissions
    "submission.submitted": (
        receipt("submission_acknowledged", to.corresponding_author),
        Notice("submission_coauthor", to.coauthors),
        Notice("submission_received", to.managing_editors),
    ),
    "submission.disowned": (Notice("submission_disowned", to.desk_of_submission),),
    "submission.judged_late": (Notice("submission_judged_late", to.authors_and_desk),),
    "submission.withdrawn": (
        receipt("submission_withdrawn", to.all_authors),
        Notice("submission_withdrawn_desk", to.desk_of_submission),
        Notice("submission_withdrawn_reviewer", to.open_reviewers),
    ),
    "submission.handled": (Notice("submission_handled", to.handling_editor),),
    "submission.moved": (Notice("submission_moved", to.corresponding_author),),
    "submission.revised": (
        receipt("revision_acknowledged", to.corresponding_author),
        Notice("revision_received", to.desk_of_submission),
    ),
    "submission.published": (Notice("submission_published", to.all_authors),),
    # Reviews
    "review.invited": (Notice("review_invitation", to.the_reviewer),),
    "review.accepted": (
        receipt("review_accepted", to.the_reviewer),
        Notice("review_accepted_desk", to.desk_of_submission),
    ),
    "review.declined": (
        receipt("review_declined", to.the_reviewer),
        Notice("review_declined_desk", to.desk_of_submission),
    ),
    "review.expired": (Notice("review_expired_desk", to.desk_of_submission),),
    "review.reminded": (Notice("review_reminder", to.the_reviewer),),
    "review.cancelled": (Notice("review_cancelled", to.the_reviewer),),
    "review.reinstated": (Notice("review_invitation", to.the_reviewer),),
    "review.submitted": (
        receipt("review_thanks", to.the_reviewer),
        Notice("review_received", to.desk_of_submission),
    ),
    "copy.released": (Notice("copy_released", to.accepted_reviewers),),
    "file.passed_on": (Notice("file_passed_on", to.authors_once_decided),),
    # Decisions
    "decision.desk_reject": (Notice("decision_letter", to.all_authors),),
    "decision.accept": (Notice("decision_letter", to.all_authors), Notice("decision_reviewer", to.reviewers_who_sent)),
    "decision.minor_revisions": (
        Notice("decision_letter", to.all_authors),
        Notice("decision_reviewer", to.reviewers_who_sent),
    ),
    "decision.major_revisions": (
        Notice("decision_letter", to.all_authors),
        Notice("decision_reviewer", to.reviewers_who_sent),
    ),
    "decision.reject": (Notice("decision_letter", to.all_authors), Notice("decision_reviewer", to.reviewers_who_sent)),
}

SILENT = frozenset(
    {
        "account.confirmed",
        "account.signed_in_first",
        "account.closed",
        "account.reopened",
        "account.role_granted",
        "account.role_taken",
        "submission.begun",
        "submission.discarded",
        "submission.version_added",
        "submission.coauthor_confirmed",
        "submission.sent_to_review",
        "submission.judged",
        "submission.title_changed",
        "submission.abstract_changed",
        "submission.keywords_changed",
        "rule.waived",
        "rule.asked_again",
        "copy.renewed",
        "copy.masked",
        "copy.by_hand",
        "file.released",
        "file.attached_by_hand",
        "file.by_hand",
        "file.added",
        "file.removed",
    }
)
"""Events that a history page shows and nobody is mailed about."""
