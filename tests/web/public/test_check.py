"""The public page "Check your manuscript": what it takes and refuses, its report, and that nothing of it stays."""

import io
import logging
import re
import zipfile
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from jcas.adapters.storage import strangers_storage
from jcas.config import clock
from jcas.config.profiles import load_profile
from jcas.demo.manuscripts import Author, Habits, Manuscript, Section, build_docx
from jcas.jobs.tick import tick
from jcas.models.base import db, writing
from jcas.models.files import File, ReportState
from jcas.models.people import KeptForm
from jcas.models.public_checks import PublicCheck
from jcas.services import public_checks
from jcas.web.public.check import FILES_AN_HOUR
from tests.services.test_files import BAD
from tests.valkey import Valkey
from tests.working import work_off
from tests.worlds import a_manuscript, a_person, a_report, sign_in

FAILING = [
    ("format.font", "advise", "The font is Calibri."),
    ("section.discussion", "explain", "There is no Discussion."),
    ("words.maximum", "block", "Shorten it by 1,204 words."),
]
READ_LATER = {"pdf", "doc", "rtf"}
"""What is taken at the door and read by the worker as far as it can be."""


def upload(client: FlaskClient, content: bytes | None = None, name: str = "paper.docx", **options: Any) -> TestResponse:
    """Sends a file as a browser without any cookie does."""
    file = {} if content == b"none" else {"file": (io.BytesIO(a_manuscript() if content is None else content), name)}
    data = {"article_type": "original", **options.pop("fields", {}), **file}
    answer = client.post("/check", data=data, **options)
    answer.request.environ["wsgi.input"].close()  # the test client spools large bodies to a file and forgets it
    return answer


def with_findings(name: str = "Dana Ospanova") -> bytes:
    """A manuscript of which there is something to say."""
    text = Manuscript(
        title="Grain and rail",
        authors=(Author(name),),
        sections=(Section("Findings", ("Grain moves by rail (Petrov, 2019).",)),),
        references=("Aliyev, T. (2020). *Roads and bread*. Steppe Press.",),
        habits=Habits(font="Comic Sans MS"),
    )
    with TemporaryDirectory() as folder:
        return build_docx(Path(folder) / "paper.docx", text).read_bytes()


def fetched(client: FlaskClient, path: str) -> TestResponse:
    """A download, read to its end."""
    with client.get(path) as answer:
        assert answer.data is not None
        return answer


def stored_files() -> list[Path]:
    return [path for path in strangers_storage()._folder.rglob("*") if path.is_file()]


def rows() -> list[PublicCheck]:
    db.session.rollback()
    return list(db.session.scalars(db.select(PublicCheck).order_by(PublicCheck.id)))


def a_check(
    report: dict[str, Any] | ReportState = ReportState.DONE, *, age: timedelta = timedelta(0), **fields: Any
) -> str:
    """The key of a check whose files are stored; report: its content, or the state that it is in."""
    state = report if isinstance(report, ReportState) else ReportState.DONE
    content = a_report() if report == ReportState.DONE else report if isinstance(report, dict) else None
    pending, asked = state in {ReportState.QUEUED, ReportState.RUNNING}, clock.now() - age
    with writing():
        check = PublicCheck(
            **{
                "key": f"key-{len(stored_files())}-{state}",
                "state": state,
                "article_type": "original",
                "name": "статья.docx",
                "size": 20_000,
                "storage_key": strangers_storage().save(io.BytesIO(b"manuscript")).key if pending else None,
                "annotated_key": strangers_storage().save(io.BytesIO(b"copy")).key if content else None,
                "annotated_format": "docx",
                "content": content,
                "sentence": "The file is damaged." if state in {ReportState.UNREADABLE, ReportState.FAILED} else "",
                "requested_at": asked,
                "started_at": asked,
                "expires_at": asked + timedelta(hours=1),
                **fields,
            }
        )
        db.session.add(check)
    return check.key


def test_the_page_says_what_happens_with_the_file_and_its_limits(client: FlaskClient) -> None:
    answer = client.get("/check")
    assert answer.status_code == 200
    for words in (
        "No person sees it",
        "deleted as soon as it is read",
        "within an hour",
        f"{FILES_AN_HOUR} files an hour",
        f"At most {load_profile().upload_megabytes} MB.",
        'value="original"',
        'value="review"',
    ):
        assert words in answer.text
    assert "Set-Cookie" not in answer.headers


