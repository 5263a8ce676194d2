"""Addresses of this site: where a person is sent on to, and never anywhere else."""

from urllib.parse import urlsplit


def same_site(target: str | None) -> str | None:
    """The target where it is a path of this site; None for anything that a browser might read as another host."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    if "\\" in target or any(ord(letter) < 33 or ord(letter) == 127 for letter in target):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target
