"""The letters that a submission's authors received.

A letter is what the editor sent: it carries the reviewers' comments to the author as the editor passed them on. The
reviews themselves are not read here, so nothing of them can slip through.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from jcas.models.base import db
from jcas.models.decisions import Decision
from jcas.models.submissions import Submission


@dataclass(frozen=True, slots=True)
class Letter:
    """One decision as its authors may read it; `text` is Markdown."""

    kind: str
    at: datetime
    round: int
    text: str


def letters_of(submission: Submission) -> list[Letter]:
    """The decisions, the newest first."""
    columns = select(Decision.kind, Decision.at, Decision.round, Decision.letter)
    rows = db.session.execute(columns.where(Decision.submission_id == submission.id).order_by(Decision.id.desc()))
    return [Letter(kind, at, round_, text) for kind, at, round_, text in rows]
