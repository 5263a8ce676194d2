"""What a reviewer does: answer the invitation, write, attach, send.

Whatever is written is saved field by field, so that two open tabs never undo each other's work; a sent review is
closed. Recommendation words and criteria are those of the profile that the submission was handed in under.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from jcas.adapters.media import media_type_of
from jcas.adapters.storage import storage
from jcas.config.profiles import load_profile
from jcas.domain import submissions
from jcas.domain.assignments import Move, State, after
from jcas.domain.deadlines import days_on
from jcas.domain.files import Kind
from jcas.domain.profiles import Profile
from jcas.domain.refusals import Conflict, Invalid, NotFound, StageForbids
from jcas.domain.rubric import Incomplete, is_score, missing
from jcas.models.base import db
from jcas.models.files import File
from jcas.models.people import Person
from jcas.models.reviews import Assignment, Review, Score
from jcas.models.submissions import Suggestion, SuggestionKind
from jcas.notifications import record
from jcas.policies.reviews import may_review
from jcas.queries import reviews
from jcas.queries.profiles import profile_of
from jcas.services import cleaning
from jcas.services.files import Upload, keep_file

TEXT_LIMIT = 60_000
"""Characters of one text; a review of the longest kind has a quarter of that."""
REASON_LIMIT = 2_000
SUGGESTIONS_LIMIT = 5

Value = int | str | None


class ChangedElsewhere(Conflict):
    """Another tab changed the same field since this one read it; nothing of the call was saved."""

    def __init__(self, theirs: dict[str, Value]) -> None:
        super().__init__("This was changed in another window in the meantime.", field=next(iter(theirs)))
        self.theirs = theirs
        """The fields concerned, with what they hold now."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody whom a declining reviewer proposes instead."""

    name: str
    email: str = ""
    affiliation: str = ""


def accept(assignment_id: int, *, by: Person, now: datetime) -> Assignment:
    """Agrees to review. Who answers late still gets the profile's time to review."""
    assignment = _own(reviews.lock_with_submission(assignment_id), by=by)
    state = after(assignment.state, Move.ACCEPT)
    _round_runs(assignment)
    if assignment.state == State.EXPIRED or assignment.due_at is None:
        usual = days_on(now, load_profile().times.review_days, load_profile())
        assignment.due_at = max(assignment.due_at or usual, usual)
    assignment.state, assignment.answered_at = state, now
    record("review.accepted", now=now, by=by, submission=assignment.submission, assignment=assignment)
    return assignment


def decline(
    assignment_id: int, reason: str = "", suggestions: Iterable[Suggested] = (), *, by: Person, now: datetime
) -> Assignment:
    """Says no, before or after accepting, with a reason for the editors and others who might review instead."""
    assignment = _own(reviews.lock_with_submission(assignment_id), by=by)
    state = after(assignment.state, Move.DECLINE)
    if len(reason) > REASON_LIMIT:
        raise Invalid(f"The reason has {len(reason)} characters; {REASON_LIMIT} are enough.", field="reason")
    named = [suggested for suggested in suggestions if suggested.name.strip() or suggested.email.strip()]
    assignment.state, assignment.answered_at, assignment.decline_reason = state, now, reason.strip()
    db.session.add_all(_suggestion(assignment, suggested) for suggested in named[:SUGGESTIONS_LIMIT])
    record("review.declined", now=now, by=by, submission=assignment.submission, assignment=assignment)
    return assignment


def save_review(
    assignment_id: int,
    values: Mapping[str, Value],
    *,
    by: Person,
    now: datetime,
    seen: Mapping[str, Value] | None = None,
) -> datetime:
    """Saves the fields given and no others; the moment of saving.

    Fields: `score-<criterion>` (1 to 5, 0 for not applicable, None to clear it), `comment-<criterion>`, `to_author`,
    `to_editor`, `recommendation` (None to clear it). Invalid, with the field's name, for anything else.
    `seen`: what the writer last saw in these fields; ChangedElsewhere where one holds something else by now.
    """
    assignment = _open(reviews.lock(assignment_id), by=by)
    review = _begun(assignment)
    profile = profile_of(assignment.submission)
    _refuse_changed(review, values, seen or {})
    for name, value in values.items():
        _put(review, name, value, profile)
    review.saved_at = now
    db.session.flush()
    return now


def submit_review(assignment_id: int, *, by: Person, now: datetime) -> Assignment:
    """Sends the review; Invalid, naming everything that is missing, before it is complete. It can't be changed then."""
    assignment = _open(reviews.lock_with_submission(assignment_id), by=by)
    profile = profile_of(assignment.submission)
    lacks = lacking(assignment.review, profile)
    if lacks:
        raise Invalid(lacks_sentence(lacks, profile))
    assignment.state, assignment.submitted_at = after(assignment.state, Move.SUBMIT), now
    record("review.submitted", now=now, by=by, submission=assignment.submission, assignment=assignment)
    if assignment.review and assignment.review.attachment:
        cleaning.request_attached(assignment.submission, assignment.review.attachment, now=now)
    return assignment


def attach(assignment_id: int, upload: Upload, *, by: Person, now: datetime) -> str | None:
    """Adds a file for the editors, in place of an earlier one; authors get of it what an editor passes on.

    Gives the earlier one's storage key, whose bytes the door forgets once this is committed.
    """
    assignment = _open(reviews.lock_with_submission(assignment_id), by=by)
    try:
        media_type = media_type_of(storage().path(upload.store().key))
    except Invalid as refusal:
        refusal.field = "attachment"
        raise
    review = _begun(assignment)
    row = keep_file(upload, kind=Kind.ATTACHED, media_type=media_type, submission=assignment.submission, by=by, now=now)
    return _replace(review, row, now)


