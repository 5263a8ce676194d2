"""Waiving in the report: with a reason that the desk alone reads; the author reads that it is not asked for."""

from flask.testing import FlaskClient

from jcas.domain.people import Role
from jcas.models.base import db, writing
from jcas.models.people import Person
from jcas.models.submissions import Submission
from tests.services.test_waivers import judged_late
from tests.worlds import a_person, an_editor, send, sign_in

REASON = "A survey of this kind needs the room."


def read(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_a_finding_is_waived_with_its_reason_and_asked_for_again(client: FlaskClient) -> None:
    chief = an_editor()
    paper = judged_late(chief)
    sign_in(client, chief)
    report, desk = f"/desk/{paper.id}/report", f"/desk/{paper.id}"
    assert read(client, report).count("Do not ask for this") == 3
    assert "The report objects" in read(client, desk)
    for rule in ("words.maximum", "abstract.maximum"):
        send(client, f"{desk}/waivers", {"rule": rule, "reason": REASON})
    page = read(client, report)
    assert page.count("Aigerim Seitkali does not ask for this") == 2
    assert page.count(REASON) == 2
    assert "Not asked for" in page
    assert page.count("Do not ask for this") == 1
    assert "The report objects" not in read(client, desk)
    assert REASON in read(client, f"{desk}/history")
    sign_in(client, db.session.get_one(Person, paper.submitter_id))
    mine = read(client, f"/submissions/{paper.id}/report")
    assert "The editors do not ask for this" in mine
    for path in ("report", "history", "text"):
        told = client.get(f"/submissions/{paper.id}/{path}").text
        assert REASON not in told
        assert "Seitkali" not in told
    sign_in(client, chief)
    send(client, f"{desk}/waivers/take-back", {"rule": "words.maximum"})
    assert "The report objects" in read(client, desk)
    assert read(client, report).count("Do not ask for this") == 2


def test_without_a_reason_it_stands_and_the_page_says_what_to_do(client: FlaskClient) -> None:
    chief = an_editor()
    paper = judged_late(chief)
    sign_in(client, chief)
    assert send(client, f"/desk/{paper.id}/waivers", {"rule": "words.maximum", "reason": " "}).status_code == 302
    assert "Say why it is not asked for" in read(client, f"/desk/{paper.id}/report")
    assert db.session.get_one(Submission, paper.id).waivers == []


def test_others_find_no_form_and_no_door(client: FlaskClient) -> None:
    chief = an_editor()
    paper = judged_late(chief)
    data = {"rule": "words.maximum", "reason": REASON}
    sign_in(client, an_editor("Other Editor", roles=[Role.EDITOR]))
    assert "Do not ask for this" not in read(client, f"/desk/{paper.id}/report")
    send(client, f"/desk/{paper.id}/waivers", data)
    for person in (a_person("Some Body"), db.session.get_one(Person, paper.submitter_id)):
        sign_in(client, person)
        for path in ("", "/take-back"):
            assert send(client, f"/desk/{paper.id}/waivers{path}", data).status_code == 404
    with writing():
        assert db.session.get_one(Submission, paper.id).waivers == []
