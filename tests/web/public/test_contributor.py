"""The page where a named co-author says 'yes' or 'this is not mine'."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from jcas.adapters.tokens import make_token
from jcas.models.base import db
from jcas.models.messages import Event, Mail
from jcas.models.submissions import Submission
from jcas.notifications.links import contributor_link
from tests.worlds import a_person, a_submission, an_editor, send, sign_in


@pytest.fixture
def paper(app: Flask) -> Submission:
    author = a_person()
    return a_submission(
        author,
        title="Соль и хлеб",
        contributions="Both.",
        contributors=[
            {"name": author.name, "email": author.email, "corresponding": True, "person": author},
            {"name": "Timur Aliyev", "email": "timur@example.org"},
        ],
    )


def link(paper: Submission) -> str:
    return contributor_link(paper.contributors[1]).removeprefix("http://localhost")


def test_opening_the_link_changes_nothing(client: FlaskClient, paper: Submission) -> None:
    page = client.get(link(paper))
    for said in ("Соль и хлеб", "Timur Aliyev", "Yes, I am an author: confirm", "This is not mine"):
        assert said in page.text
    row = paper.contributors[1]
    assert (row.person_id, row.disowned_at) == (None, None)


def test_confirming_links_the_account_that_holds_the_address(client: FlaskClient, paper: Submission) -> None:
    timur = a_person("Timur Aliyev", email="timur@example.org")
    answer = send(client, link(paper), {"answer": "yes"})
    assert answer.location == f"/submissions/{paper.id}"
    assert paper.contributors[1].person_id == timur.id
    assert client.get(sign_in(client, timur) and answer.location).status_code == 200


def test_confirming_while_another_account_is_signed_in_stays_on_the_page(
    client: FlaskClient, paper: Submission
) -> None:
    timur = a_person("Timur Aliyev", email="timur@example.org")
    sign_in(client, a_person("Somebody Else"))
    here = link(paper)
    answer = send(client, here, {"answer": "yes"})
    assert answer.location == here
    assert client.get(answer.location).status_code == 200
    assert paper.contributors[1].person_id == timur.id


def test_confirming_without_an_account_leads_to_registering(client: FlaskClient, paper: Submission) -> None:
    answer = send(client, link(paper), {"answer": "yes"})
    assert (answer.status_code, answer.location) == (302, "/register")
    assert paper.contributors[1].person_id is None


def test_confirming_with_an_unconfirmed_address_links_nobody(client: FlaskClient, paper: Submission) -> None:
    a_person("Timur Aliyev", email="timur@example.org", confirmed=False)
    send(client, link(paper), {"answer": "yes"})
    assert paper.contributors[1].person_id is None


def test_disowning_tells_the_desk_once_and_hides_it(client: FlaskClient, paper: Submission) -> None:
    chief, timur = an_editor(), a_person("Timur Aliyev", email="timur@example.org")
    send(client, link(paper), {"answer": "yes"})
    for _ in range(2):
        answer = send(client, link(paper), {"answer": "no"}, follow_redirects=True)
        assert "You answered that this is not yours" in answer.text
    told = db.session.scalars(select(Mail.address).where(Mail.template == "submission_disowned")).all()
    assert told == [chief.email]
    assert db.session.scalar(select(func.count()).where(Event.kind == "submission.disowned")) == 1
    sign_in(client, timur)
    assert client.get(f"/submissions/{paper.id}").status_code == 404
    sign_in(client, paper.submitter)
    assert "says it is not theirs" in client.get(f"/submissions/{paper.id}").text


def test_wrong_links_are_no_pages(client: FlaskClient, paper: Submission) -> None:
    row = paper.contributors[1]
    wrong = [
        "nonsense",
        make_token("invitation", [row.id, row.email_key]),
        make_token("contributor", [row.id, "other@example.org"]),
        make_token("contributor", [9999, row.email_key]),
        make_token("contributor", row.id),
    ]
    for token in wrong:
        assert client.get(f"/contributors/{token}").status_code == 404
        assert send(client, f"/contributors/{token}", {"answer": "no"}).status_code == 404
    assert row.disowned_at is None
