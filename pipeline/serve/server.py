"""The server: the standard library's, on a loopback address, a thread for each connection. It serves what its desk answers, and no file by its path."""

from __future__ import annotations

import socket
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol, cast
from urllib.parse import parse_qs, unquote, urlsplit

from pipeline.model import PipelineError
from pipeline.serve.admission import LOOPBACK, Request, refused
from pipeline.serve.answer import Answer

EVENTS = "/.caveat/events"
_BEAT = 15.0
"""Seconds after which a silent stream says that it is alive, and learns whether anybody listens."""


class Desk(Protocol):
    """Where the answers come from. It is asked by several threads at once."""

    def answer(self, path: str, origin: str) -> Answer:
        """The answer to a decoded path; `origin` is how the browser names this server."""

    def stamp(self, path: str, origin: str) -> str:
        """What tells the present answer to a path from other ones."""

    def await_change(self, seen: int, seconds: float) -> int:
        """Waits until something changed since the state `seen`, at most some seconds; gives the number of the present state."""


class PreviewServer(ThreadingHTTPServer):
    """Listens as soon as it is made; `serve_forever` answers. Raises PipelineError for a host that is not this computer, and for a port that is taken."""

    daemon_threads = True

    def __init__(self, host: str, port: int, desk: Desk) -> None:
        if host not in LOOPBACK:
            cause = f"{host} is not this computer: a preview shows pages that nothing has cleared, so it listens on loopback alone"
            raise PipelineError(cause, mend=f"use one of: {', '.join(LOOPBACK)}", usage=True)
        self.desk = desk
        self.ending = threading.Event()
        self.address_family = socket.AF_INET6 if ":" in LOOPBACK[host] else socket.AF_INET
        try:
            super().__init__((LOOPBACK[host], port), _Handler)
        except OSError as error:
            cause = f"port {port} cannot be listened on: {error.strerror}"
            raise PipelineError(cause, mend="end what listens there, or choose another port with --port (0: any that is free)", usage=True) from error

    @property
    def port(self) -> int:
        """The port that was asked for, or was free."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """Where a browser finds the preview."""
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: Any) -> None:
        """A browser that went away is no error."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        """Ends the streams too."""
        self.ending.set()
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    """Seconds for which a connection may stay silent."""

    @property
    def _server(self) -> PreviewServer:
        return cast("PreviewServer", self.server)

    def parse_request(self) -> bool:
        """Whether the request is to be answered; a refusal has been sent where it is not."""
        if not super().parse_request():
            return False
        said = Request(self.command, self.path, self.headers.get_all("Host", []), self.headers.get_all("Origin", []))
        answer = refused(said, self._server.port)
        if answer is not None:
            self.close_connection = True  # what it may have sent behind its headers is not read
            self._send(answer)
        return answer is None

    def do_GET(self) -> None:
        """Answers with the desk's answer, or with a stream of events."""
        address = urlsplit(self.path)
        if address.path == EVENTS:
            self._stream(parse_qs(address.query))
            return
        self._send(self._server.desk.answer(unquote(address.path, errors="replace"), self._origin))

    def do_HEAD(self) -> None:
        """As GET, without a content."""
        self._send(self._server.desk.answer(unquote(urlsplit(self.path).path, errors="replace"), self._origin))

    @property
    def _origin(self) -> str:
        return f"http://{self.headers['Host'].lower()}"

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        self._send_rest(answer)
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _send_rest(self, answer: Answer) -> None:
        self.send_header("Content-Security-Policy", answer.policy)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Robots-Tag", "noindex, nofollow")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "same-origin")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        for name, value in answer.more.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _stream(self, asked: dict[str, list[str]]) -> None:
        """Says once that a path's answer is another than the one that was seen, and ends (WHATWG HTML, 9.2, "Server-sent events")."""
        path, seen = asked.get("path", ["/"])[0], asked.get("seen", [""])[0]
        desk, state = self._server.desk, -1
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._send_rest(Answer(HTTPStatus.OK, b""))
        while not self._server.ending.is_set():
            now = desk.await_change(state, _BEAT)
            if now != state and desk.stamp(path, self._origin) != seen:
                self.wfile.write(b"event: changed\ndata:\n\n")
                return
            state = now
            self.wfile.write(b":\n\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the standard library's
        """Says nothing: requests are the reader's own."""

    def version_string(self) -> str:
        """What the Server header says."""
        return "caveat"
