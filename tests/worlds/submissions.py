"""Drafts, and submissions at every stage."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from jcas.adapters.text import fold
from jcas.config.profiles import load_profile
from jcas.domain.deadlines import issue_for
from jcas.domain.people import email_key
from jcas.domain.submissions import Action, Stage, after
from jcas.models.base import db, writing
from jcas.models.decisions import Decision
from jcas.models.files import ReportState
from jcas.models.people import Person
from jcas.models.submissions import Contributor, Submission
from jcas.notifications import record
from jcas.services.submissions import submit
from tests.worlds.manuscripts import add_version
from tests.worlds.moments import ARRIVAL, DAY
from tests.worlds.people import a_person, an_editor


def a_draft(
    author: Person | None = None,
    *,
    now: datetime = ARRIVAL,
    report: Mapping[str, Any] | ReportState | None = ReportState.DONE,
    contributors: Iterable[Mapping[str, Any]] | None = None,
    **fields: Any,
) -> Submission:
    """A draft with everything that submitting asks for, unless `fields` take it away.

    report: contract JSON of a finished check, or only a state (QUEUED: not there yet), or None for no report row.
    """
    author = author or a_person()
    with writing():
        submission = Submission(
            submitter=db.session.merge(author),
            stage=Stage.DRAFT,
            stage_since=now,
            created_at=now,
            **{**_complete(now), **fields},
        )
        submission.title_key = fold(submission.title)
        rows = list(contributors) if contributors is not None else [_author_row(author)]
        submission.contributors = [_contributor(row, place) for place, row in enumerate(rows, start=1)]
        db.session.add(submission)
        db.session.flush()
        add_version(submission, 1, report, now)
        record("submission.begun", now=now, by=submission.submitter, submission=submission)
    return submission


def a_submission(
    author: Person | None = None,
    *,
    stage: Stage = Stage.SUBMITTED,
    now: datetime = ARRIVAL,
    editor: Person | None = None,
    letter: str = "Dear author,\n\nthank you for your patience.",
    **fields: Any,
) -> Submission:
    """A submission at that stage, handed in through the service at `now`; each further step is a day later.

    The editor (a chief, made where none is given and one is needed) handles it and signs the decisions.
    """
    author = author or a_person()
    draft = a_draft(author, now=now, **fields)
    if stage == Stage.DRAFT:
        return draft
    with writing():
        submission = submit(draft.id, by=db.session.merge(author), now=now)
    for steps, action in enumerate(_WAY[stage], start=1):
        advance(submission, action, editor=editor, now=now + steps * DAY, letter=letter)
    return submission


_WAY: dict[Stage, tuple[Action, ...]] = {
    Stage.SUBMITTED: (),
    Stage.DESK_REJECTED: (Action.DESK_REJECT,),
    Stage.IN_REVIEW: (Action.SEND_TO_REVIEW,),
    Stage.MINOR_REVISIONS: (Action.SEND_TO_REVIEW, Action.MINOR_REVISIONS),
    Stage.MAJOR_REVISIONS: (Action.SEND_TO_REVIEW, Action.MAJOR_REVISIONS),
    Stage.REVISED: (Action.SEND_TO_REVIEW, Action.MAJOR_REVISIONS, Action.REVISE),
    Stage.ACCEPTED: (Action.SEND_TO_REVIEW, Action.ACCEPT),
    Stage.REJECTED: (Action.SEND_TO_REVIEW, Action.REJECT),
    Stage.PUBLISHED: (Action.SEND_TO_REVIEW, Action.ACCEPT, Action.PUBLISH),
    Stage.WITHDRAWN: (Action.WITHDRAW,),
}
_DECISIONS = (Action.DESK_REJECT, Action.ACCEPT, Action.MINOR_REVISIONS, Action.MAJOR_REVISIONS, Action.REJECT)


def advance(
    submission: Submission,
    action: Action,
    *,
    editor: Person | None = None,
    now: datetime,
    letter: str = "Dear author,\n\nthank you for your patience.",
) -> Submission:
    """One step of the table, with the rows and the event that the real step leaves behind."""
    editor = editor or submission.handling_editor or an_editor()
    with writing():
        submission = db.session.get_one(Submission, submission.id)
        by = db.session.merge(editor)
        submission.stage = after(submission.stage, action)
        submission.stage_since = now
        submission.handling_editor = submission.handling_editor or by
        if action == Action.SEND_TO_REVIEW:
            submission.round += 1
            record("submission.sent_to_review", now=now, by=by, submission=submission, data={"round": submission.round})
        elif action in _DECISIONS:
            _decide(submission, action, by, letter, now)
        elif action == Action.REVISE:
            version = add_version(submission, len(submission.versions) + 1, ReportState.DONE, now)
            version.response = "We thank the reviewers and have mended everything."
            record(
                "submission.revised",
                now=now,
                by=submission.submitter,
                submission=submission,
                data={"version": version.number},
            )
        elif action == Action.PUBLISH:
            record("submission.published", now=now, by=by, submission=submission)
        elif action == Action.WITHDRAW:
            record(
                "submission.withdrawn",
                now=now,
                by=submission.submitter,
                submission=submission,
                data={"reason": "", "open_assignments": []},
            )
    return submission


def _decide(submission: Submission, action: Action, by: Person, letter: str, now: datetime) -> None:
    version = submission.versions[-1].number
    submission.decisions.append(
        Decision(round=submission.round, version_number=version, kind=action.value, letter=letter, by=by, at=now)
    )
    submission.decided_at = now
    times = load_profile().times
    days = {Action.MINOR_REVISIONS: times.minor_revision_days, Action.MAJOR_REVISIONS: times.major_revision_days}
    submission.revise_by = now + days[action] * DAY if action in days else None
    record(f"decision.{action.value}", now=now, by=by, submission=submission, data={"round": submission.round})


def _complete(now: datetime) -> dict[str, Any]:
    """Fields that leave nothing missing."""
    profile = load_profile()
    return {
        "article_type": "original",
        "title": "Grain corridors and the price of bread in the steppe",
        "abstract": "We ask how corridors changed prices. Prices fell where rail was near.",
        "keywords": ["grain", "rail", "prices", "Kazakhstan"],
        "funding": "None",
        "competing_interests": "None",
        "contributions": "The author did all of it.",
        "declarations": {declaration.key: True for declaration in profile.declarations},
        "issue_begun_for": issue_for(now, profile).key,
    }


def _author_row(author: Person) -> dict[str, Any]:
    fields = ("name", "family_name", "affiliation", "country", "email")
    return {**{name: getattr(author, name) for name in fields}, "person": author, "corresponding": True}


def _contributor(row: Mapping[str, Any], position: int) -> Contributor:
    row = {"affiliation": "University of the Steppe", "country": "KZ", **row}
    person = row.pop("person", None)
    contributor = Contributor(**row, position=position)
    contributor.email_key = email_key(row["email"]) if row.get("email") else None
    contributor.person_id = person.id if person else None
    return contributor
