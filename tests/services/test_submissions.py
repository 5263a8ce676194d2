"""From draft to number: who may, what is missing, which issue, which number; and the way back."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from jcas.domain.assignments import State
from jcas.domain.refusals import Invalid, NotFound, Refused, StageForbids
from jcas.domain.submissions import Action, Stage, allows
from jcas.models.base import db, writing
from jcas.models.files import ReportState
from jcas.models.messages import Event, Mail
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.notifications.render import render
from jcas.services.submissions import explain, save_fields, submit, withdraw
from tests.worlds import (
    ARRIVAL,
    a_draft,
    a_person,
    a_report,
    a_review,
    a_reviewer,
    a_submission,
    an_editor,
)

Act = Callable[[Submission, Person], Any]
LAST = datetime(2026, 2, 28, 18, 59, 59, 999999, tzinfo=UTC)  # 23:59:59.999999 in Astana
BLOCK = ("words.maximum", "block", "The manuscript has 13,000 words; the limit is 12,000. Shorten it.")
EXPLAIN = ("section.discussion", "explain", "No Discussion was found.")
SERVICES: dict[Action, Act] = {
    Action.EDIT: lambda s, by: save_fields(s.id, {"title": "New"}, by=by, now=ARRIVAL),
    Action.SUBMIT: lambda s, by: submit(s.id, by=by, now=ARRIVAL),
    Action.WITHDRAW: lambda s, by: withdraw(s.id, "Found a mistake.", by=by, now=ARRIVAL),
}


def done(action: Callable[[], Any]) -> Any:
    with writing():
        return action()


@pytest.mark.parametrize("action", SERVICES)
@pytest.mark.parametrize("stage", Stage)
def test_stage_decides_what_an_author_may_do(app: Flask, stage: Stage, action: Action) -> None:
    author = a_person()
    submission = a_submission(author, stage=stage)
    if allows(stage, action):
        done(lambda: SERVICES[action](submission, author))
        assert submission.stage == {Action.EDIT: Stage.DRAFT, Action.SUBMIT: Stage.SUBMITTED}.get(
            action, Stage.WITHDRAWN
        )
    else:
        with pytest.raises(StageForbids, match="can’t"):
            done(lambda: SERVICES[action](submission, author))
        assert submission.stage == stage


@pytest.mark.parametrize("action", SERVICES)
def test_somebody_else_gets_the_answer_of_what_does_not_exist(app: Flask, action: Action) -> None:
    draft, somebody = a_draft(), an_editor()
    with pytest.raises(NotFound, match="no such submission"):
        done(lambda: SERVICES[action](draft, somebody))


def test_submitting_gives_number_issue_profile_and_mails(app: Flask) -> None:
    chief = an_editor()
    author = a_person("Дана Мұқашева", email="dana@example.org")
    draft = a_draft(
        author,
        contributors=[
            {"name": author.name, "email": "dana@example.org", "corresponding": True, "person": author},
            {"name": "Timur Aliyev", "email": "timur@example.org"},
        ],
        contributions="Both.",
    )
    done(lambda: submit(draft.id, by=author, now=ARRIVAL))
    assert (draft.number, draft.stage, draft.issue, draft.judged) == (
        "JCAS-2026-0001",
        Stage.SUBMITTED,
        "24-1-2026",
        True,
    )
    assert draft.submitted_at == ARRIVAL
    assert draft.profile_version is not None
    assert "mukasheva" in draft.search_key
    assert draft.search_key.startswith("jcas-2026-0001")
    mails = {(mail.template, mail.address) for mail in db.session.scalars(select(Mail))}
    assert mails == {
        ("submission_acknowledged", "dana@example.org"),
        ("submission_coauthor", "timur@example.org"),
        ("submission_received", chief.email),
    }


@pytest.mark.parametrize(
    ("missing", "field", "sentence"),
    [
        ({"title": " "}, "title", "title"),
        ({"abstract": ""}, "abstract", "abstract"),
        ({"keywords": []}, "keywords", "keywords"),
        ({"funding": ""}, "funding", "None"),
        ({"competing_interests": ""}, "competing_interests", "None"),
        ({"declarations": {}}, "declaration-original", "Confirm"),
        ({"contributors": []}, "add-contributor", "authors"),
    ],
)
def test_submitting_without_something_says_what_and_where(
    app: Flask, missing: dict[str, Any], field: str, sentence: str
) -> None:
    author = a_person()
    draft = a_draft(author, **missing)
    with pytest.raises(Invalid, match=sentence) as refusal:
        done(lambda: submit(draft.id, by=author, now=ARRIVAL))
    assert refusal.value.field == field
    assert (draft.stage, draft.number) == (Stage.DRAFT, None)


def test_blocking_rule_blocks_with_what_to_do(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author, report=a_report(failing=[BLOCK]))
    with pytest.raises(Invalid, match="Shorten it") as refusal:
        done(lambda: submit(draft.id, by=author, now=ARRIVAL))
    assert refusal.value.field == "file"


def test_an_abstract_that_was_typed_too_long_is_not_taken_whatever_the_file_holds(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author, abstract="corridor " * 400, report=ReportState.QUEUED)
    with pytest.raises(Invalid, match="400 words, 100 more than allowed; shorten it to 300") as refusal:
        done(lambda: submit(draft.id, by=author, now=ARRIVAL))
    assert refusal.value.field == "abstract"


def test_rule_that_asks_for_an_explanation_takes_it(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author, report=a_report(failing=[EXPLAIN]))
    with pytest.raises(Invalid, match="explain it") as refusal:
        done(lambda: submit(draft.id, by=author, now=ARRIVAL))
    assert refusal.value.field == "explanation-section.discussion"
    done(lambda: explain(draft.id, "section.discussion", "It is part of the findings.", by=author, now=ARRIVAL))
    done(lambda: submit(draft.id, by=author, now=ARRIVAL))
    assert [(e.rule, e.text) for e in draft.explanations] == [("section.discussion", "It is part of the findings.")]


def test_unreadable_manuscript_is_not_taken(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author, report=ReportState.UNREADABLE)
    with pytest.raises(Invalid, match="damaged"):
        done(lambda: submit(draft.id, by=author, now=ARRIVAL))


@pytest.mark.parametrize("state", [None, ReportState.QUEUED, ReportState.RUNNING, ReportState.FAILED])
def test_submitting_never_waits_for_a_check(app: Flask, state: ReportState | None) -> None:
    author = a_person()
    draft = a_draft(author, report=state)
    done(lambda: submit(draft.id, by=author, now=ARRIVAL))
    assert (draft.stage, draft.judged) == (Stage.SUBMITTED, False)


def test_another_article_type_has_the_manuscript_checked_anew(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author)
    done(lambda: save_fields(draft.id, {"article_type": "review"}, by=author, now=ARRIVAL))
    report = draft.versions[0].report
    assert report is not None
    assert (report.state, report.article_type) == (ReportState.QUEUED, "review")


@pytest.mark.parametrize(
    ("arrival", "issue", "next_issue"),
    [
        (LAST, "24-1-2026", False),
        (LAST + timedelta(microseconds=1), "24-2-2026", True),
        (LAST + timedelta(seconds=1), "24-2-2026", True),
    ],
)
def test_begun_before_a_deadline_and_finished_after_it_goes_to_the_next_issue(
    app: Flask, arrival: datetime, issue: str, next_issue: bool
) -> None:
    author = a_person()
    draft = a_draft(author, now=LAST - timedelta(days=1))
    done(lambda: submit(draft.id, by=author, now=arrival))
    event = db.session.scalars(select(Event).where(Event.kind == "submission.submitted")).one()
    assert (draft.issue, draft.issue_begun_for) == (issue, "24-1-2026")
    assert event.data["next_issue"] is next_issue
    mail = next(mail for mail in event.mails if mail.template == "submission_acknowledged")
    assert ("Its deadline had passed" in render(mail, now=arrival).text) is next_issue


def test_the_year_of_a_number_is_the_journals_own(app: Flask) -> None:
    author = a_person()
    for arrival, number in (
        (datetime(2026, 12, 31, 18, 59, tzinfo=UTC), "JCAS-2026-0001"),
        (datetime(2026, 12, 31, 19, 0, tzinfo=UTC), "JCAS-2027-0001"),
    ):
        draft = a_draft(author, now=arrival)
        done(lambda draft=draft, arrival=arrival: submit(draft.id, by=author, now=arrival))
        assert draft.number == number


def in_threads(app: Flask, actions: list[Callable[[], Any]]) -> list[Refused | None]:
    """Runs each in a thread, a context and a transaction of its own, all at once; what each was refused with."""
    start = threading.Barrier(len(actions))
    refusals: list[Refused | None] = [None] * len(actions)

    def run(place: int) -> None:
        with app.app_context():
            start.wait(20)
            try:
                done(actions[place])
            except Refused as refusal:
                refusals[place] = refusal
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    db.session.rollback()
    return refusals


@pytest.mark.postgres
def test_numbers_have_neither_gaps_nor_doubles_when_many_submit_at_once(app: Flask) -> None:
    author = a_person()
    drafts = [a_draft(author, title=f"Paper {n}").id for n in range(8)]
    author_id = author.id
    db.session.rollback()

    def hand_in(draft_id: int) -> Callable[[], Any]:
        return lambda: submit(draft_id, by=db.session.get_one(Person, author_id), now=ARRIVAL)

    assert in_threads(app, [hand_in(draft_id) for draft_id in drafts]) == [None] * 8
    numbers = db.session.scalars(select(Submission.number).order_by(Submission.number_sequence)).all()
    assert numbers == [f"JCAS-2026-{n:04d}" for n in range(1, 9)]


@pytest.mark.postgres
def test_double_click_submits_once(app: Flask) -> None:
    author = a_person()
    draft_id, author_id = a_draft(author).id, author.id
    db.session.rollback()

    def hand_in() -> Any:
        return submit(draft_id, by=db.session.get_one(Person, author_id), now=ARRIVAL)

    refusals = in_threads(app, [hand_in, hand_in, hand_in])
    assert sorted(type(refusal).__name__ for refusal in refusals) == ["NoneType", "StageForbids", "StageForbids"]
    assert db.session.scalar(select(func.count()).where(Event.kind == "submission.submitted")) == 1


@pytest.mark.postgres
def test_submitting_fills_everything_on_both_databases(app: Flask) -> None:
    paper = a_submission(title="Ә" * 2000)
    assert paper.title_key
    assert paper.submitted_at == ARRIVAL
    draft = a_draft(paper.submitter)
    with pytest.raises(Invalid, match="4,000"):
        done(lambda: save_fields(draft.id, {"title": "x" * 4001}, by=paper.submitter, now=ARRIVAL))


def test_withdrawing_cancels_open_reviews_and_tells_those_who_had_something_to_do(app: Flask) -> None:
    author = a_person()
    paper = a_submission(author, stage=Stage.IN_REVIEW)
    writing_one = a_review(paper, a_reviewer("Asel Nurlan"), state=State.ACCEPTED)
    sent_one = a_review(paper, a_reviewer("Bolat Karim"), state=State.SUBMITTED)
    declined = a_review(paper, a_reviewer("Saule Iskak"), state=State.DECLINED)
    done(lambda: withdraw(paper.id, "We found a mistake.", by=author, now=ARRIVAL))
    assert [a.state for a in (writing_one, sent_one, declined)] == [State.CANCELLED, State.SUBMITTED, State.DECLINED]
    told = db.session.scalars(select(Mail.address).where(Mail.template == "submission_withdrawn_reviewer")).all()
    assert told == [writing_one.reviewer.email]


def test_giving_up_a_draft_tells_nobody(app: Flask) -> None:
    author = a_person()
    draft = a_draft(author, contributors=[{"name": "Timur", "email": "timur@example.org", "corresponding": True}])
    done(lambda: withdraw(draft.id, "", by=author, now=ARRIVAL))
    assert (draft.stage, db.session.scalar(select(func.count(Mail.id)))) == (Stage.WITHDRAWN, 0)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("grain; rail, road; Қазақстан", ["grain", "rail, road", "Қазақстан"]),
        ("grain, rail ,  prices.", ["grain", "rail", "prices"]),
        ("one\ntwo\n\n two ", ["one", "two"]),
        (["a", "b"], ["a", "b"]),
    ],
)
def test_keywords_are_parted_as_people_write_them(app: Flask, typed: Any, kept: list[str]) -> None:
    author = a_person()
    draft = a_draft(author)
    done(lambda: save_fields(draft.id, {"keywords": typed}, by=author, now=ARRIVAL))
    assert draft.keywords == kept


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"stage": "accepted"}, "stage"),
        ({"article_type": "poem"}, "article_type"),
        ({"declarations": {"truth": True}}, "declaration-truth"),
    ],
)
def test_unknown_fields_and_choices_are_refused(app: Flask, values: dict[str, Any], field: str) -> None:
    author = a_person()
    draft = a_draft(author)
    with pytest.raises(Invalid) as refusal:
        done(lambda: save_fields(draft.id, values, by=author, now=ARRIVAL))
    assert refusal.value.field == field
