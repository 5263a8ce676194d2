"""Settings: one typed table, read from the environment (JCAS_…) before `config.toml` in the instance folder.

`jcas doctor` lists every one with its present value and source; secrets are masked there.
"""

import os
import secrets
import tomllib
from contextlib import suppress
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from jcas.domain.refusals import Invalid

ROOT = Path(__file__).resolve().parents[2]


def _setting(default: Any, meaning: str, *, secret: bool = False, least: int = 0, most: int | None = None) -> Any:
    return field(default=default, metadata={"meaning": meaning, "secret": secret, "least": least, "most": most})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the machine decides, not the journal; empty texts mean 'not set'."""

    instance: Path = _setting(ROOT / "instance", "folder of database, files, mailbox and secret key")
    profile: Path = _setting(ROOT / "jcas" / "profiles" / "jcas.toml", "what the journal decides: its profile file")
    database_url: str = _setting("", "SQLAlchemy address; empty: SQLite in the instance folder")
    queue_url: str = _setting("", "redis:// or unix:// address of the queue server; empty: the embedded one's socket")
    secret_key: str = _setting(
        "", "signs sessions and links; empty: made once, kept in the instance folder", secret=True
    )
    public_url: str = _setting(
        "http://127.0.0.1:8080", "address under which people reach the site; links in mails begin so"
    )
    host: str = _setting("127.0.0.1", "interface that the web server listens on")
    port: int = _setting(8080, "port that the web server listens on", least=1, most=65535)
    proxies: int = _setting(0, "reverse proxies in front whose X-Forwarded headers are believed")
    secure_cookies: bool = _setting(False, "send cookies over HTTPS only; on where public_url is https")
    mail_server: str = _setting("", "SMTP server; empty: the demo mailbox of `jcas run`")
    mail_port: int = _setting(25, "its port", least=1, most=65535)
    mail_tls: bool = _setting(False, "STARTTLS, certificate verified")
    mail_ssl: bool = _setting(False, "TLS from the first byte, certificate verified")
    mail_user: str = _setting("", "its user")
    mail_password: str = _setting("", "its password", secret=True)
    mail_sender: str = _setting("", "From address; empty: the journal's e-mail of the profile")
    mail_timeout: int = _setting(20, "seconds to wait for the SMTP server", least=1)
    demo: bool = _setting(False, "show the demo mailbox page and the demo accounts")
    tick_seconds: int = _setting(60, "seconds between two sweeps of due mails, checks and reminders", least=1)
    check_seconds: int = _setting(9, "longest time that the check of one document may take", least=1)
    check_megabytes: int = _setting(450, "most memory that the check of one document may take", least=128)

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

    @property
    def strangers_files(self) -> Path:
        """Folder of files that strangers had checked; nothing in it is older than an hour or two."""
        return self.instance / "strangers"


def load_settings(**given: Any) -> Settings:
    """Settings as given, else from the environment, else from config.toml, else their defaults.

    Invalid, with the setting's name, where a value has the wrong form or config.toml names an unknown one.
    """
    return Settings(**{name: value for name, (value, _) in sourced(**given).items()})


def sourced(**given: Any) -> dict[str, tuple[Any, str]]:
    """Every setting's value and where it came from: given, environment, config.toml, default, secret_key file."""
    folder = Path(given.get("instance") or os.environ.get("JCAS_INSTANCE") or Settings().instance)
    written = _written(folder / "config.toml")
    found = {item.name: _found(item, given, written) for item in fields(Settings)}
    if not found["secret_key"][0]:
        found["secret_key"] = (_kept_secret(folder), "secret_key file")
    return found


def setting(name: str) -> Any:
    """One setting, without making the instance folder: for commands that need nothing else."""
    written = _written(Path(os.environ.get("JCAS_INSTANCE") or Settings().instance) / "config.toml")
    return next(_found(item, {}, written)[0] for item in fields(Settings) if item.name == name)


def unknown_variables() -> list[str]:
    """JCAS_ variables of the environment that no setting reads: typing errors, most likely."""
    known = {f"JCAS_{item.name.upper()}" for item in fields(Settings)} | _OTHER_VARIABLES
    return sorted(name for name in os.environ if name.startswith("JCAS_") and name not in known)


_OTHER_VARIABLES = {"JCAS_CLOCK_OFFSET", "JCAS_TRACEBACK", "JCAS_TEST_DATABASES", "JCAS_TEST_ALL"}


def _found(item: Field[Any], given: dict[str, Any], written: dict[str, Any]) -> tuple[Any, str]:
    """The value of one setting, in its type, and its source."""
    if item.name in given:
        return given[item.name], "given"
    if (text := os.environ.get(f"JCAS_{item.name.upper()}")) is not None:
        return _value(item, text), "environment"
    if item.name in written:
        return _value(item, written[item.name]), "config.toml"
    return item.default, "default"


def _written(path: Path) -> dict[str, Any]:
    """What config.toml says; nothing where there is none."""
    try:
        written = tomllib.loads(path.read_text("utf8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
        raise Invalid(f"{path} can’t be read as TOML: {fault}.") from None
    unknown = written.keys() - {item.name for item in fields(Settings)}
    if unknown:
        raise Invalid(f"{path} has a setting that does not exist: {', '.join(sorted(unknown))}.")
    return written


_TRUTH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def _value(item: Field[Any], text: Any) -> Any:
    """The text in the default's type; `Invalid` where it has another form or lies outside the setting's bounds."""
    kind: Any = type(item.default)
    shown = "…" if item.metadata["secret"] else repr(text)
    try:
        if isinstance(text, list | dict):
            raise TypeError(item.name)  # noqa: TRY301  the same sentence as for a text of the wrong form
        if kind is bool:
            return _TRUTH[str(text).strip().casefold() or "no"]
        value = Path(text) if isinstance(item.default, Path) else kind(text)
    except (KeyError, ValueError, TypeError):
        wanted = {bool: "yes or no", int: "a whole number"}.get(kind, "a text")
        raise Invalid(f"The setting {item.name} can’t be {shown}: it is {wanted}.", field=item.name) from None
    least, most = item.metadata["least"], item.metadata["most"]
    if kind is int and not (least <= value and (most is None or value <= most)):
        bounds = f"at least {least}" if most is None else f"from {least} to {most}"
        raise Invalid(f"The setting {item.name} can’t be {shown}: it is a whole number {bounds}.", field=item.name)
    return value


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
