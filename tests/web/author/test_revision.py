"""Title, abstract and keywords on the form that takes a revision."""

import html
import io
import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from jcas.adapters.tokens import make_token
from jcas.domain.assignments import State
from jcas.domain.submissions import Action, Stage
from jcas.models.people import Person
from jcas.models.submissions import Submission
from tests.web.pages import text_of
from tests.worlds import ARRIVAL, DAY, a_manuscript, a_review, a_submission, advance, an_editor, send

ARTICLE = {"title": "Rail & the price of bread", "abstract": "We ask anew.", "keywords": "rail; bread; steppe; prices"}


def asked(author: Person, **fields: Any) -> Submission:
    return a_submission(author, stage=Stage.MAJOR_REVISIONS, editor=an_editor(), **fields)


def revision(**fields: Any) -> dict[str, Any]:
    file = (io.BytesIO(a_manuscript("Revised grain")), "revised.docx")
    return {"file": file, "response": "We did it.", **ARTICLE, **fields}


def test_the_form_holds_what_the_submission_says_now(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = asked(author)
    page = client.get(f"/submissions/{paper.id}/revise").text
    for said in (paper.title, paper.abstract, "grain; rail; prices; Kazakhstan", "At most 300 words"):
        assert said in page


def test_reviewers_of_the_new_round_read_the_new_abstract(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = asked(author, title="Corridors of old")
    send(client, f"/submissions/{paper.id}/revise", revision())
    advance(paper, Action.SEND_TO_REVIEW, now=ARRIVAL + 20 * DAY)
    review = a_review(paper, state=State.INVITED, now=ARRIVAL + 20 * DAY)
    page = client.get(f"/invitations/{make_token('invitation', [review.id, review.nonce])}")
    assert "Rail & the price of bread" in text_of(page)
    assert "We ask anew." in text_of(page)
    assert "Corridors of old" not in page.text


def test_the_history_keeps_what_the_title_was(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = asked(author, title="Corridors of old")
    send(client, f"/submissions/{paper.id}/revise", revision())
    history = text_of(client.get(f"/submissions/{paper.id}/history"))
    assert "A new title; before: “Corridors of old”." in history
    assert "The abstract was changed." in history
    assert "New keywords; before: grain; rail; prices; Kazakhstan." in history


def test_a_refused_form_keeps_what_was_typed(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = asked(author)
    answer = send(client, f"/submissions/{paper.id}/revise", revision(abstract="corridor " * 400))
    assert answer.status_code == 422
    assert 'href="#abstract">The abstract given here has 400 words, 100 more than allowed' in answer.text
    assert "Rail &amp; the price of bread</textarea>" in answer.text
    assert "corridor corridor" in answer.text
    assert paper.title != ARTICLE["title"]


def test_a_form_of_before_leaves_them_as_they_are(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = asked(author, title="Corridors of old")
    sent = {name: value for name, value in revision().items() if name not in ARTICLE}
    send(client, f"/submissions/{paper.id}/revise", sent)
    assert (paper.stage, paper.title) == (Stage.REVISED, "Corridors of old")


def test_an_ended_session_keeps_them(app: Flask, client: FlaskClient, author: Person) -> None:
    paper = asked(author)
    answer = client.post(f"/submissions/{paper.id}/revise", data={**revision(), "csrf_token": "old"})
    assert answer.location == "/kept"
    form = client.get("/kept").text
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    assert (html.unescape(fields["title"]), fields["keywords"]) == (ARTICLE["title"], ARTICLE["keywords"])
    client.post(f"/submissions/{paper.id}/revise", data={n: html.unescape(v) for n, v in fields.items()})
    assert (paper.stage, paper.title) == (Stage.REVISED, ARTICLE["title"])
