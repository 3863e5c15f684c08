"""Doors before the mail server: one that opens late, one that falls shut inside a message."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.services.smtp import HERE

Pump = Callable[[socket.socket, socket.socket], None]


@contextmanager
def slow_door(port: int, *, seconds: float) -> Iterator[int]:
    """Open a port that leads to another one, but only after a while."""
    with door_to(port, seconds=seconds, upwards=pump) as opened:
        yield opened


@contextmanager
def failing_door(port: int, *, after: int) -> Iterator[int]:
    """Open a port that leads to another one until so many bytes of a message have gone through."""

    def pump_some(source: socket.socket, target: socket.socket) -> None:
        """Pass on what comes, and hang up on both inside a message."""
        passed = b""
        while content := source.recv(64):
            passed += content
            begins = passed.find(b"data\r\n")
            if begins >= 0 and len(passed) - begins > after:
                break
            target.sendall(content)
        for side in (source, target):
            side.shutdown(socket.SHUT_RDWR)

    with door_to(port, seconds=0, upwards=pump_some) as opened:
        yield opened


@contextmanager
def door_to(port: int, *, seconds: float, upwards: Pump) -> Iterator[int]:
    """Open a port for one caller that leads to another one."""
    with socket.create_server((HERE, 0)) as door:

        def lead() -> None:
            caller, _address = door.accept()
            time.sleep(seconds)
            server = socket.create_connection((HERE, port))
            back = threading.Thread(target=pump, args=(server, caller))
            back.start()
            upwards(caller, server)
            back.join()
            caller.close()
            server.close()

        leading = threading.Thread(target=lead)
        leading.start()
        yield door.getsockname()[1]
        leading.join()


def pump(source: socket.socket, target: socket.socket) -> None:
    """Pass on what comes until it ends."""
    try:
        while content := source.recv(65536):
            target.sendall(content)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return  # the other side has hung up
