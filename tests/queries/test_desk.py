"""The desk's list: what waits for what is derived once, and filters, counts and rows agree on it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from jcas.domain.assignments import State
from jcas.domain.people import Role, email_key
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.files import Version
from jcas.models.people import Person, RoleGrant
from jcas.models.submissions import Contributor, Submission
from jcas.policies.submissions import may_see_on_desk
from jcas.queries import desk
from jcas.queries.desk import Filters
from jcas.queries.desk_lines import line_of
from jcas.queries.submissions import on_desk_of
from jcas.queries.waiting import Waiting
from tests.worlds import ARRIVAL, DAY, a_file, a_person, a_review, a_reviewer, a_submission, an_editor

pytestmark = pytest.mark.postgres

NOW = ARRIVAL + 3 * DAY
TWO = 2
ISSUE = "24-1-2026"


def in_review(chief: Person, *states: State, late: int = 0) -> Submission:
    """A submission in review with reviews in these states; the first `late` of the open ones are past their date."""
    paper = a_submission(a_person("Dana Ospanova"), stage=Stage.IN_REVIEW, editor=chief)
    for place, state in enumerate(states):
        a_review(paper, a_reviewer(f"Reviewer Nr{place}"), state=state, now=NOW - (60 * DAY if place < late else DAY))
    return paper


def held(chief: Person, *states: State, late: int = 0) -> Submission:
    """The same, with something in the copy that an editor is to look at."""
    paper = in_review(chief, *states, late=late)
    with writing():
        db.session.get_one(Submission, paper.id).versions[-1].held = True
    return paper


def older_held(chief: Person, *states: State) -> Submission:
    """The same, but a newer version took the place of what was held."""
    paper = held(chief, *states)
    with writing():
        paper = db.session.get_one(Submission, paper.id)
        file = a_file(paper)
        paper.versions.append(Version(number=2, round=0, file=file, created_at=ARRIVAL))
    return paper


CASES: list[tuple[str, Callable[[Person], Submission], Waiting]] = [
    ("nobody has it", lambda chief: a_submission(), Waiting.UNASSIGNED),
    ("taken, not looked at", lambda chief: _handled(a_submission(), chief), Waiting.FIRST_LOOK),
    ("no reviewers", in_review, Waiting.NEEDS_REVIEWERS),
    ("only on offer", lambda chief: in_review(chief, State.DRAFT, State.DRAFT), Waiting.NEEDS_REVIEWERS),
    ("one invited", lambda chief: in_review(chief, State.INVITED), Waiting.NEEDS_REVIEWERS),
    ("two declined", lambda chief: in_review(chief, State.DECLINED, State.EXPIRED), Waiting.NEEDS_REVIEWERS),
    ("two invited", lambda chief: in_review(chief, State.INVITED, State.INVITED), Waiting.AWAITING_ANSWERS),
    ("one answered", lambda chief: in_review(chief, State.ACCEPTED, State.INVITED), Waiting.AWAITING_ANSWERS),
    ("both accepted", lambda chief: in_review(chief, State.ACCEPTED, State.ACCEPTED), Waiting.AWAITING_REVIEWS),
    ("one sent", lambda chief: in_review(chief, State.SUBMITTED, State.ACCEPTED), Waiting.AWAITING_REVIEWS),
    ("answer late", lambda chief: in_review(chief, State.INVITED, State.ACCEPTED, late=1), Waiting.OVERDUE),
    ("review late", lambda chief: in_review(chief, State.ACCEPTED, State.SUBMITTED, late=1), Waiting.OVERDUE),
    ("both sent", lambda chief: in_review(chief, State.SUBMITTED, State.SUBMITTED), Waiting.READY),
    ("third is late", lambda chief: in_review(chief, State.ACCEPTED, *[State.SUBMITTED] * 2, late=1), Waiting.READY),
    ("third may come", lambda chief: in_review(chief, State.ACCEPTED, *[State.SUBMITTED] * 2), Waiting.AWAITING_REVIEWS),
    ("third may answer", lambda chief: in_review(chief, State.INVITED, *[State.SUBMITTED] * 2), Waiting.AWAITING_ANSWERS),
    ("agreed, not released", lambda chief: held(chief, State.ACCEPTED, State.INVITED, late=1), Waiting.UNRELEASED),
    ("asked, not released", lambda chief: held(chief, State.INVITED, State.INVITED), Waiting.UNRELEASED),
    ("nobody asked, not released", held, Waiting.NEEDS_REVIEWERS),
    ("sent, made anew", lambda chief: held(chief, State.SUBMITTED, State.SUBMITTED), Waiting.READY),
    ("an older one is held", lambda chief: older_held(chief, State.INVITED, State.INVITED), Waiting.AWAITING_ANSWERS),
    ("minor", lambda chief: a_submission(stage=Stage.MINOR_REVISIONS, editor=chief), Waiting.AWAITING_REVISION),
    ("major", lambda chief: a_submission(stage=Stage.MAJOR_REVISIONS, editor=chief), Waiting.AWAITING_REVISION),
    ("revised", lambda chief: a_submission(stage=Stage.REVISED, editor=chief), Waiting.REVISIONS_IN),
    ("accepted", lambda chief: a_submission(stage=Stage.ACCEPTED, editor=chief), Waiting.ACCEPTED),
    ("published", lambda chief: a_submission(stage=Stage.PUBLISHED, editor=chief), Waiting.NOTHING),
    ("rejected", lambda chief: a_submission(stage=Stage.REJECTED, editor=chief), Waiting.NOTHING),
]  # fmt: skip


def _handled(paper: Submission, editor: Person) -> Submission:
    with writing():
        paper.handling_editor_id = editor.id
    return paper


@pytest.mark.parametrize(("make", "waiting"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_waiting_is_derived_from_stage_and_reviews(
    app: Flask, make: Callable[[Person], Submission], waiting: Waiting
) -> None:
    chief = an_editor()
    paper = make(chief)
    [row] = desk.page(chief, Filters(everything=True), now=NOW, reviewers_minimum=TWO).rows
    assert row.waiting == waiting
    assert line_of(paper, now=NOW, reviewers_minimum=TWO) == replace(row, reviewers=())


def test_filters_counts_and_rows_agree_on_every_case(app: Flask) -> None:
    chief = an_editor()
    expected: dict[Waiting, set[int]] = {waiting: set() for waiting in Waiting}
    for _, make, waiting in CASES:
        expected[waiting].add(make(chief).id)
    found = desk.counts(chief, now=NOW, reviewers_minimum=TWO, issue=ISSUE)
    for waiting, ids in expected.items():
        filters = Filters(waiting=waiting, everything=True)
        listed = desk.page(chief, filters, now=NOW, reviewers_minimum=TWO)
        assert {row.id for row in listed.rows} == ids, waiting
        assert {row.waiting for row in listed.rows} <= {waiting}
        assert listed.total == len(ids)
        if waiting != Waiting.NOTHING:
            assert found.of(waiting) == len(ids), waiting
    assert found.accepted_for_issue == 1
    assert found.under_way_for_issue == sum(len(ids) for ids in expected.values()) - 3
    assert found.ready_for_issue == len(expected[Waiting.READY])
    elsewhere = desk.counts(chief, now=NOW, reviewers_minimum=TWO, issue="24-2-2026")
    assert (elsewhere.accepted_for_issue, elsewhere.under_way_for_issue) == (0, 0)


def test_page_shows_reviewers_of_the_present_round_and_the_next_date(app: Flask) -> None:
    chief = an_editor()
    paper = in_review(chief, State.ACCEPTED, State.SUBMITTED, State.CANCELLED, State.INVITED, late=1)
    (row,) = desk.page(chief, Filters(), now=NOW, reviewers_minimum=TWO).rows
    assert [(mark.label, mark.state) for mark in row.reviewers] == [(1, "overdue"), (2, "submitted"), (4, "invited")]
    late, _, _, invited = paper.assignments
    assert row.due == late.due_at
    assert invited.respond_by is not None
    assert (row.editor, row.round, row.number) == (chief.name, 1, paper.number)


@pytest.mark.parametrize(("states", "due"), [
    ((State.SUBMITTED, State.SUBMITTED, State.INVITED), "respond_by"),
    ((State.SUBMITTED, State.ACCEPTED, State.INVITED), "due_at"),
])  # fmt: skip
def test_due_is_the_date_of_what_is_awaited(app: Flask, states: tuple[State, ...], due: str) -> None:
    chief = an_editor()
    paper = in_review(chief, *states)
    awaited = paper.assignments[1 if due == "due_at" else 2]
    assert line_of(paper, now=NOW, reviewers_minimum=TWO).due == getattr(awaited, due)


def test_due_of_a_revision_is_the_authors_date(app: Flask) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.MINOR_REVISIONS, editor=chief)
    (row,) = desk.page(chief, Filters(), now=NOW, reviewers_minimum=TWO).rows
    assert row.due == paper.revise_by


def test_search_finds_number_title_and_authors_in_any_spelling(app: Flask) -> None:
    chief = an_editor()
    cyrillic = a_person("Динара Мұқашева", affiliation="Satbayev University")
    paper = a_submission(cyrillic, title="Вода и власть в Ферганской долине", editor=chief)
    other = a_submission(a_person("John Smith"), title="Grain corridors", editor=chief)
    with writing():
        other.search_key += " 100_percent"

    def found(words: str) -> set[int]:
        return {row.id for row in desk.page(chief, Filters(words=words), now=NOW, reviewers_minimum=TWO).rows}

    assert found("мукашева") == found("MUKASHEVA dinara") == found("ферганской") == {paper.id}
    assert found(paper.number or "") == {paper.id}
    assert found((other.number or "").lower()) == {other.id}
    assert found("corridors smith") == {other.id}
    assert found("corridors mukasheva") == set()
    assert found("%") == found("") == {paper.id, other.id}


def test_filters_by_stage_editor_issue_and_end(app: Flask) -> None:
    chief, other = an_editor(), an_editor("Bolat Iskakov", roles=[Role.EDITOR])
    free, mine = a_submission(), _handled(a_submission(), other)
    done = a_submission(stage=Stage.PUBLISHED, editor=chief)
    with writing():
        mine.issue = "24-2-2026"

    def found(**filters: object) -> set[int]:
        return {r.id for r in desk.page(chief, Filters(**filters), now=NOW, reviewers_minimum=TWO).rows}  # type: ignore[arg-type]

    assert found() == {free.id, mine.id}
    assert found(everything=True) == {free.id, mine.id, done.id}
    assert found(stage=Stage.PUBLISHED) == {done.id}
    assert found(editor=0) == {free.id}
    assert found(editor=other.id) == {mine.id}
    assert found(issue="24-2-2026") == {mine.id}
    assert desk.issues(chief) == ["24-2-2026", "24-1-2026"]
    assert [name for _, name in desk.editors()] == ["Aigerim Seitkali", "Bolat Iskakov"]


def test_sorting_and_paging_keep_one_total_order(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    chief, author = an_editor(), a_person("Dana Ospanova")
    papers = [a_submission(author, title=title, now=ARRIVAL + n * DAY) for n, title in enumerate("CABD")]
    monkeypatch.setattr(desk, "PAGE", 3)

    def titles(**filters: object) -> str:
        listed = desk.page(chief, Filters(**filters), now=NOW, reviewers_minimum=TWO)  # type: ignore[arg-type]
        return "".join(row.title for row in listed.rows)

    assert titles() == "CAB"
    assert titles(page=2) == titles(page=9) == "D"
    assert titles(descending=True) == "DBA"
    assert titles(sort="title") == "ABC"
    assert titles(sort="title", descending=True) == "DCB"
    assert titles(sort="number") == "CAB"
    assert titles(sort="number", descending=True, page=2) == "C"
    assert len(titles(sort="due")) == len(titles(sort="nonsense")) == 3
    assert desk.page(chief, Filters(page=-5), now=NOW, reviewers_minimum=TWO).total == len(papers)


def test_needs_are_the_editors_own_steps_and_for_chiefs_what_nobody_has(app: Flask) -> None:
    chief, associate = an_editor(), an_editor("Bolat Iskakov", roles=[Role.EDITOR])
    free, mine, waits = a_submission(), _handled(a_submission(), associate), in_review(associate, State.ACCEPTED)
    a_review(waits, a_reviewer("Second Person"), state=State.ACCEPTED, now=NOW)

    def found(person: Person, now: object = NOW) -> set[int]:
        return {row.id for row in desk.needs(person, now=now, reviewers_minimum=TWO)}  # type: ignore[arg-type]

    assert found(chief) == {free.id}
    assert found(associate) == {mine.id}
    assert found(associate, NOW + timedelta(days=90)) == {mine.id, waits.id}


def test_the_desk_of_policy_and_of_query_are_the_same(app: Flask) -> None:
    """Every role, with every way of being concerned, at every stage, handled by the person, by another, by nobody."""
    person = an_editor("Concerned Person", roles=[])
    chief, other = an_editor("Some Chief"), a_person("Dana Ospanova")
    own, strange = person.email, "old.address@example.org"
    ways: list[tuple[str, bool, bool]] = [  # address, linked to the person, disowned
        (own, True, False), (own, True, True), (own, False, False), (own.upper(), False, False),
        (strange, True, False), (strange, True, True), ("", True, False), ("", False, False),
    ]  # fmt: skip
    papers = [a_submission(other, stage=stage, editor=chief) for stage in Stage] + [a_submission(person)]
    for way in ways:
        papers.append(a_submission(other))
        _name(papers[-1], person, *way)
    for state in State:
        papers.append(in_review(chief))
        a_review(papers[-1], person, state=state)
    seen = 0
    for roles in [[], [Role.GUEST_EDITOR, Role.REVIEWER], *([role] for role in Role)]:
        with writing():
            person.grants.clear()
            db.session.flush()
            person.grants = [RoleGrant(role=role, granted_at=ARRIVAL) for role in roles]
        for handler in (None, person.id, chief.id):
            with writing():
                for paper in papers:
                    paper.handling_editor_id = handler
            listed = set(db.session.scalars(db.select(Submission.id).where(on_desk_of(person))))
            assert listed == {p.id for p in papers if may_see_on_desk(person, p)}, (roles, handler)
            seen += len(listed)
    assert seen > len(papers)


def test_what_an_editor_may_not_see_is_in_no_list_count_or_search(app: Flask) -> None:
    concerned = an_editor("Concerned Editor")
    paper = a_submission(concerned, stage=Stage.IN_REVIEW, editor=an_editor("Other Chief"))
    guest = an_editor("Guest Editor", roles=[Role.GUEST_EDITOR])
    for person in (concerned, guest):
        assert desk.page(person, Filters(everything=True), now=NOW, reviewers_minimum=TWO).total == 0
        assert desk.page(person, Filters(words=paper.number or ""), now=NOW, reviewers_minimum=TWO).rows == []
        assert desk.counts(person, now=NOW, reviewers_minimum=TWO, issue=ISSUE).waiting == {}
        assert desk.needs(person, now=NOW, reviewers_minimum=TWO) == []
        assert desk.issues(person) == []


@pytest.mark.parametrize("many", [1, 50])
def test_the_lists_queries_do_not_grow_with_its_rows(app: Flask, count_queries: list[str], many: int) -> None:
    chief = an_editor()
    paper = in_review(chief, State.ACCEPTED, State.SUBMITTED)
    with writing():
        for n in range(many - 1):
            db.session.add(_copy(paper, n))
    assert chief.grants
    count_queries.clear()
    listed = desk.page(chief, Filters(), now=NOW, reviewers_minimum=TWO)
    assert len(listed.rows) == many
    assert len(count_queries) == 3
    count_queries.clear()
    desk.counts(chief, now=NOW, reviewers_minimum=TWO, issue=ISSUE)
    assert len(count_queries) == 1


def _name(paper: Submission, person: Person, address: str, linked: bool, disowned: bool) -> None:
    with writing():
        contributor = Contributor(name=person.name, position=9, email=address, email_key=email_key(address) or None)
        contributor.person_id = person.id if linked else None
        contributor.disowned_at = ARRIVAL if disowned else None
        paper.contributors.append(contributor)


def _copy(paper: Submission, n: int) -> Submission:
    return Submission(
        number=f"JCAS-2025-{n + 1:04}", number_year=2025, number_sequence=n + 1, stage=paper.stage, round=paper.round,
        stage_since=paper.stage_since, article_type="original", title=f"Copy {n}", submitter_id=paper.submitter_id,
        handling_editor_id=paper.handling_editor_id, created_at=paper.created_at, submitted_at=paper.submitted_at,
    )  # fmt: skip
