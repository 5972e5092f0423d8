"""Who may ask: a browser on this computer that shows a page of the preview's own, and nobody else."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from pathlib import Path

import pytest

from pipeline.model import PipelineError
from pipeline.run.serving import preview_server
from pipeline.serve.admission import Request, refused
from pipeline.serve.server import PreviewServer
from tests.end_to_end.builders import ARTICLE, project, write
from tests.serve.conversation import ask, serving

PAGE = "/de/peel.html"


def status(request: Request, port: int = 8000) -> int | None:
    answer = refused(request, port)
    return None if answer is None else answer.status


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:8000"])
def test_this_computer_is_answered_by_each_of_its_names(host: str) -> None:
    assert status(Request("GET", "/", (host,), ())) is None


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("evil.example",),
        ("evil.example:8000",),
        ("localhost",),
        ("localhost:8001",),
        ("localhost:8000.evil.example",),
        ("127.0.0.1.evil.example:8000",),
        ("127.0.0.2:8000",),
        ("0.0.0.0:8000",),
        ("localhost:8000@evil.example",),
        ("localhost:8000", "evil.example"),
    ],
)
def test_a_host_that_is_not_this_computer_is_refused(hosts: tuple[str, ...]) -> None:
    assert status(Request("GET", "/", hosts, ())) == HTTPStatus.FORBIDDEN


def test_on_the_port_of_http_a_host_has_no_port() -> None:
    assert status(Request("GET", "/", ("localhost",), ()), 80) is None


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "", "https://localhost:8000", "http://localhost:8001", "http://localhost:8000.evil.example"]
)
def test_another_site_is_refused_whatever_it_does(origin: str) -> None:
    for method in ("GET", "HEAD", "POST"):
        assert status(Request(method, "/", ("localhost:8000",), (origin,))) == HTTPStatus.FORBIDDEN


def test_the_previews_own_pages_may_ask() -> None:
    assert status(Request("GET", "/", ("localhost:8000",), ("http://localhost:8000",))) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_nothing_but_reading_is_allowed(server: PreviewServer, method: str) -> None:
    said = ask(server, PAGE, method, body=b"text=x" if method == "POST" else None)
    assert said.status == HTTPStatus.METHOD_NOT_ALLOWED
    assert said.headers["Allow"] == "GET, HEAD"
    assert not [name for name in said.headers if name.startswith("Access-Control")]


def test_a_rebound_name_gets_nothing_of_a_page(server: PreviewServer) -> None:
    said = ask(server, PAGE, headers={"Host": f"evil.example:{server.port}"})
    assert said.status == HTTPStatus.FORBIDDEN
    assert "peel" not in said.text.lower()


def test_a_request_without_a_host_is_refused(server: PreviewServer) -> None:
    assert ask(server, PAGE, headers={"Host": ""}).status == HTTPStatus.FORBIDDEN


def test_the_events_are_as_closed_as_the_pages(server: PreviewServer) -> None:
    assert ask(server, "/.caveat/events?path=/", headers={"Origin": "https://evil.example"}).status == HTTPStatus.FORBIDDEN
    assert ask(server, "/.caveat/events?path=/", headers={"Host": "evil.example"}).status == HTTPStatus.FORBIDDEN


def test_a_proxys_request_is_refused(server: PreviewServer) -> None:
    assert ask(server, f"http://127.0.0.1:{server.port}{PAGE}").status == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/..%2fpyproject.toml",
        "/de/../../pyproject.toml",
        "/de/..%5c..%5cpyproject.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/warnings.toml",
        "/source/peel.html",
        "/locales/de/LC_MESSAGES/peel.po",
        "/.secret",
        "/.git/config",
        "/.caveat/../pyproject.toml",
        "/.caveat/server.py",
        "/.caveat/..%2fserver.py",
        "/img/",
        "/img",
        "/de",
        "/img/outside.svg",
        "/linked/secret.svg",
        "/%00",
    ],
)
def test_no_path_leads_to_a_file_that_is_not_the_sites(tmp_path: Path, path: str) -> None:
    root = project(tmp_path / "project")
    write(root, {"source/img/skin.svg": "<svg/>", "source/.secret": "hidden", ".git/config": "hidden"})
    write(root, {"elsewhere/secret.svg": "hidden"})
    (root / "source/img/outside.svg").symlink_to(root / "elsewhere/secret.svg")  # a link that leads out of the project ends every command
    (root / "source/linked").symlink_to(root / "elsewhere")
    with serving(root) as server:
        assert ask(server, "/img/skin.svg").text == "<svg/>"
        said = ask(server, path)
    assert said.status == HTTPStatus.NOT_FOUND
    assert "hidden" not in said.text
    assert "source_locale" not in said.text


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", ""])
def test_it_listens_on_this_computer_alone(root: Path, host: str) -> None:
    with pytest.raises(PipelineError, match="not this computer") as refusal:
        preview_server(root, host, 0, lambda: date.max)
    assert refusal.value.exit_code == 2


def test_it_listens_on_the_loopback_address(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_no_site_may_frame_a_page_or_read_it(server: PreviewServer) -> None:
    headers = ask(server, PAGE).headers
    assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    own = ask(server, "/.caveat/").headers["Content-Security-Policy"]
    assert own.startswith("default-src 'none'; script-src 'self'; style-src 'self'")


def test_a_folder_that_holds_the_previews_own_name_is_not_read(tmp_path: Path) -> None:
    root = project(tmp_path / "project", {"peel": ARTICLE})
    write(root, {"source/.caveat/bar.js": "alert(1)"})
    with serving(root) as server:
        assert "alert(1)" not in ask(server, "/.caveat/bar.js").text
