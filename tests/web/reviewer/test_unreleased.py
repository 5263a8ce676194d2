"""Until an editor has released it, no address gives a reviewer anything of the copy; the pages say what they wait for."""

from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient

from jcas.adapters.tokens import make_token
from jcas.config import clock
from jcas.domain.assignments import State
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.files import Version
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.services import releases
from tests.copies import LOOK, TEXT, give_copy
from tests.smtp import Mailserver
from tests.working import work_off
from tests.worlds import a_person, a_review, a_reviewer, a_submission, an_editor, send, sign_in

PICTURE = b"\x89PNG"


@dataclass
class World:
    """A paper in review whose copy waits, with a reviewer who agreed and one who has sent a review."""

    chief: Person
    paper: Submission
    version: Version
    mine: Assignment
    sent: Assignment

    def addresses(self, assignment: Assignment) -> list[str]:
        root, token = f"/reviews/{assignment.id}", make_token("invitation", [assignment.id, assignment.nonce])
        return [root, f"{root}/summary", f"{root}/pictures/picture-1.png", f"{root}/pictures/reading.json",
                f"/files/{self.version.anonymised_id}", f"/invitations/{token}", f"/desk/{self.paper.id}/copy",
                f"/desk/{self.paper.id}/copy/pictures/picture-1.png", f"/submissions/{self.paper.id}/files", "/work"]  # fmt: skip

    def release(self) -> None:
        with writing():
            version = db.session.get_one(Version, self.version.id)
            chief = db.session.get_one(Person, self.chief.id)
            releases.release(self.paper.id, releases.mark_of(version), by=chief, now=clock.now())


@pytest.fixture
def world(client: FlaskClient) -> World:
    chief, now = an_editor(), clock.now()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief, now=now)
    mine = a_review(paper, a_reviewer(), state=State.ACCEPTED, now=now)
    sent = a_review(paper, a_reviewer("Madina Serik"), state=State.SUBMITTED, now=now)
    return World(chief, paper, give_copy(paper, LOOK), mine, sent)


def told(client: FlaskClient, path: str) -> bytes:
    with client.get(path) as answer:
        return answer.get_data() if answer.status_code == 200 else b""


def leaks(client: FlaskClient, world: World, assignment: Assignment) -> list[str]:
    """The addresses at which this visitor gets something of the copy, or of what the editors look at."""
    found = []
    for path in world.addresses(assignment):
        data = told(client, path)
        if TEXT.encode() in data or data.startswith(PICTURE) or b"earlier study" in data:
            found.append(path)
    return found


def test_no_address_gives_a_reviewer_an_unreleased_copy(client: FlaskClient, world: World) -> None:
    for assignment in (world.mine, world.sent):
        sign_in(client, assignment.reviewer)
        assert leaks(client, world, assignment) == []
        page = told(client, f"/reviews/{assignment.id}").decode()
        assert "as soon as an editor has looked at the anonymised copy and released it" in page
        assert "Download the anonymised copy" not in page


def test_once_released_the_same_addresses_give_it(client: FlaskClient, world: World) -> None:
    world.release()
    sign_in(client, world.mine.reviewer)
    root = f"/reviews/{world.mine.id}"
    assert leaks(client, world, world.mine) == [
        root,
        f"{root}/pictures/picture-1.png",
        f"/files/{world.version.anonymised_id}",
    ]
    assert world.chief.name not in told(client, root).decode()


def test_a_link_opens_no_unreleased_copy_either(client: FlaskClient, world: World) -> None:
    token = make_token("invitation", [world.mine.id, world.mine.nonce])
    page = client.get(f"/invitations/{token}")
    assert page.status_code == 200
    send(client, f"/invitations/{token}/open")
    assert "Review of" in told(client, f"/reviews/{world.mine.id}").decode()
    assert leaks(client, world, world.mine) == []


def test_made_anew_takes_it_away_from_a_reviewer_who_had_it(client: FlaskClient, world: World) -> None:
    world.release()
    former = world.version.anonymised_id
    with writing():
        chief = db.session.get_one(Person, world.chief.id)
        releases.make_anew(world.paper.id, masks_own=True, by=chief, now=clock.now())
    sign_in(client, world.mine.reviewer)
    assert leaks(client, world, world.mine) == []
    assert client.get(f"/files/{former}").status_code == 404
    assert "is being made" in told(client, f"/reviews/{world.mine.id}").decode()


def test_strangers_and_authors_reach_nothing_of_the_editors_page(client: FlaskClient, world: World) -> None:
    author = db.session.get_one(Person, world.paper.submitter_id)
    for person in (a_person("Some Body"), author, world.mine.reviewer):
        sign_in(client, person)
        for path in ("", "/pictures/picture-1.png"):
            assert client.get(f"/desk/{world.paper.id}/copy{path}").status_code == 404
        for path in ("", "/release", "/anew"):
            assert send(client, f"/desk/{world.paper.id}/copy{path}").status_code == 404
    assert db.session.get_one(Version, world.version.id).held


def test_mails_tell_reviewers_nothing_of_what_is_looked_at(
    client: FlaskClient, world: World, mailbox: Mailserver
) -> None:
    world.release()
    work_off(client.application)
    mails = mailbox.to(world.mine.reviewer.email or "?")
    assert [mail["Subject"] for mail in mails if "earlier study" in mail.as_string() or TEXT in mail.as_string()] == []
