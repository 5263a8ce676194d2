"""The letters that a submission's authors received.

A letter is what the editor sent: it carries the reviewers' comments to the author as the editor passed them on. The
reviews themselves are not read here, so nothing of them can slip through; of what was attached to one, authors get what
`policies.cleaning.passed_on` says.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from jcas.models.base import db
from jcas.models.cleaning import Cleaning
from jcas.models.decisions import Decision
from jcas.models.reviews import Assignment, Review
from jcas.models.submissions import Submission
from jcas.policies.cleaning import passed_on
from jcas.policies.disclosure import reviewer_label


@dataclass(frozen=True, slots=True)
class Letter:
    """One decision as its authors may read it; `text` is Markdown."""

    kind: str
    at: datetime
    round: int
    text: str


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What the authors get of a file that a reviewer attached."""

    at: datetime
    """When the letter that it belongs to was sent: the first one of its round."""
    label: str
    """'Reviewer 1'."""
    file_id: int
    source_id: int
    """The id of the file as it was attached; authors never get that one unless an editor released it as it is."""


def passed_on_files(submission: Submission) -> list[PassedOn]:
    """The reviewers' files that the authors may have by now, by round and label."""
    attached = select(Cleaning, Assignment).join(Review, Review.attachment_id == Cleaning.file_id)
    of_this = attached.join(Review.assignment).where(Cleaning.submission_id == submission.id)
    rows = db.session.execute(of_this.order_by(Assignment.round, Assignment.label)).all()
    sent = {decision.round: decision.at for decision in reversed(submission.decisions)} if rows else {}
    return [
        PassedOn(sent[assignment.round], reviewer_label(assignment), file_id, cleaning.file_id)
        for cleaning, assignment in rows
        if (file_id := passed_on(cleaning, assignment, submission)) is not None
    ]


def letters_of(submission: Submission) -> list[Letter]:
    """The decisions, the newest first."""
    columns = select(Decision.kind, Decision.at, Decision.round, Decision.letter)
    rows = db.session.execute(columns.where(Decision.submission_id == submission.id).order_by(Decision.id.desc()))
    return [Letter(kind, at, round_, text) for kind, at, round_, text in rows]
