"""Sending a mail that waits in the outbox: claimed, sent, marked, in two transactions of their own.

Whatever is killed at whatever moment, no mail is lost: one that was claimed and never marked is claimed again after
`CLAIM`. Only a worker killed between the server's 'taken' and its own mark causes a second copy, with the same
Message-ID.
"""

import smtplib
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import update

from jcas.adapters.mail import SafeMessage, is_final, send_message
from jcas.config.profiles import load_profile
from jcas.models.base import db
from jcas.models.messages import Mail, MailState
from jcas.notifications.render import Rendered

CLAIM = timedelta(minutes=5)
"""How long a worker may take for one mail before another may think it dead."""
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440)]
"""Waiting after each failed attempt; the mail has failed for good after the last one (about two days)."""


def claim(mail_id: int, *, now: datetime) -> Mail | None:
    """Takes the mail for sending, in the caller's transaction; None where it is sent, failed, taken or not due."""
    taken = db.session.execute(
        update(Mail)
        .where(Mail.id == mail_id, Mail.state.in_([MailState.QUEUED, MailState.SENDING]), Mail.due_at <= now)
        .values(state=MailState.SENDING, due_at=now + CLAIM, attempts=Mail.attempts + 1)
        .execution_options(synchronize_session=False)
    )
    if not taken.rowcount:  # type: ignore[attr-defined]
        return None
    return db.session.get(Mail, mail_id, populate_existing=True)


def send(message: SafeMessage) -> Exception | None:
    """Hands the mail to the server; the fault, where it was not taken. Writes nothing."""
    try:
        send_message(message)
    except (smtplib.SMTPException, OSError, ValueError) as fault:
        return fault
    return None


def message_of(mail: Mail, rendered: Rendered) -> SafeMessage:
    """The message as it goes out, dated when the thing it tells of happened.

    Its Message-ID is the row's, so that a second copy is known as one.
    """
    identity = load_profile().identity
    sender = current_app.extensions["jcas_settings"].mail_sender or identity.email
    return SafeMessage(
        subject=rendered.subject,
        to=mail.address,
        text=rendered.text,
        html=rendered.html,
        sender_name=identity.name,
        sender=sender,
        reply_to=identity.email,
        message_id=f"<mail-{mail.id}.{int(mail.event.at.timestamp())}@{sender.rpartition('@')[2]}>",
        date=mail.event.at,
    )


def mark(mail: Mail, subject: str, fault: Exception | None, *, now: datetime) -> None:
    """Writes down how it went, in the caller's transaction."""
    mail.subject = subject or mail.subject
    if fault is None:
        mail.state, mail.sent_at, mail.error = MailState.SENT, now, ""
    elif is_final(fault) or mail.attempts > len(PAUSES):
        mail.state, mail.error = MailState.FAILED, _sentence(fault)
    else:
        mail.state, mail.error = MailState.QUEUED, _sentence(fault)
        mail.due_at = now + PAUSES[mail.attempts - 1]


def _sentence(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"[:500]
