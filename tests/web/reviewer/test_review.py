"""The reviewer's pages: whose they are, what is saved from them, what they cost."""

import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.config.profiles import load_profile
from jcas.domain.assignments import State
from jcas.domain.submissions import Action, Stage
from jcas.models.base import db, writing
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.models.reviews import Assignment, Review
from jcas.models.submissions import Submission
from tests.worlds import a_person, a_review, a_reviewer, a_submission, advance, an_editor, send, sign_in, sign_out

AGO = datetime.now(UTC) - timedelta(days=1)
KEYS = [criterion.key for criterion in load_profile().criteria]
COMPLETE = {f"score-{key}": "4" for key in KEYS} | {"to_author": "Say more on method.", "recommendation": "accept"}


def an_assignment(state: State = State.ACCEPTED, reviewer: Person | None = None, **more) -> Assignment:
    return a_review(a_submission(stage=Stage.IN_REVIEW), reviewer, state=state, now=AGO, **more)


@pytest.fixture
def assignment(app: Flask, client: FlaskClient) -> Assignment:
    """An accepted one, its reviewer signed in."""
    assignment = an_assignment()
    sign_in(client, assignment.reviewer)
    return assignment


def autosave(client: FlaskClient, assignment: Assignment, base: dict | None = None, **values):
    """What autosave.js sends; a value None is a field that holds nothing."""
    data = {"_field": list(values)} | {name: value for name, value in values.items() if value is not None}
    data |= {f"_base-{name}": json.dumps(held) for name, held in (base or {}).items()}
    return send(client, f"/reviews/{assignment.id}/autosave", data, headers={"Accept": "application/json"})


def stored() -> Review:
    db.session.rollback()
    return db.session.scalars(db.select(Review)).one()


def scores() -> dict[str, int | None]:
    return {score.criterion: score.value for score in stored().scores}


PATHS = ("", "/summary", "/pictures/picture-1.png")
POSTS = ("", "/autosave", "/attachment", "/attachment/remove", "/submit")


@pytest.mark.parametrize("who", ["author", "editor", "another reviewer", "stranger"])
def test_what_is_not_theirs_does_not_exist(app: Flask, client: FlaskClient, who: str) -> None:
    author, editor = a_person("Dana Ospanova"), an_editor()
    submission = a_submission(author, stage=Stage.IN_REVIEW, editor=editor)
    assignment, other = (
        a_review(submission, state=State.ACCEPTED, now=AGO),
        a_review(submission, a_reviewer("Saule Nurlan"), now=AGO),
    )
    people = {
        "author": author,
        "editor": editor,
        "another reviewer": other.reviewer,
        "stranger": a_person("Ivan Petrov"),
    }
    sign_in(client, people[who])
    for path in PATHS:
        assert client.get(f"/reviews/{assignment.id}{path}").status_code == 404, path
        assert client.get(f"/reviews/{assignment.id + 50}{path}").status_code == 404
    for path in POSTS:
        assert send(client, f"/reviews/{assignment.id}{path}", COMPLETE).status_code == 404, path


def test_signed_out_reviewer_is_asked_to_sign_in_and_keeps_what_was_written(
    app: Flask, client: FlaskClient, assignment: Assignment
) -> None:
    sign_out(client)
    answer = client.get(f"/reviews/{assignment.id}")
    assert answer.headers["Location"].startswith("/sign-in")
    assert autosave(client, assignment, to_author="x").status_code == 401


@pytest.mark.parametrize("state", [State.INVITED, State.DECLINED, State.CANCELLED, State.EXPIRED])
def test_review_that_is_not_open_leads_to_its_invitation(app: Flask, client: FlaskClient, state: State) -> None:
    assignment = an_assignment(state)
    sign_in(client, assignment.reviewer)
    answer = client.get(f"/reviews/{assignment.id}")
    assert answer.headers["Location"].startswith("/invitations/")
    assert client.get(answer.headers["Location"]).status_code == 200


def test_opening_the_form_writes_nothing(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment(State.INVITED)
    with writing():
        db.session.get_one(Assignment, assignment.id).state = State.ACCEPTED
    sign_in(client, assignment.reviewer)
    assert client.get(f"/reviews/{assignment.id}").status_code == 200
    assert client.get(f"/reviews/{assignment.id}/summary").status_code == 200
    assert db.session.scalars(db.select(Review)).all() == []


def test_autosave_saves_the_named_fields(client: FlaskClient, assignment: Assignment) -> None:
    answer = autosave(
        client, assignment, **{"score-topic": "5", "score-ethics": "na", "comment-topic": "Fits.", "to_editor": "Hm."}
    )
    assert answer.status_code == 200
    assert len(answer.json["saved_at"]) == 5
    assert (scores(), stored().to_editor) == ({"topic": 5, "ethics": 0}, "Hm.")
    assert autosave(client, assignment, **{"score-topic": None}).status_code == 200
    assert scores() == {"topic": None, "ethics": 0}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("score-topic", "6"),
        ("score-topic", "٣"),
        ("score-nothing", "1"),
        ("state", "submitted"),
        ("recommendation", "x"),
    ],
)
def test_autosave_of_a_wrong_value_says_so_at_its_field(
    client: FlaskClient, assignment: Assignment, name: str, value: str
) -> None:
    answer = autosave(client, assignment, **{name: value})
    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [name]


