"""My work: one page whatever the roles, what needs the person first, the same few queries however much there is."""

import re

import pytest
from flask.testing import FlaskClient

from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from tests.worlds import a_draft, a_person, a_review, a_reviewer, a_submission, an_editor, sign_in


def needs(page: str) -> str:
    return page.split('id="needs-title"')[1].split("</section>", maxsplit=1)[0]


def test_empty_page_says_what_comes_next(client: FlaskClient) -> None:
    page = sign_in(client, a_person("Dana Ospanova")).get("/work").text
    assert "Nothing waits for you" in page
    assert re.search(r"Nº \d+ \(\d\) \d{4} takes manuscripts until", page)
    assert "You have not submitted anything yet" in page
    assert "Tell the editors" in page
    assert "My desk" not in page


def test_author_is_told_to_finish_and_to_revise(client: FlaskClient) -> None:
    author = a_person("Dana Ospanova")
    a_draft(author, title="A draft on rivers")
    a_submission(author, stage=Stage.MAJOR_REVISIONS, title="Revised roads")
    a_submission(author, title="Waiting wells")
    page = sign_in(client, author).get("/work").text
    assert "Revised roads" in needs(page)
    assert "A draft on rivers" in needs(page)
    assert "Waiting wells" not in needs(page)
    assert needs(page).index("Revised roads") < needs(page).index("A draft on rivers")
    assert "The editors: read the manuscript and send it to review" in page


def test_coauthor_sees_the_submission_and_is_asked_nothing(client: FlaskClient) -> None:
    author, other = a_person("Dana Ospanova"), a_person("Айгүл Темірова")
    row = {"name": other.name, "email": other.email, "person": other}
    a_submission(
        author,
        stage=Stage.MINOR_REVISIONS,
        title="Shared steppe",
        contributors=[{"name": author.name, "email": author.email, "person": author, "corresponding": True}, row],
    )
    page = sign_in(client, other).get("/work").text
    assert "Shared steppe" in page
    assert "Nothing waits for you" in page
    assert "The corresponding author: upload" in page


def test_reviewer_is_told_to_answer_and_to_write(client: FlaskClient) -> None:
    editor, reviewer = an_editor(), a_reviewer("Timur Aliyev")
    author = a_person("Dana Ospanova")
    for state, title in (
        (State.INVITED, "Invited title"),
        (State.ACCEPTED, "Accepted title"),
        (State.SUBMITTED, "Sent title"),
    ):
        a_review(a_submission(author, stage=Stage.IN_REVIEW, editor=editor, title=title), reviewer, state=state)
    page = sign_in(client, reviewer).get("/work").text
    assert "Invited title" in needs(page)
    assert "/invitations/" in needs(page)
    assert "Accepted title" in needs(page)
    assert "Sent title" not in needs(page)
    assert "Sent title" in page
    assert "Dana Ospanova" not in page, "reviewers never learn who wrote"
    assert client.get(re.findall(r'href="(/invitations/[^"]+)"', page)[0]).status_code == 200


def test_editor_sees_what_waits_and_never_what_is_their_own(client: FlaskClient) -> None:
    chief = an_editor()
    a_submission(title="Nobody's paper")
    own = a_submission(chief, title="My own paper")
    page = sign_in(client, chief).get("/work").text
    assert "Nobody&#39;s paper" in needs(page)
    assert "My own paper" not in needs(page)
    assert f"/submissions/{own.id}" in page
    assert f"/desk/{own.id}" not in page
    assert "unassigned" in page


def test_names_of_reviewers_stay_hidden_from_authors(client: FlaskClient) -> None:
    author = a_person("Dana Ospanova")
    paper = a_submission(author, stage=Stage.IN_REVIEW)
    a_review(paper, a_reviewer("Timur Aliyev"), state=State.ACCEPTED)
    assert "Timur" not in sign_in(client, author).get("/work").text


@pytest.mark.parametrize("many", [1, 12])
def test_queries_do_not_grow(client: FlaskClient, count_queries: list[str], many: int) -> None:
    person = a_person("Dana Ospanova", roles=[Role.EDITOR_IN_CHIEF, Role.REVIEWER])
    author, editor = a_person("Somebody Else"), an_editor("Other Editor")
    for number in range(many):
        a_draft(person, title=f"Draft {number}")
        paper = a_submission(author, stage=Stage.IN_REVIEW, editor=editor, title=f"Paper {number}")
        a_review(paper, person, state=State.ACCEPTED)
        a_submission(author, title=f"New {number}")
    sign_in(client, person).get("/work")
    count_queries.clear()
    assert client.get("/work").status_code == 200
    assert len(count_queries) == 5
