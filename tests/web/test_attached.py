"""What a reviewer attached on its way to the authors: cleaned, looked at, with the letter of its round, under no name."""

import io
import re
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.adapters.storage import storage
from jcas.config import clock
from jcas.domain.assignments import State
from jcas.domain.submissions import Action, Stage
from jcas.jobs.cleaning import clean
from jcas.models.base import db, writing
from jcas.models.cleaning import Cleaning, CleaningState
from jcas.models.files import File
from jcas.models.messages import Mail
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.notifications.render import render
from jcas.queries.profiles import profile_of
from jcas.services import cleaning, decisions, reviews
from jcas.services.files import Upload
from tests.leaks import EMAIL, FORMS, NAME, ORCID, UNIVERSITY
from tests.leaks.docx import leaking_docx
from tests.worlds import DAY, a_person, a_review, a_reviewer, a_submission, advance, an_editor, send, sign_in

NOW = clock.now() - DAY
LETTER = "Dear author,\n\nplease mend what the reviewers name."


@dataclass
class World:
    """A paper with one review to be sent, to which its reviewer attached a file that tells of her everywhere."""

    author: Person
    chief: Person
    paper: Submission
    review: Assignment

    def row(self) -> Cleaning:
        db.session.rollback()
        return db.session.scalars(db.select(Cleaning).where(Cleaning.submission_id == self.paper.id)).one()

    @property
    def copy_page(self) -> str:
        return f"/desk/{self.paper.id}/copy"

    def release(self, client: FlaskClient) -> Any:
        page = sign_in(client, self.chief).get(self.copy_page).text
        mark = re.findall(r'name="mark" value="([^"]+)"', page)[-1]
        return send(client, f"{self.copy_page}/files/{self.row().id}/release", {"mark": mark})

    def decide(self, kind: str = "major_revisions") -> None:
        with writing():
            decisions.decide(self.paper.id, kind, LETTER, by=db.session.merge(self.chief), now=clock.now())


@pytest.fixture
def world(app: Flask, tmp_path: Any) -> World:
    author, chief = a_person("Dana Ospanova"), an_editor()
    reviewer = a_reviewer(NAME, email=EMAIL, affiliation=UNIVERSITY, orcid=ORCID)
    paper = a_submission(author, stage=Stage.IN_REVIEW, editor=chief)
    assignment = a_review(paper, reviewer, state=State.ACCEPTED, now=NOW)
    content = leaking_docx(tmp_path / "annotated").read_bytes()
    with writing():
        upload = Upload(io.BytesIO(content), f"{NAME} on fish.docx")
        reviews.attach(assignment.id, upload, by=db.session.merge(reviewer), now=NOW)
    return World(author, chief, paper, assignment)


def sent(world: World) -> World:
    """The review is sent, and what was attached is cleaned by the real job."""
    scores = {f"score-{criterion.key}": 4 for criterion in profile_of(world.paper).criteria}
    words = {"to_author": "Say more on method.", "recommendation": "accept"}
    with writing():
        reviewer = db.session.merge(world.review.reviewer)
        reviews.save_review(world.review.id, scores | words, by=reviewer, now=NOW)
        reviews.submit_review(world.review.id, by=reviewer, now=NOW)
    clean(world.row().id)
    return world


def got(client: FlaskClient, person: Person, file_id: int | None) -> tuple[int, str]:
    """The answer's state and the name that the file comes under."""
    with sign_in(client, person).get(f"/files/{file_id}") as answer:
        return answer.status_code, answer.headers.get("Content-Disposition", "")


def mails_to(person: Person, template: str) -> list[str]:
    db.session.rollback()
    rows = db.session.scalars(db.select(Mail).where(Mail.person_id == person.id, Mail.template == template)).all()
    return [render(mail, now=clock.now()).text for mail in rows]


def test_nothing_is_cleaned_before_the_review_is_sent(world: World) -> None:
    assert db.session.scalars(db.select(Cleaning)).all() == []


def test_authors_get_nothing_before_an_editor_looked_and_decided(client: FlaskClient, world: World) -> None:
    row = sent(world).row()
    assert (row.state, row.clean is not None) == (CleaningState.WITHHELD, True)
    ids = (row.file_id, row.clean_id)
    assert [got(client, world.author, file_id)[0] for file_id in ids] == [404, 404]
    world.decide()
    assert [got(client, world.author, file_id)[0] for file_id in ids] == [404, 404], "decided on, not looked at"
    letter = sign_in(client, world.author).get(f"/submissions/{world.paper.id}/letters").text
    assert "With this letter" not in letter


def test_released_before_the_decision_it_comes_with_the_letter_and_names_nobody(
    client: FlaskClient, world: World
) -> None:
    row = sent(world).row()
    assert "authors get it with the letter" in sign_in(client, world.chief).get(world.release(client).location).text
    assert world.row().state == CleaningState.RELEASED
    assert got(client, world.author, row.clean_id)[0] == 404, "no letter yet"
    world.decide()
    state, name = got(client, world.author, row.clean_id)
    assert state == 200
    assert f"{world.paper.number}-review-" in name
    assert got(client, world.author, row.file_id)[0] == 404, "the file as it came names its writer"
    page = sign_in(client, world.author).get(f"/submissions/{world.paper.id}/letters").text
    assert f'href="/files/{row.clean_id}"' in page
    assert "the file of Reviewer 1" in page
    (letter,) = mails_to(world.author, "decision_letter")
    assert "what reviewers attached (Reviewer 1)" in letter
    assert mails_to(world.author, "file_passed_on") == [], "the letter tells of it"
    for text in (page, letter, name):
        assert not any(form.lower() in text.lower() for form in FORMS)


