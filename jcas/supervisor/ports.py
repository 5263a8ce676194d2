"""Ports: the listening sockets are opened here and handed to the children, so a restarted child loses no visitor."""

import errno
import socket

from jcas.domain.refusals import Invalid

NEXT_PORTS = 50


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises `Invalid`, with a sentence, where the port is taken or the address is not ours."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        opened = socket.socket(family, kind, protocol)
    except OSError as fault:
        raise Invalid(f"The address {host} can't be listened on: {fault.strerror}.", field="host") from None
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(128)
    except OSError as fault:
        opened.close()
        if fault.errno == errno.EADDRINUSE:
            raise PortTaken(f"Port {port} on {host} is taken by another program; choose another one.") from None
        raise Invalid(f"Port {port} on {host} can't be listened on: {fault.strerror}.", field="port") from None
    return opened


def listen_near(host: str, port: int) -> socket.socket:
    """A listening socket on `port` or, where that is taken, on the next free one above it."""
    for candidate in range(port, min(port + NEXT_PORTS, 65536)):
        try:
            return listen(host, candidate)
        except PortTaken:
            continue
    raise PortTaken(f"Ports {port} to {port + NEXT_PORTS - 1} on {host} are all taken; choose one with --port.")


def port_of(opened: socket.socket) -> int:
    """The port that a listening socket got."""
    port: int = opened.getsockname()[1]
    return port


class PortTaken(Invalid):
    """Another program listens there."""
