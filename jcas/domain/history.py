"""What happened to a submission, in words: one line a kind of event, for its authors and for the desk.

Authors read what concerns them and never which reviewer did what; the desk reads everything. The query fills
%(…)s with values that the reader may know.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The English phrases of one kind; `author` None hides it from authors."""

    desk: str
    author: str | None = None


WORDS: dict[str, Words] = {
    "submission.begun": Words("The draft was begun.", "The draft was begun."),
    "submission.discarded": Words("The draft was given up.", "The draft was given up."),
    "submission.version_added": Words("A new version of the manuscript came.", "A new version of the manuscript came."),
    "submission.submitted": Words("Submitted as %(number)s for %(issue)s.", "Submitted as %(number)s for %(issue)s."),
    "submission.judged": Words("The check was finished.", "The check was finished."),
    "submission.judged_late": Words(
        "The check was finished after the submission and found what the rules do not let pass.",
        "The check was finished after the submission and found what the rules do not let pass.",
    ),
    "submission.coauthor_confirmed": Words("%(name)s confirmed authorship.", "%(name)s confirmed authorship."),
    "submission.disowned": Words(
        "%(name)s answered that the manuscript is not theirs.", "%(name)s answered that the manuscript is not theirs."
    ),
    "submission.withdrawn": Words("Withdrawn by its authors.", "Withdrawn by its authors."),
    "submission.handled": Words("%(person)s handles it now.", "An editor handles it now."),
    "submission.moved": Words("Moved to %(issue)s.", "Moved to %(issue)s."),
    "submission.sent_to_review": Words("Sent to review, round %(round)s.", "Sent to review, round %(round)s."),
    "submission.revised": Words("The revised manuscript came.", "The revised manuscript came."),
    "submission.title_changed": Words("A new title; before: “%(before)s”.", "A new title; before: “%(before)s”."),
    "submission.abstract_changed": Words("The abstract was changed.", "The abstract was changed."),
    "submission.keywords_changed": Words("New keywords; before: %(before)s.", "New keywords; before: %(before)s."),
    "submission.published": Words("Published in %(issue)s.", "Published in %(issue)s."),
    "decision.desk_reject": Words("Decision: declined without review.", "Decision: declined without review."),
    "decision.accept": Words("Decision: accepted.", "Decision: accepted."),
    "decision.minor_revisions": Words("Decision: minor revisions.", "Decision: minor revisions."),
    "decision.major_revisions": Words("Decision: major revisions.", "Decision: major revisions."),
    "decision.reject": Words("Decision: declined.", "Decision: declined."),
    "review.invited": Words("%(reviewer)s was invited to review."),
    "review.accepted": Words("%(reviewer)s agreed to review.", "A reviewer agreed to review it."),
    "review.declined": Words("%(reviewer)s declined to review."),
    "review.expired": Words("%(reviewer)s did not answer the invitation in time."),
    "review.reminded": Words("%(reviewer)s was reminded."),
    "review.cancelled": Words("The review by %(reviewer)s was cancelled."),
    "review.reinstated": Words("%(reviewer)s was asked again."),
    "review.submitted": Words("%(reviewer)s sent the review.", "A review arrived."),
    "rule.waived": Words("Not asked for: %(message)s"),
    "rule.asked_again": Words("Asked for again: %(message)s"),
    "copy.released": Words("The copy for reviewers of version %(version)s was looked at and released."),
    "copy.renewed": Words("The copy for reviewers of version %(version)s is made anew."),
    "copy.masked": Words("The copy of version %(version)s is made anew, the authors’ own citations masked."),
    "copy.by_hand": Words("A copy of version %(version)s that was made by hand came in place of the machine’s."),
    "file.released": Words("A further file (%(kind)s) was looked at and released to reviewers."),
    "file.passed_on": Words("A reviewer’s file was looked at and released to the authors."),
    "file.attached_by_hand": Words("A clean one came in place of a reviewer’s file."),
    "file.by_hand": Words("A clean one came in place of a further file (%(kind)s)."),
    "file.added": Words("A file was added.", "A file was added."),
    "file.removed": Words("A file was removed.", "A file was removed."),
}


def words_for(kind: str, *, desk: bool) -> str | None:
    """The phrase for the reader; None where the kind is hidden from them or has no place in a history."""
    words = WORDS.get(kind)
    if words is None:
        return None
    return words.desk if desk else words.author