def test_released_after_the_decision_the_authors_hear_of_it(client: FlaskClient, world: World) -> None:
    sent(world).decide()
    assert world.release(client).status_code == 302
    assert got(client, world.author, world.row().clean_id)[0] == 200
    (mail,) = mails_to(world.author, "file_passed_on")
    assert "passed on to you" in mail
    assert not any(form.lower() in mail.lower() for form in FORMS)


def test_another_reviewer_never_gets_it_and_the_writer_keeps_her_own(client: FlaskClient, world: World) -> None:
    other = a_reviewer("Saule Bek")
    a_review(world.paper, other, state=State.ACCEPTED, now=NOW)
    row = sent(world).row()
    world.release(client)
    world.decide()
    assert [got(client, other, file_id)[0] for file_id in (row.file_id, row.clean_id)] == [404, 404]
    assert got(client, world.review.reviewer, row.file_id)[0] == 200


def test_an_attachment_does_not_hold_up_the_copy_for_reviewers(client: FlaskClient, world: World) -> None:
    a_review(world.paper, a_reviewer("Saule Bek"), state=State.ACCEPTED, now=NOW)
    sent(world)
    assert world.paper.number in sign_in(client, world.chief).get("/desk").text
    assert world.paper.number not in client.get("/desk?waiting=unreleased").text
    page = client.get(f"/desk/{world.paper.id}").text
    assert "withheld until you have looked" not in page
    assert "kept from the authors" in page


def test_the_editor_is_told_what_goes_with_the_letter(client: FlaskClient, world: World) -> None:
    sent(world)
    address = f"/desk/{world.paper.id}/decide?kind=major_revisions"
    assert "stays with the editors unless you release it" in sign_in(client, world.chief).get(address).text
    world.release(client)
    assert "<dt>The file of Reviewer 1</dt><dd>goes with the letter</dd>" in client.get(address).text


def test_the_file_of_an_editor_in_its_place_has_no_name_of_its_own(client: FlaskClient, world: World) -> None:
    row = sent(world).row()
    sign_in(client, world.chief)
    upload = {"file": (io.BytesIO(b"Where is the method?\n"), f"{NAME}.txt")}
    assert send(client, f"{world.copy_page}/files/{row.id}", upload).status_code == 302
    clean(row.id)
    assert world.row().state == CleaningState.WITHHELD, "looked at, whoever made it"
    world.release(client)
    world.decide()
    row = world.row()
    state, name = got(client, world.author, row.clean_id)
    assert (state, NAME in name) == (200, False)
    assert got(client, world.author, row.source_id)[0] == 404
    assert db.session.get_one(File, row.source_id).name == f"{NAME}.txt"


def test_a_file_attached_before_this_rule_stays_with_the_editors(client: FlaskClient, world: World) -> None:
    file_id = db.session.merge(world.review).review.attachment_id
    with writing():
        db.session.merge(world.review).state = State.SUBMITTED
    world.decide("accept")
    assert got(client, world.author, file_id)[0] == 404
    assert Action.ACCEPT in {decision.kind for decision in db.session.merge(world.paper).decisions}


def test_a_second_decision_in_the_same_round_brings_it_no_second_time(client: FlaskClient, world: World) -> None:
    sent(world)
    world.release(client)
    world.decide()
    advance(world.paper, Action.REVISE, now=clock.now())
    world.decide("accept")
    first, second = (
        text for _, text in sorted(("Reviewer 1" in t, t) for t in mails_to(world.author, "decision_letter"))
    )
    assert ("what reviewers attached" in first, "what reviewers attached" in second) == (False, True)
    page = sign_in(client, world.author).get(f"/submissions/{world.paper.id}/letters").text
    assert page.count("With this letter") == 1


def test_what_no_machine_could_clean_is_not_released_as_it_is(client: FlaskClient, world: World) -> None:
    with writing():
        db.session.merge(world.review).review.attachment.storage_key = storage().save(io.BytesIO(b"%PDF-1.7 notes")).key
    row = sent(world).row()
    assert (row.state, row.clean_id) == (CleaningState.WITHHELD, None)
    page = sign_in(client, world.chief).get(world.copy_page).text
    assert "upload a clean one in its place" in page
    assert "release it as it is" not in page
    send(client, f"{world.copy_page}/files/{row.id}/release", {"mark": cleaning.mark_of(row)})
    world.decide()
    assert world.row().state == CleaningState.WITHHELD
    assert got(client, world.author, row.file_id)[0] == 404


def test_one_that_an_editor_made_by_hand_goes_in_its_place_cleaned_and_released(
    client: FlaskClient, world: World
) -> None:
    row = sent(world).row()
    data = {"file": (io.BytesIO(b"Where is the method?\n"), f"{NAME}.txt")}
    sign_in(client, world.chief)
    send(client, f"{world.copy_page}/files/{row.id}", data, content_type="multipart/form-data")
    clean(row.id)
    assert world.row().state == CleaningState.WITHHELD, "authors get nothing that no editor looked at"
    assert "A clean one came in place of a reviewer’s file." in client.get(f"/desk/{world.paper.id}/history").text
    world.release(client)
    world.decide()
    fetched = {file_id: got(client, world.author, file_id) for file_id in (row.file_id, world.row().source_id)}
    assert [state for state, _ in fetched.values()] == [404, 404]
    state, name = got(client, world.author, world.row().clean_id)
    assert (state, NAME.split()[0] in name) == (200, False)
