"""The public page's checks as a service: what is taken, how often it is begun, when it is given up and forgotten."""

import io
from datetime import timedelta

import pytest
from flask import Flask

from jcas.adapters.storage import Stored, strangers_storage
from jcas.domain.refusals import Busy, Invalid, NotFound, Refused, Unfinished, Unreadable
from jcas.models.base import db, writing
from jcas.models.files import ReportState
from jcas.models.public_checks import PublicCheck
from jcas.services import public_checks
from jcas.services.checks import ATTEMPTS
from jcas.services.files import Upload
from tests.worlds import ARRIVAL, a_manuscript, a_report

pytestmark = pytest.mark.postgres
LATER = timedelta(minutes=10)


def a_copy() -> tuple[Stored, str]:
    return strangers_storage().save(io.BytesIO(b"annotated")), "docx"


def asked() -> PublicCheck:
    upload = Upload(io.BytesIO(a_manuscript()), "../../Моя\0 статья.docx")
    stored = public_checks.store(upload, "review", now=ARRIVAL)
    with writing():
        return public_checks.ask(stored, upload.name, "review", now=ARRIVAL)


def begun() -> PublicCheck:
    check = asked()
    with writing():
        assert public_checks.start(check.id, now=ARRIVAL)
    return check


def test_a_check_is_asked_for_with_an_hour_to_live(app: Flask) -> None:
    first, second = asked(), asked()
    assert first.key != second.key
    assert (first.name, first.article_type, first.state) == ("Моя статья.docx", "review", ReportState.QUEUED)
    assert first.expires_at == ARRIVAL + timedelta(hours=1)
    assert strangers_storage().path(first.storage_key or "").is_file()
    assert public_checks.waiting(ARRIVAL) == [first.id, second.id]


@pytest.mark.parametrize(
    ("content", "kind", "refusal", "field"),
    [
        (None, "original", Invalid, "file"),
        (b"x", "poem", Invalid, "article_type"),
        (b"x", "review", Unreadable, "file"),
    ],
)
def test_what_is_refused_names_its_field(
    app: Flask, content: bytes | None, kind: str, refusal: type[Refused], field: str
) -> None:
    upload = Upload(io.BytesIO(content), "x.docx") if content else None
    with pytest.raises(refusal) as refused:
        public_checks.store(upload, kind, now=ARRIVAL)
    assert refused.value.field == field


def test_more_than_can_wait_is_refused_until_there_is_room(app: Flask) -> None:
    checks = [asked() for _ in range(public_checks.WAITING)]
    with pytest.raises(Busy, match="try again in a few minutes"):
        asked()
    with writing():
        public_checks.forget(checks[0].key, now=ARRIVAL)
    assert asked().id


def test_what_is_past_its_hour_holds_nobody_up(app: Flask) -> None:
    for _ in range(public_checks.WAITING):
        asked()
    assert not public_checks.has_room(now=ARRIVAL)
    assert public_checks.has_room(now=ARRIVAL + timedelta(hours=1))
    assert public_checks.waiting(ARRIVAL + timedelta(hours=1)) == []


def test_it_is_begun_once_again_when_its_worker_died_and_given_up_in_the_end(app: Flask) -> None:
    check = asked()
    for attempt in range(ATTEMPTS):
        now = ARRIVAL + attempt * LATER
        with writing():
            work = public_checks.start(check.id, now=now)
            assert work
            assert not work.hopeless
            assert public_checks.start(check.id, now=now + timedelta(seconds=30)) is None
    with writing():
        work = public_checks.start(check.id, now=ARRIVAL + ATTEMPTS * LATER)
    assert work
    assert work.hopeless


def test_after_its_hour_it_is_begun_no_more(app: Flask) -> None:
    check = asked()
    with writing():
        assert public_checks.start(check.id, now=ARRIVAL + timedelta(hours=1)) is None


def test_finishing_keeps_report_quotes_and_copy_and_gives_up_the_manuscript(app: Flask) -> None:
    check, copy = begun(), a_copy()
    manuscript = check.storage_key
    with writing():
        useless = public_checks.finish(check.id, a_report(), quotes={"3": "Text"}, annotated=copy, now=ARRIVAL + LATER)
    assert useless == [manuscript]
    assert (check.state, check.quotes, check.storage_key) == (ReportState.DONE, {"3": "Text"}, None)
    assert (check.annotated_key, check.annotated_size, check.annotated_format) == (copy[0].key, 9, "docx")
    with writing():
        assert public_checks.finish(check.id, a_report(), quotes={}, annotated=(copy2 := a_copy()), now=ARRIVAL) == [
            copy2[0].key
        ]


@pytest.mark.parametrize(
    ("outcome", "state", "sentence"),
    [
        (Unreadable("It is damaged."), ReportState.UNREADABLE, "It is damaged."),
        (Unfinished("Ours."), ReportState.FAILED, public_checks.GIVEN_UP),
    ],
)
def test_what_could_not_be_read_says_why_and_keeps_no_file(
    app: Flask, outcome: Refused, state: ReportState, sentence: str
) -> None:
    check = begun()
    manuscript = check.storage_key
    with writing():
        assert public_checks.finish(check.id, outcome, quotes={}, annotated=None, now=ARRIVAL) == [manuscript]
    assert (check.state, check.sentence, check.content) == (state, sentence, None)


def test_forgetting_gives_every_file_and_leaves_others(app: Flask) -> None:
    mine, other = begun(), asked()
    copy = a_copy()
    with writing():
        public_checks.finish(mine.id, a_report(), quotes={}, annotated=copy, now=ARRIVAL)
    with writing():
        assert public_checks.forget(mine.key, now=ARRIVAL) == [copy[0].key]
    with pytest.raises(NotFound), writing():
        public_checks.forget(mine.key, now=ARRIVAL)
    assert db.session.scalars(db.select(PublicCheck.id)).all() == [other.id]


def test_the_hour_ends_to_the_second(app: Flask) -> None:
    check = asked()
    manuscript, end = check.storage_key, ARRIVAL + timedelta(hours=1)
    assert not public_checks.are_expired(now=end - timedelta(seconds=1))
    assert public_checks.are_expired(now=end)
    with writing():
        assert public_checks.forget_expired(now=end - timedelta(seconds=1)) == []
    with writing():
        assert public_checks.forget_expired(now=end) == [manuscript]
    assert db.session.scalars(db.select(PublicCheck)).all() == []
