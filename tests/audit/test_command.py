"""`caveat audit` of a folder without its project, and of an address."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.main import caveat as program

from .sites import DE, Site


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the base class's
        """Says nothing."""


@pytest.fixture
def address(site: Site) -> Iterator[str]:
    """Where the small site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.root)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def caveat(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["audit", *arguments], catch_exceptions=False)


def test_a_folder_is_audited_without_its_project(site: Site) -> None:
    clean = caveat(str(site.root))
    assert (clean.exit_code, clean.stdout) == (0, "audited 3 pages with 6 warnings: 0 findings\n")
    (site.root / DE).unlink()
    assert caveat(str(site.root)).exit_code == 1


def test_remarks_are_told_on_request_and_fail_nothing(site: Site) -> None:
    site.write("robots.txt", "User-agent: *")
    assert "0 findings" in caveat(str(site.root)).stdout
    verbose = caveat(str(site.root), "-v")
    assert verbose.exit_code == 0
    assert "[file-unlisted]" in verbose.stdout


def test_an_address_is_audited_with_the_manifest_that_lies_there(site: Site, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.root)
    assert caveat(address, "--allow-loopback").exit_code == 0
    site.write(DE, "<p>old")
    ran = caveat(address, "--allow-loopback")
    assert ran.exit_code == 1
    assert f"{address}{DE}" in ran.stdout


def test_an_address_is_audited_with_the_manifest_of_the_build(site: Site, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    manifest = (site.root / "manifest.json").rename(tmp_path / "built.json")
    missing = caveat(address, "--allow-loopback")
    assert (missing.exit_code, "there is no manifest" in missing.stderr) == (2, True)
    assert caveat(address, "--allow-loopback", "--manifest", str(manifest)).exit_code == 0


CONTRACT = '[warnings.eyes]\nseverity = "danger"\narticles = ["peel"]\n'


def project(folder: Path) -> Path:
    """A project whose contract demands a warning that the small site lacks."""
    (folder / "source").mkdir(parents=True)
    (folder / "caveat.toml").write_text('source_locale = "en"\nlocales = ["de", "ar", "fr"]\n', "utf-8")
    (folder / "source/warnings.toml").write_text(CONTRACT, "utf-8")
    return folder


def test_an_address_is_held_against_the_contract_of_the_project(address: str, tmp_path: Path) -> None:
    ran = caveat(address, "--allow-loopback", "--project", str(project(tmp_path / "own")))
    assert (ran.exit_code, ran.stdout.count("(source/warnings.toml:1) requires warning eyes, but the page lacks it")) == (1, 2)


def test_an_address_is_held_against_the_contract_of_the_current_folder(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path / "own"))
    assert "requires warning eyes" in caveat(address, "--allow-loopback").stdout


def test_an_address_is_audited_without_a_contract_outside_of_projects(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert caveat(address, "--allow-loopback").exit_code == 0


def test_a_project_that_is_named_and_is_none_is_refused(address: str, tmp_path: Path) -> None:
    ran = caveat(address, "--allow-loopback", "--project", str(tmp_path))
    assert (ran.exit_code, "the project has no settings" in ran.stderr) == (2, True)


def test_this_computer_is_audited_only_where_it_is_meant(address: str) -> None:
    ran = caveat(address)
    assert (ran.exit_code, "--allow-loopback" in ran.stderr) == (2, True)


@pytest.mark.parametrize("address", ["ftp://example.org/", "https:///x", "https://[::1/", "file:///etc/"])
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    assert caveat(address).exit_code == 2


def test_options_for_an_address_are_refused_with_a_folder(site: Site) -> None:
    assert caveat(str(site.root), "--allow-loopback").exit_code == 2


def test_without_httpx_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    monkeypatch.delitem(sys.modules, "pipeline.audit.web", raising=False)
    ran = caveat("https://example.org/")
    assert (ran.exit_code, 'pip install "caveat[audit]"' in ran.stderr) == (2, True)
