"""Decisions and their letters: a draft filled from a template, saved as it is typed, sent with the decision.

One decision a version: the database says so too, and the second of two editors is told who was first.
"""

from datetime import datetime

from flask import current_app
from sqlalchemy import delete

from jcas.adapters.markdown import escaped
from jcas.config.profiles import load_profile
from jcas.domain.assignments import OPEN, State
from jcas.domain.deadlines import days_on, zone_of
from jcas.domain.issues import Issue
from jcas.domain.profiles import Profile
from jcas.domain.refusals import Conflict, Invalid
from jcas.domain.submissions import AWAITING_REVISION, DECISIONS, Action, after
from jcas.models.base import db
from jcas.models.decisions import Decision, LetterDraft
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.notifications import record
from jcas.policies.disclosure import reviewer_label
from jcas.queries.decisions import draft_of, latest_version_number
from jcas.services.desk import decidable
from jcas.services.invitations import withdraw_assignment

LETTER_MAXIMUM = 60_000
"""Characters: the comments of many long reviews fit; a pasted book does not."""


def decide(
    submission_id: int, kind: str, letter: str, *, by: Person, now: datetime, revise_by: datetime | None = None
) -> Decision:
    """Decides on the present version and writes to its authors; open reviews are cancelled.

    `kind`: a key of the profile's decisions. `revise_by` is asked for revisions only; by default the profile's days
    from now. Conflict where this version has been decided on, StageForbids where the table has no such line.
    """
    submission = decidable(submission_id, by=by)
    action = action_of(kind)
    version = latest_version_number(submission)
    refuse_second(submission, version, by=by)
    stage = after(submission.stage, action)
    text = checked_letter(letter, kind)
    revise_by = _revise_by(action, revise_by, now) if stage in AWAITING_REVISION else None
    decision = Decision(round=submission.round, version_number=version, kind=kind, letter=text, by=by, at=now)
    submission.decisions.append(decision)
    _end_open_reviews(submission, by=by, now=now)
    submission.stage, submission.stage_since, submission.decided_at = stage, now, now
    submission.revise_by = revise_by
    db.session.execute(delete(LetterDraft).where(LetterDraft.submission_id == submission.id))
    db.session.flush()
    facts = {"decision": decision.id, "version": version, "round": submission.round}
    record(f"decision.{kind}", now=now, by=by, submission=submission, data=facts)
    return decision


def save_letter(submission_id: int, kind: str, letter: str, *, by: Person, now: datetime) -> datetime:
    """Keeps an unsent letter as it stands, one for each editor and kind of decision; when it was kept."""
    submission = decidable(submission_id, by=by)
    after(submission.stage, action_of(kind))
    if len(letter) > LETTER_MAXIMUM:
        raise Invalid(f"A letter can have {LETTER_MAXIMUM:,} characters at most.", field="letter")
    draft = draft_of(submission, by, kind)
    if draft is None:
        draft = LetterDraft(submission_id=submission.id, person_id=by.id, kind=kind)
        db.session.add(draft)
    draft.letter, draft.saved_at = letter, now
    db.session.flush()
    return now


def drop_letter(submission_id: int, kind: str, *, by: Person) -> None:
    """Forgets the unsent letter, so that the template's text stands again."""
    submission = decidable(submission_id, by=by)
    draft = draft_of(submission, by, kind)
    if draft is not None:
        db.session.delete(draft)
        db.session.flush()


def letter_from_template(submission: Submission, kind: str, *, by: Person, revise_by: datetime | None = None) -> str:
    """The letter (Markdown) that the journal's template makes of this submission and its reviews.

    What people typed is escaped for it. Reviewers stand in it as 'Reviewer 1'; of their reviews it holds what they
    wrote to the author, as they wrote it, and nothing else.
    """
    profile = load_profile()
    corresponding = [c.name for c in submission.contributors if c.corresponding]
    reviews = [(reviewer_label(a), a.review) for a in _reviews_to_tell(submission) if a.review]
    template = current_app.jinja_env.get_template(_template_of(kind))
    return template.render(
        title=escaped(submission.title),
        number=submission.number,
        names=[escaped(name) for name in corresponding or [submission.submitter.name]],
        round=submission.round,
        comments=[(escaped(label), review.to_author.strip()) for label, review in reviews],
        revise_by=_day_words(revise_by, profile) if revise_by else "",
        issue=Issue.parse(submission.issue).label(profile) if submission.issue else "",
        journal=profile.identity,
        editor=escaped(by.name),
    ).strip()


