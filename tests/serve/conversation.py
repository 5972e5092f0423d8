"""A real server in a thread, and a client that says exactly what a test wants it to say."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.run.serving import preview_server
from pipeline.serve.server import PreviewServer

PATIENCE = 30
"""Seconds after which a test gives up; nothing takes as long."""


@dataclass(frozen=True, slots=True)
class Said:
    status: int
    headers: Mapping[str, str]
    text: str


@contextmanager
def serving(root: Path, host: str = "127.0.0.1") -> Iterator[PreviewServer]:
    server = preview_server(root, host, 0, lambda: date.max)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask(server: PreviewServer, path: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Said:
    """One request on a connection of its own; the path goes out as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in ({"Host": f"127.0.0.1:{server.port}"} | dict(headers or {})).items():
            if value:
                connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        return Said(response.status, dict(response.getheaders()), response.read().decode("utf-8", "replace"))
    finally:
        connection.close()


def raw(server: PreviewServer, request: str) -> str:
    """All that comes back for a request, until the server ends the connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as stream:
        stream.sendall(f"{request}\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n\r\n".encode())
        return heard(stream)


def page(server: PreviewServer, path: str) -> str:
    """The text of a page that is there."""
    said = ask(server, path)
    assert said.status == 200, said.text
    return said.text


@contextmanager
def listening(server: PreviewServer, path: str, seen: str) -> Iterator[socket.socket]:
    """A stream of events of a page; its headers have been read."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as stream:
        stream.sendall(f"GET /.caveat/events?path={path}&seen={seen} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        received = b""
        while b"\r\n\r\n" not in received:
            received += stream.recv(1)
        assert b"text/event-stream" in received
        yield stream


def heard(stream: socket.socket) -> str:
    """All that a stream says until the server ends it."""
    received = b""
    while part := stream.recv(4096):
        received += part
        assert received.count(b":\n\n") < 4, "a minute, and nothing but signs of life"
    return received.decode()
