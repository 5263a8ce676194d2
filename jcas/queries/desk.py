"""The desk: which submissions an editor sees, how many wait for what, and one page of the list.

Whatever its length, a page of the list costs the same few queries; rows are plain values, not loaded objects.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, case, func, or_, select

from jcas.adapters.text import fold
from jcas.domain.people import EDITORIAL
from jcas.domain.submissions import UNDER_WAY, Stage
from jcas.models.base import db
from jcas.models.people import Person, RoleGrant
from jcas.models.submissions import Submission
from jcas.queries.desk_lines import DeskRow, due_of, lines_of, lines_where, row_of
from jcas.queries.reviewers import authors_among_people
from jcas.queries.submissions import on_desk_of
from jcas.queries.waiting import EDITORS_TURN, Waiting

PAGE = 50
EDITORS_STAGES = (Stage.SUBMITTED, Stage.IN_REVIEW, Stage.REVISED)
"""Where the next step can be the editors'."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What an editor wants to see; None: no matter. `words` are searched in number, title and authors' names."""

    waiting: Waiting | None = None
    stage: Stage | None = None
    everything: bool = False
    """Also what is at its end: published, declined, withdrawn."""
    editor: int | None = None
    """Id of the handling editor; 0: nobody."""
    issue: str | None = None
    words: str = ""
    sort: str = "since"
    descending: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One page of the list."""

    rows: list[DeskRow]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the submissions under way wait for what; of the accepted, how many are for `issue`."""

    waiting: dict[Waiting, int] = field(default_factory=dict)
    accepted_for_issue: int = 0
    under_way_for_issue: int = 0
    ready_for_issue: int = 0

    def of(self, waiting: Waiting) -> int:
        """How many wait for this."""
        return self.waiting.get(waiting, 0)


def counts(person: Person, *, now: datetime, reviewers_minimum: int, issue: str) -> Counts:
    """One query over all that is under way on the person's desk."""
    given = {"now": now, "least": reviewers_minimum, "issue": issue}
    counted = db.session.execute(_counts(on_desk_of(person)), given)
    rows = [(Waiting(key), bool(mine), number) for key, mine, number in counted]
    for_issue = {key: number for key, mine, number in rows if mine}
    return Counts(
        waiting={key: sum(n for k, _, n in rows if k == key) for key, _, _ in rows},
        accepted_for_issue=for_issue.get(Waiting.ACCEPTED, 0),
        under_way_for_issue=sum(n for key, n in for_issue.items() if key != Waiting.ACCEPTED),
        ready_for_issue=for_issue.get(Waiting.READY, 0),
    )


