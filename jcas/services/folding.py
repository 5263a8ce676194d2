"""The folded keys by which a submission is searched, sorted and compared."""

from jcas.adapters.text import fold, title_key
from jcas.models.submissions import Submission


def fold_keys(submission: Submission) -> None:
    """Brings the folded keys of search and sorting up to date with number, title and authors."""
    submission.title_key = title_key(submission.title)
    names = " ".join(contributor.name for contributor in submission.contributors)
    number = (submission.number or "").lower()
    submission.search_key = f"{number} {fold(submission.number or '')} {submission.title_key} {fold(names)}".strip()
