"""The journal profile: where it is found, how it is read, what it is refused for."""

import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jcas.config.profile_rules import check
from jcas.config.settings import Settings, setting
from jcas.config.tables import parse, read
from jcas.domain.profiles import Profile
from jcas.domain.refusals import Invalid, Unreadable

DEFAULT_PROFILE: Path = Settings().profile


def profile_path() -> Path:
    """The profile in force: the file that JCAS_PROFILE or config.toml names, else the journal's own."""
    return _path_in_force(os.environ.get("JCAS_PROFILE"), os.environ.get("JCAS_INSTANCE"))


@lru_cache(maxsize=8)
def _path_in_force(_profile: str | None, _instance: str | None) -> Path:
    path: Path = setting("profile")
    return path


def load_profile(path: Path | None = None) -> Profile:
    """The validated profile in `path`, or the one in force; read once a process, so that a change takes a restart.

    Raises `Unreadable` where there is no such file and `Invalid`, with the dotted key, where its content is wrong.
    """
    return _load(path or profile_path())


@lru_cache(maxsize=8)
def _load(path: Path) -> Profile:
    try:
        return read_profile(profile_text(path))
    except Invalid as refusal:
        raise Invalid(f"The journal profile {path} is wrong: {refusal.sentence}", field=refusal.field) from None


def profile_text(path: Path | None = None) -> str:
    """The profile file's text, as it stood when this process first read it; raises `Unreadable` with the reason."""
    return _text(path or profile_path())


@lru_cache(maxsize=8)
def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise Unreadable(f"The journal profile {path} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Unreadable(f"The journal profile {path} can't be read: it is not UTF-8 text.") from None


@lru_cache(maxsize=32)
def read_profile(text: str) -> Profile:
    """The profile that a TOML text says; raises `Invalid` with the dotted key and what is wrong. Cached by text."""
    profile = read(Profile, parse(text))
    check(profile)
    return profile


def profile_hash(text: str) -> str:
    """The version of a profile text: SHA-256 of its bytes, in hexadecimal."""
    return sha256(text.encode()).hexdigest()
