"""Double anonymity: every byte that a reviewer or a link's holder is sent, searched for the authors and other reviewers.

The paper's file names its authors in byline, header, comment, tracked changes, properties and a picture; the real
check job makes the copy. What may be found is looked for first, so that the search itself is known to work.
"""

import io
import json
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from jcas.adapters.storage import storage
from jcas.adapters.tokens import make_token
from jcas.config.profiles import load_profile
from jcas.domain.assignments import State
from jcas.domain.submissions import Action, Stage
from jcas.models.base import db, writing
from jcas.models.files import Version
from jcas.models.people import Person
from jcas.models.reviews import Assignment
from jcas.models.submissions import Submission
from jcas.services import people
from tests.leaky import SECRETS, SENTENCE, TITLE, a_leaky_paper
from tests.working import work_off
from tests.worlds import ARRIVAL, a_file, a_person, a_review, a_reviewer, a_submission, advance, send, sign_in

NOW = datetime.now(UTC) - timedelta(days=3)
RIVAL = ("Saule Nurlanova", "saule.nurlanova@example.org")
RIVAL_WORDS = ("nurlanova", "saule", "rivals words on this paper", "rivals secret to the editors")


@pytest.fixture
def paper(request: pytest.FixtureRequest, app: Flask) -> Submission:
    return a_leaky_paper(app, odt=getattr(request, "param", "docx") == "odt", now=NOW)


both_formats = pytest.mark.parametrize(
    "paper", ["docx", pytest.param("odt", marks=pytest.mark.exhaustive)], indirect=True
)


@pytest.fixture
def mine(paper: Submission) -> Assignment:
    """My open review, beside a rival's that was sent."""
    a_review(
        paper,
        a_reviewer(RIVAL[0], email=RIVAL[1]),
        now=NOW,
        to_author=RIVAL_WORDS[2],
        to_editor=RIVAL_WORDS[3],
        recommendation="reject",
    )
    return a_review(paper, a_reviewer("Timur Aliyev", affiliation="Delta College"), state=State.ACCEPTED, now=NOW)


def texts_of(data: bytes) -> Iterator[str]:
    """The bytes as text, and whatever is packed in them."""
    yield data.decode("utf8", "replace")
    yield data.decode("utf-16-le", "replace")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in package.infolist():
                yield entry.filename
                yield from texts_of(package.read(entry))


def found_in(data: bytes, words: tuple[str, ...] = SECRETS) -> list[str]:
    """Which of the words stand in the bytes, whatever their case, composition or escaping."""
    told = "\n".join(texts_of(data))
    plain = unicodedata.normalize("NFC", told + unquote(told)).casefold()
    return [word for word in words if word in plain]


def sent(client: FlaskClient, path: str, **kwargs) -> bytes:
    """Head and body of an answer, each redirect's too."""
    with client.get(path, **kwargs) as answer:
        assert answer.status_code < 400, path
        return repr(answer.headers.to_wsgi_list()).encode() + answer.get_data()


def version_of(paper: Submission) -> Version:
    db.session.rollback()
    return db.session.get_one(Submission, paper.id).versions[0]


@both_formats
def test_the_search_finds_what_the_authors_file_tells(paper: Submission) -> None:
    original = storage().path(version_of(paper).file.storage_key).read_bytes()
    assert {"zhaksylykova", "dinara", "бекмұратова", "bekmuratova", "institute of salt lakes"} <= set(
        found_in(original)
    )


@both_formats
def test_nothing_that_the_reviewer_is_sent_tells_the_authors_or_other_reviewers(
    app: Flask, client: FlaskClient, mine: Assignment, paper: Submission
) -> None:
    version = version_of(paper)
    assert version.anonymised_id, version.anonymised_error
    folder = storage().path(version.reading_key)
    pictures = [path.name for path in folder.iterdir() if path.suffix in {".png", ".jpg"}]
    assert pictures
    token = make_token("invitation", [mine.id, mine.nonce])
    root = f"/reviews/{mine.id}"
    paths = [root, f"{root}/summary", f"/files/{version.anonymised_id}", f"/invitations/{token}", "/work", "/account",
             *(f"{root}/pictures/{name}" for name in pictures)]  # fmt: skip
    sign_in(client, mine.reviewer)
    told = {path: sent(client, path) for path in paths}
    assert TITLE.encode() in told[root]
    assert SENTENCE.encode() in told[root]
    assert TITLE.encode() in told[f"/invitations/{token}"]
    assert {path: found for path, data in told.items() if (found := found_in(data, SECRETS + RIVAL_WORDS))} == {}


