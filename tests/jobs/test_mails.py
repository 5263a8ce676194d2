"""Mails leave after the commit, through the queue to a real SMTP server; none is lost, none is sent twice."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from jcas.jobs.mails import deliver
from jcas.jobs.tick import tick
from jcas.models.base import db, writing
from jcas.models.messages import Mail, MailState
from jcas.models.people import Address, Person
from jcas.notifications import record
from jcas.notifications.deliver import claim
from tests.smtp import Mailserver
from tests.valkey import Valkey
from tests.working import work_off

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def ask_for_password(name: str = "Әсел Тестова, PhD") -> int:
    """Records an event with one mail; the mail's id."""
    with writing():
        person = Person(name=name, session_key=name, created_at=NOW)
        person.addresses = [Address(address="asel@example.org", key="asel@example.org", primary=True, added_at=NOW)]
        db.session.add(person)
        event = record("account.reset_asked", now=NOW, person=person, data={"address": "asel@example.org"})
    return event.mails[0].id


def state(mail_id: int) -> MailState:
    db.session.rollback()
    return db.session.get_one(Mail, mail_id).state


def record_one_and_fail() -> None:
    with writing():
        record("account.reset_asked", now=NOW, data={"address": "a@example.org"})
        record("account.sang", now=NOW)


@pytest.mark.postgres
def test_mail_leaves_after_commit(app: Flask, mailbox: Mailserver) -> None:
    mail_id = ask_for_password()
    work_off(app)
    [mail] = mailbox.to("asel@example.org")
    assert mail["Subject"] == "Set a new password for JCAS"
    assert "Journal of Central Asian Studies" in mail["From"]
    assert "Әсел Тестова, PhD" in mail.get_body(("plain",)).get_content()
    assert "http://localhost/reset/" in mail.get_body(("html",)).get_content()
    assert all(len(line) <= 998 for line in mail.as_bytes().splitlines())
    assert state(mail_id) == MailState.SENT


def test_rollback_sends_nothing(app: Flask, mailbox: Mailserver) -> None:
    with pytest.raises(LookupError):
        record_one_and_fail()
    work_off(app)
    assert mailbox.mails == []


def test_mail_waits_for_queue_server(app: Flask, mailbox: Mailserver, valkey: Valkey) -> None:
    valkey.stop()
    try:
        mail_id = ask_for_password()
    finally:
        valkey.start()
    work_off(app)
    assert mailbox.mails == []
    tick()
    work_off(app)
    assert len(mailbox.mails) == 1
    assert state(mail_id) == MailState.SENT


def test_mail_is_sent_once(app: Flask, mailbox: Mailserver) -> None:
    mail_id = ask_for_password()
    tick()
    tick()
    work_off(app)
    deliver(mail_id)
    tick()
    work_off(app)
    assert len(mailbox.mails) == 1


def test_mail_refused_for_now_is_tried_again_later(app: Flask, mailbox: Mailserver, valkey: Valkey) -> None:
    mailbox.answer = "451 try later"
    mail_id = ask_for_password()
    work_off(app)
    db.session.rollback()
    mail = db.session.get_one(Mail, mail_id)
    assert (mail.state, mail.attempts) == (MailState.QUEUED, 1)
    assert "try later" in mail.error
    assert mail.due_at > datetime.now(UTC)
    mailbox.answer = "250 OK"
    with writing():
        db.session.get_one(Mail, mail_id).due_at = NOW
    valkey.flush()  # a finished job's id stays taken for some seconds; the pause before the next try is a minute
    tick()
    work_off(app)
    assert state(mail_id) == MailState.SENT
    assert len(mailbox.mails) == 1


def test_mail_refused_for_good_has_failed(app: Flask, mailbox: Mailserver) -> None:
    mailbox.answer = "550 no such mailbox"
    mail_id = ask_for_password()
    work_off(app)
    assert state(mail_id) == MailState.FAILED
    assert "no such mailbox" in db.session.get_one(Mail, mail_id).error


def test_mail_of_a_killed_worker_is_sent_by_the_next(app: Flask, mailbox: Mailserver, valkey: Valkey) -> None:
    mail_id = ask_for_password()
    valkey.flush()
    with writing():
        assert claim(mail_id, now=NOW)
    with writing():
        assert claim(mail_id, now=NOW + timedelta(minutes=1)) is None
    tick()
    work_off(app)
    assert state(mail_id) == MailState.SENT
    assert len(mailbox.mails) == 1
