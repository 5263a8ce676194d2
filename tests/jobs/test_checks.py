"""The job on the real queue: a child process reads a real file, the rows say what came of it."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from rq import Queue

from jcas.adapters.documents import read
from jcas.adapters.queue import CHECKS, connect
from jcas.adapters.storage import storage
from jcas.config.settings import Settings
from jcas.demo.manuscripts import Author, Habits, Manuscript, Section, Traces, build_docx, build_odt
from jcas.jobs.checks import check
from jcas.jobs.tick import tick
from jcas.models.base import db, writing
from jcas.models.files import Report, ReportState
from jcas.models.submissions import Submission
from jcas.services import checks
from jcas.services.drafts import begin
from jcas.services.files import Upload
from tests.manuscripts import build, sound
from tests.valkey import Valkey
from tests.working import transactions_at_starts, work_off
from tests.worlds import ARRIVAL, a_manuscript, a_person

LONG = "In this part we set out, at some length, what the people whom we asked told us about grain, rail and bread. "


def a_text(**fields: object) -> Manuscript:
    names = ("Introduction", "Literature Review", "Methodology", "Findings", "Discussion", "Conclusion")
    return Manuscript(
        **{
            "title": "Grain and rail",
            "authors": (Author("Айгүл Нұрланқызы", "Университет степи, Астана", "aigul@example.org"),),
            "abstract": ("We ask how rail changed prices.",),
            "keywords": ("grain", "rail", "prices", "bread"),
            "sections": tuple(Section(name, (LONG * 3,)) for name in names),
            "references": ("Aliyev, T. (2020). *Roads and bread*. Steppe Press.",),
            **fields,
        }
    )


def begun(content: bytes, name: str = "paper.docx") -> Submission:
    author = a_person()
    with writing():
        return begin(Upload(io.BytesIO(content), name), "original", by=author, now=ARRIVAL)


def checked(app: Flask, content: bytes, name: str = "paper.docx") -> Submission:
    draft_id = begun(content, name).id
    db.session.rollback()
    work_off(app)
    db.session.rollback()
    return db.session.get_one(Submission, draft_id)


def report_of(submission: Submission) -> Report:
    report = submission.versions[-1].report
    assert report is not None
    return report


@pytest.mark.postgres
def test_a_real_manuscript_is_checked_filled_in_and_copied(app: Flask, tmp_path: Path) -> None:
    traces = Traces(creator="Айгүл Нұрланқызы")
    draft = checked(app, build_docx(tmp_path / "p.docx", a_text(traces=traces)).read_bytes())
    report, version = report_of(draft), draft.versions[0]
    assert report.state == ReportState.DONE, report.sentence
    assert (report.content["version"], report.content["file"]["name"]) == (1, "paper.docx")
    assert (draft.title, draft.keywords) == ("Grain and rail", ["grain", "rail", "prices", "bread"])
    assert [c.name for c in draft.contributors] == ["Айгүл Нұрланқызы"]
    assert version.anonymised is not None, version.anonymised_error
    with zipfile.ZipFile(storage().path(version.anonymised.storage_key)) as package:
        everything = "".join(package.read(name).decode("utf8", "replace") for name in package.namelist())
    assert "Нұрланқызы" not in everything
    assert "aigul@example.org" not in everything
    reading = (storage().path(version.reading_key) / "reading.json").read_text("utf8")
    assert "Grain and rail" in reading
    assert "Нұрланқызы" not in reading


def test_the_author_gets_the_manuscript_with_comments_with_the_report(app: Flask, tmp_path: Path) -> None:
    content = build_odt(tmp_path / "p.odt", a_text(habits=Habits(font="Comic Sans MS"))).read_bytes()
    version = checked(app, content, "p.odt").versions[0]
    assert (version.annotated.kind, version.annotated.name) == ("annotated", "annotated copy.odt")
    document = read(storage().path(version.annotated.storage_key))
    assert any("Comic Sans MS" in comment.text for comment in document.comments)
    assert document.comments[0].author == "JCAS Desk"
    assert [p.text for p in document.paragraphs] == [p.text for p in read(tmp_path / "p.odt").paragraphs]
    assert version.annotated_id != version.anonymised_id


def test_what_is_in_order_or_unreadable_has_no_annotated_copy(app: Flask, tmp_path: Path) -> None:
    assert checked(app, broken("word/document.xml", b"<w:document")).versions[0].annotated_id is None
    assert checked(app, build(tmp_path, sound()).read_bytes()).versions[0].annotated_id is None


def test_a_check_for_another_article_type_replaces_the_annotated_copy(app: Flask, tmp_path: Path) -> None:
    draft = checked(app, build_docx(tmp_path / "p.docx", a_text(habits=Habits(font="Arial"))).read_bytes())
    first = draft.versions[0].annotated_id
    with writing():
        draft = db.session.get_one(Submission, draft.id)
        draft.article_type = "review"
        report_id = checks.request_check(draft.versions[0], now=ARRIVAL).id
    check(report_id)
    second = db.session.get_one(Submission, draft.id).versions[0].annotated
    assert second.id != first
    assert any("words.minimum" in comment.text for comment in read(storage().path(second.storage_key)).comments)


def test_the_text_as_it_is_is_kept_with_its_version_until_another_takes_its_place(app: Flask, tmp_path: Path) -> None:
    draft = checked(app, build_docx(tmp_path / "p.docx", a_text()).read_bytes())
    first = draft.versions[0].own_reading_key
    assert "Нұрланқызы" in (storage().path(first) / "reading.json").read_text("utf8")
    assert first != draft.versions[0].reading_key
    with writing():
        draft = db.session.get_one(Submission, draft.id)
        draft.article_type = "review"
        report_id = checks.request_check(draft.versions[0], now=ARRIVAL).id
    check(report_id)
    second = db.session.get_one(Submission, draft.id).versions[0].own_reading_key
    assert (storage().path(second) / "reading.json").is_file()
    assert not storage().path(first).exists()


def test_what_cannot_be_read_has_no_text_to_show(app: Flask) -> None:
    assert checked(app, broken("word/document.xml", b"<w:document")).versions[0].own_reading_key is None


def test_an_odt_is_checked_as_well(app: Flask, tmp_path: Path) -> None:
    draft = checked(app, build_odt(tmp_path / "p.odt", a_text()).read_bytes(), "статья.odt")
    report = report_of(draft)
    assert report.state == ReportState.DONE, report.sentence
    assert (report.content["file"]["format"], report.content["file"]["name"]) == ("odt", "статья.odt")
    assert draft.title == "Grain and rail"


def test_a_manuscript_without_headings_is_checked(app: Flask, tmp_path: Path) -> None:
    bare = a_text(sections=(Section("", (LONG * 40,)),), habits=Habits(headings="plain"), references=())
    report = report_of(checked(app, build_docx(tmp_path / "p.docx", bare).read_bytes()))
    assert report.state == ReportState.DONE, report.sentence
    assert {section["status"] for section in report.content["sections"].values()} <= {"absent", "implicit"}


def test_a_title_of_2000_letters_is_taken(app: Flask, tmp_path: Path) -> None:
    title = " ".join(["Қазақстан"] * 200)
    draft = checked(app, build_docx(tmp_path / "p.docx", a_text(title=title)).read_bytes())
    assert report_of(draft).state == ReportState.DONE
    assert draft.title in {title, ""}


def test_a_finding_quotes_its_places(app: Flask, tmp_path: Path) -> None:
    odd = a_text(habits=Habits(font="Comic Sans MS"))
    report = report_of(checked(app, build_docx(tmp_path / "p.docx", odd).read_bytes()))
    assert any(text.startswith("In this part we set out") for text in report.quotes.values())
    assert all(len(text) <= 182 for text in report.quotes.values())


def broken(part: str, content: bytes) -> bytes:
    """A package whose directory is in order and whose part is not."""
    with zipfile.ZipFile(io.BytesIO(a_manuscript())) as package:
        parts = {name: package.read(name) for name in package.namelist()} | {part: content}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        broken("word/document.xml", b"<w:document"),
        broken("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        broken("word/document.xml", b""),
    ],
    ids=["damaged", "entities", "empty part"],
)
def test_what_only_reading_shows_to_be_broken_gets_its_sentence(app: Flask, content: bytes) -> None:
    draft = checked(app, content)
    report = report_of(draft)
    assert report.state == ReportState.UNREADABLE
    assert report.sentence.endswith(".")
    assert [c.name for c in draft.contributors] == ["Dana Ospanova"]


def test_a_check_that_takes_too_long_is_stopped_and_said(app: Flask) -> None:
    app.extensions["jcas_settings"] = replace(app.extensions["jcas_settings"], check_seconds=0)
    report = report_of(checked(app, a_manuscript()))
    assert report.state == ReportState.UNREADABLE
    assert "longer than 0 seconds" in report.sentence


def test_a_failure_of_our_reader_is_not_told_as_the_files(app: Flask) -> None:
    draft_id = begun(a_manuscript()).id
    with writing():
        draft = db.session.get_one(Submission, draft_id)
        report_of(draft).article_type = "a type that no profile has"
    work_off(app)
    db.session.rollback()
    report = report_of(db.session.get_one(Submission, draft_id))
    assert report.state == ReportState.FAILED
    assert "on our side" in report.sentence


def test_the_job_done_twice_is_done_once(app: Flask) -> None:
    draft = checked(app, a_manuscript())
    report, copy_id = report_of(draft), draft.versions[0].anonymised_id
    finished_at = report.finished_at
    check(report.id)
    assert (report.finished_at, draft.versions[0].anonymised_id) == (finished_at, copy_id)
    check(4711)


def test_with_the_queue_away_the_check_comes_when_it_is_back(app: Flask, valkey: Valkey) -> None:
    valkey.stop()
    try:
        draft_id = begun(a_manuscript()).id
    finally:
        valkey.start()
    db.session.rollback()
    work_off(app)
    assert report_of(db.session.get_one(Submission, draft_id)).state == ReportState.QUEUED
    tick()
    db.session.rollback()
    work_off(app)
    db.session.rollback()
    assert report_of(db.session.get_one(Submission, draft_id)).state == ReportState.DONE


def test_a_check_whose_worker_was_killed_is_asked_for_again_by_the_tick(app: Flask, settings: Settings) -> None:
    report = report_of(begun(a_manuscript()))
    with connect(settings) as connection:
        Queue(CHECKS, connection=connection).empty()
    with writing():
        checks.start_check(report.id, now=ARRIVAL - timedelta(days=300))
    tick()
    db.session.rollback()
    work_off(app)
    db.session.rollback()
    assert db.session.get_one(Report, report.id).state == ReportState.DONE


def test_no_transaction_is_open_while_a_child_reads(app: Flask) -> None:
    report_id = report_of(begun(a_manuscript())).id
    db.session.rollback()
    with transactions_at_starts() as open_at_start:
        check(report_id)
    assert open_at_start[:2] == [False, False]
    assert not any(open_at_start)
