"""A submission's way from draft to the journal's desk and back: fields, explanations, submitting, withdrawing.

Every function loads the submission for a change, asks who may, then the table of stages, then does and records.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcas.config.profiles import load_profile
from jcas.domain import assignments
from jcas.domain.completeness import missing
from jcas.domain.deadlines import issue_for, zone_of
from jcas.domain.profiles import Profile
from jcas.domain.refusals import Invalid, NotFound
from jcas.domain.submissions import Action, Stage, after, number_of
from jcas.models.base import db
from jcas.models.people import Person
from jcas.models.submissions import Explanation, Submission
from jcas.notifications import record
from jcas.policies.submissions import may_edit, may_submit, may_withdraw
from jcas.queries.drafts import draft_of, is_judged
from jcas.queries.numbers import next_sequence
from jcas.queries.submissions import MISSING, lock
from jcas.services import cleaning, copies
from jcas.services.checks import request_check
from jcas.services.contributors import link_known_addresses
from jcas.services.folding import fold_keys
from jcas.services.profiles import current_version
from jcas.services.suggestions import drop_empty

LONGEST = {"title": 4_000, "abstract": 20_000, "keywords": 4_000, "cover_letter": 50_000}
LONGEST_TEXT = 20_000
"""Characters; the limit of every text that is not named above. Far beyond what the journal asks."""

TEXTS = ("title", "abstract", "funding", "competing_interests", "contributions", "data_availability", "cover_letter")
FIELDS = (*TEXTS, "keywords", "article_type", "declarations")


def save_fields(submission_id: int, values: Mapping[str, Any], *, by: Person, now: datetime) -> Submission:
    """Saves a draft's fields: those in `values` (keys of FIELDS), no other.

    keywords: a list, or one text with semicolons, commas or lines between; declarations: {key: bool}, merged.
    Another article type has the manuscript checked anew. Invalid, with its field, for what can't be kept.
    """
    submission = editable(submission_id, by)
    profile = load_profile()
    for name, value in values.items():
        if name == "declarations":
            submission.declarations = _declared(submission.declarations, value, profile)
        elif name == "article_type":
            submission.article_type = _article_type(value, profile)
        else:
            write(submission, name, value)
    fold_keys(submission)
    db.session.flush()
    if "article_type" in values and submission.versions:
        request_check(submission.versions[-1], now=now)
    return submission


def explain(submission_id: int, rule: str, text: str, *, by: Person, now: datetime) -> Explanation | None:
    """Keeps the author's words on a rule that asks for an explanation; empty words take them away (None)."""
    submission = editable(submission_id, by)
    if len(rule) > 200 or not re.fullmatch(r"[a-z0-9_.]+", rule):
        raise Invalid("There is no such rule.")
    text = _text(f"explanation-{rule}", text)
    given = next((e for e in submission.explanations if e.rule == rule), None)
    if given and not text.strip():
        submission.explanations.remove(given)
        given = None
    elif given:
        given.text, given.written_at = text, now
    elif text.strip():
        given = Explanation(rule=rule, text=text, written_at=now)
        submission.explanations.append(given)
    db.session.flush()
    return given


def submit(submission_id: int, *, by: Person, now: datetime) -> Submission:
    """Hands the draft in: it gets its number, its issue and the profile's version, and the editors hear of it.

    `now` is the arrival that counts for the deadline. A report that is not there yet never stops it: then it is
    accepted unjudged. Invalid, with the first field concerned, where something is missing or a rule blocks.
    """
    submission = _of_author(submission_id, by)
    if not may_submit(by, submission):
        raise NotFound(MISSING)
    stage = after(submission.stage, Action.SUBMIT)
    profile = load_profile()
    lacking = missing(draft_of(submission), profile)
    if lacking:
        raise Invalid(lacking[0].sentence, field=lacking[0].field)
    year = now.astimezone(zone_of(profile)).year
    sequence, version = next_sequence(year), current_version(now)
    submission.number_year, submission.number_sequence = year, sequence
    submission.number = number_of(profile.identity.short_name, year, sequence)
    submission.issue, submission.profile_version = issue_for(now, profile).key, version
    submission.stage, submission.stage_since, submission.submitted_at = stage, now, now
    submission.judged = is_judged(submission)
    link_known_addresses(submission)
    drop_empty(submission)
    fold_keys(submission)
    copies.renew(submission, now=now)
    cleaning.request(submission, now=now)
    db.session.flush()
    record("submission.submitted", now=now, by=by, submission=submission, data=_handed_in(submission, profile))
    return submission