def test_it_is_the_first_of_the_home_pages_three_doors(client: FlaskClient) -> None:
    doors = re.search(r'<ul class="doors">(.*?)</ul>', client.get("/").text, re.DOTALL)
    assert doors
    titles = re.findall(r"<h2>(.*?)</h2>", doors[1])
    assert titles == ["Check your manuscript", "Submit", "Review or edit"]
    assert 'class="button primary" href="/check"' in doors[1]


def test_a_file_is_checked_and_its_copy_downloaded_and_its_citations_set_against_references(
    app: Flask, client: FlaskClient
) -> None:
    answer = upload(client, with_findings(), "Моя статья.docx", fields={"article_type": "review"})
    (check,) = rows()
    assert (answer.status_code, answer.location) == (302, f"/check/{check.key}")
    assert len(check.key) >= 32
    page = client.get(answer.location)
    assert "Your manuscript is being read" in page.text
    assert f'data-poll-url="/check/{check.key}/part"' in page.text
    assert '<noscript><meta http-equiv="refresh"' in page.text
    db.session.rollback()
    work_off(app)
    page = client.get(answer.location).text
    assert "data-poll-url" not in page
    assert "Grain and rail" in page
    assert "“Моя статья.docx”, as review" in page
    assert re.search(r'class="bar-words">\d+ words, [\d,]+ under the least', page)
    copy = fetched(client, f"/check/{check.key}/annotated")
    assert copy.headers["Content-Disposition"].endswith(
        "filename*=UTF-8''%D0%9C%D0%BE%D1%8F%20%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F%20annotated.docx"
    )
    with zipfile.ZipFile(io.BytesIO(copy.data)) as package:
        assert "<w:comment " in package.read("word/comments.xml").decode()
    assert f'href="/check/{check.key}/citations"' in page
    matrix = client.get(f"/check/{check.key}/citations").text
    assert re.search(r"Petrov.*cited, not in the list.*Aliyev.*listed, never cited", matrix, re.DOTALL)
    assert f'href="/check/{check.key}"' in matrix


def test_the_manuscript_itself_goes_as_soon_as_it_is_read(app: Flask, client: FlaskClient) -> None:
    upload(client, with_findings())
    manuscript = strangers_storage().path(rows()[0].storage_key or "")
    assert manuscript.is_file()
    db.session.rollback()
    work_off(app)
    (check,) = rows()
    assert not manuscript.exists()
    assert check.storage_key is None
    assert stored_files() == [strangers_storage().path(check.annotated_key or "")]


def test_nothing_of_it_lies_among_the_journals_files(app: Flask, client: FlaskClient) -> None:
    upload(client)
    assert [path for path in app.extensions["jcas_storage"]._folder.rglob("*") if path.is_file()] == []
    assert db.session.scalars(db.select(File)).all() == []


def test_a_script_gets_the_address_instead(client: FlaskClient) -> None:
    answer = upload(client, headers={"Accept": "application/json"})
    assert answer.json == {"location": f"/check/{rows()[0].key}"}


@pytest.mark.parametrize("bad", sorted(BAD.keys() - READ_LATER))
def test_what_is_no_manuscript_is_refused_beside_the_field(client: FlaskClient, bad: str) -> None:
    make, words = BAD[bad]
    answer = upload(client, make(), "статья.docx", fields={"article_type": "review"})
    assert answer.status_code == 422
    assert words in answer.text
    assert 'id="file-error"' in answer.text
    assert re.search(r"<input[^>]* checked [^>]*value=\"review\"", answer.text)
    script = upload(client, make(), headers={"Accept": "application/json"})
    assert words in script.json["errors"]["file"]
    assert rows() == []
    assert stored_files() == []


def test_what_only_reading_shows_to_be_broken_gets_its_sentence_from_the_check(app: Flask, client: FlaskClient) -> None:
    answer = upload(client, BAD["pdf"][0]())
    assert answer.status_code == 302
    db.session.rollback()
    work_off(app)
    page = client.get(answer.location).text
    assert "The manuscript could not be read" in page
    assert rows()[0].sentence in page
    assert "Check another file" in page
    assert "Download the annotated copy" not in page
    assert stored_files() == []


