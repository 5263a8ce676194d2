"""Downloads: whose they are, under which name, and that nothing of them is ever shown as a page."""

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.adapters.storage import storage
from jcas.demo.manuscripts import small_png
from jcas.domain.assignments import State
from jcas.domain.people import Role
from jcas.domain.submissions import Stage
from jcas.models.base import db, writing
from jcas.models.cleaning import Cleaning, CleaningState
from jcas.models.files import File, Version
from jcas.models.people import Person
from jcas.models.submissions import Contributor, Submission
from jcas.policies.files import may_download
from jcas.services import copies
from jcas.services.files import Upload, add_file, keep_file
from tests.worlds import ARRIVAL, a_draft, a_person, a_review, a_reviewer, a_submission, an_editor, send, sign_in

HTML = b"<script>alert(1)</script>"


def a_paper(author: Person, stage: Stage = Stage.IN_REVIEW, **fields: object) -> Submission:
    """A submission whose newest version has its copy for reviewers."""
    paper = a_submission(author, stage=stage, **fields)
    give_copy(paper.versions[-1])
    return db.session.get_one(Submission, paper.id)


def give_copy(version: Version) -> None:
    report = version.report
    assert report is not None
    work = copies.CopyWork(version.file.storage_key, copies.names_of(version))
    made = copies.Copy(storage().save(io.BytesIO(b"copy")), "docx", storage().new_folder(), work)
    with writing():
        assert copies.keep_copy(report.id, made, now=ARRIVAL)


def a_further_file(paper: Submission, kind: str, content: bytes = HTML, name: str = "Dana Ospanova.html") -> File:
    with writing():
        upload = Upload(io.BytesIO(content), name)
        submission = db.session.get_one(Submission, paper.id)
        return keep_file(upload, kind=kind, media_type="text/html", submission=submission, by=None, now=ARRIVAL)


def released(file: File) -> File:
    """The file as an editor let reviewers have it, as it is."""
    with writing():
        row = Cleaning(submission_id=file.submission_id, file_id=file.id, requested_at=ARRIVAL)
        row.state = CleaningState.RELEASED
        db.session.add(row)
    return db.session.get_one(File, file.id)


def status(client: FlaskClient, person: Person, file: File) -> int:
    return sign_in(client, person).get(f"/files/{file.id}", buffered=True).status_code


def test_a_download_is_an_attachment_and_never_a_page(client: FlaskClient) -> None:
    author = a_person()
    draft = a_draft(author)
    file = a_further_file(draft, "data", name='отчёт "1".html')
    answer = sign_in(client, author).get(f"/files/{file.id}", buffered=True)
    assert answer.data == HTML
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_author_gets_the_manuscript_under_its_own_name(client: FlaskClient) -> None:
    author = a_person()
    paper = a_paper(author)
    answer = sign_in(client, author).get(f"/files/{paper.versions[0].file_id}", buffered=True)
    assert "filename=manuscript.docx" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")


def test_a_coauthor_who_confirmed_gets_it_and_one_who_disowned_does_not(client: FlaskClient) -> None:
    paper, coauthor = a_paper(a_person()), a_person("Timur Aliyev")
    with writing():
        paper = db.session.get_one(Submission, paper.id)
        paper.contributors.append(Contributor(position=2, name="Timur Aliyev", person=coauthor))
    assert status(client, coauthor, paper.versions[0].file) == 200
    with writing():
        db.session.get_one(Submission, paper.id).contributors[1].disowned_at = ARRIVAL
    assert status(client, coauthor, paper.versions[0].file) == 404


def test_nobody_without_a_session_gets_anything(client: FlaskClient) -> None:
    paper = a_paper(a_person())
    answer = client.get(f"/files/{paper.versions[0].file_id}", buffered=True)
    assert (answer.status_code, "/sign-in" in answer.location) == (302, True)


def test_the_desk_gets_everything_but_drafts_and_its_own(client: FlaskClient) -> None:
    editor = an_editor()
    paper, draft, own = (
        a_paper(a_person()),
        a_draft(a_person("Timur Aliyev")),
        a_paper(editor, title="The editor's own"),
    )
    for file in (paper.versions[0].file, paper.versions[0].anonymised, a_further_file(paper, "title_page")):
        assert status(client, editor, file) == 200
    assert status(client, editor, draft.versions[0].file) == 404
    assert status(client, editor, a_further_file(own, "review")) == 404
    assert status(client, a_person("Guest", roles=[Role.GUEST_EDITOR]), paper.versions[0].file) == 404


def test_what_does_not_exist_looks_like_what_is_not_ones_own(client: FlaskClient) -> None:
    stranger = sign_in(client, a_person("Timur Aliyev"))
    paper = a_paper(a_person())
    missing, hidden = (
        stranger.get("/files/4711", buffered=True),
        stranger.get(f"/files/{paper.versions[0].file_id}", buffered=True),
    )
    assert (missing.status_code, hidden.status_code) == (404, 404)
    assert re.sub(r'content="[^"]*"', "", missing.text) == re.sub(
        r'content="[^"]*"', "", hidden.text
    )  # but for its token


