"""Settings: one typed table, read from the environment (JCAS_…) before `config.toml` in the instance folder.

`jcas doctor` lists every one with its present value and source; secrets are masked there.
"""

import os
import secrets
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from jcas.domain.refusals import Invalid


def _setting(default: Any, meaning: str, *, secret: bool = False) -> Any:
    return field(default=default, metadata={"meaning": meaning, "secret": secret})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the machine decides, not the journal; empty texts mean 'not set'."""

    instance: Path = _setting(Path("instance"), "folder of database, files, mailbox and secret key")
    database_url: str = _setting("", "SQLAlchemy address; empty: SQLite in the instance folder")
    queue_url: str = _setting("", "redis:// or unix:// address of the queue server; empty: the embedded one's socket")
    secret_key: str = _setting(
        "", "signs sessions and links; empty: made once, kept in the instance folder", secret=True
    )
    public_url: str = _setting(
        "http://127.0.0.1:8080", "address under which people reach the site; links in mails begin so"
    )
    host: str = _setting("127.0.0.1", "interface that the web server listens on")
    port: int = _setting(8080, "port that the web server listens on")
    proxies: int = _setting(0, "reverse proxies in front whose X-Forwarded headers are believed")
    secure_cookies: bool = _setting(False, "send cookies over HTTPS only; on where public_url is https")
    mail_server: str = _setting("", "SMTP server; empty: the demo mailbox of `jcas run`")
    mail_port: int = _setting(25, "its port")
    mail_tls: bool = _setting(False, "STARTTLS, certificate verified")
    mail_ssl: bool = _setting(False, "TLS from the first byte, certificate verified")
    mail_user: str = _setting("", "its user")
    mail_password: str = _setting("", "its password", secret=True)
    mail_sender: str = _setting("", "From address; empty: the journal's e-mail of the profile")
    mail_timeout: int = _setting(20, "seconds to wait for the SMTP server")
    demo: bool = _setting(False, "show the demo mailbox page and the demo accounts")
    tick_seconds: int = _setting(60, "seconds between two sweeps of due mails, checks and reminders")
    check_seconds: int = _setting(60, "longest time that the check of one document may take")
    check_megabytes: int = _setting(1024, "most memory that the check of one document may take")

    @property
    def database(self) -> str:
        """The database's address, the embedded one's where none is set."""
        return self.database_url or f"sqlite:///{(self.instance / 'jcas.sqlite3').resolve()}"

    @property
    def mailbox(self) -> Path:
        """Maildir of the demo's mail server."""
        return self.instance / "mailbox"

    @property
    def files(self) -> Path:
        """Folder of stored files."""
        return self.instance / "files"


def load_settings(**given: Any) -> Settings:
    """Settings as given, else from the environment, else from config.toml, else their defaults.

    Invalid, with the setting's name, where a value has the wrong form or config.toml names an unknown one.
    """
    return Settings(**{name: value for name, (value, _) in sourced(**given).items()})


def sourced(**given: Any) -> dict[str, tuple[Any, str]]:
    """Every setting's value and where it came from: given, environment, config.toml, default, secret_key file."""
    folder = Path(given.get("instance") or os.environ.get("JCAS_INSTANCE") or Settings().instance)
    written = _written(folder / "config.toml")
    found: dict[str, tuple[Any, str]] = {}
    for item in fields(Settings):
        name = item.name
        if name in given:
            found[name] = (given[name], "given")
        elif (text := os.environ.get(f"JCAS_{name.upper()}")) is not None:
            found[name] = (_value(name, item.default, text), "environment")
        elif name in written:
            found[name] = (_value(name, item.default, written[name]), "config.toml")
        else:
            found[name] = (item.default, "default")
    if not found["secret_key"][0]:
        found["secret_key"] = (_kept_secret(folder), "secret_key file")
    return found


def _written(path: Path) -> dict[str, Any]:
    try:
        written = tomllib.loads(path.read_text("utf8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise Invalid(f"{path} is no TOML file: {fault}") from None
    unknown = written.keys() - {item.name for item in fields(Settings)}
    if unknown:
        raise Invalid(f"{path} has a setting that does not exist: {', '.join(sorted(unknown))}.")
    return written


def _value(name: str, default: Any, text: Any) -> Any:
    """The text in the default's type."""
    try:
        if isinstance(default, bool):
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}[
                str(text).casefold()
            ]
        return type(default)(text) if not isinstance(default, Path) else Path(text)
    except (KeyError, ValueError):
        raise Invalid(f"The setting {name} can’t be {text!r}.", field=name) from None


def _kept_secret(folder: Path) -> str:
    """The secret key of this instance, made once; two processes that start together agree on one."""
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        mine = folder / f"secret_key.{os.getpid()}"
        with os.fdopen(os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as target:
            target.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            path.hardlink_to(mine)
        mine.unlink()
    return path.read_text("ascii")
