"""What was typed into a form that comes too late is shown with the refusal, and a kept form stays kept."""

import re
from secrets import token_hex

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.people import Address, KeptForm, Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from tests.worlds import ARRIVAL, a_person, a_review, a_reviewer, a_submission, send, sign_in, sign_out

WORDS = "The second table <b>contradicts</b> what the third section says of it."


@pytest.fixture
def assignment(app: Flask) -> Assignment:
    return a_review(a_submission(stage=Stage.IN_REVIEW), a_reviewer(), state=State.ACCEPTED)


def cancel(assignment: Assignment) -> None:
    with writing():
        db.session.get_one(Assignment, assignment.id).state = State.CANCELLED


def test_a_review_that_was_cancelled_meanwhile_is_shown_to_who_wrote_it(
    client: FlaskClient, assignment: Assignment
) -> None:
    sign_in(client, assignment.reviewer)
    cancel(assignment)
    answer = send(client, f"/reviews/{assignment.id}", {"to_author": WORDS, "score-methods": "4", "_next": "summary"})
    assert answer.status_code == 409
    assert "have cancelled this review" in answer.text
    assert "The second table &lt;b&gt;contradicts" in answer.text


def test_a_kept_form_that_is_refused_stays_kept(client: FlaskClient, assignment: Assignment) -> None:
    sign_in(client, assignment.reviewer)
    sign_out(client)
    send(client, f"/reviews/{assignment.id}", {"to_author": WORDS})
    cancel(assignment)
    sign_in(client, assignment.reviewer)
    key = re.search(r'name="_kept" value="([^"]+)"', client.get("/kept").text)
    assert key
    assert send(client, f"/reviews/{assignment.id}", {"to_author": WORDS, "_kept": key[1]}).status_code == 409
    assert db.session.scalar(db.select(KeptForm).where(KeptForm.key == key[1])) is not None


def test_what_is_saved_too_late_is_shown_and_a_mere_button_leads_on(client: FlaskClient) -> None:
    author = a_person()
    paper = a_submission(author)
    sign_in(client, author)
    late = send(client, f"/submissions/{paper.id}/sections/statements", {"funding": WORDS})
    assert (late.status_code, "The second table" in late.text) == (409, True)
    assert send(client, f"/submissions/{paper.id}/sections/statements", {"funding": "None"}).status_code == 302


def test_a_second_response_to_the_reviewers_is_not_swallowed(client: FlaskClient) -> None:
    author = a_person()
    paper = a_submission(author, stage=Stage.REVISED)
    sign_in(client, author)
    first = db.session.get_one(Submission, paper.id).versions[-1].response
    assert send(client, f"/submissions/{paper.id}/revise", {"response": first}).status_code == 302
    second = send(client, f"/submissions/{paper.id}/revise", {"response": WORDS})
    assert (second.status_code, "The second table" in second.text) == (409, True)


def test_two_at_once_is_a_conflict_and_not_a_failure(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with app.test_request_context("/reviews/1", method="POST", data={"message": WORDS}):
        with pytest.raises(IntegrityError) as refused:
            the_same_twice()
        answer = app.make_response(app.handle_user_exception(refused.value))
        assert (answer.status_code, b"The second table" in answer.data) == (409, True)
    assert "new@example.org" not in caplog.text  # what is logged names nobody
    assert db.session.scalar(db.select(Address.id)) is None


def the_same_twice() -> None:
    with writing():
        for _ in range(2):
            address = Address(address="new@example.org", key="new@example.org", added_at=ARRIVAL)
            db.session.add(Person(name="New", session_key=token_hex(8), created_at=ARRIVAL, addresses=[address]))
            db.session.flush()
