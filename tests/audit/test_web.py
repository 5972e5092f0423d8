"""The door to the web: bounds, addresses, redirects; the only server asked is one of the test itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline.audit.deployed import AGENT, Reach
from pipeline.audit.web import Bounds, Web, refusal
from pipeline.model import PipelineError


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        target = {"/there": "/page", "/out": "http://169.254.169.254/latest", "/round": "/round"}.get(self.path)
        self.send_response(302 if target else 404 if self.path == "/gone" else 200)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if not target:
            self.wfile.write(f"{self.headers['Host']} {self.headers['User-Agent']} ".encode() + b"x" * (5000 if self.path == "/large" else 0))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the base class's
        """Says nothing."""


@pytest.fixture
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


UNHURRIED = Bounds(pause=0.0)


def web(base: str, bounds: Bounds = UNHURRIED, reach: Reach = Reach.LOOPBACK) -> Web:
    return Web(base, reach, bounds)


def test_a_page_is_fetched_under_the_name_of_its_host(base: str) -> None:
    with web(base) as opened:
        answer = opened.fetch(f"{base}page")
    assert (answer.status, answer.url, answer.is_page) == (200, f"{base}page", True)
    assert answer.data.decode().split() == [base.removeprefix("http://").rstrip("/"), AGENT]


def test_a_redirect_in_the_site_is_followed_and_one_out_of_it_is_not(base: str) -> None:
    with web(base) as opened:
        assert opened.fetch(f"{base}there").url == f"{base}page"
        out = opened.fetch(f"{base}out")
    assert (out.status, out.url) == (0, "http://169.254.169.254/latest")


def test_redirects_in_circles_end(base: str) -> None:
    with web(base) as opened, pytest.raises(PipelineError, match="in circles"):
        opened.fetch(f"{base}round")


@pytest.mark.parametrize(("bounds", "cause"), [(Bounds(size=100, pause=0.0), "answer is larger"), (Bounds(total=100, pause=0.0), "site is larger")])
def test_a_large_answer_is_refused(base: str, bounds: Bounds, cause: str) -> None:
    with web(base, bounds) as opened, pytest.raises(PipelineError, match=cause):
        opened.fetch(f"{base}large")


def test_too_many_requests_are_refused(base: str) -> None:
    with web(base, Bounds(requests=1, pause=0.0)) as opened:
        opened.fetch(f"{base}page")
        with pytest.raises(PipelineError, match="more than 1 requests"):
            opened.fetch(f"{base}page")


def test_time_is_bounded_and_requests_wait_for_each_other(base: str) -> None:
    now, slept = [0.0], list[float]()
    with Web(base, Reach.LOOPBACK, Bounds(seconds=5, pause=0.5), lambda: now[0], slept.append) as opened:
        opened.fetch(f"{base}page")
        opened.fetch(f"{base}page")
        opened.slow_down(2.0)
        now[0] = 1.0
        opened.fetch(f"{base}page")
        opened.fetch(f"{base}page")
        now[0] = 6.0
        with pytest.raises(PipelineError, match="longer than 5 seconds"):
            opened.fetch(f"{base}page")
    assert slept == [0.5, 2.0]


def test_this_computer_is_not_asked_unless_it_is_meant(base: str) -> None:
    with web(base, reach=Reach.PUBLIC) as opened, pytest.raises(PipelineError, match="loopback") as caught:
        opened.fetch(base)
    assert caught.value.exit_code == 2


def test_a_server_that_does_not_answer_is_named() -> None:
    with web("http://127.0.0.1:1/") as opened, pytest.raises(PipelineError, match="does not answer"):
        opened.fetch("http://127.0.0.1:1/")


PRIVATE = [
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "fe80::1%eth0",
    "fd00::1",
    "::",
    "::ffff:10.0.0.1",
    "2002:0a00:0001::",
]


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("reach", Reach)
def test_no_private_address_is_ever_asked(address: str, reach: Reach) -> None:
    assert refusal(address, reach)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_loopback_is_asked_only_where_it_is_meant(address: str) -> None:
    assert refusal(address, Reach.PUBLIC)
    assert refusal(address, Reach.LOOPBACK) is None


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_the_public_web_is_asked(address: str) -> None:
    assert refusal(address, Reach.PUBLIC) is None
