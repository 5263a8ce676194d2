"""What `jcas run` prints once it stands: where the desk is, who can come in, where the data lies."""

from flask import Flask

from jcas.config.settings import Settings
from jcas.demo.accounts import ACCOUNTS
from jcas.queries.administrators import administrators_made
from jcas.supervisor.links import administrator_link


def banner(app: Flask, *, wanted: int, mailbox: bool) -> str:
    """The lines for the person who started it.

    `wanted`: the port that was asked for; `mailbox`: whether mail stays in the demo's mailbox.
    """
    settings: Settings = app.extensions["jcas_settings"]
    lines = ["", f"  JCAS Desk is open at {settings.public_url}"]
    if wanted not in {settings.port, 0}:
        lines.append(f"  (port {wanted} is taken by another program, so it took {settings.port})")
    lines += ["", f"  Data:  {settings.instance.resolve()}"]
    if mailbox:
        lines.append(f"  Mail:  kept in {settings.mailbox.resolve()}; none leaves this machine")
    return "\n".join([*lines, "", *_people(app, settings), "", "  Ctrl-C ends it.", ""])


def _people(app: Flask, settings: Settings) -> list[str]:
    """The demo's accounts, or the first administrator's link while there is no administrator."""
    with app.app_context():
        if settings.demo:
            return [f"  {role:<32} {address:<34} {password}" for role, address, password in ACCOUNTS]
        if administrators_made():
            return ["  Sign in as before; `jcas admin-link` prints a way in for one who lost theirs."]
        return ["  The first administrator opens this link, once:", f"  {administrator_link(app)}"]
