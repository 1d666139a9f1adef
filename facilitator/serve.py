"""The server: one process for many connections that stay open. gevent has patched before this is imported."""

import gc
import signal
import socket
from typing import Any

import gevent
from flask import Flask
from gevent.lock import BoundedSemaphore
from gevent.pywsgi import WSGIHandler, WSGIServer
from gevent.socket import socket as Connection

from facilitator.live import keep_beating

BACKLOG = 4096  # a whole workshop may come back in the same second


class Handler(WSGIHandler):  # type: ignore[misc]  # gevent has no types
    """Answers the requests of one connection."""

    def handle(self) -> None:
        """Send what is written at once: of two small writes in a row, the second would wait 40 ms."""
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().handle()

    def finalize_headers(self) -> None:
        """Say when the connection ends with this answer: a proxy would keep it, and lose the next request."""
        super().finalize_headers()
        if self.close_connection and self.request_version == "HTTP/1.1":
            self.response_headers.append((b"Connection", b"close"))

    def handle_one_response(self) -> None:
        """After an upgrade there is no next request to read, so the connection must close."""
        super().handle_one_response()
        if self.environ.get("HTTP_UPGRADE"):
            self.close_connection = True


class WholeConnection(Connection):  # type: ignore[misc]
    """Sends all of what it is given, and only then what somebody else gives it meanwhile.

    simple-websocket takes it for granted that `send` does so. Of an answer of several megabytes to a slow
    reader it would drop the rest, and put a ping in the middle.
    """

    def __init__(self, *of: Any, **more: Any):
        super().__init__(*of, **more)
        self._turn = BoundedSemaphore()

    def send(self, data: Any, *flags: Any, **more: Any) -> int:
        rest = memoryview(data).cast("B")
        with self._turn:
            while rest:
                rest = rest[super().send(rest, *flags, **more) :]
        return len(data)


class Server(WSGIServer):  # type: ignore[misc]
    def do_read(self) -> Any:
        """Accept a connection."""
        accepted = super().do_read()
        if accepted is None:
            return None
        connection, address = accepted
        return WholeConnection(fileno=connection.detach()), address


def listener(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises OSError when the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    listening.listen(BACKLOG)
    return listening


def serve(app: Flask, listening: socket.socket) -> None:
    """Serve until told to stop."""
    server = Server(listening, app.wsgi_app, handler_class=Handler, log=None)
    gevent.spawn(keep_beating, app)
    for sign in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(sign, server.stop, 2)
    gc.collect()
    gc.freeze()  # what start-up made stays: no full collection looks at it again
    server.serve_forever()
