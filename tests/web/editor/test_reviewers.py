"""Choosing reviewers: the ranking with its reasons, the tray, the one send."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from jcas.config import clock
from jcas.domain.assignments import State
from jcas.domain.submissions import Action, Stage
from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.models.submissions import Submission, Suggestion, SuggestionKind
from tests.worlds import a_person, a_review, a_reviewer, a_submission, advance, an_editor, send, sign_in


def a_paper(chief: Person, **fields: object) -> Submission:
    return a_submission(a_person("Dana Ospanova"), stage=Stage.IN_REVIEW, editor=chief, **fields)  # type: ignore[arg-type]


def line_of(page: str, name: str) -> str:
    """What the list says of one person."""
    return next(item for item in re.findall(r"<li>(.*?)</li>", " ".join(page.split())) if name in item)


def test_the_list_is_ranked_by_fit_and_says_why(client: FlaskClient) -> None:
    chief = an_editor()
    paper = a_paper(chief, keywords=["rail", "grain", "Kazakhstan"], abstract="On the economic history of bread.")
    a_reviewer("Aaa Plain", expertise=["Poetry"])
    a_reviewer("Mmm Fitting", expertise=["Grain", "Economy", "Relations with China"])
    a_reviewer("Zzz Best", expertise=["Grain", "Rail", "Kazakhstan"])
    sign_in(client, chief)
    page = client.get(f"/desk/{paper.id}/reviewers").text
    assert page.index("Zzz Best") < page.index("Mmm Fitting") < page.index("Aaa Plain")
    assert "fits by Grain, Rail, Kazakhstan" in line_of(page, "Zzz Best")
    assert "fits by Grain, Economy<" in line_of(page, "Mmm Fitting")
    assert ">knows Poetry<" in line_of(page, "Aaa Plain")
    assert "</span>; knows Relations with China<" in line_of(page, "Mmm Fitting")


def test_only_who_sent_a_review_of_an_earlier_round_reviewed_it(client: FlaskClient) -> None:
    chief = an_editor()
    paper = a_submission(a_person("Dana Ospanova"), stage=Stage.REVISED, editor=chief)
    a_review(paper, a_reviewer("Sent It"), round_=1)
    a_review(paper, a_reviewer("Said No"), round_=1, state=State.DECLINED)
    advance(paper, Action.SEND_TO_REVIEW, now=clock.now())
    sign_in(client, chief)
    page = client.get(f"/desk/{paper.id}/reviewers").text
    assert "reviewed an earlier round" in line_of(page, "Sent It")
    assert "earlier round" not in line_of(page, "Said No")


def test_flags_tell_and_authors_can_not_be_chosen(client: FlaskClient) -> None:
    chief = an_editor()
    author, elsewhere = a_reviewer("Dana Ospanova"), a_reviewer("Co Author")
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=chief)
    rows = [{"name": p.name, "email": p.email, "person": p, "corresponding": p is author} for p in (author, elsewhere)]
    a_submission(author, contributors=rows, title="Another one")
    near = a_reviewer("Near Person", affiliation="Department of History, Institute of Lakes, Osh")
    busy = a_reviewer("Busy Person", willing_to_review=False, affiliation="Elsewhere")
    for _ in range(3):
        a_review(a_paper(chief), busy, state=State.ACCEPTED)
    a_review(paper, a_reviewer("Asked Person", affiliation="Elsewhere"), state=State.DECLINED)
    with writing():
        paper.contributors[0].affiliation = "Institute of Lakes, Bishkek"
        paper.suggestions.append(Suggestion(kind=SuggestionKind.OPPOSED, name="Someone", email=busy.email.upper()))
        paper.suggestions.append(Suggestion(kind=SuggestionKind.SUGGESTED, name="NEAR PERSON"))
    sign_in(client, chief)
    page = client.get(f"/desk/{paper.id}/reviewers").text
    for name, words in (
        ("Near Person", ["same institution as an author", "suggested by the authors"]),
        ("Co Author", ["has written with an author"]),
        ("Busy Person", ["3 reviews open", "the authors ask not to choose them", "has not said to be willing"]),
        ("Dana Ospanova", ["an author of this submission"]),
        ("Asked Person", ["in this round: declined"]),
    ):
        for each in words:
            assert each in line_of(page, name), name
    assert f'id="chosen-{author.id}"' not in page
    assert f'id="chosen-{near.id}"' in page
    answer = send(client, f"/desk/{paper.id}/reviewers", {"action": "send", "chosen": str(author.id)})
    assert answer.status_code == 422
    assert "Dana Ospanova is an author of this submission" in answer.text


def test_a_search_keeps_what_is_chosen_and_typed(client: FlaskClient) -> None:
    chief = an_editor()
    paper, kept = a_paper(chief), a_reviewer("Timur Aliyev")
    a_reviewer("Madina Serik")
    sign_in(client, chief)
    data = {"action": "search", "q": "madina", "chosen": str(kept.id), "message": "Dear friend", "name": "New Person",
            "email": "new@example.org", "respond_by": "2031-01-02", "due_at": "2031-02-03"}  # fmt: skip
    answer = send(client, f"/desk/{paper.id}/reviewers", data)
    assert answer.status_code == 200
    for words in (f'value="{kept.id}" id="chosen-{kept.id}" aria-describedby="about-{kept.id}" checked', "Madina Serik",
                  "1 person found", "Dear friend", 'value="New Person"', 'value="2031-01-02"', 'value="2031-02-03"',
                  "Invite 1 reviewer"):  # fmt: skip
        assert words in answer.text, words
    assert paper.assignments == []


def test_one_send_invites_everybody_in_the_tray_and_the_new_person(client: FlaskClient) -> None:
    chief = an_editor()
    paper, known = a_paper(chief), a_reviewer("Timur Aliyev")
    day = (clock.now() + timedelta(days=10)).date()
    data = {"action": "send", "chosen": str(known.id), "name": "New Person", "email": "new@example.org",
            "respond_by": day.isoformat(), "due_at": (day + timedelta(days=20)).isoformat(), "message": "Hello"}  # fmt: skip
    sign_in(client, chief)
    answer = send(client, f"/desk/{paper.id}/reviewers", data, follow_redirects=True)
    assert "2 invitations are on their way" in answer.text
    assert sorted(a.reviewer.name for a in paper.assignments) == ["New Person", "Timur Aliyev"]
    assert {a.message for a in paper.assignments} == {"Hello"}
    again = send(client, f"/desk/{paper.id}/reviewers", data)
    assert again.status_code == 422
    assert "invited already; nothing was sent twice" in again.text
    assert len(paper.assignments) == 2


@pytest.mark.parametrize(
    ("data", "words", "target"),
    [
        ({}, "Choose at least one person", "people"),
        ({"name": "No Address"}, "", "email"),
        ({"email": "nonsense", "name": "N"}, "", "email"),
        ({"chosen": "1", "respond_by": "2020-01-01"}, "passed already", "respond_by"),
        ({"chosen": "1", "respond_by": "soon"}, "year, month and day", "respond_by"),
        ({"chosen": "1", "due_at": "9999-12-31"}, "year, month and day", "due_at"),
        ({"chosen": ["x", "99999999999999999999"]}, "Choose at least one person", "people"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_sent(
    client: FlaskClient, data: dict[str, object], words: str, target: str
) -> None:
    chief = an_editor()
    paper = a_paper(chief)
    sign_in(client, chief)
    answer = send(client, f"/desk/{paper.id}/reviewers", {"action": "send", **data})
    assert answer.status_code == 422
    assert f'<a href="#{target}">' in answer.text
    assert words in answer.text
    assert paper.assignments == []


@pytest.mark.parametrize("many", [1, 50])
def test_the_list_costs_the_same_queries_for_1_and_50_people(
    client: FlaskClient, count_queries: list[str], many: int
) -> None:
    chief = an_editor()
    paper = a_paper(chief)
    for n in range(many):
        a_reviewer(f"Person Nr{n}")
    sign_in(client, chief)
    path = f"/desk/{paper.id}/reviewers"
    count_queries.clear()
    assert client.get(path).status_code == 200
    assert len(count_queries) == 14


def test_the_pool_page_lists_load_and_search(client: FlaskClient) -> None:
    chief = an_editor()
    reviewer = a_reviewer("Гүлнар Әбдіқадыр", expertise=["Water"])
    a_review(a_paper(chief), reviewer)
    a_person("Not Willing")
    sign_in(client, chief)
    page = client.get("/reviewers").text
    assert "Гүлнар Әбдіқадыр" in page
    assert "Not Willing" not in page
    assert '<td data-label="Sent" class="number">1</td>' in page
    assert "Гүлнар" in client.get("/reviewers?q=gulnar").text
    assert "Nobody found" in client.get("/reviewers?q=nobody").text
    assert db.session.get_one(Person, reviewer.id).willing_to_review
