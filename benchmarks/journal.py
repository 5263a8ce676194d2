"""A journal of 2,000 submissions, 6,000 reviews of 14 scores and 300 reviewers, written straight into the tables."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from jcas.adapters.passwords import hash_password
from jcas.adapters.text import fold
from jcas.config.profiles import load_profile, profile_hash, profile_text
from jcas.domain.assignments import State
from jcas.domain.deadlines import issue_for
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.decisions import Decision
from jcas.models.files import File, Report, ReportState, Version
from jcas.models.messages import Event
from jcas.models.people import Address, Person, RoleGrant
from jcas.models.profiles import ProfileVersion
from jcas.models.reviews import Assignment, Review, Score
from jcas.models.submissions import Contributor, Submission

SUBMISSIONS, REVIEWERS, REVIEWS_EACH, EDITORS = 2000, 300, 3, 5
PASSWORD = "a long benchmark password"
EDITOR, AUTHOR, REVIEWER = "editor0@example.org", "author0@example.org", "reviewer0@example.org"
NOW = datetime.now(UTC)
STAGES = [Stage.SUBMITTED, Stage.IN_REVIEW, Stage.IN_REVIEW, Stage.ACCEPTED, Stage.REJECTED, Stage.MAJOR_REVISIONS]
PARAGRAPH = (
    "The argument is clear and the sources are well chosen, but the link between method and finding needs work. " * 6
)


def fill(report: dict[str, Any]) -> dict[str, int]:
    """Fills an empty, migrated database; the ids of the pages to measure."""
    rng = random.Random(2026)
    with writing():
        _people()
        _submissions(rng, report)
        _reviews(rng)
    return {"submission": SUBMISSIONS // 2, "assignment": _an_open_assignment()}


def _rows(model: type[Any], rows: list[dict[str, Any]]) -> None:
    db.session.execute(insert(model), rows)


def _people() -> None:
    password = hash_password(PASSWORD)
    kinds = [("editor", EDITORS), ("reviewer", REVIEWERS), ("author", SUBMISSIONS // 2)]
    names = [f"{kind}{n}" for kind, count in kinds for n in range(count)]
    topics = load_profile().topics
    people = [
        {
            "id": i, "name": f"{name.title()} Şäkerim", "family_name": "Şäkerim", "affiliation": f"University {i % 90}",
            "country": "KZ", "password_hash": password, "session_key": name, "created_at": NOW, "willing_to_review": True,
            "search_key": fold(name), "sort_key": fold(name), "expertise": [topics[i % len(topics)]], "active": True,
        }
        for i, name in enumerate(names, 1)
    ]  # fmt: skip
    _rows(Person, people)
    _rows(
        Address,
        [
            {"person_id": i, "address": f"{n}@example.org", "key": f"{n}@example.org", "primary": True, "confirmed_at": NOW, "added_at": NOW}
            for i, n in enumerate(names, 1)
        ],
    )  # fmt: skip
    _rows(RoleGrant, [{"person_id": i, "role": Role.EDITOR_IN_CHIEF, "granted_at": NOW} for i in range(1, EDITORS + 1)])
    reviewers = range(EDITORS + 1, EDITORS + REVIEWERS + 1)
    _rows(RoleGrant, [{"person_id": i, "role": Role.REVIEWER, "granted_at": NOW} for i in reviewers])
    _rows(
        ProfileVersion, [{"id": 1, "sha256": profile_hash(profile_text()), "content": profile_text(), "seen_at": NOW}]
    )


def _submissions(rng: random.Random, report: dict[str, Any]) -> None:
    ids = range(1, SUBMISSIONS + 1)
    issue = issue_for(NOW, load_profile()).key
    first_author = EDITORS + REVIEWERS + 1
    authors = {i: first_author + (i - 1) % (SUBMISSIONS // 2) for i in ids}
    stages = {i: Stage.IN_REVIEW if _is_open(i) or i == SUBMISSIONS // 2 else rng.choice(STAGES) for i in ids}
    titles = {i: f"Water, trade and memory in the Aral basin: a study of case number {i}" for i in ids}
    _rows(
        Submission,
        [
            {
                "id": i, "number": f"JCAS-2026-{i:04d}", "number_year": 2026, "number_sequence": i, "stage": stages[i],
                "stage_since": NOW - timedelta(days=i % 90), "round": int(stages[i] != Stage.SUBMITTED), "article_type": "original",
                "title": titles[i], "abstract": "We study water. " * 40, "keywords": ["water", "trade"], "issue": issue,
                "issue_begun_for": issue, "judged": True, "profile_version_id": 1, "submitter_id": authors[i],
                "handling_editor_id": 1 + i % EDITORS, "created_at": NOW - timedelta(days=100), "submitted_at": NOW - timedelta(days=90),
                "title_key": fold(titles[i]), "search_key": fold(f"JCAS-2026-{i:04d} {titles[i]}"),
            }
            for i in ids
        ],
    )  # fmt: skip
    _rows(
        Contributor,
        [
            {
                "submission_id": i, "position": n, "name": f"Contributor {i} {n}", "email": f"c{i}x{n}@example.org",
                "email_key": f"c{i}x{n}@example.org", "corresponding": n == 1, "affiliation": f"University {i % 90}",
                "country": "KZ", "person_id": authors[i] if n == 1 else None,
            }
            for i in ids
            for n in (1, 2, 3)
        ],
    )  # fmt: skip
    _rows(
        File,
        [
            {"id": i, "submission_id": i, "kind": "manuscript", "name": "a.docx", "media_type": "application/zip", "size": 60000,
             "sha256": f"{i:064d}", "storage_key": f"{i:032x}", "uploaded_by_id": authors[i], "uploaded_at": NOW}
            for i in ids
        ],
    )  # fmt: skip
    _rows(
        Version, [{"id": i, "submission_id": i, "number": 1, "round": 0, "file_id": i, "created_at": NOW} for i in ids]
    )
    _rows(
        Report,
        [
            {"version_id": i, "state": ReportState.DONE, "article_type": "original", "content": report,
             "verdict": report["verdict"], "requested_at": NOW, "finished_at": NOW}
            for i in ids
        ],
    )  # fmt: skip
    decided = [i for i in ids if stages[i] in {Stage.ACCEPTED, Stage.REJECTED, Stage.MAJOR_REVISIONS}]
    kinds = {Stage.ACCEPTED: "accept", Stage.REJECTED: "reject", Stage.MAJOR_REVISIONS: "major_revisions"}
    _rows(
        Decision,
        [{"submission_id": i, "round": 1, "version_number": 1, "kind": kinds[stages[i]], "letter": PARAGRAPH, "by_id": 1, "at": NOW} for i in decided],
    )  # fmt: skip
    events = (
        "submission.begun",
        "submission.submitted",
        "submission.handled",
        "submission.sent_to_review",
        "review.submitted",
    )
    _rows(
        Event,
        [
            {"kind": k, "at": NOW, "by_id": authors[i] if n < 2 else 1, "submission_id": i, "data": {}}
            for i in ids
            for n, k in enumerate(events)
        ],
    )


def _reviews(rng: random.Random) -> None:
    criteria = [criterion.key for criterion in load_profile().criteria]
    assignments, reviews, scores = [], [], []
    for i in range(1, SUBMISSIONS + 1):
        for n in range(REVIEWS_EACH):
            key = len(assignments) + 1
            is_open = _is_open(i) and n == 0
            reviewer = EDITORS + 1 + (i * REVIEWS_EACH + n) % REVIEWERS if not is_open else EDITORS + 1
            assignments.append(
                {
                    "id": key, "submission_id": i, "round": 1, "reviewer_id": reviewer, "label": n + 1, "nonce": "n",
                    "state": State.ACCEPTED if is_open else State.SUBMITTED, "invited_by_id": 1, "invited_at": NOW,
                    "respond_by": NOW, "answered_at": NOW, "due_at": NOW + timedelta(days=5), "submitted_at": None if is_open else NOW,
                }
            )  # fmt: skip
            reviews.append(
                {
                    "id": key,
                    "assignment_id": key,
                    "to_author": PARAGRAPH,
                    "to_editor": PARAGRAPH,
                    "recommendation": "major_revisions",
                    "saved_at": NOW,
                }
            )
            scores += [
                {
                    "review_id": key,
                    "criterion": c,
                    "value": rng.randint(0, 5),
                    "comment": "Clear." if rng.random() < 0.3 else "",
                }
                for c in criteria
            ]
    _rows(Assignment, assignments)
    _rows(Review, reviews)
    _rows(Score, scores)


def _is_open(submission: int) -> bool:
    """Whether its first review is still to be written."""
    return submission % 50 == 3


def _an_open_assignment() -> int:
    open_one = select(Assignment.id).where(Assignment.state == State.ACCEPTED, Assignment.reviewer_id == EDITORS + 1)
    return db.session.scalars(open_one.order_by(Assignment.id.desc())).first() or 0
