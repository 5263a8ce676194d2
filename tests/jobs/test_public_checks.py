"""The job of the public page's checks on the real queue, behind everything of the journal's own; what the tick sweeps."""

import io
import os
from datetime import datetime, timedelta

from flask import Flask
from rq import Queue

from jcas.adapters.queue import STRANGERS, connect
from jcas.adapters.storage import strangers_storage
from jcas.config import clock
from jcas.config.settings import Settings
from jcas.jobs.public_checks import check
from jcas.jobs.tick import tick
from jcas.models.base import db, writing
from jcas.models.files import Report, ReportState
from jcas.models.public_checks import PublicCheck
from jcas.services import public_checks
from jcas.services.checks import ATTEMPTS
from jcas.services.drafts import begin
from jcas.services.files import Upload
from tests.valkey import Valkey
from tests.working import transactions_at_starts, work_off
from tests.worlds import a_manuscript, a_person


def asked(now: datetime | None = None, content: bytes | None = None) -> int:
    """The id of a check that was asked for."""
    now, upload = now or clock.now(), Upload(io.BytesIO(content or a_manuscript()), "paper.docx")
    stored = public_checks.store(upload, "original", now=now)
    with writing():
        return public_checks.ask(stored, upload.name, "original", now=now).id


def now_is(check_id: int) -> PublicCheck | None:
    db.session.rollback()
    return db.session.get(PublicCheck, check_id)


def test_the_journals_own_checks_go_first(app: Flask) -> None:
    check_id, author = asked(), a_person()
    with writing():
        begin(Upload(io.BytesIO(a_manuscript()), "paper.docx"), "original", by=author, now=clock.now())
    db.session.rollback()
    work_off(app)
    stranger, own = now_is(check_id), db.session.scalars(db.select(Report)).one()
    assert stranger is not None
    assert stranger.started_at is not None
    assert own.finished_at is not None
    assert own.finished_at < stranger.started_at


def test_the_job_done_twice_is_done_once(app: Flask) -> None:
    check_id = asked()
    check(check_id)
    row = now_is(check_id)
    assert row is not None
    finished_at = row.finished_at
    assert (row.state, row.attempts) == (ReportState.DONE, 1)
    check(check_id)
    check(4711)
    again = now_is(check_id)
    assert again is not None
    assert (again.finished_at, again.attempts) == (finished_at, 1)


def test_with_the_queue_away_the_check_comes_when_it_is_back(app: Flask, valkey: Valkey) -> None:
    valkey.stop()
    try:
        check_id = asked()
    finally:
        valkey.start()
    db.session.rollback()
    work_off(app)
    row = now_is(check_id)
    assert row is not None
    assert row.state == ReportState.QUEUED
    tick()
    db.session.rollback()
    work_off(app)
    row = now_is(check_id)
    assert row is not None
    assert row.state == ReportState.DONE


def test_a_check_whose_worker_was_killed_is_asked_for_again_by_the_tick(app: Flask, settings: Settings) -> None:
    begun = clock.now() - timedelta(minutes=5)
    check_id = asked(begun)
    with connect(settings) as connection:
        Queue(STRANGERS, connection=connection).empty()
    with writing():
        assert public_checks.start(check_id, now=begun)
    tick()
    db.session.rollback()
    work_off(app)
    row = now_is(check_id)
    assert row is not None
    assert (row.state, row.attempts) == (ReportState.DONE, 2)


def test_a_manuscript_that_ends_every_worker_is_given_up_and_deleted(app: Flask) -> None:
    check_id = asked()
    with writing():
        row = db.session.get_one(PublicCheck, check_id)
        row.attempts, manuscript = ATTEMPTS, strangers_storage().path(row.storage_key or "")
    check(check_id)
    given_up = now_is(check_id)
    assert given_up is not None
    assert (given_up.state, given_up.sentence) == (ReportState.FAILED, public_checks.GIVEN_UP)
    assert not manuscript.exists()
    assert public_checks.waiting(clock.now()) == []


def test_files_that_a_crash_left_without_their_row_go_after_an_hour(app: Flask) -> None:
    waiting = now_is(asked())
    assert waiting is not None
    held = strangers_storage().path(waiting.storage_key or "")
    fresh, left, half = (strangers_storage().path(strangers_storage().save(io.BytesIO(b"x")).key) for _ in range(3))
    half = half.rename(half.with_suffix(".part"))
    for path in (held, left, half):
        os.utime(path, (long_ago := clock.now().timestamp() - 3700, long_ago))
    tick()
    assert [path.exists() for path in (held, fresh, left, half)] == [True, True, False, False]


def test_no_transaction_is_open_while_a_child_reads(app: Flask) -> None:
    check_id = asked()
    db.session.rollback()
    with transactions_at_starts() as open_at_start:
        check(check_id)
    assert open_at_start[:1] == [False]
    assert not any(open_at_start)
