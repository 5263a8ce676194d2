"""The page of the copy for reviewers: what to look at beside the copy, and what can be done with it."""

import io
import re

from flask.testing import FlaskClient

from jcas.config import clock
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.files import Version
from jcas.models.submissions import Submission
from jcas.services import copies
from tests.copies import LOOK, OLD_ROW, TEXT, give_copy
from tests.worlds import a_manuscript, a_review, a_reviewer, a_submission, an_editor, send, sign_in


def read(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return " ".join(answer.text.split())


def held(client: FlaskClient, *look: object, stage: Stage = Stage.IN_REVIEW) -> tuple[Submission, Version]:
    """A paper of the chief who is signed in, with something to look at."""
    chief = an_editor()
    paper = a_submission(stage=stage, editor=chief)
    version = give_copy(paper, *(look or (LOOK, OLD_ROW)))
    sign_in(client, chief)
    return paper, version


def test_each_thing_stands_with_its_words_and_the_way_to_its_paragraph(client: FlaskClient) -> None:
    paper, _ = held(client)
    page = read(client, f"/desk/{paper.id}/copy")
    assert "2 places may tell who wrote it" in page
    assert "As <mark>our earlier study</mark> &lt;b&gt;shows&lt;/b&gt;, rail came late." in page
    assert OLD_ROW in page
    assert re.findall(r'<a href="#(p\d+)">Paragraph', page) == ["p3"]
    assert f'id="p3"><a class="paragraph-number" href="#p3" aria-label="Paragraph 3">3</a>{TEXT}' in page
    assert f"/desk/{paper.id}/copy/pictures/picture-1.png" in page
    with client.get(f"/desk/{paper.id}/copy/pictures/picture-1.png") as answer:
        assert answer.mimetype == "image/png"


def test_releasing_it_says_who_did_and_takes_it_from_the_desk(client: FlaskClient) -> None:
    paper, version = held(client)
    a_review(paper, a_reviewer(), state=State.INVITED, now=clock.now())
    a_review(paper, a_reviewer("Madina Serik"), state=State.ACCEPTED, now=clock.now())
    assert "Look at what reviewers get" in read(client, f"/desk/{paper.id}")
    assert "Copy to release" in read(client, "/desk")
    assert "Look at what reviewers get, and release it" in read(client, "/work")
    mark = re.search(r'name="copy" value="(\w+)"', read(client, f"/desk/{paper.id}/copy"))
    assert mark
    assert send(client, f"/desk/{paper.id}/copy/release", {"copy": mark[1]}).status_code == 302
    page = read(client, f"/desk/{paper.id}/copy")
    assert "Aigerim Seitkali looked at it and released it" in page
    assert "Release to reviewers" not in page
    assert not db.session.get_one(Version, version.id).held
    assert "Look at what reviewers get" not in read(client, f"/desk/{paper.id}")
    assert "was looked at and released" in read(client, f"/desk/{paper.id}/history")


def test_what_was_not_looked_at_is_not_released(client: FlaskClient) -> None:
    paper, version = held(client)
    for mark in ("", "0", "x" * 16, str(version.anonymised_id)):
        assert send(client, f"/desk/{paper.id}/copy/release", {"copy": mark}).status_code == 302
        assert db.session.get_one(Version, version.id).held
    assert "made anew in the meantime" in read(client, f"/desk/{paper.id}/copy")


def test_own_citations_are_masked_on_wish_and_shown_again(client: FlaskClient) -> None:
    paper, version = held(client)
    assert version.report is not None
    for wish in (True, False):
        send(client, f"/desk/{paper.id}/copy/anew", {"mask": str(int(wish))})
        assert "is being made" in read(client, f"/desk/{paper.id}/copy")
        work = copies.wanted(version.report.id)
        assert work is not None
        assert work.masks_own == wish
        give_copy(paper, LOOK)
        asked = "Show the authors’ own citations again" if wish else "Mask the authors’ own citations"
        assert asked in read(client, f"/desk/{paper.id}/copy")
    told = read(client, f"/desk/{paper.id}/history")
    assert told.index("is made anew.") < told.index("own citations masked")


def test_while_it_is_made_the_part_alone_is_asked_for(client: FlaskClient) -> None:
    paper, _ = held(client)
    send(client, f"/desk/{paper.id}/copy/anew", {"mask": "0"})
    part = read(client, f"/desk/{paper.id}/copy?part=pending")
    assert "data-poll-url" in part
    assert "<html" not in part
    give_copy(paper, LOOK)
    assert "data-poll-url" not in read(client, f"/desk/{paper.id}/copy?part=pending")


def test_a_copy_made_by_hand_takes_its_place(client: FlaskClient) -> None:
    paper, version = held(client)
    path, file = f"/desk/{paper.id}/copy", (io.BytesIO(a_manuscript("By hand", "Nobody")), "hand.docx")
    answer = send(client, path, {"file": file}, content_type="multipart/form-data")
    assert answer.status_code == 302
    with writing():
        version = db.session.get_one(Version, version.id)
        assert version.by_hand is not None
        by_hand = version.by_hand_id
    give_copy(paper)
    page = read(client, path)
    assert ", made by hand)" in page
    assert "Delete mine and make it anew" in page
    assert "Mask the authors’ own citations" not in page
    assert client.get(f"/files/{by_hand}", buffered=True).status_code == 200
    sign_in(client, version.submission.submitter)
    assert client.get(f"/files/{by_hand}").status_code == 404


def test_a_wrong_file_is_refused_with_its_sentence_on_the_page(client: FlaskClient) -> None:
    paper, version = held(client)
    path = f"/desk/{paper.id}/copy"
    for file in ({"file": (io.BytesIO(b"nothing"), "x.docx")}, {}):
        answer = send(client, path, file, content_type="multipart/form-data")
        assert answer.status_code == 422
        assert "Not taken: please mend this" in answer.text
    assert db.session.get_one(Version, version.id).by_hand_id is None


def test_another_editor_reads_it_and_finds_no_button(client: FlaskClient) -> None:
    paper, version = held(client)
    sign_in(client, an_editor("Other Editor", roles=[Role.EDITOR]))
    page = read(client, f"/desk/{paper.id}/copy")
    assert "our earlier study" in page
    assert "Release to reviewers" not in page
    assert "Make it anew" not in page
    assert "Aigerim Seitkali handles it and can release it." in page
    for path in ("/release", "/anew", ""):
        send(client, f"/desk/{paper.id}/copy{path}", {"copy": "x"})
    assert db.session.get_one(Version, version.id).held


def test_a_copy_that_can_not_be_made_asks_for_one_by_hand(client: FlaskClient) -> None:
    chief = an_editor()
    paper = a_submission(stage=Stage.IN_REVIEW, editor=chief)
    report = paper.versions[-1].report
    assert report is not None
    work = copies.wanted(report.id)
    assert work
    with writing():
        copies.note_failure(report.id, work, "The file can’t be read: it is damaged.")
    sign_in(client, chief)
    page = read(client, f"/desk/{paper.id}/copy")
    assert "There is no copy for reviewers" in page
    assert "it is damaged" in page
    assert "Upload a copy made by hand" in page


def test_the_page_costs_the_same_queries_however_much_there_is_to_look_at(
    client: FlaskClient, count_queries: list[str]
) -> None:
    for many in (1, 50):
        paper, _ = held(client, *([LOOK] * many))
        client.get(f"/desk/{paper.id}/copy")
        count_queries.clear()
        client.get(f"/desk/{paper.id}/copy")
        assert len(count_queries) == QUERIES, count_queries


QUERIES = 12