@pytest.mark.parametrize(
    ("state", "readable"),
    [
        (State.DRAFT, False),
        (State.INVITED, False),
        (State.ACCEPTED, True),
        (State.SUBMITTED, True),
        (State.DECLINED, False),
        (State.EXPIRED, False),
        (State.CANCELLED, False),
    ],
)
def test_a_reviewer_gets_the_anonymised_copy_once_accepted_and_nothing_else(
    client: FlaskClient, state: State, readable: bool
) -> None:
    paper, reviewer = a_paper(a_person()), a_reviewer()
    a_review(paper, reviewer, state=state)
    version = paper.versions[0]
    assert status(client, reviewer, version.anonymised) == (200 if readable else 404)
    assert status(client, reviewer, version.file) == 404
    for kind in ("title_page", "ethics", "permission", "other", "response", "review"):
        assert status(client, reviewer, a_further_file(paper, kind)) == 404
    for kind in ("figure", "table", "data", "supplement"):
        file = a_further_file(paper, kind)
        assert status(client, reviewer, file) == 404
        assert status(client, reviewer, released(file)) == (200 if readable else 404)


def test_reviewers_get_neutral_names(client: FlaskClient) -> None:
    paper, reviewer = a_paper(a_person()), a_reviewer()
    a_review(paper, reviewer, state=State.ACCEPTED)
    sign_in(client, reviewer)
    copy = client.get(f"/files/{paper.versions[0].anonymised_id}", buffered=True).headers["Content-Disposition"]
    assert copy == f"attachment; filename={paper.number}-v1.docx"
    figure = released(a_further_file(paper, "figure", small_png(), "Ospanova Dana map.PNG"))
    told = client.get(f"/files/{figure.id}", buffered=True).headers["Content-Disposition"]
    assert told == f"attachment; filename={paper.number}-figure-{figure.id}.png"


def test_a_reviewer_gets_the_version_of_the_round_only(client: FlaskClient) -> None:
    author, reviewer = a_person(), a_reviewer()
    paper = a_paper(author, stage=Stage.REVISED)  # its newest version came after round 1
    give_copy(paper.versions[0])
    a_review(paper, reviewer, state=State.SUBMITTED, round_=1)
    first, second = (version.anonymised for version in paper.versions)
    assert (status(client, reviewer, first), status(client, reviewer, second)) == (200, 404)
    a_review(paper, reviewer, state=State.ACCEPTED, round_=2)
    assert status(client, reviewer, second) == 200


def test_a_reviewer_who_is_named_as_an_author_gets_nothing_as_a_reviewer(client: FlaskClient) -> None:
    paper, reviewer = a_paper(a_person()), a_reviewer()
    a_review(paper, reviewer, state=State.ACCEPTED)
    with writing():
        paper = db.session.get_one(Submission, paper.id)
        address = reviewer.email
        paper.contributors.append(Contributor(position=2, name="T. A.", email=address, email_key=address))
    assert status(client, reviewer, paper.versions[0].anonymised) == 404


def test_a_reviewer_keeps_the_own_attachment_and_authors_never_see_it(client: FlaskClient) -> None:
    author, reviewer, other = a_person(), a_reviewer(), a_reviewer("Saule Bek")
    paper = a_paper(author)
    assignment = a_review(paper, reviewer, state=State.SUBMITTED)
    a_review(paper, other, state=State.SUBMITTED)
    file = a_further_file(paper, "review")
    with writing():
        db.session.merge(assignment).review.attachment_id = file.id
    assert status(client, reviewer, file) == 200
    assert status(client, other, file) == 404
    assert status(client, author, file) == 404


def test_a_download_costs_the_same_however_much_there_is(
    app: Flask, client: FlaskClient, count_queries: list[str]
) -> None:
    paper, reviewer = a_paper(a_person()), a_reviewer()
    a_review(paper, reviewer, state=State.ACCEPTED)
    paper_id, path, counts = paper.id, f"/files/{paper.versions[0].anonymised_id}", []
    sign_in(client, reviewer)
    for more in (0, 20):
        for n in range(more):
            a_review(paper, a_reviewer(f"Reviewer {n}"), state=State.ACCEPTED)
        db.session.rollback()
        db.session.remove()
        count_queries.clear()
        assert client.get(path, buffered=True).status_code == 200
        counts.append(len(count_queries))
        db.session.rollback()
        paper = db.session.get_one(Submission, paper_id)
    assert counts == [8, 8]


# --- the Files tab ----------------------------------------------------------------------------------------------------


