"""The desk's list as a page."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from jcas.config import clock
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.submissions import Submission
from tests.worlds import DAY, a_person, a_review, a_reviewer, a_submission, an_editor, sign_in


def read(client: FlaskClient, query: str = "") -> str:
    answer = client.get(f"/desk{query}")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_the_desk_is_for_editors(client: FlaskClient) -> None:
    assert client.get("/desk").status_code == 302
    for person in (a_person("Plain Author"), a_reviewer(), a_person("The Admin", roles=[Role.ADMINISTRATOR])):
        sign_in(client, person)
        for path in ("/desk", "/desk/1", "/desk/1/reviewers", "/desk/1/decide"):
            assert client.get(path).status_code == 404


def test_an_empty_desk_says_what_comes(client: FlaskClient) -> None:
    sign_in(client, an_editor())
    assert "Your desk is clear" in read(client)
    assert "No submission is like that" in read(client, "?q=nothing")


def test_a_row_says_what_it_waits_for_who_has_it_and_how_long(client: FlaskClient) -> None:
    chief, now = an_editor(), clock.now()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief, title="Roads & <bread>", now=now - 31 * DAY)
    a_review(paper, a_reviewer("Timur Aliyev"), state=State.ACCEPTED, now=now - 30 * DAY)
    a_review(paper, a_reviewer("Madina Serik"), now=now - 20 * DAY)
    sign_in(client, chief)
    page = read(client)
    for words in (
        paper.number or "?", "Roads &amp; &lt;bread&gt;", "waits for a late reviewer", "R1: Overdue", "R2: Review sent",
        chief.name, '<td data-label="Days in stage" class="number">30</td>', "A reviewer is late",
    ):  # fmt: skip
        assert words in page
    assert "Timur Aliyev" not in page


def test_counts_are_filters_and_lead_back(client: FlaskClient) -> None:
    chief = an_editor()
    free, ready = (
        a_submission(title="Nobody has it"),
        a_submission(stage=Stage.REVISED, editor=chief, title="Came back"),
    )
    sign_in(client, chief)
    page = read(client, "?waiting=unassigned")
    assert free.title in page
    assert ready.title not in page
    assert '<a href="/desk" class="due" aria-current="true"><span class="counts-number">1</span>' in page
    assert "Needs you" not in page
    assert "Needs you" in read(client)


@pytest.mark.parametrize(
    "query",
    ["?waiting=x", "?stage=x", "?editor=x", "?editor=-1", "?issue=x", "?sort=x", "?page=x", "?page=-3", "?page=999",
     "?q=%25%00", "?editor=99999999999999999999", "?issue=24-1-99999", "?q=" + "x" * 5000],
)  # fmt: skip
def test_what_is_asked_wrongly_breaks_nothing(client: FlaskClient, query: str) -> None:
    a_submission()
    sign_in(client, an_editor())
    read(client, query)


def test_filters_and_search_reach_the_list(client: FlaskClient) -> None:
    chief = an_editor()
    done = a_submission(a_person("Динара Мұқашева"), stage=Stage.PUBLISHED, editor=chief, title="Printed")
    mine = a_submission(a_person("John Smith"), stage=Stage.IN_REVIEW, editor=chief, title="Going on")
    sign_in(client, chief)
    assert "Printed" not in read(client)
    assert "Printed" in read(client, "?all=1")
    assert "Printed" in read(client, "?stage=published")
    assert "Printed" in read(client, "?all=1&q=mukasheva")
    assert "Going on" not in read(client, "?all=1&q=mukasheva")
    assert "Going on" in read(client, f"?editor={chief.id}&issue={mine.issue}")
    assert "Going on" not in read(client, "?editor=0")
    assert done.number != mine.number


def test_a_guest_editor_sees_only_what_is_theirs(client: FlaskClient) -> None:
    guest = an_editor("A Guest", roles=[Role.GUEST_EDITOR])
    own, other = a_submission(title="Given to the guest"), a_submission(title="Somebody else’s")
    with writing():
        own.handling_editor_id = guest.id
    sign_in(client, guest)
    page = read(client, "?all=1")
    assert "Given to the guest" in page
    assert "Somebody else’s" not in page
    assert client.get(f"/desk/{own.id}").status_code == 200
    assert client.get(f"/desk/{other.id}").status_code == 404


@pytest.mark.parametrize("many", [1, 50])
def test_the_desk_costs_the_same_queries_for_1_and_50_rows(
    client: FlaskClient, count_queries: list[str], many: int
) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    for name in ("Timur Aliyev", "Madina Serik", "Oleg Kim"):
        a_review(paper, a_reviewer(name))
    with writing():
        for n in range(many - 1):
            db.session.add(_copy(paper, n))
    sign_in(client, chief)
    count_queries.clear()
    page = read(client)
    assert page.count('data-label="Reviewers"') == many
    assert len(count_queries) == 8


def _copy(paper: Submission, n: int) -> Submission:
    return Submission(
        number=f"JCAS-2025-{n + 1:04}", number_year=2025, number_sequence=n + 1, stage=paper.stage, round=paper.round,
        stage_since=paper.stage_since - timedelta(days=n), article_type="original", title=f"Copy {n}",
        submitter_id=paper.submitter_id, handling_editor_id=paper.handling_editor_id, created_at=paper.created_at,
        submitted_at=paper.submitted_at, issue=paper.issue,
    )  # fmt: skip
