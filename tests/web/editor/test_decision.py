"""The letter: filled, kept, looked at, sent; and what is never lost."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.decisions import LetterDraft
from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.services import decisions
from tests.worlds import a_person, a_review, a_reviewer, a_submission, an_editor, send, sign_in


def a_paper(chief: Person, stage: Stage = Stage.IN_REVIEW) -> Submission:
    paper = a_submission(a_person("Dana Ospanova"), stage=stage, editor=chief)
    if stage == Stage.IN_REVIEW:
        a_review(paper, a_reviewer("Timur Aliyev"), to_author="Say more about method.", to_editor="Only for you.")
    return paper


def textarea(page: str) -> str:
    found = re.search(r'<textarea name="letter"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert found
    return found[1]


def test_the_choice_names_every_decision_with_what_follows(client: FlaskClient) -> None:
    chief = an_editor()
    sign_in(client, chief)
    page = client.get(f"/desk/{a_paper(chief).id}/decide").text
    for words in ("Accept", "Minor revisions", "Major revisions", "Reject", "30 days to revise", "its way ends here"):
        assert words in page
    early = client.get(f"/desk/{a_paper(chief, Stage.SUBMITTED).id}/decide").text
    assert "Desk reject" in early
    assert "Minor revisions" not in early


def test_the_letter_is_filled_and_names_no_reviewer(client: FlaskClient) -> None:
    chief = an_editor()
    paper = a_paper(chief)
    sign_in(client, chief)
    letter = textarea(client.get(f"/desk/{paper.id}/decide?kind=major_revisions").text)
    assert "### Reviewer 1\n\nSay more about method." in letter
    assert paper.number
    assert paper.number in letter
    assert "Timur" not in letter
    assert "Only for you" not in letter


def test_what_is_typed_is_kept_for_this_editor_and_this_decision(client: FlaskClient) -> None:
    chief, second = an_editor(), an_editor("Second Chief")
    paper = a_paper(chief)
    sign_in(client, chief)
    path = f"/desk/{paper.id}/decide"
    answer = send(client, f"{path}/reject/letter", {"_field": "letter", "letter": "Half a letter"},
                  headers={"Accept": "application/json"})  # fmt: skip
    assert re.fullmatch(r"\d\d:\d\d", answer.json["saved_at"])
    page = client.get(f"{path}?kind=reject").text
    assert textarea(page) == "Half a letter"
    assert "What you wrote in this letter is lost" in page
    assert textarea(client.get(f"{path}?kind=accept").text) != "Half a letter"
    sign_in(client, second)
    assert textarea(client.get(f"{path}?kind=reject").text) != "Half a letter"
    sign_in(client, chief)
    send(client, f"{path}/reject/drop")
    assert textarea(client.get(f"{path}?kind=reject").text).startswith("Dear Dana Ospanova,")


def test_without_script_the_draft_is_saved_by_a_button(client: FlaskClient) -> None:
    chief = an_editor()
    paper = a_paper(chief)
    sign_in(client, chief)
    answer = send(client, f"/desk/{paper.id}/decide", {"kind": "accept", "letter": "Half", "action": "save"},
                  follow_redirects=True)  # fmt: skip
    assert "The draft is saved" in answer.text
    assert textarea(answer.text) == "Half"


@pytest.mark.parametrize("kind", ["accept", "reject", "desk_reject"])
def test_what_ends_a_way_is_sent_only_after_a_second_look(client: FlaskClient, kind: str) -> None:
    chief = an_editor()
    paper = a_paper(chief, Stage.SUBMITTED if kind == "desk_reject" else Stage.IN_REVIEW)
    before = paper.stage
    sign_in(client, chief)
    data = {"kind": kind, "letter": "Dear **author**,\n\n<b>bold</b> words.", "action": "send"}
    preview = send(client, f"/desk/{paper.id}/decide", data).headers["Location"]
    look = client.get(preview)  # a page of its own, which the browser's Back finds again
    assert "As the authors will read it" in look.text
    assert "Dear <strong>author</strong>" in look.text
    assert "&lt;b&gt;bold" in look.text
    assert "Dana Ospanova" in look.text
    db.session.refresh(paper)
    assert paper.stage == before
    sent = send(client, f"/desk/{paper.id}/decide", {**data, "looked": "1"}, follow_redirects=True)
    assert "The decision is made" in sent.text
    db.session.refresh(paper)
    assert [d.kind for d in paper.decisions] == [kind]
    assert client.get(preview).headers["Location"] == f"/desk/{paper.id}"


def test_preview_keeps_the_letter_and_the_day_on_the_way_there_and_back(client: FlaskClient) -> None:
    chief = an_editor()
    paper = a_paper(chief)
    sign_in(client, chief)
    data = {"kind": "minor_revisions", "letter": "Please revise.", "action": "preview", "revise_by": "2031-05-06"}
    preview = client.get(send(client, f"/desk/{paper.id}/decide", data).headers["Location"]).text
    assert "The revision is due on 6 May 2031." in preview
    back = re.search(r'href="([^"]+)">Change the letter', preview)
    assert back
    page = client.get(unescape(back[1])).text
    assert textarea(page) == "Please revise."
    assert 'value="2031-05-06"' in page


def test_revisions_can_be_sent_at_once_with_their_day(client: FlaskClient) -> None:
    chief = an_editor()
    paper = a_paper(chief)
    sign_in(client, chief)
    page = client.get(f"/desk/{paper.id}/decide?kind=minor_revisions").text
    assert 'name="revise_by"' in page
    data = {"kind": "minor_revisions", "letter": "Please revise.", "action": "send", "revise_by": "2031-05-06"}
    assert send(client, f"/desk/{paper.id}/decide", data).status_code == 302
    db.session.refresh(paper)
    assert paper.revise_by
    assert paper.revise_by.isoformat() == "2031-05-06T18:59:59.999999+00:00"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"letter": ""}, "Write a letter to the authors."),
        ({"letter": "x" * 60_001}, "60,000 characters at most"),
        ({"revise_by": "2020-01-01"}, "passed already"),
        ({"revise_by": "soon"}, "year, month and day"),
        ({"kind": "maybe"}, "Choose one of the decisions."),
        ({"kind": "desk_reject", "looked": "1"}, "can’t be declined without review now"),
    ],
)
def test_what_is_wrong_is_said_and_the_letter_stays(client: FlaskClient, data: dict[str, str], words: str) -> None:
    chief = an_editor()
    paper = a_paper(chief)
    sign_in(client, chief)
    typed = {"kind": "minor_revisions", "letter": "My long letter.", "action": "send", **data}
    answer = send(client, f"/desk/{paper.id}/decide", typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert textarea(answer.text) == typed["letter"]
    db.session.refresh(paper)
    assert paper.stage == Stage.IN_REVIEW


def test_the_second_editor_is_told_who_was_first_and_keeps_the_text(client: FlaskClient) -> None:
    chief, second = an_editor("Aigerim Seitkali"), an_editor("Second Chief")
    paper = a_paper(chief)
    sign_in(client, second)
    with writing():
        decisions.decide(paper.id, "accept", "Yes.", by=chief, now=paper.stage_since)
    data = {"kind": "reject", "letter": "My long letter.", "action": "send", "looked": "1"}
    answer = send(client, f"/desk/{paper.id}/decide", data)
    assert answer.status_code == 422
    assert "Aigerim Seitkali has decided on this version already: Accept" in answer.text
    assert textarea(answer.text) == "My long letter."
    assert "It can’t be sent any more" in answer.text


def test_an_editor_who_does_not_handle_it_gets_a_sentence(client: FlaskClient) -> None:
    paper = a_paper(an_editor("Aigerim Seitkali"))
    sign_in(client, an_editor("Other Editor", roles=[Role.EDITOR]))
    for path in ("/decide", "/decide?kind=accept", "/reviewers"):
        answer = client.get(f"/desk/{paper.id}{path}")
        assert answer.status_code == 422
        assert "Aigerim Seitkali handles this submission" in answer.text
    assert db.session.scalars(db.select(LetterDraft)).all() == []