def test_further_files_are_added_and_removed_while_it_is_a_draft(client: FlaskClient) -> None:
    author = a_person()
    draft = a_draft(author)
    sign_in(client, author)
    path = f"/submissions/{draft.id}/files"
    for _ in range(2):  # a double click
        data = {"kind": "figure", "file": (io.BytesIO(small_png()), "карта.png")}
        assert send(client, path, data).location == path
    page = client.get(path).text
    assert page.count("карта.png") == 2  # the link and what removing would lose
    assert "editors and reviewers" in page
    file = db.session.scalars(db.select(File).where(File.kind == "figure")).one()
    file_id, where = file.id, storage().path(file.storage_key)
    for _ in range(2):
        assert send(client, f"{path}/remove", {"file": file_id}).location == path
    assert "карта.png" not in client.get(path).text
    assert not where.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"kind": "figure"}, "Choose a file."),
        ({"kind": "", "file": (b"x", "a.txt")}, "Say what kind of file this is."),
        ({"kind": "data", "file": (b"MZ\0", "a.csv")}, "programs are not accepted"),
        ({"kind": "data", "file": (b"", "a.csv")}, "The file is empty"),
    ],
)
def test_a_further_file_that_can_not_be_taken_is_refused(client: FlaskClient, data: dict, words: str) -> None:
    draft = a_draft()
    sign_in(client, draft.submitter)
    sent = {key: (io.BytesIO(value[0]), value[1]) if key == "file" else value for key, value in data.items()}
    answer = send(client, f"/submissions/{draft.id}/files", sent)
    assert answer.status_code == 422
    assert words in answer.text


def test_after_submission_files_stay_as_they_are(client: FlaskClient) -> None:
    paper = a_submission()
    file = a_further_file(paper, "data")
    sign_in(client, paper.submitter)
    page = client.get(f"/submissions/{paper.id}/files").text
    assert "Files stay as they were handed in." in page
    assert 'type="file"' not in page
    send(client, f"/submissions/{paper.id}/files/remove", {"file": file.id})
    assert db.session.get(File, file.id) is not None


def test_the_files_of_others_are_not_found(client: FlaskClient) -> None:
    draft = a_draft()
    file = a_further_file(draft, "data")
    sign_in(client, an_editor())
    path = f"/submissions/{draft.id}/files"
    assert client.get(path).status_code == 404
    data = {"kind": "data", "file": (io.BytesIO(b"x"), "a.txt")}
    assert send(client, path, data).status_code == 404
    assert send(client, f"{path}/remove", {"file": file.id}).status_code == 404


def test_the_files_tab_costs_the_same_however_many_there_are(client: FlaskClient, count_queries: list[str]) -> None:
    author = a_person()
    draft = a_draft(author)
    sign_in(client, author)
    counts = []
    for files in (1, 40):
        for n in range(files):
            with writing():
                upload = Upload(io.BytesIO(f"{files}-{n}".encode()), f"{n}.csv")
                add_file(draft.id, "data", upload, by=author, now=ARRIVAL)
        db.session.rollback()
        count_queries.clear()
        assert client.get(f"/submissions/{draft.id}/files").status_code == 200
        counts.append(len(count_queries))
    assert counts == [10, 10]


def give_annotated(paper: Submission) -> File:
    report = paper.versions[-1].report
    assert report is not None
    with writing():
        copies.keep_annotated(report.id, storage().save(io.BytesIO(b"annotated")), "docx", now=ARRIVAL)
    file = db.session.get_one(Submission, paper.id).versions[-1].annotated
    assert file is not None
    return file


def test_the_annotated_copy_goes_to_authors_and_editors_under_a_neutral_name(client: FlaskClient) -> None:
    author, editor = a_person(), an_editor()
    draft = a_draft(author)
    annotated = give_annotated(draft)
    answer = sign_in(client, author).get(f"/files/{annotated.id}", buffered=True)
    assert answer.data == b"annotated"
    assert 'filename="annotated copy.docx"' in answer.headers["Content-Disposition"]
    assert status(client, editor, annotated) == 404, "a draft is nobody's but its author's"
    paper = a_paper(author)
    annotated = give_annotated(paper)
    for person in (author, editor):
        answer = sign_in(client, person).get(f"/files/{annotated.id}", buffered=True)
        assert f'filename="{paper.number} annotated.docx"' in answer.headers["Content-Disposition"]


def test_the_annotated_copy_never_goes_to_a_reviewer_or_a_stranger(client: FlaskClient) -> None:
    paper, reviewer = a_paper(a_person()), a_reviewer()
    a_review(paper, reviewer, state=State.ACCEPTED)
    annotated = give_annotated(paper)
    anonymised = db.session.get_one(Submission, paper.id).versions[-1].anonymised
    assert anonymised is not None
    assert status(client, reviewer, anonymised) == 200
    assert status(client, reviewer, annotated) == 404
    assert status(client, a_person("Nobody Else"), annotated) == 404
    assert not may_download(reviewer, annotated, db.session.get_one(Submission, paper.id), for_reviewers={"annotated"})
