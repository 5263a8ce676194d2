"""The link of the invitation mail: looking changes nothing, answering works without an account, old links are void."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect

from jcas.adapters.tokens import make_token
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import Base, db, writing
from jcas.models.messages import Event
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Suggestion
from jcas.services import invitations
from tests.worlds import a_person, a_review, a_reviewer, a_submission, an_editor, sign_in

AGO = datetime.now(UTC) - timedelta(days=1)


def an_assignment(state: State = State.INVITED, reviewer: Person | None = None, **submission) -> Assignment:
    return a_review(a_submission(stage=Stage.IN_REVIEW, **submission), reviewer, state=state, now=AGO)


def link(assignment: Assignment) -> str:
    return f"/invitations/{make_token('invitation', [assignment.id, assignment.nonce])}"


def token_on(page: str) -> str:
    return page.split('name="csrf_token" value="')[1].split('"', maxsplit=1)[0]


def press(client: FlaskClient, address: str, verb: str, **fields):
    """Opens the page and presses its button, as a browser without a session does."""
    return client.post(f"{address}/{verb}", data={"csrf_token": token_on(client.get(address).text), **fields})


def everything() -> dict[str, list]:
    """Every row of every table."""
    db.session.rollback()
    names = inspect(db.engine).get_table_names()
    return {
        name: db.session.execute(Base.metadata.tables[name].select()).fetchall()
        for name in names
        if name in Base.metadata.tables
    }


def who_is_in(client: FlaskClient) -> str | None:
    """The session key of whoever is signed in or came by a link."""
    with client.session_transaction() as session:
        return session.get("_user_id") or (session["door"][2] if "door" in session else None)


@pytest.mark.parametrize("state", [state for state in State if state != State.DRAFT])
def test_looking_changes_no_row_and_signs_nobody_in(app: Flask, client: FlaskClient, state: State) -> None:
    address = link(an_assignment(state))
    before = everything()
    for method in (client.get, client.head, client.options):
        assert method(address).status_code == 200
    assert everything() == before
    assert who_is_in(client) is None


def test_page_says_what_is_asked(app: Flask, client: FlaskClient) -> None:
    page = client.get(link(an_assignment(title="On steppe roads", abstract="Roads <cross> the steppe."))).text
    for words in ("On steppe roads", "Roads &lt;cross&gt; the steppe.", "5,200 words", "Original research article", "14 criteria",
                  "in 6 days", "about 3 hours", "you do not learn who wrote it"):  # fmt: skip
        assert words in page, words


@pytest.mark.parametrize(
    "wrong",
    ["", "nonsense", "e30.abc.def", "foreign", "purpose", "nonce", "gone"],
)
def test_wrong_link_opens_a_page_that_says_so(app: Flask, client: FlaskClient, wrong: str) -> None:
    assignment = an_assignment()
    tokens = {
        "foreign": make_token("invitation", [assignment.id, assignment.nonce])[:-3] + "abc",
        "purpose": make_token("confirm", [assignment.id, assignment.nonce]),
        "nonce": make_token("invitation", [assignment.id, "other"]),
        "gone": make_token("invitation", [assignment.id + 9, assignment.nonce]),
    }
    token = tokens.get(wrong, wrong or make_token("invitation", [1]))
    assert client.get(f"/invitations/{token}").status_code == 404
    assert "This link opens nothing" in client.get(f"/invitations/{token}").text
    for verb in ("accept", "decline", "open"):
        assert client.post(f"/invitations/{token}/{verb}").status_code == 404
    db.session.rollback()
    assert db.session.get_one(Assignment, assignment.id).state == State.INVITED


def test_draft_has_no_page(app: Flask, client: FlaskClient) -> None:
    assert client.get(link(an_assignment(State.DRAFT))).status_code == 404


def test_author_invited_by_mistake_has_no_page(app: Flask, client: FlaskClient) -> None:
    author = a_person("Dana Ospanova")
    assignment = a_review(a_submission(author, stage=Stage.IN_REVIEW), author, state=State.INVITED, now=AGO)
    assert client.get(link(assignment)).status_code == 404


def test_accepting_opens_the_work(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment()
    answer = press(client, link(assignment), "accept")
    assert answer.headers["Location"] == f"/reviews/{assignment.id}"
    assert client.get(answer.headers["Location"]).status_code == 200
    db.session.rollback()
    assert assignment.state == State.ACCEPTED
    assert who_is_in(client) == assignment.reviewer.session_key


def test_double_click_accepts_once_and_opens_twice(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment()
    address = link(assignment)
    data = {"csrf_token": token_on(client.get(address).text)}
    answers = [client.post(f"{address}/accept", data=data) for _ in range(3)]
    assert [answer.headers["Location"] for answer in answers] == [f"/reviews/{assignment.id}"] * 3
    assert db.session.scalars(db.select(Event.kind).where(Event.kind == "review.accepted")).all() == ["review.accepted"]


def test_button_of_an_old_page_is_asked_for_once_more(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment()
    answer = client.post(f"{link(assignment)}/accept", data={"csrf_token": "of another session"})
    assert answer.status_code == 409
    assert "press the button once more" in answer.text
    answer = client.post(f"{link(assignment)}/accept", data={"csrf_token": token_on(answer.text)})
    assert answer.headers["Location"] == f"/reviews/{assignment.id}"


def test_link_opens_the_review_again_while_it_is_open(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment(State.ACCEPTED)
    assert "Open my review" in client.get(link(assignment)).text
    assert press(client, link(assignment), "open").headers["Location"] == f"/reviews/{assignment.id}"
    assert who_is_in(client) == assignment.reviewer.session_key


@pytest.mark.parametrize("state", [State.SUBMITTED, State.DECLINED, State.CANCELLED, State.INVITED])
def test_link_signs_nobody_in_when_nothing_is_open(app: Flask, client: FlaskClient, state: State) -> None:
    assignment = an_assignment(state)
    page = client.get(link(an_assignment(State.ACCEPTED, a_reviewer("Saule Nurlan"))))
    answer = client.post(f"{link(assignment)}/open", data={"csrf_token": token_on(page.text)})
    assert answer.status_code == 409
    assert who_is_in(client) is None


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.SUBMITTED, "your review was sent on"),
        (State.DECLINED, "You have declined"),
        (State.CANCELLED, "cancelled this review"),
    ],
)
def test_page_of_what_is_over_has_no_button(app: Flask, client: FlaskClient, state: State, words: str) -> None:
    page = client.get(link(an_assignment(state))).text
    assert words in page
    assert "/accept" not in page
    assert "/decline" not in page


@pytest.mark.parametrize("stage", [Stage.REJECTED, Stage.MAJOR_REVISIONS, Stage.WITHDRAWN])
@pytest.mark.parametrize("state", [State.INVITED, State.ACCEPTED, State.EXPIRED])
def test_round_that_is_over_takes_no_answer(app: Flask, client: FlaskClient, stage: Stage, state: State) -> None:
    assignment = a_review(a_submission(stage=stage), state=state, round_=1)
    assert "This round of review is over" in client.get(link(assignment)).text


def test_late_answer_is_taken(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment(State.EXPIRED)
    assert press(client, link(assignment), "accept").status_code == 302
    db.session.rollback()
    assert assignment.state == State.ACCEPTED


def test_link_of_an_earlier_invitation_is_void_after_reinstating(app: Flask, client: FlaskClient) -> None:
    editor = an_editor()
    submission = a_submission(stage=Stage.IN_REVIEW, editor=editor)
    assignment = a_review(submission, state=State.INVITED, now=AGO)
    old = link(assignment)
    now = datetime.now(UTC)
    with writing():
        invitations.cancel(assignment.id, by=db.session.merge(editor), now=now)
    assert "cancelled this review" in client.get(old).text
    with writing():
        invitations.reinstate(assignment.id, by=db.session.merge(editor), now=now)
    assert client.get(old).status_code == 404
    assert client.get(link(db.session.get_one(Assignment, assignment.id))).status_code == 200


def test_declining_with_a_suggestion(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment()
    others = {
        "suggested_name": ["Мұқан Әлиев", ""],
        "suggested_email": ["m@example.org", ""],
        "suggested_affiliation": ["", ""],
    }
    answer = press(client, link(assignment), "decline", reason="On leave.", **others)
    assert "You have declined" in client.get(answer.headers["Location"]).text
    db.session.rollback()
    assert (assignment.state, assignment.decline_reason) == (State.DECLINED, "On leave.")
    assert db.session.scalars(db.select(Suggestion.name)).all() == ["Мұқан Әлиев"]
    assert who_is_in(client) is None
    assert client.post(f"{link(assignment)}/decline").status_code == 302  # a second click


def test_declining_after_accepting(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment(State.ACCEPTED)
    press(client, link(assignment), "decline")
    db.session.rollback()
    assert assignment.state == State.DECLINED


def test_other_reviewer_with_a_wrong_address_is_refused_beside_the_field(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment()
    others = {"suggested_name": ["Saule N.", "Oleg K."], "suggested_email": ["saule@example.org", "bad email"],
              "suggested_affiliation": ["", "Osh"]}  # fmt: skip
    answer = press(client, link(assignment), "decline", reason="On leave.", **others)
    assert answer.status_code == 422
    assert '<a href="#suggested-email-1">This does not look like an e-mail address.' in answer.text
    assert 'id="suggested-email-1-error"' in answer.text
    for typed in ("On leave.", 'value="saule@example.org"', 'value="bad email"', 'value="Osh"'):
        assert typed in answer.text, typed
    db.session.rollback()
    assert assignment.state == State.INVITED


def test_reason_that_is_too_long_stays_in_the_form(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment()
    answer = press(client, link(assignment), "decline", reason="x" * 2001)
    assert answer.status_code == 422
    assert "x" * 2001 in answer.text
    assert "2000 are enough" in answer.text


def test_somebody_else_signed_in_is_told_and_asked(app: Flask, client: FlaskClient) -> None:
    assignment, other = an_assignment(), a_person("Gulnara Saparova")
    sign_in(client, other)
    page = client.get(link(assignment)).text
    assert "You are signed in as Gulnara Saparova" in page
    data = {"csrf_token": token_on(page)}
    assert client.post(f"{link(assignment)}/accept", data=data).status_code == 409
    db.session.rollback()
    assert assignment.state == State.INVITED
    assert client.post(f"{link(assignment)}/accept", data=data | {"switch": "1"}).status_code == 302
    assert who_is_in(client) == assignment.reviewer.session_key


@pytest.mark.parametrize("password", ["a long enough password", None])
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR])
def test_link_opens_its_review_and_nothing_else_of_the_reviewers(
    app: Flask, client: FlaskClient, role: Role, password: str | None
) -> None:
    reviewer = a_person("Timur Aliyev", roles=[role], password=password)
    assignment, other = an_assignment(reviewer=reviewer), an_assignment(State.ACCEPTED, reviewer, title="Another")
    own = a_submission(reviewer)
    assert press(client, link(assignment), "accept").headers["Location"] == f"/reviews/{assignment.id}"
    assert client.get(f"/reviews/{assignment.id}").status_code == 200
    elsewhere = ["/work", "/account", "/desk", "/people", f"/submissions/{own.id}", f"/reviews/{other.id}"]
    for path in elsewhere:
        assert client.get(path).headers["Location"].startswith("/sign-in"), path
    assert client.get(f"/files/{own.versions[0].file_id}").status_code == 404
    assert who_is_in(client) == reviewer.session_key


def test_another_link_of_the_same_reviewer_opens_the_other_review(app: Flask, client: FlaskClient) -> None:
    reviewer = a_reviewer("Saule Nurlan")
    first, second = (an_assignment(State.ACCEPTED, reviewer, title=title) for title in ("One", "Two"))
    press(client, link(first), "open")
    press(client, link(second), "open")
    assert client.get(f"/reviews/{second.id}").status_code == 200
    assert client.get(f"/reviews/{first.id}").status_code == 302


def test_link_of_one_signed_in_leaves_them_signed_in(app: Flask, client: FlaskClient) -> None:
    reviewer = a_reviewer("Saule Nurlan")
    assignment = an_assignment(reviewer=reviewer)
    sign_in(client, reviewer)
    press(client, link(assignment), "accept")
    assert client.get("/work").status_code == 200


def test_link_opens_nothing_more_once_all_sessions_were_ended(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment(State.ACCEPTED)
    press(client, link(assignment), "open")
    with writing():
        db.session.get_one(Person, assignment.reviewer_id).session_key = "another"
    assert client.get(f"/reviews/{assignment.id}").headers["Location"].startswith("/sign-in")


def test_closed_account_has_no_link(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment()
    with writing():
        db.session.get_one(Person, assignment.reviewer_id).active = False
    assert client.get(link(assignment)).status_code == 404


def test_trying_links_is_slowed(app: Flask, client: FlaskClient) -> None:
    answers = [client.get("/invitations/nonsense").status_code for _ in range(61)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {404}


def test_page_costs_the_same_few_queries(app: Flask, client: FlaskClient, count_queries: list[str]) -> None:
    submission = a_submission(stage=Stage.IN_REVIEW)
    first = a_review(submission, state=State.INVITED, now=AGO)
    counts = []
    for others in (0, 20):
        for n in range(others):
            a_review(submission, a_reviewer(f"Reviewer Number{n}"), now=AGO)
        address = link(first)
        db.session.rollback()
        count_queries.clear()
        client.get(address)
        counts.append(len(count_queries))
    assert counts == [5, 5]


def test_only_routes_of_a_link_check_their_forms_themselves(app: Flask) -> None:
    """Every view of the blueprint that the general check leaves out is authorised by its link."""
    own = [
        app.view_functions[rule.endpoint]
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("public_invitation.")
    ]
    assert len(own) == 4
    assert {view.guard for view in own} == {"token"}


def test_people_suggested_stay_in_a_form_that_is_refused(app: Flask, client: FlaskClient) -> None:
    assignment = an_assignment()
    data = {"reason": "x" * 2001, "suggested_name": ["", "Saule Nurlanova"], "suggested_email": ["", "saule@example.org"],
            "suggested_affiliation": ["", "House of Rivers"]}  # fmt: skip
    page = press(client, link(assignment), "decline", **data).text
    for words in ("Saule Nurlanova", "saule@example.org", "House of Rivers"):
        assert f'value="{words}"' in page


def test_who_came_by_the_link_can_sign_in_for_the_rest(app: Flask, client: FlaskClient) -> None:
    reviewer = a_reviewer("Dana Ospanova", email="dana@example.org", password="steppe winds carry")
    address = link(an_assignment(State.ACCEPTED, reviewer))
    assert press(client, address, "open").status_code == 302
    page = client.get("/work", follow_redirects=True)
    assert page.request.path == "/sign-in"
    assert client.get("/register").status_code == 200
    fields = {"csrf_token": token_on(page.text), "email": "dana@example.org", "password": "steppe winds carry"}
    assert client.post(page.request.full_path, data=fields, follow_redirects=True).request.path == "/work"


def test_form_of_an_earlier_session_asks_to_sign_in_where_a_link_opened_one_review(
    app: Flask, client: FlaskClient
) -> None:
    author = a_person("Asel Author", email="asel@example.org", password="steppe winds carry")
    sign_in(client, author)
    assert press(client, link(an_assignment(State.ACCEPTED)), "open", switch="1").status_code == 302
    kept = client.post("/account", data={"name": "Асель", "affiliation": "Typed before the link was opened"})
    assert kept.location == "/sign-in?next=/kept"
    token = token_on(client.get(kept.location).text)
    fields = {"csrf_token": token, "email": "asel@example.org", "password": "steppe winds carry"}
    assert client.post(kept.location, data=fields).location == "/kept"
    assert "Typed before the link was opened" in client.get("/kept").text