def test_answers_to_what_the_reviewer_sends_tell_nothing(app: Flask, client: FlaskClient, mine: Assignment) -> None:
    sign_in(client, mine.reviewer)
    root, asks_json = f"/reviews/{mine.id}", {"Accept": "application/json"}
    answers = [
        send(client, f"{root}/autosave", {"_field": "to_author", "to_author": "fine"}, headers=asks_json),
        send(client, f"{root}/autosave", {"_field": "score-x", "score-x": "1"}, headers=asks_json),
        send(
            client,
            f"{root}/autosave",
            {"_field": "to_author", "to_author": "x", "_base-to_author": json.dumps(["y"])},
            headers=asks_json,
        ),
        send(client, f"{root}/submit"),
        send(client, root, {"to_author": "x" * 60_001}),
        send(client, f"{root}/attachment"),
        client.get(f"{root}/pictures/reading.json"),
        client.get(f"/reviews/{mine.id + 50}"),
    ]
    assert {answer.status_code for answer in answers} == {200, 422, 409, 404}
    assert [
        found
        for answer in answers
        if (found := found_in(repr(answer.headers.to_wsgi_list()).encode() + answer.get_data(), SECRETS + RIVAL_WORDS))
    ] == []


@both_formats
def test_download_has_a_neutral_name_and_no_dates(client: FlaskClient, mine: Assignment, paper: Submission) -> None:
    sign_in(client, mine.reviewer)
    version = version_of(paper)
    with client.get(f"/files/{version.anonymised_id}") as answer:
        name = answer.headers["Content-Disposition"]
        assert f"{paper.number}-v1." in name
        assert name.startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        with zipfile.ZipFile(io.BytesIO(answer.get_data())) as package:
            assert {entry.date_time[0] for entry in package.infolist()} == {1980}


def test_reviewer_gets_no_file_that_names_the_authors(
    app: Flask, client: FlaskClient, mine: Assignment, paper: Submission
) -> None:
    with writing():
        files = [
            a_file(db.session.get_one(Submission, paper.id), kind=kind, name=f"{kind}_Zhaksylykova.docx")
            for kind in ("title_page", "response", "review", "other")
        ]
        ids = [version_of(paper).file_id, *(file.id for file in files)]
    sign_in(client, mine.reviewer)
    assert {file_id: client.get(f"/files/{file_id}").status_code for file_id in ids} == dict.fromkeys(ids, 404)
    for path in (f"/submissions/{paper.id}", f"/submissions/{paper.id}/report", f"/desk/{paper.id}"):
        assert client.get(path).status_code == 404


@both_formats
def test_the_text_as_it_is_is_never_a_reviewers(client: FlaskClient, mine: Assignment, paper: Submission) -> None:
    version = version_of(paper)
    folder = storage().path(version.own_reading_key)
    assert {"zhaksylykova", "bekmuratova"} <= set(found_in((folder / "reading.json").read_bytes()))
    assert (folder / "picture-1.png").is_file()
    assert version.own_reading_key != version.reading_key
    tails = ("text", "text?finding=anonymity.byline", "text/1/pictures/picture-1.png", "text/1/pictures/reading.json",
             "report", "report/citations")  # fmt: skip
    paths = [f"/{room}/{paper.id}/{tail}" for room in ("submissions", "desk") for tail in tails]
    states = (State.INVITED, State.DECLINED, State.CANCELLED, State.EXPIRED, State.SUBMITTED)
    reviews = [mine, *(a_review(paper, a_reviewer(f"Bolat {state}"), state=state, now=NOW) for state in states)]
    for review in reviews:
        sign_in(client, review.reviewer)
        assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 404), review.state
        for path in (f"/reviews/{review.id}", "/work"):
            told = client.get(path).text
            assert not any(word in told for word in (version.own_reading_key, f"/{paper.id}/text", "/report")), path
    client.delete_cookie("session")
    token = make_token("invitation", [mine.id, mine.nonce])
    assert send(client, f"/invitations/{token}/open").status_code == 302
    assert client.get(f"/reviews/{mine.id}").status_code == 200
    for path in paths:  # whoever came by the link is asked to sign in first
        answer = client.get(path)
        assert (answer.status_code, "/sign-in" in answer.headers.get("Location", "")) == (302, True), path
    assert client.get(f"/reviews/{mine.id}/pictures/reading.json").status_code == 404


def test_manuscript_and_pictures_only_after_accepting(app: Flask, client: FlaskClient, paper: Submission) -> None:
    for state in (State.INVITED, State.DECLINED, State.CANCELLED, State.EXPIRED):
        assignment = a_review(paper, a_reviewer(f"Bolat {state}"), state=state, now=NOW)
        sign_in(client, assignment.reviewer)
        assert client.get(f"/reviews/{assignment.id}/pictures/picture-1.png").status_code == 404
        assert client.get(f"/files/{version_of(paper).anonymised_id}").status_code == 404


NO_PICTURES = (
    "../reading.json",
    "..%2freading.json",
    "reading.json",
    "picture-1.svg",
    "picture-1.png/..",
    "picture-٣.png",
)


def test_a_download_does_not_tell_when_the_copy_was_made(app: Flask, client: FlaskClient, mine: Assignment) -> None:
    sign_in(client, mine.reviewer)
    copy = version_of(mine.submission).anonymised_id
    with client.get(f"/files/{copy}") as answer:
        assert answer.status_code == 200
        assert "Last-Modified" not in answer.headers


