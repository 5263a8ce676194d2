"""Sending through Flask-Mail, with its 0.10 faults covered in one Message and one Connection subclass.

Flask-Mail 0.10 drops a sender's name after a comma, raises on non-ASCII headers, sends lines over 998 characters as
they are, waits for ever on a silent server and does not verify STARTTLS. The standard library's EmailMessage with its
SMTP policy writes the bytes here, so that folding, encoding and line lengths are right.
"""

import smtplib
import ssl
from contextlib import suppress
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from flask import current_app
from flask_mail import Connection, Message

from jcas.config.settings import Settings

TEMPORARY = range(400, 500)
"""SMTP answers after which the same mail may go through later; 5xx are final."""


class SafeMessage(Message):
    """A Flask-Mail message whose bytes the standard library writes: text and HTML as alternatives.

    ValueError where an address can't be one.
    """

    def __init__(
        self,
        *,
        subject: str,
        to: str,
        text: str,
        html: str,
        sender_name: str,
        sender: str,
        message_id: str,
        date: datetime,
        reply_to: str = "",
    ) -> None:
        super().__init__(" ".join(subject.split()), [to], text, html, sender=sender)
        self.origin, self.target = Address(sender_name, addr_spec=sender), Address(addr_spec=to)
        self.msgId, self.sent = message_id, date
        self.answers = Address(addr_spec=reply_to or sender)

    def as_email(self) -> EmailMessage:
        """The message as the standard library's object."""
        message = EmailMessage(policy=SMTP)
        message["Subject"] = self.subject
        message["From"], message["To"], message["Reply-To"] = self.origin, self.target, self.answers
        message["Message-ID"] = self.msgId
        message["Date"] = self.sent
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(self.body or "", cte="quoted-printable")
        message.add_alternative(self.html, subtype="html", cte="quoted-printable")
        return message

    def as_bytes(self) -> bytes:
        """What goes over the wire."""
        return self.as_email().as_bytes()


class SafeConnection(Connection):
    """A Flask-Mail connection with a time-out and verified TLS."""

    def configure_host(self) -> smtplib.SMTP:
        """Opens the connection; OSError or SMTPException where that fails."""
        settings: Settings = current_app.extensions["jcas_settings"]
        context = ssl.create_default_context()
        server, port, timeout = settings.mail_server, settings.mail_port, settings.mail_timeout
        if settings.mail_ssl:
            host: smtplib.SMTP = smtplib.SMTP_SSL(server, port, timeout=timeout, context=context)
        else:
            host = smtplib.SMTP(server, port, timeout=timeout)
        if settings.mail_tls:
            host.starttls(context=context)
        if settings.mail_user:
            host.login(settings.mail_user, settings.mail_password)
        return host

    def send(self, message: Message, envelope_from: str | tuple[str, str] | None = None) -> None:  # noqa: ARG002
        """Hands the message to the server; smtplib's exceptions tell what it answered."""
        if self.host is not None and isinstance(message, SafeMessage):
            self.host.sendmail(message.origin.addr_spec, [message.target.addr_spec], message.as_bytes())

    def __exit__(self, *_raised: object) -> None:
        """Says goodbye; a server that has hung up after taking the mail is no fault."""
        if self.host is not None:
            with suppress(smtplib.SMTPException, OSError):
                self.host.quit()


def send_message(message: SafeMessage) -> None:
    """Sends one message over a connection of its own; OSError or SMTPException where it was not taken."""
    if not current_app.extensions["jcas_settings"].mail_server:
        raise OSError("no mail server is set (JCAS_MAIL_SERVER)")
    with SafeConnection(current_app.extensions["mail"]) as connection:
        connection.send(message)


def is_final(fault: Exception) -> bool:
    """Whether trying again is of no use: the server refused this very mail (5xx), or it can't be written."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return all(code not in TEMPORARY for code, _ in fault.recipients.values())
    if isinstance(fault, smtplib.SMTPResponseException):
        return fault.smtp_code not in TEMPORARY and not isinstance(fault, smtplib.SMTPAuthenticationError)
    return isinstance(fault, ValueError)