def sent_reviews(submission: Submission) -> list[Assignment]:
    """The present round's reviews that were sent, by their labels."""
    sent = [a for a in submission.assignments if a.round == submission.round and a.state == State.SUBMITTED]
    return sorted(sent, key=lambda a: a.label)


def _reviews_to_tell(submission: Submission) -> list[Assignment]:
    """The round's reviews, unless an earlier decision on that round brought them to the authors already."""
    told = any(decision.round == submission.round for decision in submission.decisions)
    return [] if told else sent_reviews(submission)


def default_revise_by(kind: str, now: datetime) -> datetime | None:
    """The last moment of the day that the profile gives authors for such a revision; None for other decisions."""
    profile = load_profile()
    days = {
        Action.MINOR_REVISIONS: profile.times.minor_revision_days,
        Action.MAJOR_REVISIONS: profile.times.major_revision_days,
    }.get(action_of(kind))
    return days_on(now, days, profile) if days else None


def action_of(kind: str) -> Action:
    """The action that a decision's key names; Invalid for anything else."""
    if kind not in {*DECISIONS, Action.DESK_REJECT}:
        raise Invalid("Choose one of the decisions.", field="kind")
    return Action(kind)


def refuse_second(submission: Submission, version: int, *, by: Person) -> None:
    """Conflict, with who decided what, where this version has its decision."""
    made = next((d for d in submission.decisions if d.version_number == version), None)
    if made is not None:
        who = "You have" if made.by_id == by.id else f"{made.by.name} has"
        name = {d.key: d.name for d in load_profile().decisions}.get(made.kind, made.kind)
        raise Conflict(f"{who} decided on this version already: {name}. Nothing was sent twice.")


def checked_letter(letter: str, kind: str) -> str:
    """The letter as it will be sent; Invalid where there is none, it is longer than any letter, or it still asks its
    writer for something: a line in brackets of the template.
    """
    text = letter.replace("\r\n", "\n").strip()
    if not text:
        raise Invalid("Write a letter to the authors.", field="letter")
    if len(text) > LETTER_MAXIMUM:
        raise Invalid(f"A letter can have {LETTER_MAXIMUM:,} characters at most.", field="letter")
    left = next((line for line in asked_of_writer(kind) if line in text), None)
    if left:
        raise Invalid(f"Write your own words in place of “{left}”, or take that line out.", field="letter")
    return text


def asked_of_writer(kind: str) -> list[str]:
    """The lines in brackets of a letter's template."""
    environment = current_app.jinja_env
    assert environment.loader is not None  # noqa: S101  Flask gives it one
    source, *_ = environment.loader.get_source(environment, _template_of(kind))
    return [line for line in source.splitlines() if line.startswith("(") and line.endswith(")")]


def _template_of(kind: str) -> str:
    return f"letters/{action_of(kind)}/en.md"


def _revise_by(action: Action, wanted: datetime | None, now: datetime) -> datetime | None:
    if wanted is not None and wanted <= now:
        raise Invalid("The day for the revision has passed already.", field="revise_by")
    return wanted or default_revise_by(action, now)


def _end_open_reviews(submission: Submission, *, by: Person, now: datetime) -> None:
    """Nobody goes on reviewing what is decided; who was only on offer never hears of it."""
    for assignment in submission.assignments:
        if assignment.state in {State.DRAFT, *OPEN}:
            withdraw_assignment(assignment, by=by, now=now)


def _day_words(at: datetime, profile: Profile) -> str:
    here = at.astimezone(zone_of(profile))
    return f"{here.day} {here:%B %Y}"
