"""The author's pages of a submission: reading, withdrawing, revising; what they cost."""

import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.services.contributors import add_contributor
from jcas.services.suggestions import add_suggestion
from tests.web.pages import text_of
from tests.worlds import (
    ARRIVAL,
    a_draft,
    a_manuscript,
    a_person,
    a_review,
    a_reviewer,
    a_submission,
    an_editor,
    send,
    sign_in,
)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage != Stage.DRAFT])
def test_details_can_be_read_and_not_changed_after_submission(
    app: Flask, client: FlaskClient, author: Person, stage: Stage
) -> None:
    paper = a_submission(author, stage=stage)
    answer = client.get(f"/submissions/{paper.id}")
    assert answer.status_code == 200
    assert paper.title in text_of(answer)
    assert 'name="title"' not in answer.text
    saved = send(client, f"/submissions/{paper.id}/sections/article", {"title": "Changed"}, follow_redirects=True)
    assert "can’t be changed any more" in text_of(saved)
    assert paper.title != "Changed"


def test_withdrawing_says_what_is_lost_and_takes_a_reason(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = a_submission(author, stage=Stage.IN_REVIEW)
    assert "reviews that were begun are lost" in text_of(client.get(f"/submissions/{paper.id}/withdraw"))
    for _ in range(2):
        answer = send(
            client, f"/submissions/{paper.id}/withdraw", {"reason": "A mistake in table 2."}, follow_redirects=True
        )
        assert answer.status_code == 200
    assert paper.stage == Stage.WITHDRAWN
    assert "A mistake in table 2." in text_of(client.get(f"/submissions/{paper.id}/history"))
    assert db.session.scalar(select(func.count()).where(Event.kind == "submission.withdrawn")) == 1


TABS = ("", "/submit", "/withdraw", "/letters", "/history", "/revise")


@pytest.mark.parametrize("tab", TABS)
def test_somebody_else_gets_404_like_for_what_does_not_exist(app: Flask, client: FlaskClient, tab: str) -> None:
    draft = a_submission(stage=Stage.MINOR_REVISIONS)
    sign_in(client, an_editor("Somebody Else"))
    theirs, none = client.get(f"/submissions/{draft.id}{tab}"), client.get(f"/submissions/{draft.id + 999}{tab}")
    assert (theirs.status_code, none.status_code) == (404, 404)
    assert text_of(theirs) == text_of(none)


@pytest.mark.parametrize("path", ["autosave", "sections/article", "submit", "withdraw", "revise"])
def test_somebody_else_cannot_post(app: Flask, client: FlaskClient, path: str) -> None:
    paper, draft = a_submission(stage=Stage.MINOR_REVISIONS), a_draft()
    sign_in(client, a_person("Somebody Else"))
    for target in (paper, draft):
        assert send(client, f"/submissions/{target.id}/{path}", {"_field": "title", "title": "x"}).status_code == 404


@pytest.mark.parametrize("tab", ["", "/history", "/letters"])
def test_nobody_signed_in_is_asked_to_sign_in(app: Flask, client: FlaskClient, tab: str) -> None:
    answer = client.get(f"/submissions/{a_draft().id}{tab}")
    assert (answer.status_code, "/sign-in" in answer.location) == (302, True)


def test_markup_in_what_people_type_is_shown_as_typed(app: Flask, client: FlaskClient, author: Person) -> None:
    evil = "<script>alert(1)</script>"
    paper = a_submission(
        author, stage=Stage.MAJOR_REVISIONS, title=evil, letter=f"Dear {evil} [x](javascript:alert(1))"
    )
    for tab in ("", "/letters", "/history", "/revise"):
        page = client.get(f"/submissions/{paper.id}{tab}").text
        assert evil not in page
        assert 'href="javascript' not in page


def revision(name: str = "revised.docx") -> dict[str, Any]:
    return {"file": (io.BytesIO(a_manuscript("Revised grain")), name), "response": "We **did** it."}


def test_revision_is_sent_once_and_shown(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = a_submission(author, stage=Stage.MAJOR_REVISIONS)
    assert "What was asked" in text_of(client.get(f"/submissions/{paper.id}/revise"))
    for _ in range(2):
        answer = send(client, f"/submissions/{paper.id}/revise", revision(), follow_redirects=True)
        assert answer.status_code == 200
    assert (paper.stage, len(paper.versions)) == (Stage.REVISED, 2)
    assert "<strong>did</strong>" in client.get(f"/submissions/{paper.id}/letters").text


def test_refused_revision_keeps_the_response(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = a_submission(author, stage=Stage.MAJOR_REVISIONS)
    answer = send(client, f"/submissions/{paper.id}/revise", {"response": "Two hours of answers"})
    assert answer.status_code == 422
    assert "Two hours of answers" in answer.text
    assert "Choose the revised manuscript." in answer.text


def test_no_revision_where_none_is_asked_for(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = a_submission(author)
    assert client.get(f"/submissions/{paper.id}/revise").status_code == 302
    send(client, f"/submissions/{paper.id}/revise", revision())
    assert (paper.stage, len(paper.versions)) == (Stage.SUBMITTED, 1)


FEW, MANY = 1, 50


def a_busy_draft(author: Person, rows: int) -> int:
    draft = a_draft(author)
    with writing():
        for n in range(rows):
            if n:
                add_contributor(
                    draft.id,
                    {"name": f"Author {n}", "email": f"a{n}@example.org"},
                    by=db.session.merge(author),
                    now=ARRIVAL,
                )
            if n < 30:
                add_suggestion(draft.id, {"name": f"Reviewer {n}"}, by=db.session.merge(author), now=ARRIVAL)
    return draft.id


@pytest.mark.parametrize("rows", [FEW, MANY])
def test_draft_costs_the_same_queries_for_one_and_for_fifty_rows(
    app: Flask, client: FlaskClient, author: Person, count_queries: list[str], rows: int
) -> None:
    draft_id = a_busy_draft(author, rows)
    assert queries(client, count_queries, f"/submissions/{draft_id}") == 10


@pytest.mark.parametrize("page", [("", 8), ("/history", 9), ("/letters", 9)])
@pytest.mark.parametrize("rows", [FEW, MANY])
def test_submission_costs_the_same_queries_for_one_and_for_fifty_rows(
    client: FlaskClient, author: Person, count_queries: list[str], rows: int, page: tuple[str, int]
) -> None:
    paper = a_submission(author, stage=Stage.IN_REVIEW)
    for n in range(rows):
        a_review(paper, a_reviewer(f"Reviewer {n}"))
    assert queries(client, count_queries, f"/submissions/{paper.id}{page[0]}") == page[1]


def queries(client: FlaskClient, statements: list[str], path: str) -> int:
    db.session.rollback()
    statements.clear()
    assert client.get(path).status_code == 200
    return len(statements)
