"""`jcas run`: the whole desk in one foreground process group, on embedded defaults."""

import logging
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask

from jcas.adapters.queue import READING, connect, socket_of
from jcas.app import create_app
from jcas.config.settings import Settings, load_settings, sourced
from jcas.domain.refusals import Refused
from jcas.jobs.scheduler import schedule
from jcas.jobs.worker import work
from jcas.queries.administrators import administrators_made
from jcas.supervisor import mailbox, valkey
from jcas.supervisor.banner import banner
from jcas.supervisor.group import Group
from jcas.supervisor.lock import Lock
from jcas.supervisor.migrations import upgrade
from jcas.supervisor.parts import configure_logging, serve
from jcas.supervisor.ports import listen, listen_near, port_of

LOOPBACK = "127.0.0.1"


def run(*, demo: bool = False, port: int | None = None) -> int:
    """Runs until INT or TERM; 0 then. `port`: this one and no other; without it the next free one from the settings'.

    Raises `Refused`, with a sentence, where the port is taken, another desk runs on the instance or a part won't start.
    """
    configure_logging(logging.WARNING)
    found = load_settings()
    found.instance.mkdir(parents=True, exist_ok=True)
    lock = Lock(found.instance)
    site = listen(found.host, port) if port is not None else listen_near(found.host, found.port)
    mail = listen(LOOPBACK, 0) if demo or not found.mail_server else None
    settings = _settings(found, site, mail, demo=demo)
    lock.tell(settings.public_url)
    group = Group()
    try:
        return _run(group, settings, site, mail, wanted=found.port if port is None else port)
    finally:
        group.end()


def _settings(found: Settings, site: socket.socket, mail: socket.socket | None, *, demo: bool) -> Settings:
    """The machine's settings with what this run decides: ports, the demo's mail server."""
    given: dict[str, Any] = {"instance": found.instance, "port": port_of(site), "demo": demo or found.demo}
    if sourced()["public_url"][1] == "default":
        given["public_url"] = f"http://{found.host}:{port_of(site)}"
    if mail is not None:  # a demo never writes to real people
        given |= {"mail_server": LOOPBACK, "mail_port": port_of(mail), "mail_user": "", "mail_password": ""}
        given |= {"mail_tls": False, "mail_ssl": False}
    return load_settings(**given)


def _run(group: Group, settings: Settings, site: socket.socket, mail: socket.socket | None, *, wanted: int) -> int:
    _start_queue(group, settings)
    if mail is not None:
        group.start("mailbox", lambda: mailbox.serve(mail, settings.mailbox), serves_others=True)
    app = create_app(settings)
    upgrade(app)
    if settings.demo:
        _make_demo(group, app)
    if group.ended_by:
        return 0
    parts: dict[str, Callable[[], int]] = {
        "web": lambda: serve(app, site),
        "worker": lambda: work(app),
        "reader": lambda: work(app, READING),
        "scheduler": lambda: schedule(app),
    }
    for name, part in parts.items():
        group.start(name, part)
    print(banner(app, wanted=wanted, mailbox=mail is not None), flush=True)
    group.watch()
    print("JCAS Desk ends.", flush=True)
    return 0


def _start_queue(group: Group, settings: Settings) -> None:
    """Starts the embedded queue server, unless the settings name one."""
    if settings.queue_url:
        return
    path: Path = socket_of(settings)
    valkey.prepare(path)
    group.start("queue", lambda: valkey.serve(path, settings.instance / "queue"), serves_others=True)
    client = connect(settings)
    if not group.wait_until(lambda: valkey.answers(client), 15) and not group.ended_by:
        raise Refused("The queue server did not start within 15 seconds; the lines above may tell why.")
    client.close()


def _make_demo(group: Group, app: Flask) -> None:
    """Fills an empty database; a fill that was interrupted is noticed at the next start, never built upon."""
    settings: Settings = app.extensions["jcas_settings"]
    begun = settings.instance / "demo-unfinished"
    if begun.exists():
        raise Refused(f"A demo was begun in {settings.instance} and not finished; remove that folder and start again.")
    begun.touch()
    code = group.finish("demo", lambda: _fill(app))
    if code == 0:
        begun.unlink()
    elif code is not None:
        raise Refused("The demo's data could not be made; the lines above tell why.")


def _fill(app: Flask) -> int:
    from jcas.demo.fill import fill  # the demo's makers load only where a demo is asked for

    with app.app_context():
        if not administrators_made():
            print("Making the demo's quarter of work, once; this takes a moment.", flush=True)
        fill()
    return 0
