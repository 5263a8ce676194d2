"""Files on the local disk under random keys; a key says nothing about the file, its owner or its name."""

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from flask import current_app

_CHUNK = 1 << 20


class Stored(NamedTuple):
    """What was written: key, size in bytes, SHA-256 in hex."""

    key: str
    size: int
    sha256: str


class Storage:
    """A folder of files. Writes are atomic: a key exists only once its bytes are on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def save(self, stream: BinaryIO) -> Stored:
        """Keeps the stream's bytes under a new key."""
        key = secrets.token_hex(16)
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        half = path.with_suffix(".part")
        with half.open("xb") as target:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        half.rename(path)
        return Stored(key, size, digest.hexdigest())

    def new_folder(self) -> str:
        """A key that names a folder, for what a job makes of a document (reading view, pictures)."""
        key = secrets.token_hex(16)
        self.path(key).mkdir(parents=True)
        return key

    def path(self, key: str) -> Path:
        """Where the key's bytes lie; ValueError for anything but a key that `save` or `new_folder` gave."""
        if len(key) != 32 or not set(key) <= set("0123456789abcdef"):
            raise ValueError("not a storage key")
        return self._folder / key[:2] / key

    def remove(self, keys: Iterable[str]) -> None:
        """Forgets keys; missing ones are no error."""
        for key in keys:
            path = self.path(key)
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def forget_older_than(self, seconds: float, *, but: Iterable[str] = ()) -> int:
        """Removes files, half written ones too, that were written longer ago, by the machine's own clock; their number.

        Keys in `but` stay however old they are.
        """
        oldest, spared = time.time() - seconds, frozenset(but)
        old = [path for path in self._files() if path.stem not in spared and _written_at(path) < oldest]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _files(self) -> Iterator[Path]:
        return (path for path in self._folder.glob("??/*") if path.is_file())


def _written_at(path: Path) -> float:
    """Seconds since the epoch; now for a file that somebody else removed meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def storage() -> Storage:
    """The running application's storage."""
    return cast("Storage", current_app.extensions["jcas_storage"])


def strangers_storage() -> Storage:
    """Where files of the public page lie for an hour at most: a folder of its own, which no backup needs."""
    return cast("Storage", current_app.extensions["jcas_strangers_storage"])
