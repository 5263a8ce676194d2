"""The demo's mailbox: every mail that the demo sent, read from the Maildir of its mail server. Only a demo has it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from mailbox import Maildir

from flask import Blueprint, abort, render_template, request
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from jcas.web.context import settings
from jcas.web.guards import public

DEMO = True
bp = Blueprint("account_mailbox", __name__)
PER_PAGE = 50
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
_FRAME = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; "
        "form-action 'none'; sandbox allow-top-navigation-by-user-activation"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}


@dataclass(frozen=True, slots=True)
class Received:
    """One mail as it arrived."""

    key: str
    to: str
    subject: str
    at: datetime
    message: EmailMessage

    def part(self, kind: str) -> str:
        """Its text of this kind ('plain' or 'html'); empty where it has none."""
        body = self.message.get_body((kind,))
        return str(body.get_content()) if body is not None else ""


@bp.get("/demo/mailbox")
@public
def mailbox() -> str:
    """Every mail, newest first; `to` narrows it to one address."""
    mails = sorted(_mails(), key=lambda mail: mail.at, reverse=True)
    addresses = sorted({mail.to for mail in mails})
    to = request.args.get("to", "")
    mails = [mail for mail in mails if mail.to == to or not to]
    pages = max(-(-len(mails) // PER_PAGE), 1)
    page = min(max(request.args.get("page", 1, int), 1), pages)
    shown = mails[(page - 1) * PER_PAGE : page * PER_PAGE]
    return render_template(
        "account/mailbox/list.html",
        mails=shown,
        total=len(mails),
        page=page,
        pages=pages,
        choices=[(address, address) for address in addresses],
        to=to,
    )


@bp.get("/demo/mailbox/<key>")
@public
def mail(key: str) -> str:
    """One mail: its text with links to open, and its HTML in a frame that can do nothing."""
    received = _mail(key)
    return render_template("account/mailbox/mail.html", mail=received, text=linked(received.part("plain")))


@bp.get("/demo/mailbox/<key>/html")
@public
def html(key: str) -> Response:
    """The mail's HTML part as it was sent, for the frame.

    Its own policy makes it harmless: no script, no form, nothing loaded, an origin of its own. Links open in the
    whole window.
    """
    page = _mail(key).part("html")
    return Response(f'<!doctype html><base target="_top">{page}', mimetype="text/html", headers=_FRAME)


def linked(text: str) -> Markup:
    """The text with its addresses as links; everything else escaped."""
    parts, last = [], 0
    for found in _LINK.finditer(text):
        parts.append(escape(text[last : found.start()]))
        parts.append(Markup('<a href="{0}">{0}</a>').format(found.group()))
        last = found.end()
    return Markup("").join([*parts, escape(text[last:])])


def _mails() -> list[Received]:
    folder = settings().mailbox
    if not folder.exists():
        return []
    box = Maildir(str(folder), create=False)
    return [_received(key, box.get_bytes(key)) for key in box.keys()]  # noqa: SIM118  a Maildir iterates over messages


def _mail(key: str) -> Received:
    folder = settings().mailbox
    if folder.exists():
        box = Maildir(str(folder), create=False)
        if key in set(box.keys()):
            return _received(key, box.get_bytes(key))
    return abort(404)


def _received(key: str, content: bytes) -> Received:
    message = message_from_bytes(content, policy=policy.default)
    try:
        at = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
    except (TypeError, ValueError):
        at = datetime.fromtimestamp(0, UTC)
    return Received(key, str(message["To"] or ""), str(message["Subject"] or ""), at, message)