def withdraw(submission_id: int, reason: str, *, by: Person, now: datetime) -> Submission:
    """Takes the submission back at any stage before publication; reviews that are still open are cancelled.

    Of a draft nobody is told; of a submission its authors, the desk and the reviewers who had something left to do.
    """
    submission = _of_author(submission_id, by)
    if not may_withdraw(by, submission):
        raise NotFound(MISSING)
    stage = after(submission.stage, Action.WITHDRAW)
    reason = _text("reason", reason).strip()
    was_draft = submission.stage == Stage.DRAFT
    submission.stage, submission.stage_since, submission.revise_by = stage, now, None
    open_assignments = _cancel_reviews(submission)
    db.session.flush()
    record(
        "submission.discarded" if was_draft else "submission.withdrawn",
        now=now,
        by=by,
        submission=submission,
        data={"reason": reason, "open_assignments": open_assignments},
    )
    return submission


def editable(submission_id: int, by: Person) -> Submission:
    """The draft, locked for a change by this person; NotFound for who may not, StageForbids once it was submitted."""
    submission = _of_author(submission_id, by)
    if not may_edit(by, submission):
        raise NotFound(MISSING)
    after(submission.stage, Action.EDIT)
    return submission


def write(submission: Submission, name: str, value: Any) -> None:
    """Puts one of TEXTS, or the keywords, into the submission; Invalid, with the field, for what can't be kept."""
    if name not in {*TEXTS, "keywords"}:
        raise Invalid("There is no such field.", field=name)
    setattr(submission, name, keywords_of(value) if name == "keywords" else _text(name, value))


def keywords_of(value: Any) -> list[str]:
    """Keywords as a list: of a list, or of one text parted by semicolons or lines, else by commas."""
    if isinstance(value, str):
        _text("keywords", value)
        value = re.split(r"[;\n]" if re.search(r"[;\n]", value) else ",", value)
    words = [" ".join(str(word).split()).rstrip(".") for word in value]
    return list(dict.fromkeys(word for word in words if word))


def _of_author(submission_id: int, by: Person) -> Submission:
    submission = lock(submission_id)
    if submission.submitter_id != by.id and not may_edit(by, submission):
        raise NotFound(MISSING)
    return submission


def _handed_in(submission: Submission, profile: Profile) -> dict[str, Any]:
    begun_for = submission.issue_begun_for
    return {
        "number": submission.number,
        "issue": submission.issue,
        "begun_for": begun_for,
        "next_issue": begun_for is not None and begun_for != submission.issue,
        "judged": submission.judged,
        "article_type": profile.article_type(submission.article_type).name,
    }


def _cancel_reviews(submission: Submission) -> list[int]:
    """Cancels what can be cancelled; the ids of those in which the reviewer had something left to do."""
    left = []
    for assignment in submission.assignments:
        if assignment.state in assignments.OPEN:
            left.append(assignment.id)
        if (assignment.state, assignments.Move.CANCEL) in assignments.MOVES:
            assignment.state = assignments.after(assignment.state, assignments.Move.CANCEL)
    return left


def _text(name: str, value: Any) -> str:
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if name == "title":
        text = " ".join(text.split())
    limit = LONGEST.get(name, LONGEST_TEXT)
    if len(text) > limit:
        what = f"The {name}" if name in {"title", "abstract"} else "This"
        raise Invalid(f"{what} has {len(text):,} characters; at most {limit:,} can be kept.", field=name)
    return text


def _article_type(value: Any, profile: Profile) -> str:
    if value not in profile.article_type_keys:
        raise Invalid("Choose one of the journal’s article types.", field="article_type")
    return str(value)


def _declared(before: dict[str, Any], given: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise Invalid("There is no such field.", field="declarations")
    known = {declaration.key for declaration in profile.declarations}
    unknown = given.keys() - known
    if unknown:
        raise Invalid("There is no such declaration.", field=f"declaration-{min(unknown)}")
    return {key: value for key, value in {**before, **given}.items() if value}
