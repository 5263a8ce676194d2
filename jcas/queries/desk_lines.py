"""The lines of the desk's list: what is said of a submission there, each in one statement with its reviewers' marks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, Subquery, and_, bindparam, case, select
from sqlalchemy.orm import aliased

from jcas.domain.assignments import State, is_overdue
from jcas.domain.submissions import AWAITING_REVISION, Stage
from jcas.models.base import UtcDateTime, db
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.queries.waiting import Waiting, round_counts, waiting_for

HIDDEN_MARKS = (State.CANCELLED,)


@dataclass(frozen=True, slots=True)
class ReviewerMark:
    """A reviewer of the present round as a small mark; `state` is the assignment's, or 'overdue'."""

    label: int
    state: str


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One line of the list."""

    id: int
    number: str
    title: str
    article_type: str
    stage: Stage
    since: datetime
    submitted_at: datetime
    issue: str | None
    round: int
    judged: bool
    editor_id: int | None
    editor: str | None
    waiting: Waiting
    due: datetime | None
    """The next date that hangs on it: an answer, a review, or a revision."""
    reviewers: tuple[ReviewerMark, ...] = ()


def lines_of(ids: Sequence[int], *, now: datetime, reviewers_minimum: int) -> list[DeskRow]:
    """The lines of these submissions in this order, with the reviewers of their present rounds: two queries."""
    if not ids:
        return []
    given = {"ids": ids, "now": now, "least": reviewers_minimum}
    lines = {row.id: row_of(row) for row in db.session.execute(_of(_THESE), given)}
    return _with_marks([lines[id_] for id_ in ids], now)


def line_of(submission: Submission, *, now: datetime, reviewers_minimum: int) -> DeskRow:
    """The list's line of a submission that was found on the person's desk already."""
    given = {"id": submission.id, "now": now, "least": reviewers_minimum}
    return row_of(db.session.execute(_of(_THIS), given).one())


_THIS = Submission.id == bindparam("id")
_THESE = Submission.id.in_(bindparam("ids", expanding=True))


@cache
def _of(which: ColumnElement[bool]) -> Select[Any]:
    """The lines of these submissions alone."""
    return lines_where(which)[-1].where(which)


@cache
def lines_where(*which: ColumnElement[bool]) -> tuple[Subquery, ColumnElement[str], Select[Any]]:
    """(counts, waiting, select) over all submissions; to be given `now` and `least`, the reviews that are enough.

    `which`: conditions on those whose reviews are counted. Put together once: that takes longer than running it.
    """
    now, least = bindparam("now", type_=UtcDateTime()), bindparam("least", type_=Integer())
    found = round_counts(now, *which)
    waiting = waiting_for(found, reviewers_minimum=least)
    editor = aliased(Person)
    due = due_of(found, waiting)
    statement: Select[Any] = (
        select(  # type: ignore[assignment]
            Submission.id, Submission.number, Submission.title, Submission.article_type, Submission.stage,
            Submission.stage_since, Submission.submitted_at, Submission.issue, Submission.round, Submission.judged,
            Submission.handling_editor_id, editor.name.label("editor"), waiting.label("waiting"), due.label("due"),
        )
        .select_from(Submission)
        .outerjoin(editor, editor.id == Submission.handling_editor_id)
        .outerjoin(found, found.c.submission_id == Submission.id)
    )  # fmt: skip
    return found, waiting, statement


def due_of(found: Subquery, waiting: ColumnElement[str]) -> ColumnElement[datetime]:
    """The next date of what it waits for; none where the reviews are in and only the decision is awaited."""
    return case(
        (Submission.stage.in_(AWAITING_REVISION), Submission.revise_by),
        (waiting == Waiting.READY.value, None),
        (waiting == Waiting.AWAITING_ANSWERS.value, found.c.answer_due),
        (waiting == Waiting.AWAITING_REVIEWS.value, found.c.review_due),
        else_=found.c.next_due,
    )


def row_of(row: Row[Any]) -> DeskRow:
    """The line of one of the select's rows."""
    return DeskRow(
        id=row.id,
        number=row.number,
        title=row.title,
        article_type=row.article_type,
        stage=row.stage,
        since=row.stage_since,
        submitted_at=row.submitted_at,
        issue=row.issue,
        round=row.round,
        judged=row.judged,
        editor_id=row.handling_editor_id,
        editor=row.editor,
        waiting=Waiting(row.waiting),
        due=row.due,
    )


_MARKS = (
    select(Assignment.submission_id, Assignment.label, Assignment.state, Assignment.respond_by, Assignment.due_at)
    .join(Submission, and_(Submission.id == Assignment.submission_id, Submission.round == Assignment.round))
    .where(Assignment.submission_id.in_(bindparam("ids", expanding=True)), Assignment.state.not_in(HIDDEN_MARKS))
    .order_by(Assignment.submission_id, Assignment.label)
)


def _with_marks(rows: list[DeskRow], now: datetime) -> list[DeskRow]:
    """The rows with the reviewers of their present round: one query for all of them."""
    marks: dict[int, list[ReviewerMark]] = {}
    found = db.session.execute(_MARKS, {"ids": [row.id for row in rows]})
    for submission_id, label, state, respond_by, due_at in found:
        late = is_overdue(state, respond_by=respond_by, due_at=due_at, now=now)
        marks.setdefault(submission_id, []).append(ReviewerMark(label, "overdue" if late else state.value))
    return [replace(row, reviewers=tuple(marks.get(row.id, ()))) for row in rows]
