"""`jcas doctor`: is every part right, and what is every setting, from where?"""

import importlib.metadata
import shutil
import smtplib
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from functools import partial
from io import BytesIO
from zoneinfo import ZoneInfo

from flask import Flask
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from jcas.adapters.mail import SafeConnection
from jcas.adapters.queue import ALL, address_of
from jcas.adapters.storage import Storage
from jcas.app import create_app
from jcas.config import clock
from jcas.config.profiles import load_profile
from jcas.config.settings import Settings, sourced, unknown_variables
from jcas.domain.refusals import Refused
from jcas.models.base import db
from jcas.supervisor.migrations import newest_revision, present_revision

LITTLE_SPACE = 1 << 30


def examine(tell: Callable[[str], None]) -> int:
    """Tells one line a part, then one line a setting; 1 where a part is not right, else 0."""
    first = [_line(tell, name, part) for name, part in (("settings", _settings), ("time zone", _time_zone))]
    if not all(first):
        return 1
    app = create_app()
    parts = {"database": _database, "queue": _queue, "storage": _storage, "mail": _mail}
    right = [_line(tell, name, partial(part, app)) for name, part in parts.items()]
    tell("")
    for line in _every_setting():
        tell(line)
    return 0 if all(right) else 1


def _line(tell: Callable[[str], None], name: str, part: Callable[[], str]) -> bool:
    """One part's line; a part that is not right raises with the reason."""
    try:
        told, mark = part(), "right"
    except (Refused, OSError, RedisError, SQLAlchemyError, smtplib.SMTPException) as fault:
        told, mark = " ".join(str(fault).split("\n(Background")[0].split()), "WRONG"
    tell(f"{mark:<6} {name:<10} {told}")
    return mark == "right"


def _settings() -> str:
    found = sourced()
    unknown = unknown_variables()
    if unknown:
        raise Refused(f"no setting reads {', '.join(unknown)}; is it a typing error?")
    key = found["instance"][0] / "secret_key"
    if found["secret_key"][1] == "secret_key file" and stat.S_IMODE(key.stat().st_mode) & 0o077:
        raise Refused(f"{key} can be read by others; type: chmod 600 {key}")
    if not found["public_url"][0].startswith(("http://", "https://")):
        raise Refused(f"public_url must begin with http:// or https://, not {found['public_url'][0]!r}")
    profile = load_profile()
    own = sum(source != "default" for _, source in found.values())
    return f"{len(found)} settings, {own} of them set; the journal is {profile.identity.name}"


def _time_zone() -> str:
    """The journal's zone, from data that know of Kazakhstan's change of 2024."""
    version = importlib.metadata.version("tzdata")
    if ZoneInfo("Asia/Almaty").utcoffset(datetime(2024, 6, 1)) != timedelta(hours=5):  # noqa: DTZ001  wall time
        raise Refused(f"tzdata {version} is older than Kazakhstan's change of March 2024; run make setup")
    name = load_profile().time_zone
    here = clock.now().astimezone(ZoneInfo(name))
    return f"{name}, {here:%Y-%m-%d %H:%M} there (UTC{here:%z}), tzdata {version}"


def _database(app: Flask) -> str:
    present, newest = present_revision(app), newest_revision()
    with app.app_context():
        shown = db.engine.url.render_as_string(hide_password=True)
    if present != newest:
        raise Refused(f"{shown} is at {present or 'no revision'}, the code wants {newest}; type: jcas db upgrade")
    return f"{shown} at {present}"


def _queue(app: Flask) -> str:
    settings: Settings = app.extensions["jcas_settings"]
    client = app.extensions["jcas_queue"]
    begun = time.monotonic()
    try:
        client.ping()
    except (RedisError, OSError) as fault:
        hint = "" if settings.queue_url else "; `jcas run` starts it"
        raise Refused(f"nobody answers at {address_of(settings)} ({type(fault).__name__}){hint}") from None
    taken = (time.monotonic() - begun) * 1000
    waiting = sum(client.llen(f"rq:queue:{name}") for name in ALL)
    workers = client.scard("rq:workers")
    return f"{address_of(settings)} answers in {taken:.0f} ms; workers: {workers}, jobs that wait: {waiting}"


def _storage(app: Flask) -> str:
    settings: Settings = app.extensions["jcas_settings"]
    storage: Storage = app.extensions["jcas_storage"]
    kept = storage.save(BytesIO(b"jcas doctor"))
    same = storage.path(kept.key).read_bytes() == b"jcas doctor"
    storage.remove([kept.key])
    free = shutil.disk_usage(settings.files).free
    if not same:
        raise Refused(f"{settings.files.resolve()} does not give back what was written")
    if free < LITTLE_SPACE:
        raise Refused(f"{settings.files.resolve()} has only {free >> 20} MB left")
    return f"{settings.files.resolve()} can be written, {free >> 30} GB free"


def _mail(app: Flask) -> str:
    settings: Settings = app.extensions["jcas_settings"]
    if not settings.mail_server:
        return f"no server is set: `jcas run` keeps every mail in {settings.mailbox.resolve()}"
    server = f"{settings.mail_server}:{settings.mail_port}"
    try:
        with app.app_context(), SafeConnection(app.extensions["mail"]) as connection:
            code = connection.host.noop()[0] if connection.host else 0
    except (OSError, smtplib.SMTPException) as fault:
        raise Refused(f"{server} does not take mail: {fault}") from None
    how = "TLS" if settings.mail_ssl else "STARTTLS" if settings.mail_tls else "no TLS"
    return f"{server} answers {code} ({how}{', signed in' if settings.mail_user else ''})"


def _every_setting() -> Iterator[str]:
    """Name, value, source and meaning of each setting; secrets as dots."""
    found = sourced()
    for item in fields(Settings):
        value, source = found[item.name]
        shown = "••••••" if item.metadata["secret"] and value else str(value) or "–"
        yield f"{item.name:<16} {shown:<40} {source:<16} {item.metadata['meaning']}"
