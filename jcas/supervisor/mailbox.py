"""The demo's mail server: real SMTP on a loopback port, every message kept in a Maildir that a page shows."""

import asyncio
import signal
import socket
from pathlib import Path

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP


def serve(opened: socket.socket, folder: Path) -> int:
    """Takes mail on the listening socket until TERM."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    asyncio.run(_serve(opened, Mailbox(folder)))
    return 0


async def _serve(opened: socket.socket, handler: Mailbox) -> None:
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    server = await loop.create_server(lambda: SMTP(handler, enable_SMTPUTF8=True, hostname="localhost"), sock=opened)
    await ended.wait()
    server.close()