def page(person: Person, filters: Filters, *, now: datetime, reviewers_minimum: int) -> DeskPage:
    """The page asked for, or the last one where there are fewer: three queries, two more for a page too far.

    Which submissions stand on it, and how many there are; their lines; their reviewers. So reviews are counted for
    those on the page alone, unless they decide which these are.
    """
    given = {"now": now, "least": reviewers_minimum}
    chosen = _chosen(person, filters)
    number = min(max(1, filters.page), FURTHEST)
    ids, total = _ids_on(number, chosen, filters, given)
    if not ids and number > 1:
        total = db.session.execute(chosen.with_only_columns(func.count()), given).scalar_one()
        number = max(1, -(-total // PAGE))
        ids, total = _ids_on(number, chosen, filters, given)
    rows = lines_of(ids, now=now, reviewers_minimum=reviewers_minimum)
    return DeskPage(rows, total, number, max(1, -(-total // PAGE)))


FURTHEST = 100_000
"""A page that no journal has; further ones are taken for it."""


def _ids_on(number: int, chosen: Select[int], filters: Filters, given: dict[str, Any]) -> tuple[list[int], int]:
    """The ids on that page, and how many there are on all pages; ([], 0) for a page that is not there."""
    statement = chosen.add_columns(func.count().over()).order_by(*_order(filters))
    rows = db.session.execute(statement.limit(PAGE).offset((number - 1) * PAGE), given).all()
    return [row[0] for row in rows], rows[0][1] if rows else 0


def needs(person: Person, *, now: datetime, reviewers_minimum: int, most: int = 8) -> list[DeskRow]:
    """What waits for this person's next step: what they handle and, for chiefs, what nobody handles; oldest first."""
    given = {"now": now, "least": reviewers_minimum, "handler": person.id, "most": most}
    return [row_of(row) for row in db.session.execute(_needs(on_desk_of(person), person.is_chief), given)]


_EDITORS = (
    select(Person.id, Person.name)
    .where(Person.id.in_(select(RoleGrant.person_id).where(RoleGrant.role.in_(list(EDITORIAL)))), Person.active)
    .order_by(Person.sort_key, Person.id)
)


def editors() -> Sequence[tuple[int, str]]:
    """(id, name) of active people with an editorial role, by name: for filters and for giving."""
    return [(row.id, row.name) for row in db.session.execute(_EDITORS)]


def editors_for(submission: Submission) -> Sequence[tuple[int, str]]:
    """(id, name) of those to whom it may be given (the rule of policies.submissions.may_be_given)."""
    concerned = {a.reviewer_id for a in submission.assignments} | authors_among_people(submission)
    return [(id_, name) for id_, name in editors() if id_ not in concerned]


def issues(person: Person) -> Sequence[str]:
    """Keys of the issues that submissions on this desk are considered for, newest first."""
    found = set(db.session.scalars(_issues(on_desk_of(person))))
    keys = [key for key in found if key]
    return sorted(keys, key=lambda key: [int(part) for part in key.split("-")], reverse=True)


_HANDLED = Submission.handling_editor_id == bindparam("handler")
"""Conditions on the submissions whose reviews are counted; one object each, by which what is put together is kept."""


@lru_cache(maxsize=256)
def _counts(on_desk: ColumnElement[bool]) -> Select[Any]:
    """(waiting, whether for `issue`, how many) of all that is under way there; kept, as all of these statements are."""
    found, waiting, _ = lines_where()
    here = case((Submission.issue == bindparam("issue"), 1), else_=0).label("here")
    each = (
        select(waiting.label("waiting"), here)
        .select_from(Submission)
        .outerjoin(found, found.c.submission_id == Submission.id)
        .where(on_desk, Submission.stage.in_(UNDER_WAY))
        .subquery()
    )
    return select(each.c.waiting, each.c.here, func.count()).group_by(each.c.waiting, each.c.here)


@lru_cache(maxsize=256)
def _needs(on_desk: ColumnElement[bool], is_chief: bool) -> Select[Any]:
    """The first `most` lines that wait for `handler`."""
    found, waiting, statement = lines_where(_HANDLED)
    mine = and_(_HANDLED, Submission.stage.in_(EDITORS_STAGES), waiting.in_([w.value for w in EDITORS_TURN]))
    nobodys = and_(Submission.handling_editor_id.is_(None), Submission.stage.in_((Stage.SUBMITTED, Stage.REVISED)))
    statement = statement.where(on_desk, or_(mine, nobodys) if is_chief else mine)
    order = func.coalesce(found.c.next_due, Submission.stage_since)
    return statement.order_by(order, Submission.id).limit(bindparam("most", type_=Integer()))


@lru_cache(maxsize=256)
def _issues(on_desk: ColumnElement[bool]) -> Select[Any]:
    return select(Submission.issue).where(on_desk).distinct()


def _chosen(person: Person, filters: Filters) -> Select[int]:
    """Ids of all that are to be listed; reviews are looked at only where they decide which, or in what order."""
    statement = select(Submission.id).where(on_desk_of(person))
    if filters.waiting is not None or filters.sort == "due":
        found, waiting, _ = lines_where()
        statement = statement.outerjoin(found, found.c.submission_id == Submission.id)
        if filters.waiting is not None:
            statement = statement.where(waiting == filters.waiting.value)
    if filters.stage is not None:
        statement = statement.where(Submission.stage == filters.stage)
    elif not filters.everything:
        statement = statement.where(Submission.stage.in_(UNDER_WAY))
    if filters.editor is not None:
        handled = Submission.handling_editor_id
        statement = statement.where(handled == filters.editor if filters.editor else handled.is_(None))
    if filters.issue:
        statement = statement.where(Submission.issue == filters.issue)
    words = fold(filters.words).split()
    return statement.where(*(Submission.search_key.contains(word, autoescape=True) for word in words))


def _order(filters: Filters) -> list[ColumnElement[Any]]:
    """The order asked for, oldest first by default; the id makes it a total one."""
    if filters.sort == "due":
        due = due_of(*lines_where()[:2])
        return [due.is_(None), due.desc() if filters.descending else due, Submission.id.asc()]
    columns: dict[str, list[Any]] = {
        "since": [Submission.stage_since],
        "number": [Submission.number_year, Submission.number_sequence],
        "title": [Submission.title_key],
    }
    chosen = columns.get(filters.sort, columns["since"])
    if filters.descending:
        chosen = [column.desc() for column in chosen]
    return [*chosen, Submission.id.asc()]
