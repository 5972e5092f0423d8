"""The command: where it listens, what it refuses, how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.serve.server import PreviewServer
from tests.end_to_end.builders import REPOSITORY, caveat, process
from tests.serve.conversation import PATIENCE


@contextmanager
def started(root: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and the address that it prints."""
    command = [sys.executable, "-m", "pipeline", "serve", "--project", str(root), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            address = re.search(r"http://\S+/", running.stdout.readline())
            assert address is not None
            yield running, address[0]
        finally:
            running.kill()


def test_it_says_where_it_is_answers_there_and_ends_well_with_ctrl_c_however_often(root: Path) -> None:
    with started(root, "--port", "0") as (running, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:[1-9]\d+/", address)
        with urllib.request.urlopen(f"{address}de/peel.html", timeout=PATIENCE) as response:
            assert b'lang="de"' in response.read()
        for _ in range(3):
            running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) == 0
        assert running.stderr is not None
        assert running.stderr.read() == ""


def test_the_other_loopback_addresses_can_be_asked_for(root: Path) -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    with started(root, "--port", "0", "--host", "::1") as (_, address):
        assert address.startswith("http://[::1]:")
        with urllib.request.urlopen(address, timeout=PATIENCE) as response:
            assert b"Preview" in response.read()


def test_a_taken_port_is_one_message(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = process(root, "serve", "--port", str(port))
    assert ran.code == 2
    assert ran.err == (
        f"error: port {port} cannot be listened on: Address already in use\n"
        "  mend: end what listens there, or choose another port with --port (0: any that is free)\n"
    )
    assert ran.out == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "example.org"])
def test_another_host_than_this_computer_is_refused(root: Path, host: str) -> None:
    ran = caveat(root, "serve", "--port", "0", "--host", host)
    assert ran.code == 2
    assert f"{host} is not this computer" in ran.err
    assert "use one of: localhost, 127.0.0.1, ::1" in ran.err


def test_a_folder_that_is_no_project_is_refused(tmp_path: Path) -> None:
    ran = caveat(tmp_path, "serve", "--port", "0")
    assert ran.code == 2
    assert "the project has no settings" in ran.err


def test_the_browser_is_opened_at_the_address_if_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def interrupted(_: PreviewServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(PreviewServer, "serve_forever", interrupted)
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the test's own process goes on
    ran = caveat(root, "serve", "--port", "0", "--open")
    assert ran.code == 0
    assert ran.out == f"preview: {opened[0]} (Ctrl-C ends it)\n"
