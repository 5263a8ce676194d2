"""Worlds for tests: people, drafts, submissions at every stage, reviews; and a visitor who is signed in.

Call them inside the `app` fixture. Each builder commits what it makes. Names are invented, addresses @example.org.

    author = a_person("Dana Ospanova")
    draft = a_draft(author, title="On steppe roads")              # complete, with a real .docx and its report
    paper = a_submission(author, stage=Stage.IN_REVIEW)            # handed in through the service
    review = a_review(paper, a_reviewer("Timur Aliyev"))           # sent; state=State.INVITED and others, too
    sign_in(client, author)
    send(client, f"/submissions/{draft.id}/submit", {"field": "value"})   # a POST with the session's CSRF token
"""

import io
import secrets
import tempfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import current_app
from flask.testing import FlaskClient
from flask.wrappers import Response
from itsdangerous import URLSafeTimedSerializer

from jcas.adapters.passwords import hash_password
from jcas.adapters.text import fold
from jcas.config.profiles import load_profile
from jcas.demo.manuscripts import Author, Manuscript, Section, build_docx
from jcas.domain.assignments import OPEN, State
from jcas.domain.deadlines import issue_for
from jcas.domain.people import Role, email_key
from jcas.domain.submissions import Action, Stage, after
from jcas.models.base import db, writing
from jcas.models.decisions import Decision
from jcas.models.files import File, Report, ReportState, Version
from jcas.models.people import Address, Person, RoleGrant
from jcas.models.reviews import Assignment, Review, Score
from jcas.models.submissions import Contributor, Submission
from jcas.notifications import record
from jcas.services.submissions import submit