def detach(assignment_id: int, *, by: Person, now: datetime) -> str | None:
    """Takes the attached file away again, if there is one; its storage key, as of `attach`."""
    assignment = _open(reviews.lock_with_submission(assignment_id), by=by)
    return _replace(assignment.review, None, now) if assignment.review else None


def lacking(review: Review | None, profile: Profile) -> Incomplete:
    """What the review still lacks before it can be sent."""
    keys = [criterion.key for criterion in profile.criteria]
    scores = {score.criterion: score.value for score in review.scores if score.value is not None} if review else {}
    words = review.to_author if review else ""
    return missing(keys, scores, to_author=words, recommendation=review.recommendation if review else None)


def lacks_sentence(lacks: Incomplete, profile: Profile) -> str:
    """The same in one sentence: 'Before it can be sent: score criteria 3 and 7, write to the author.'"""
    numbers = [str(n) for n, criterion in enumerate(profile.criteria, 1) if criterion.key in lacks.criteria]
    parts = []
    if numbers:
        parts.append(f"score {'criterion' if len(numbers) == 1 else 'criteria'} {_listed(numbers)}")
    if lacks.to_author:
        parts.append("write to the author")
    if lacks.recommendation:
        parts.append("choose a recommendation")
    return f"Before it can be sent: {_listed(parts)}."


def _replace(review: Review, row: File | None, now: datetime) -> str | None:
    earlier, review.attachment, review.saved_at = review.attachment, row, now
    db.session.flush()
    if earlier is None:
        return None
    db.session.delete(earlier)
    db.session.flush()
    return earlier.storage_key


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _own(assignment: Assignment, *, by: Person) -> Assignment:
    if not may_review(by, assignment) or assignment.state == State.DRAFT:
        raise NotFound(reviews.MISSING)
    return assignment


def _open(assignment: Assignment, *, by: Person) -> Assignment:
    """The assignment for writing: its reviewer's, accepted, not sent, in the round that runs."""
    _own(assignment, by=by)
    after(assignment.state, Move.SUBMIT)
    _round_runs(assignment)
    return assignment


def _round_runs(assignment: Assignment) -> None:
    submissions.after(assignment.submission.stage, submissions.Action.REVIEW)
    if assignment.round != assignment.submission.round:
        raise StageForbids("That round of review is over.")


def _suggestion(assignment: Assignment, suggested: Suggested) -> Suggestion:
    return Suggestion(
        submission=assignment.submission,
        kind=SuggestionKind.SUGGESTED,
        name=suggested.name.strip()[:200] or suggested.email.strip()[:200],
        email=suggested.email.strip()[:200],
        affiliation=suggested.affiliation.strip()[:300],
        reason="Proposed by a reviewer who declined.",
        assignment_id=assignment.id,
    )


def _begun(assignment: Assignment) -> Review:
    """The review's row; made when the first field is saved."""
    if assignment.review is None:
        assignment.review = Review(to_author="", to_editor="")
        db.session.flush()
    return assignment.review


def _refuse_changed(review: Review, values: Mapping[str, Value], seen: Mapping[str, Value]) -> None:
    held = {name: _held(review, name) for name in seen if name in values}
    theirs = {name: now for name, now in held.items() if now not in (_plain(seen[name]), _plain(values[name]))}
    if theirs:
        raise ChangedElsewhere(theirs)


def _held(review: Review, name: str) -> Value:
    """What a field holds; "" and None are the same."""
    kind, _, key = name.partition("-")
    if kind in {"score", "comment"}:
        score = next((score for score in review.scores if score.criterion == key), None)
        return _plain((score.value if kind == "score" else score.comment) if score else None)
    held: Value = getattr(review, name) if name in {"to_author", "to_editor", "recommendation"} else None
    return _plain(held)


def _plain(value: Value) -> Value:
    return value.replace("\r\n", "\n") or None if isinstance(value, str) else value


def _put(review: Review, name: str, value: Value, profile: Profile) -> None:
    kind, _, key = name.partition("-")
    if name in {"to_author", "to_editor"}:
        setattr(review, name, _text(name, value))
    elif name == "recommendation":
        review.recommendation = _recommendation(value, profile)
    elif kind in {"score", "comment"} and key in {criterion.key for criterion in profile.criteria}:
        score = _score_row(review, key)
        if kind == "comment":
            score.comment = _text(name, value)
        else:
            score.value = _score(name, value)
    else:
        raise Invalid("There is no such field in the review form.", field=name)


def _score_row(review: Review, criterion: str) -> Score:
    found = next((score for score in review.scores if score.criterion == criterion), None)
    if found is None:
        found = Score(criterion=criterion, value=None, comment="")
        review.scores.append(found)
    return found


def _score(name: str, value: Value) -> int | None:
    if value is None or (isinstance(value, int) and is_score(value)):
        return value
    raise Invalid("A score is a number from 1 to 5, or not applicable.", field=name)


def _text(name: str, value: Value) -> str:
    text = str(value or "").replace("\r\n", "\n").replace("\0", "")
    if len(text) > TEXT_LIMIT:
        raise Invalid(f"This text has {len(text):,} characters; at most {TEXT_LIMIT:,} can be taken.", field=name)
    return text


def _recommendation(value: Value, profile: Profile) -> str | None:
    if value is None or value == "":
        return None
    if value not in {choice.key for choice in profile.recommendations}:
        raise Invalid("Choose one of the recommendations.", field="recommendation")
    return str(value)
