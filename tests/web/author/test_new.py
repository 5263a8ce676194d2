"""Beginning a submission on the page: with and without script, double clicks, ended sessions, files that are none."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from jcas.adapters.storage import storage
from jcas.config.profiles import load_profile
from jcas.models.base import db
from jcas.models.files import File, Report, ReportState
from jcas.models.people import KeptForm
from jcas.models.submissions import Submission
from tests.services.test_files import BAD
from tests.valkey import Valkey
from tests.worlds import a_draft, a_manuscript, a_person, send, sign_in

NEW = "/submissions/new"


def upload(client: FlaskClient, content: bytes | None = None, name: str = "paper.docx", **options: Any) -> TestResponse:
    fields = {"article_type": "original", "once": "k", **options.pop("fields", {})}
    file = {} if content == b"none" else {"file": (io.BytesIO(a_manuscript() if content is None else content), name)}
    answer = send(client, options.pop("path", NEW), {**fields, **file}, **options)
    answer.request.environ["wsgi.input"].close()  # the test client spools large bodies to a file and forgets it
    return answer


def stored_files() -> list[Path]:
    return [path for path in storage()._folder.rglob("*") if path.is_file()]


def test_the_page_says_limits_deadline_and_what_will_be_asked_beforehand(client: FlaskClient) -> None:
    page = sign_in(client, a_person()).get(NEW).text
    assert f"At most {load_profile().upload_megabytes} MB." in page
    assert "it is considered for Nº" in page
    assert "6 declarations" in page
    assert 'value="original"' in page
    assert 'value="review"' in page


def test_a_stranger_is_asked_to_sign_in(client: FlaskClient) -> None:
    answer = client.get(NEW)
    assert answer.status_code == 302
    assert "/sign-in" in answer.location


def test_an_upload_becomes_a_draft_whose_report_is_shown_next(client: FlaskClient) -> None:
    author = a_person()
    answer = upload(sign_in(client, author), fields={"article_type": "review"})
    draft = db.session.scalars(db.select(Submission)).one()
    assert (answer.status_code, answer.location) == (302, f"/submissions/{draft.id}/report")
    assert (draft.submitter_id, draft.article_type, draft.versions[0].file.name) == (author.id, "review", "paper.docx")
    assert client.get(answer.location).status_code == 200


def test_a_script_gets_the_address_instead(client: FlaskClient) -> None:
    answer = upload(sign_in(client, a_person()), headers={"Accept": "application/json"})
    assert answer.json == {"location": f"/submissions/{db.session.scalars(db.select(Submission.id)).one()}/report"}


def test_a_double_click_begins_one_submission(client: FlaskClient) -> None:
    sign_in(client, a_person())
    assert upload(client).location == upload(client).location
    assert db.session.scalar(db.select(db.func.count(Submission.id))) == 1
    assert len(stored_files()) == 1


def test_the_form_of_another_visit_begins_another(client: FlaskClient) -> None:
    sign_in(client, a_person())
    assert upload(client).location != upload(client, fields={"once": "another"}).location


@pytest.mark.parametrize("bad", BAD)
def test_what_is_no_manuscript_is_refused_beside_the_field(client: FlaskClient, bad: str) -> None:
    make, words = BAD[bad]
    sign_in(client, a_person())
    answer = upload(client, make(), "статья.docx")
    assert answer.status_code == 422
    assert words in answer.text
    assert 'id="file-error"' in answer.text
    script = upload(client, make(), headers={"Accept": "application/json"})
    assert words in script.json["errors"]["file"]
    assert db.session.scalars(db.select(Submission)).all() == []
    assert stored_files() == []


def test_no_file_and_a_wrong_type_are_refused(client: FlaskClient) -> None:
    sign_in(client, a_person())
    assert "Choose the file of your manuscript." in upload(client, b"none").text
    assert "Choose the type of article." in upload(client, fields={"article_type": "poem"}).text
    assert stored_files() == []


def test_a_file_over_the_limit_is_refused_with_its_size(client: FlaskClient) -> None:
    sign_in(client, a_person())
    limit = load_profile().upload_megabytes
    answer = upload(client, bytes((limit << 20) + 1))
    assert answer.status_code == 422
    assert f"at most {limit} MB can be taken" in answer.text
    assert stored_files() == []


def test_100_megabytes_are_refused_before_they_are_read(client: FlaskClient) -> None:
    answer = upload(sign_in(client, a_person()), bytes(100 << 20))
    assert answer.status_code == 413
    assert f"{load_profile().upload_megabytes} MB" in answer.text
    assert stored_files() == []


def test_an_upload_of_an_ended_session_is_sent_again_with_its_file(client: FlaskClient) -> None:
    answer = upload(client)
    assert answer.status_code == 302
    kept = db.session.scalars(db.select(KeptForm)).one()
    sign_in(client, a_person())
    again = upload(client, b"none", fields={"_kept": kept.key})
    draft = db.session.scalars(db.select(Submission)).one()
    assert again.location == f"/submissions/{draft.id}/report"
    assert draft.versions[0].file.name == "paper.docx"
    assert [storage().path(draft.versions[0].file.storage_key)] == stored_files()


def test_one_person_may_not_keep_the_readers_busy(client: FlaskClient, valkey: Valkey) -> None:
    sign_in(client, a_person("Dana Ospanova"))
    answers = [upload(client, b"no manuscript") for _ in range(61)]
    assert [answer.status_code for answer in answers] == [422] * 60 + [429]
    assert "asked for so often" in answers[-1].text
    sign_in(client, a_person("Timur Aliyev"))
    assert upload(client, b"no manuscript").status_code == 422


def test_somebody_elses_kept_file_is_not_taken(app: Flask, client: FlaskClient) -> None:
    upload(client)
    kept = db.session.scalars(db.select(KeptForm)).one()
    stranger = sign_in(app.test_client(), a_person("Timur Aliyev"))
    assert upload(stranger, b"none", fields={"_kept": kept.key}).status_code == 422


def test_with_the_queue_away_the_upload_is_taken_and_waits(client: FlaskClient, valkey: Valkey) -> None:
    sign_in(client, a_person())
    valkey.stop()
    try:
        answer = upload(client)
        page = client.get(answer.location).text
    finally:
        valkey.start()
    assert "The check waits" in page
    assert "Continue with the details" in page
    assert db.session.scalars(db.select(Report.state)).one() == ReportState.QUEUED


def test_the_page_names_what_was_begun_and_costs_the_same(client: FlaskClient, count_queries: list[str]) -> None:
    author = a_person()
    sign_in(client, author)
    counts = []
    for drafts in (1, 6):
        for n in range(drafts):
            a_draft(author, title=f"Draft {n}", now=datetime(2026, 1, 1 + n, tzinfo=UTC))
        db.session.rollback()
        count_queries.clear()
        assert "You have begun already" in client.get(NEW).text
        counts.append(len(count_queries))
    assert counts == [2, 2]  # person with roles, drafts


def test_file_rows_are_only_of_what_was_taken(client: FlaskClient) -> None:
    sign_in(client, a_person())
    upload(client, b"%PDF-1.7")
    upload(client)
    assert db.session.scalars(db.select(File.kind)).all() == ["manuscript"]
