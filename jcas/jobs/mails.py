"""The job that sends one mail."""

import logging

from jcas.config import clock
from jcas.models.base import db, writing
from jcas.models.messages import Mail
from jcas.notifications.deliver import claim, mark, message_of, send
from jcas.notifications.render import render

log = logging.getLogger(__name__)


def deliver(mail_id: int) -> None:
    """Claims, sends and marks the mail; no transaction is open while the server is spoken to."""
    with writing():
        claimed = claim(mail_id, now=clock.now())
    if claimed is not None:
        subject, fault = _send(mail_id)
        with writing():
            mail = db.session.get_one(Mail, mail_id)
            mark(mail, subject, fault, now=clock.now())
            log.info("mail %s to person %s: %s", mail_id, mail.person_id, mail.state.value)


def _send(mail_id: int) -> tuple[str, Exception | None]:
    """The subject, and what went wrong; a mail that can't be rendered is tried again like one that was not taken."""
    mail = db.session.get_one(Mail, mail_id)
    try:
        rendered = render(mail, now=clock.now())
        message = message_of(mail, rendered)
    except Exception as fault:
        log.exception("mail %s can't be rendered", mail_id)
        return "", fault
    db.session.rollback()
    return rendered.subject, send(message)