ARRIVAL = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
"""When submissions arrive unless a test says otherwise: Nº 24 (1) 2026 takes manuscripts."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DAY = timedelta(days=1)


# --- people ---------------------------------------------------------------------------------------------------------


def a_person(
    name: str = "Dana Ospanova",
    *,
    roles: Iterable[Role] = (),
    confirmed: bool = True,
    password: str | None = None,
    email: str | None = None,
    now: datetime = ARRIVAL,
    **fields: Any,
) -> Person:
    """An account; its address follows from the name (dana.ospanova@example.org) unless given, and is made unique."""
    with writing():
        address = email or _free_address(name)
        person = Person(
            name=name,
            family_name=fields.pop("family_name", name.rsplit(maxsplit=1)[-1]),
            password_hash=hash_password(password) if password else None,
            session_key=secrets.token_urlsafe(24),
            created_at=now,
            sort_key=fold(name),
            search_key=fold(f"{name} {address}"),
            **{"affiliation": "University of the Steppe", "country": "KZ", **fields},
        )
        person.addresses = [
            Address(
                address=address,
                key=email_key(address),
                primary=True,
                confirmed_at=now if confirmed else None,
                added_at=now,
            )
        ]
        person.grants = [RoleGrant(role=role, granted_at=now) for role in roles]
        db.session.add(person)
    return person


def a_reviewer(name: str = "Timur Aliyev", **fields: Any) -> Person:
    """Somebody of the pool."""
    return a_person(
        name, roles=[Role.REVIEWER], **{"willing_to_review": True, "affiliation": "Institute of Lakes", **fields}
    )


def an_editor(
    name: str = "Aigerim Seitkali", *, roles: Iterable[Role] = (Role.EDITOR_IN_CHIEF,), **fields: Any
) -> Person:
    """A chief unless other roles are given."""
    return a_person(name, roles=roles, **{"affiliation": "House of the Journal", **fields})


def _free_address(name: str) -> str:
    local = ".".join(fold(name).replace(".", "").split()) or "person"
    taken = set(db.session.scalars(db.select(Address.key).where(Address.key.startswith(local))))
    numbers = ("", *range(2, 1000))
    return next(a for n in numbers if (a := f"{local}{n}@example.org") not in taken)


# --- submissions ----------------------------------------------------------------------------------------------------


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
        _add_version(submission, 1, report, now)
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
            version = _add_version(submission, len(submission.versions) + 1, ReportState.DONE, now)
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


# --- manuscripts and reports ----------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def a_manuscript(
    title: str = "Grain corridors and the price of bread in the steppe", author: str = "Dana Ospanova"
) -> bytes:
    """A short, real .docx with the six sections of the call."""
    names = ("Introduction", "Literature Review", "Methodology", "Findings", "Discussion", "Conclusion")
    manuscript = Manuscript(
        title=title,
        authors=(Author(author, "University of the Steppe", "dana.ospanova@example.org"),),
        abstract=("We ask how corridors changed prices. Prices fell where rail was near.",),
        keywords=("grain", "rail", "prices", "Kazakhstan"),
        sections=tuple(Section(name, (f"This is what we say under {name.lower()} (Aliyev, 2020).",)) for name in names),
        references=("Aliyev, T. (2020). *Roads and bread*. Steppe Press.",),
    )
    with tempfile.TemporaryDirectory() as folder:
        return build_docx(Path(folder) / "manuscript.docx", manuscript).read_bytes()


def a_report(
    *, failing: Iterable[tuple[str, str, str]] = (), words: int = 5200, article_type: str = "original", **document: Any
) -> dict[str, Any]:
    """A report as the contract has it; failing: (rule, consequence, message) of each rule that failed."""
    failing = list(failing)
    expected = load_profile().article_type(article_type).sections_expected
    findings = [
        {"rule": "words.maximum", "verdict": "pass", "consequence": "block", "message": "The length is in order.",
         "expected": "at most 12000", "found": str(words), "paragraphs": []},
        *(
            {"rule": rule, "verdict": "fail", "consequence": consequence, "message": message,
             "expected": None, "found": None, "paragraphs": [3]}
            for rule, consequence, message in failing
        ),
    ]  # fmt: skip
    blocked = any(consequence == "block" for _, consequence, _ in failing)
    return {
        "version": 1,
        "file": {"name": "manuscript.docx", "format": "docx", "bytes": 20_000, "sha256": "0" * 64},
        "type": article_type,
        "document": {
            "title": "Grain corridors and the price of bread in the steppe",
            "authors": [{"name": "Dana Ospanova", "affiliation": "University of the Steppe", "email": None}],
            "abstract": "We ask how corridors changed prices. Prices fell where rail was near.",
            "abstract_words": 12,
            "keywords": ["grain", "rail", "prices", "Kazakhstan"],
            "words": words,
            "headings": [],
            "tables": 0,
            "captions": 0,
            "references": 1,
            **document,
        },
        "sections": {key: {"status": "present", "heading": key.title(), "paragraph": 5} for key in expected},
        "citations": {"in_text": [], "references": []},
        "formatting": None,
        "anonymity": [],
        "findings": findings,
        "verdict": "fail" if blocked else "warn" if failing else "pass",
    }


def a_file(submission: Submission | None, *, kind: str = "manuscript", name: str = "manuscript.docx",
           content: bytes | None = None, by: Person | None = None, now: datetime = ARRIVAL) -> File:  # fmt: skip
    """A stored file's row, in the session (the caller's transaction)."""
    stored = current_app.extensions["jcas_storage"].save(io.BytesIO(content or a_manuscript()))
    file = File(
        submission_id=submission.id if submission else None,
        kind=kind,
        name=name,
        media_type=DOCX,
        size=stored.size,
        sha256=stored.sha256,
        storage_key=stored.key,
        uploaded_by_id=by.id if by else None,
        uploaded_at=now,
    )
    db.session.add(file)
    db.session.flush()
    return file


def _add_version(
    submission: Submission, number: int, report: Mapping[str, Any] | ReportState | None, now: datetime
) -> Version:
    file = a_file(submission, by=submission.submitter, now=now)
    version = Version(number=number, round=submission.round, file=file, created_at=now)
    submission.versions.append(version)
    if report is not None:
        version.report = _report(report, submission.article_type, now)
    db.session.flush()
    return version


def _report(report: Mapping[str, Any] | ReportState, article_type: str, now: datetime) -> Report:
    if isinstance(report, ReportState):
        state, content = report, a_report(article_type=article_type) if report == ReportState.DONE else None
    else:
        state, content = ReportState.DONE, dict(report)
    verdict = content["verdict"] if content else ""
    finished = now if state not in {ReportState.QUEUED, ReportState.RUNNING} else None
    sentence = "The file can’t be read: it is damaged." if state == ReportState.UNREADABLE else ""
    return Report(state=state, article_type=article_type, content=content, verdict=verdict, sentence=sentence,
                  requested_at=now, finished_at=finished)  # fmt: skip


# --- reviews --------------------------------------------------------------------------------------------------------


def a_review(
    submission: Submission,
    reviewer: Person | None = None,
    *,
    state: State = State.SUBMITTED,
    now: datetime | None = None,
    round_: int | None = None,
    scores: Mapping[str, int] | None = None,
    to_author: str = "The argument is clear; please say more about method.",
    to_editor: str = "Between us: solid work.",
    recommendation: str = "minor_revisions",
) -> Assignment:
    """An assignment of the present round in that state; accepted and sent ones have their review.

    scores: criterion key -> 1..5 or 0; by default every criterion has a 4.
    """
    reviewer = reviewer or a_reviewer()
    now = now or submission.stage_since
    with writing():
        submission = db.session.get_one(Submission, submission.id)
        reviewer = db.session.merge(reviewer)
        assignment = _assignment(submission, reviewer, state, round_ or max(submission.round, 1), now)
        if state in {State.ACCEPTED, State.SUBMITTED}:
            sent = state == State.SUBMITTED
            given = scores if scores is not None else {c.key: 4 for c in load_profile().criteria} if sent else {}
            assignment.review = Review(
                to_author=to_author if sent else "",
                to_editor=to_editor if sent else "",
                recommendation=recommendation if sent else None,
                saved_at=now,
                scores=[Score(criterion=key, value=value) for key, value in given.items()],
            )
        db.session.flush()
        for kind in _HAPPENED.get(state, ()):
            record(kind, now=now, by=None if kind == "review.expired" else reviewer, submission=submission,
                   assignment=assignment, person=reviewer)  # fmt: skip
    return assignment


_HAPPENED = {
    State.INVITED: ("review.invited",),
    State.ACCEPTED: ("review.invited", "review.accepted"),
    State.SUBMITTED: ("review.invited", "review.accepted", "review.submitted"),
    State.DECLINED: ("review.invited", "review.declined"),
    State.EXPIRED: ("review.invited", "review.expired"),
    State.CANCELLED: ("review.invited", "review.cancelled"),
}


def _assignment(submission: Submission, reviewer: Person, state: State, round_: int, now: datetime) -> Assignment:
    labels = {a.reviewer_id: a.label for a in submission.assignments}
    times = load_profile().times
    invited = state != State.DRAFT
    assignment = Assignment(
        submission=submission,
        round=round_,
        reviewer=reviewer,
        label=labels.get(reviewer.id, max(labels.values(), default=0) + 1),
        state=state,
        nonce=secrets.token_hex(8),
        invited_at=now if invited else None,
        respond_by=now + times.answer_invitation_days * DAY if invited else None,
        answered_at=now if state in {State.ACCEPTED, State.SUBMITTED, State.DECLINED} else None,
        due_at=now + times.review_days * DAY if state in {*OPEN, State.SUBMITTED} else None,
        submitted_at=now if state == State.SUBMITTED else None,
    )
    db.session.add(assignment)
    db.session.flush()
    return assignment


# --- visitors -------------------------------------------------------------------------------------------------------

_CSRF = "c" * 40


def sign_in(client: FlaskClient, person: Person) -> FlaskClient:
    """The client's session becomes this person's, as if freshly signed in; returns the client."""
    with client.session_transaction() as session:
        session.clear()
        session["_user_id"] = person.session_key
        session["_fresh"] = True
    return client


def sign_out(client: FlaskClient) -> None:
    """The client's session is nobody's."""
    with client.session_transaction() as session:
        session.clear()


def csrf_token(client: FlaskClient) -> str:
    """A CSRF token that is good for the client's session."""
    with client.session_transaction() as session:
        session.setdefault("csrf_token", _CSRF)
        raw = session["csrf_token"]
    return URLSafeTimedSerializer(client.application.secret_key, salt="wtf-csrf-token").dumps(raw)


def send(client: FlaskClient, path: str, data: Mapping[str, Any] | None = None, **kwargs: Any) -> Response:
    """POSTs a form with the session's CSRF token."""
    return client.post(path, data={"csrf_token": csrf_token(client), **(data or {})}, **kwargs)