def test_pictures_have_a_fixed_type_and_no_other_names(app: Flask, client: FlaskClient, mine: Assignment) -> None:
    sign_in(client, mine.reviewer)
    with client.get(f"/reviews/{mine.id}/pictures/picture-1.png") as answer:
        assert (answer.mimetype, answer.headers["X-Content-Type-Options"]) == ("image/png", "nosniff")
        assert "Last-Modified" not in answer.headers
    for name in (*NO_PICTURES, "picture-99.png"):
        assert client.get(f"/reviews/{mine.id}/pictures/{name}").status_code == 404


def test_a_typed_response_names_neither_submitter_nor_part_of_an_affiliation(app: Flask, client: FlaskClient) -> None:
    author = a_person("Асель Нұрланова", affiliation="PhD student of L.N. Leak State University, Astana, Kazakhstan")
    other: dict[str, object] = {
        "name": "Omar Leaker",
        "affiliation": "Dept. of Dunes, Leak Institute, Doha",
        "email": "omar@example.org",
    }
    other["corresponding"] = True
    paper = a_submission(author, stage=Stage.REVISED, contributors=[other])
    with writing():
        db.session.get_one(Submission, paper.id).versions[
            -1
        ].response = (
            "We mended all. The survey was made at Leak State University.\n\nНұрланова А.С., O. Leaker (Leak Institute)"
        )
    advance(paper, Action.SEND_TO_REVIEW, now=NOW)
    assignment = a_review(paper, state=State.ACCEPTED, now=NOW)
    sign_in(client, assignment.reviewer)
    page = client.get(f"/reviews/{assignment.id}").text
    assert "We mended all." in page
    assert [name for name in ("Leak", "Нұрланова", "Асель") if name in page] == []


def test_mails_to_the_reviewer_tell_nothing_and_mails_to_the_authors_do_not_name_the_reviewer(
    app: Flask, client: FlaskClient, mailbox, mine: Assignment, paper: Submission
) -> None:
    work_off(app)  # what the world sent
    sign_in(client, mine.reviewer)
    form = dict.fromkeys(_score_fields(), "4") | {"to_author": "Well done.", "recommendation": "accept"}
    send(client, f"/reviews/{mine.id}", form)
    assert send(client, f"/reviews/{mine.id}/submit").status_code == 302
    work_off(app)
    reviewers = mailbox.to(mine.reviewer.email)
    assert len(reviewers) >= 2
    assert [
        found for mail in reviewers if (found := found_in(mail.as_bytes() + _body(mail), SECRETS + RIVAL_WORDS))
    ] == []
    authors = [mail for mail in mailbox.mails if "zhaksylykova" in mail["To"] or "bekmuratova" in mail["To"]]
    assert [
        found
        for mail in authors
        if (found := found_in(mail.as_bytes() + _body(mail), ("timur", "aliyev", "delta college")))
    ] == []


def _score_fields() -> list[str]:
    return [f"score-{criterion.key}" for criterion in load_profile().criteria]


def _body(mail) -> bytes:
    return "\n".join(part.get_content() for part in mail.walk() if part.get_content_maintype() == "text").encode()


def test_reading_that_is_not_there_yet_says_so(
    app: Flask, client: FlaskClient, mine: Assignment, paper: Submission
) -> None:
    sign_in(client, mine.reviewer)
    version = version_of(paper)
    with writing():
        copy, version.anonymised_id, version.reading_key = version.anonymised_id, None, None
    assert "is being made" in client.get(f"/reviews/{mine.id}").text
    with writing():
        version.anonymised_error = "The file is damaged: Zhaksylykova."
    page = client.get(f"/reviews/{mine.id}")
    assert "could not be made" in page.text
    assert found_in(page.get_data()) == []
    with writing():
        version.anonymised_id = copy
    assert "the download has everything" in client.get(f"/reviews/{mine.id}").text


@pytest.mark.postgres
def test_an_address_that_is_only_claimed_tells_a_reviewer_nothing(app: Flask, client: FlaskClient) -> None:
    author, reviewer = a_person("Dana Ospanova"), a_reviewer()
    rows = [
        {"name": "Dana Ospanova", "email": author.email, "person": author, "corresponding": True},
        {"name": "Aigul Temirova", "email": "aigul.t@example.org"},
    ]
    paper = a_submission(author, stage=Stage.IN_REVIEW, contributors=rows)
    review = a_review(paper, reviewer, state=State.ACCEPTED)
    sign_in(client, reviewer)
    seen = [client.get(page).data.count(b"<") for page in (f"/reviews/{review.id}", "/work")]
    with writing():
        people.add_address("aigul.t@example.org", by=db.session.get_one(Person, reviewer.id), now=ARRIVAL)
    assert [client.get(page).data.count(b"<") for page in (f"/reviews/{review.id}", "/work")] == seen