def test_tab_that_read_something_older_is_told_what_stands_there(client: FlaskClient, assignment: Assignment) -> None:
    autosave(client, assignment, to_author="first")
    autosave(
        client, assignment, base={"to_author": ["first"], "score-topic": []}, to_author="second", **{"score-topic": "4"}
    )
    answer = autosave(
        client, assignment, base={"to_author": ["first"], "score-topic": []}, to_author="third", **{"score-topic": "1"}
    )
    assert answer.status_code == 409
    assert answer.json == {"theirs": {"to_author": "second", "score-topic": "4"}}
    assert (stored().to_author, scores()) == ("second", {"topic": 4})
    assert (
        autosave(client, assignment, base={"to_author": ["first"]}, to_author="second").status_code == 200
    )  # the same text
    assert autosave(client, assignment, base={"to_author": ["second"]}, to_author="third").status_code == 200


def test_autosave_without_a_token_is_refused_as_an_ended_session(client: FlaskClient, assignment: Assignment) -> None:
    answer = client.post(
        f"/reviews/{assignment.id}/autosave", data={"_field": "to_author"}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 401


def test_autosave_after_sending_or_cancelling_says_why(app: Flask, client: FlaskClient) -> None:
    for state, words in ((State.SUBMITTED, "has been sent"), (State.CANCELLED, "cancelled")):
        assignment = an_assignment(state, a_reviewer(f"Reviewer {state}"))
        sign_in(client, assignment.reviewer)
        answer = autosave(client, assignment, to_author="late")
        assert answer.status_code == 422
        assert words in answer.json["errors"][""]


def test_form_without_script_saves_and_leads_to_the_summary(client: FlaskClient, assignment: Assignment) -> None:
    answer = send(client, f"/reviews/{assignment.id}", COMPLETE | {"comment-topic": "Fits.", "_next": "summary"})
    assert answer.headers["Location"] == f"/reviews/{assignment.id}/summary"
    page = client.get(answer.headers["Location"]).text
    assert "Send the review" in page
    assert "Say more on method." in page
    assert send(client, f"/reviews/{assignment.id}", {"to_editor": "Between us."}).status_code == 302
    review = stored()
    assert (review.to_author, review.to_editor, review.recommendation) == (
        "Say more on method.",
        "Between us.",
        "accept",
    )
    assert 'value="4" id="score-topic-4" checked' in client.get(f"/reviews/{assignment.id}").text


def test_refused_form_shows_what_was_typed(client: FlaskClient, assignment: Assignment) -> None:
    answer = send(
        client,
        f"/reviews/{assignment.id}",
        {"to_author": "x" * 60_001, "to_editor": "typed as well", "score-topic": "3"},
    )
    assert answer.status_code == 422
    assert "at most 60,000" in answer.text
    assert "typed as well" in answer.text
    assert 'value="3" id="score-topic-3" checked' in answer.text


def test_what_people_write_is_text_not_html(client: FlaskClient, assignment: Assignment) -> None:
    evil = "</textarea><script>alert(1)</script>"
    autosave(client, assignment, to_author=evil, **{"comment-topic": evil})
    for path in ("", "/summary"):
        assert "<script>alert" not in client.get(f"/reviews/{assignment.id}{path}").text


def test_incomplete_review_cant_be_sent_and_says_what_is_missing(client: FlaskClient, assignment: Assignment) -> None:
    page = client.get(f"/reviews/{assignment.id}/summary").text
    assert "Score criterion 14" in page
    assert "Send the review" not in page
    answer = send(client, f"/reviews/{assignment.id}/submit")
    assert answer.status_code == 422
    db.session.rollback()
    assert assignment.state == State.ACCEPTED


def test_sending_closes_the_review_and_a_second_click_finds_it_sent(
    client: FlaskClient, assignment: Assignment
) -> None:
    send(client, f"/reviews/{assignment.id}", COMPLETE)
    answers = [send(client, f"/reviews/{assignment.id}/submit") for _ in range(2)]
    assert [answer.headers["Location"] for answer in answers] == [f"/reviews/{assignment.id}"] * 2
    assert db.session.scalars(db.select(Event.kind).where(Event.kind == "review.submitted")).all() == [
        "review.submitted"
    ]
    page = client.get(f"/reviews/{assignment.id}").text
    assert "Say more on method." in page
    assert "<textarea" not in page
    assert client.get(f"/reviews/{assignment.id}/summary").headers["Location"] == f"/reviews/{assignment.id}"
    assert send(client, f"/reviews/{assignment.id}", {"to_author": "changed"}).status_code in {302, 409}
    assert stored().to_author == "Say more on method."


def test_attachment_comes_goes_and_is_refused_where_it_is_none(client: FlaskClient, assignment: Assignment) -> None:
    path = f"/reviews/{assignment.id}/attachment"
    assert send(client, path, {"attachment": (io.BytesIO(b"%PDF-1.7 notes"), "notes.pdf")}).status_code == 302
    assert "notes.pdf" in client.get(f"/reviews/{assignment.id}").text
    assert stored().attachment is not None
    assert send(client, f"{path}/remove").status_code == 302
    assert stored().attachment is None
    for bad in ({}, {"attachment": (io.BytesIO(b""), "empty.pdf")}, {"attachment": (io.BytesIO(b"MZ\x90"), "x.exe")}):
        assert send(client, path, bad).status_code == 422


def test_attaching_and_removing_save_what_was_typed_and_a_refused_file_loses_nothing(
    client: FlaskClient, assignment: Assignment
) -> None:
    path = f"/reviews/{assignment.id}/attachment"
    refused = send(client, path, COMPLETE | {"attachment": (io.BytesIO(b""), "empty.pdf")})
    assert "Say more on method." in refused.text
    assert refused.text.count("checked") == len(KEYS) + 1
    send(client, path, COMPLETE | {"attachment": (io.BytesIO(b"%PDF-1.7 notes"), "notes.pdf")})
    assert (stored().to_author, stored().recommendation) == ("Say more on method.", "accept")
    assert scores() == dict.fromkeys(KEYS, 4)
    send(client, f"{path}/remove", {"to_editor": "It was the wrong file."})
    assert (stored().attachment, stored().to_editor) == (None, "It was the wrong file.")


def test_author_never_gets_the_attachment(app: Flask, client: FlaskClient, assignment: Assignment) -> None:
    send(client, f"/reviews/{assignment.id}/attachment", {"attachment": (io.BytesIO(b"%PDF-1.7 notes"), "aliyev.pdf")})
    file_id = stored().attachment_id
    with client.get(f"/files/{file_id}") as answer:
        assert answer.get_data() == b"%PDF-1.7 notes"
    author = db.session.get_one(Person, db.session.get_one(Submission, assignment.submission_id).submitter_id)
    sign_in(client, author)
    assert client.get(f"/files/{file_id}").status_code == 404


def test_second_round_shows_the_revision_with_the_authors_answer(app: Flask, client: FlaskClient) -> None:
    submission = a_submission(stage=Stage.REVISED)
    with writing():
        submission = db.session.get_one(Submission, submission.id)
        submission.versions[-1].response = (
            "We mended it all, as Ospanova’s earlier survey and (Ospanova, 2021) tell.\n"
            "See dana.second@example.org, 0000-0002-1825-0097, @dospanova, https://www.researchgate.net/profile/Dana.\n"
            "\nYours, Dana Ospanova (D. Ospanova, dana.ospanova@example.org)\nDana"
        )
    advance(submission, Action.SEND_TO_REVIEW, now=AGO)
    assignment = a_review(submission, state=State.ACCEPTED, now=AGO)
    assert assignment.round == 2
    sign_in(client, assignment.reviewer)
    page = client.get(f"/reviews/{assignment.id}").text
    assert "We mended it all, as [name removed]’s earlier survey and (Ospanova, 2021) tell." in page
    assert "ospanova" not in page.casefold().replace("(ospanova, 2021)", "")
    assert not any(told in page for told in ("dana.second", "0000-0002", "researchgate", "Dana"))


@pytest.mark.parametrize("stage", [Stage.ACCEPTED, Stage.REJECTED, Stage.REVISED])
def test_sent_review_can_be_read_whatever_becomes_of_the_submission(
    app: Flask, client: FlaskClient, stage: Stage
) -> None:
    assignment = a_review(a_submission(stage=stage), round_=1)
    sign_in(client, assignment.reviewer)
    assert "please say more about method" in client.get(f"/reviews/{assignment.id}").text


@pytest.mark.parametrize(("path", "literal"), [("", 7), ("/summary", 7)])
def test_pages_cost_the_same_queries_empty_and_full(
    client: FlaskClient, assignment: Assignment, count_queries: list[str], path: str, literal: int
) -> None:
    address, submission = f"/reviews/{assignment.id}{path}", assignment.submission
    counts = []
    for full in (False, True):
        if full:
            form = COMPLETE | {f"comment-{key}": "A comment." for key in KEYS}
            send(client, f"/reviews/{assignment.id}", form)
            for n in range(10):
                a_review(submission, a_reviewer(f"Reviewer Number{n}"), now=AGO)
        count_queries.clear()
        client.get(address)
        counts.append(len(count_queries))
    assert counts == [literal, literal]
