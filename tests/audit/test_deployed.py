"""A site on the web: what is deployed against the manifest, without a network."""

from __future__ import annotations

import json

import pytest

from pipeline.audit import Audited, audit_published
from pipeline.audit.deployed import Answer, Deployed
from pipeline.audit.manifest import parse_manifest
from pipeline.model import Level, PipelineError

from .sites import DE, GERMAN, Site

BASE = "https://example.org/peels/"


class Server:
    """Serves a dict of addresses, and keeps what was asked."""

    def __init__(self, site: Site) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.pauses: list[float] = []
        self.manifest = json.dumps(site.manifest).encode()
        for file in (*site.manifest["pages"], *site.manifest["files"]):
            self.put(BASE + file["path"], (site.root / file["path"]).read_bytes())

    def put(self, url: str, data: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.answers[url] = Answer(url, 200, kind, data)

    def fetch(self, url: str) -> Answer:
        self.asked.append(url)
        return self.answers.get(url, Answer(url, 404, "text/html", b"gone"))

    def audit(self) -> Audited:
        return audit_published(parse_manifest(self.manifest, "manifest.json"), Deployed(BASE, self.fetch, self.pauses.append), None)

    def faults(self) -> set[tuple[str, str]]:
        return {(finding.rule, finding.place.file.removeprefix(BASE) if finding.place else "") for finding in self.audit().findings}


@pytest.fixture
def server(site: Site) -> Server:
    return Server(site)


def test_a_site_as_it_was_published_yields_nothing(server: Server) -> None:
    audited = server.audit()
    assert (audited.findings, audited.pages, audited.warnings) == ((), 3, 6)


def test_no_file_is_asked_for_twice(server: Server) -> None:
    server.put(BASE + DE, GERMAN.replace("</head>", '<link rel="stylesheet" href="../style.css"></head>').encode())
    server.audit()
    assert sorted(server.asked) == sorted(set(server.asked))


def test_a_page_that_was_not_uploaded_is_missing(server: Server) -> None:
    del server.answers[BASE + DE]
    assert server.faults() == {("page-missing", DE)}


def test_an_old_page_is_altered_and_read(server: Server) -> None:
    server.put(BASE + DE, GERMAN.replace("Auch nicht", "Auch").encode())
    assert server.faults() == {("page-altered", DE), ("warning-altered", DE)}


def test_a_page_that_the_server_redirects_elsewhere_is_missing(server: Server) -> None:
    server.answers[BASE + DE] = Answer("https://example.org/elsewhere", 200, "text/html", GERMAN.encode())
    assert server.faults() == {("page-missing", DE)}


@pytest.mark.parametrize("path", ["de/old.html", "de/old", "old/"])
def test_a_page_that_only_a_link_leads_to_is_unlisted(server: Server, path: str) -> None:
    server.put(BASE + DE, GERMAN.replace("/buchen", f"{BASE}{path}?from=here#top").encode())
    server.put(BASE + path, b"<p>old</p>")
    assert ("page-unlisted", path) in server.faults()


def test_a_page_behind_an_unlisted_page_is_unlisted_too(server: Server) -> None:
    server.put(BASE + "sitemap.xml", f"<urlset><url><loc>{BASE}a.html</loc></url></urlset>".encode(), "application/xml")
    server.put(BASE + "a.html", b"<a href=b.html>b</a>")
    server.put(BASE + "b.html", b"<a href=a.html>a</a>")
    assert server.faults() == {("page-unlisted", "a.html"), ("page-unlisted", "b.html")}


def test_an_index_of_sitemaps_is_followed(server: Server) -> None:
    server.put(BASE + "sitemap.xml", f"<sitemapindex><sitemap><loc>{BASE}more.xml</loc></sitemap></sitemapindex>".encode(), "application/xml")
    server.put(BASE + "more.xml", f"<urlset><url><loc><![CDATA[{BASE}a.html]]></loc></url></urlset>".encode(), "application/xml")
    server.put(BASE + "a.html", b"x")
    assert server.faults() == {("page-unlisted", "a.html")}


def test_a_link_to_nothing_or_to_another_site_is_no_matter_of_the_audit(server: Server) -> None:
    server.put(BASE + "index.html", f'<a href="{BASE}gone.html">x</a><a href="https://example.org/other/">y</a><a href="https://evil.example/">z</a>'.encode())
    assert server.faults() == {("page-altered", "index.html")}
    assert not [url for url in server.asked if "other" in url or "evil" in url]


def test_the_folder_of_a_listed_index_is_listed(server: Server) -> None:
    server.put(BASE, b"<!doctype html><title>Languages</title>")
    server.put(BASE + DE, GERMAN.replace("/buchen", BASE).encode())
    assert server.faults() == {("page-altered", DE)}


def test_an_unlisted_file_is_remarked(server: Server) -> None:
    server.put(BASE + "index.html", b'<link rel="icon" href="x.ico">')
    server.put(BASE + "x.ico", b"x", "image/x-icon")
    assert ("file-unlisted", Level.INFO) in {(finding.rule, finding.level) for finding in server.audit().findings}


def test_what_robots_txt_forbids_to_read_is_not_called_sound(server: Server) -> None:
    server.put("https://example.org/robots.txt", b"User-agent: *\nDisallow: /peels/de/", "text/plain")
    with pytest.raises(PipelineError, match=r"robots\.txt forbids"):
        server.audit()
    assert BASE + DE not in server.asked


def test_what_robots_txt_forbids_besides_is_not_asked_for(server: Server) -> None:
    server.put("https://example.org/robots.txt", b"User-agent: *\nDisallow: /peels/private/", "text/plain")
    server.put(BASE + DE, GERMAN.replace("/buchen", f"{BASE}private/x.html").encode())
    server.audit()
    assert BASE + "private/x.html" not in server.asked


def test_the_pause_that_robots_txt_asks_for_is_made(server: Server) -> None:
    server.put("https://example.org/robots.txt", b"User-agent: *\nCrawl-delay: 3", "text/plain")
    server.audit()
    assert server.pauses == [3.0]


def test_a_style_sheet_of_the_server_hides_a_warning_as_one_of_a_folder_does(server: Server) -> None:
    server.put(BASE + "style.css", b"[data-warning] { display: none }", "text/css")
    server.put(BASE + DE, GERMAN.replace("</head>", '<link rel="stylesheet" href="../style.css"></head>').encode())
    assert ("warning-hidden", DE) in server.faults()