def test_no_file_a_wrong_type_and_another_sites_form_are_refused(client: FlaskClient) -> None:
    assert "Choose the file of your manuscript." in upload(client, b"none").text
    assert "Choose the type of article." in upload(client, fields={"article_type": "poem"}).text
    foreign = upload(client, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 422
    assert "This form was sent by another site." in foreign.text
    assert rows() == []
    assert stored_files() == []


def test_a_file_over_the_limit_is_refused_with_its_size(client: FlaskClient) -> None:
    limit = load_profile().upload_megabytes
    answer = upload(client, bytes((limit << 20) + 1))
    assert answer.status_code == 422
    assert f"at most {limit} MB can be taken" in answer.text
    assert upload(client, bytes(100 << 20)).status_code == 413
    assert stored_files() == []


def test_a_page_open_since_another_session_still_takes_its_file(client: FlaskClient) -> None:
    """No token of a form is asked for, so nothing is kept for a day as other forms are."""
    sign_in(client, a_person())
    answer = upload(client, fields={"csrf_token": "of another session"})
    assert answer.location.startswith("/check/")
    assert db.session.scalars(db.select(KeptForm)).all() == []


def test_one_network_gets_so_many_files_an_hour_and_is_told_how_long_to_wait(client: FlaskClient) -> None:
    small = BAD["image"][0]()
    for _ in range(FILES_AN_HOUR):
        assert upload(client, small).status_code == 422
    answer = upload(client)
    assert answer.status_code == 429
    assert re.search(r"10 files have been sent from your network .* Wait \d+ minutes?, then try again", answer.text)
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    script = upload(client, small, headers={"Accept": "application/json"})
    assert script.status_code == 429
    assert "Wait " in script.json["errors"][""]
    assert stored_files() == []
    other = client.application.test_client()
    assert upload(other, environ_base={"REMOTE_ADDR": "198.51.100.7"}).status_code == 302
    assert client.get("/check").status_code == 200


def test_another_site_uses_up_nobodys_files(client: FlaskClient) -> None:
    for _ in range(FILES_AN_HOUR + 1):
        assert upload(client, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 422
    assert upload(client).status_code == 302


@pytest.mark.parametrize("full", ["waiting", "disk"])
def test_with_too_much_to_do_the_site_says_so(client: FlaskClient, monkeypatch: pytest.MonkeyPatch, full: str) -> None:
    if full == "waiting":
        for n in range(public_checks.WAITING):
            a_check(ReportState.QUEUED, key=f"other-{n}")
    else:
        a_check(annotated_size=public_checks.BYTES // 2)
        a_check(annotated_size=public_checks.BYTES // 2)
    before = len(stored_files())
    answer = upload(client)
    assert answer.status_code == 503
    assert "Many manuscripts are being read at the moment. Yours was not kept; try again" in answer.text
    assert answer.headers["Retry-After"] == "120"
    assert len(stored_files()) == before


def test_a_finished_report_says_everything_once(client: FlaskClient) -> None:
    page = client.get(f"/check/{a_check(a_report(failing=FAILING, words=8675))}").text
    assert "Not ready yet: 1 thing must be mended before it can be submitted." in page
    order = [page.rindex(text) for text in ("Shorten it by", "There is no Discussion", "The font is Calibri")]
    assert order == sorted(order)
    assert "Mend these first" in page
    assert "8,675 of at most 12,000 words" in page
    assert len(re.findall(r'<li class="present">', page)) == 6
    assert "“статья.docx”, as original" in page
    assert re.search(r'class="button primary" href="#mended">Check a mended version<', page)
    assert re.search(r'class="button secondary" href="/submissions/new">Submit it<', page)
    assert re.search(r"deleted at \d\d:\d\d in Astana \(in 60 minutes\)", page)
    assert 'name="explanation' not in page


def test_a_report_without_citations_leads_to_none(client: FlaskClient) -> None:
    key = a_check(a_report(failing=FAILING))
    assert "/citations" not in client.get(f"/check/{key}").text
    assert "No citations and no references were found" in client.get(f"/check/{key}/citations").text


@pytest.mark.parametrize("state", [ReportState.UNREADABLE, ReportState.FAILED])
def test_a_check_without_a_report_says_why_and_takes_another_file(client: FlaskClient, state: ReportState) -> None:
    page = client.get(f"/check/{a_check(state)}").text
    assert "The file is damaged." in page
    assert 'action="/check"' in page
    assert "Download the annotated copy" not in page


def test_with_the_queue_away_the_page_says_so(client: FlaskClient, valkey: Valkey) -> None:
    valkey.stop()
    try:
        answer = upload(client)
        page = client.get(answer.location).text
    finally:
        valkey.start()
    assert "is away at the moment" in page


def test_the_part_that_is_asked_for_again_is_that_alone(client: FlaskClient) -> None:
    part = client.get(f"/check/{a_check(ReportState.RUNNING)}/part").text
    assert re.match(r'\s*<div id="report" data-poll-url=', part)
    assert "<html" not in part


def test_reports_are_found_by_their_whole_key_alone(client: FlaskClient) -> None:
    key = a_check()
    for wrong in ("x", key[:-1], key + "x", "%25", "'", key.upper() + "é", "1"):
        for path in ("", "/part", "/annotated", "/citations"):
            answer = client.get(f"/check/{wrong}{path}")
            assert answer.status_code == 404, wrong
            assert "There is no report here" in answer.text, wrong
        assert client.post(f"/check/{wrong}/forget").status_code == 404
    assert len(rows()) == 1


def test_the_address_is_kept_from_caches_search_engines_and_other_sites(client: FlaskClient) -> None:
    key = a_check()
    for path in (*(f"/check/{key}{end}" for end in ("", "/part", "/annotated", "/citations")), "/check/unknown"):
        headers = fetched(client, path).headers
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"
    assert "noindex" not in client.get("/check").headers["X-Robots-Tag"]


@pytest.mark.parametrize("state", [ReportState.DONE, ReportState.QUEUED, ReportState.RUNNING])
def test_whoever_has_the_address_may_delete_it_at_once(client: FlaskClient, state: ReportState) -> None:
    key = a_check(state)
    assert len(stored_files()) == 1
    answer = client.post(f"/check/{key}/forget")
    assert (answer.status_code, answer.location) == (302, "/check")
    assert "Deleted: the file, its report and the annotated copy." in client.get("/check").text
    assert client.get(f"/check/{key}").status_code == 404
    assert rows() == []
    assert stored_files() == []


def test_a_check_deleted_while_it_is_read_leaves_nothing(app: Flask, client: FlaskClient) -> None:
    upload(client)
    (check,) = rows()
    check_id = check.id
    with writing():
        work = public_checks.start(check_id, now=clock.now())
    assert work
    client.post(f"/check/{check.key}/forget")
    made = strangers_storage().save(io.BytesIO(b"annotated"))
    with writing():
        useless = public_checks.finish(check_id, a_report(), quotes={}, annotated=(made, "docx"), now=clock.now())
    assert useless == [made.key]
    assert rows() == []


def test_after_the_hour_it_is_gone_at_once_and_the_tick_deletes_it(client: FlaskClient) -> None:
    young, old = a_check(age=timedelta(minutes=59)), a_check(ReportState.QUEUED, age=timedelta(minutes=60))
    assert client.get(f"/check/{young}").status_code == 200
    assert client.get(f"/check/{old}").status_code == 404
    assert client.get(f"/check/{old}/annotated").status_code == 404
    tick()
    assert [check.key for check in rows()] == [young]
    assert stored_files() == [strangers_storage().path(rows()[0].annotated_key or "")]


def test_pages_cost_a_constant_number_of_queries(client: FlaskClient, count_queries: list[str]) -> None:
    key, counts = a_check(a_report(failing=FAILING)), []
    for others in (1, 50):
        for n in range(others):
            a_check(key=f"{others}-{n}")
        db.session.rollback()
        for path in ("/check", *(f"/check/{key}{end}" for end in ("", "/part", "/annotated", "/citations"))):
            count_queries.clear()
            assert fetched(client, path).status_code == 200
            counts.append(len(count_queries))
    assert counts == [0, 1, 1, 1, 1] * 2


def test_nobody_and_nothing_of_the_file_is_in_the_log(
    app: Flask, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = upload(
        client, a_manuscript(author="Сауле Байжанова"), "Байжанова.docx", environ_base={"REMOTE_ADDR": "198.51.100.7"}
    )
    db.session.rollback()
    work_off(app)
    client.get(answer.location)
    client.post(f"{answer.location}/forget")
    said = "\n".join(f"{record.name} {record.getMessage()}" for record in caplog.records)
    assert "public check 1 is finished" in said
    for secret in ("Байжанова", "198.51.100.7", answer.location.rpartition("/")[2], "Grain and rail"):
        assert secret not in said


def test_the_row_tells_nothing_of_its_sender(client: FlaskClient) -> None:
    sign_in(client, a_person("Dana Ospanova"))
    upload(client, environ_base={"REMOTE_ADDR": "198.51.100.7"}, headers={"User-Agent": "A certain browser"})
    row = repr(db.session.execute(db.text("SELECT * FROM public_check")).one())
    for trace in ("198.51.100.7", "A certain browser", "ana", "spanova"):
        assert trace not in row
