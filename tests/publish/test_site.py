"""The site as a whole: its manifest, its sitemap, what a server is told, and that nothing but the sources decides its bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pipeline.locales import language
from pipeline.model import Hosting
from pipeline.publish.hosting import hosting_files
from pipeline.publish.layout import Layout
from pipeline.publish.negotiation import Titles, front_pages, language_ranges
from pipeline.publish.pages import index_page
from pipeline.publish.sitemap import sitemaps
from tests.end_to_end.builders import REPOSITORY, caveat, tree

from .projects import article, built, made, manifest, untranslate

TEXT = "<p>A peel takes off the outer layer of the skin.</p>"
ENGLISH, GERMAN, BRAZILIAN, PORTUGUESE, CHINESE = (language(name) for name in ("en", "de", "pt_BR", "pt_PT", "zh_Hans"))
LAYOUT = Layout(frozenset(), "https://example.org/help/")


def titles(*articles: str, languages: tuple[Any, ...] = (ENGLISH, GERMAN)) -> Titles:
    return {name: dict.fromkeys(languages, "Title") for name in articles}


# -- the manifest


def test_the_manifest_follows_its_schema(tmp_path: Path) -> None:
    root = made(tmp_path, {"peel": article(TEXT), "other": article(TEXT)})
    untranslate(root, "de", "peel", "Never rub")
    assert caveat(root, "build").code == 1
    schema = json.loads((REPOSITORY / "docs/manifest.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    listed = manifest(root / "build/site")
    jsonschema.validate(listed, schema)
    for spoilt in ({"version": 2}, {"pages": [{**listed["pages"][0], "path": "../x"}]}, {"pages": [{**listed["pages"][0], "source": "x"}]}, {"more": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**listed, **spoilt}, schema)


def test_the_manifest_says_where_each_warning_is_marked(tmp_path: Path) -> None:
    site = built(made(tmp_path, {"peel": article(TEXT)}))
    assert {(warning["file"], warning["line"]) for page in manifest(site)["pages"] for warning in page["warnings"]} == {("source/peel.html", 3)}


# -- the sitemap


def test_a_sitemap_has_every_page_with_all_its_alternates() -> None:
    ((_, text),) = sitemaps(titles("peel"), ENGLISH, LAYOUT)
    alternates = "".join(
        f'\n<xhtml:link rel="alternate" hreflang="{tag}" href="https://example.org/help/{to}/peel.html"/>'
        for tag, to in (("en", "en"), ("de", "de"), ("x-default", "en"))
    )
    for tag in ("en", "de"):
        assert f"<url>\n<loc>https://example.org/help/{tag}/peel.html</loc>{alternates}\n</url>\n" in text.decode()


def test_a_large_sitemap_is_split_and_has_an_index() -> None:
    made_of = dict(sitemaps(titles("a", "b", "c"), ENGLISH, LAYOUT, most_addresses=4))
    assert {path: content.count(b"<loc>") for path, content in made_of.items()} == {"sitemap-1.xml": 4, "sitemap-2.xml": 2, "sitemap.xml": 2}
    assert b"<loc>https://example.org/help/sitemap-2.xml</loc>" in made_of["sitemap.xml"]
    assert [path for path, _ in sitemaps(titles("a", "b"), ENGLISH, LAYOUT, most_addresses=4)] == ["sitemap.xml"]


def test_no_part_of_a_sitemap_is_larger_than_it_may_be() -> None:
    pages = titles(*(f"article-{number}" for number in range(40)))
    parts = {path: content for path, content in sitemaps(pages, ENGLISH, LAYOUT, most_bytes=5000) if path != "sitemap.xml"}
    assert len(parts) > 3
    assert max(map(len, parts.values())) <= 5000
    assert sum(content.count(b"<loc>") for content in parts.values()) == 80


def test_a_part_of_a_sitemap_is_in_the_manifest_and_takes_no_place_of_an_asset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sitemaps.__kwdefaults__ is not None
    monkeypatch.setitem(sitemaps.__kwdefaults__, "most_addresses", 2)
    root = made(tmp_path, {"peel": article(TEXT)})
    assert {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"} <= {file["path"] for file in manifest(built(root))["files"]}
    (root / "source/sitemap-2.xml").write_text("mine")
    ran = caveat(root, "build")
    assert ran.code == 3
    assert "sitemap-2.xml" in ran.err


# -- the front door and servers


def test_a_reader_is_led_to_the_longest_range_of_his_language() -> None:
    ranges = language_ranges([ENGLISH, BRAZILIAN, CHINESE])
    assert {tag: found.tag for tag, found in ranges.items()} == {"pt-br": "pt-BR", "zh-hans": "zh-Hans", "en": "en", "pt": "pt-BR", "zh": "zh-Hans"}
    assert "pt" not in language_ranges([BRAZILIAN, PORTUGUESE])


def test_the_front_door_is_the_article_called_index_or_the_only_one() -> None:
    assert front_pages(titles("peel", "index"), LAYOUT) == {ENGLISH: "en/index.html", GERMAN: "de/index.html"}
    assert front_pages(titles("peel"), LAYOUT) == {ENGLISH: "en/peel.html", GERMAN: "de/peel.html"}
    assert front_pages(titles("peel", "other"), LAYOUT) == {}
    assert front_pages(titles("index"), Layout(frozenset(), None, frozenset(), source_urls="{path}", source="en")) == {}
    assert front_pages({}, LAYOUT) == {}
    assert '"de": "de/index.html"' in index_page(titles("peel", "index"), ENGLISH, LAYOUT)
    assert "<script>" not in index_page(titles("peel", "other"), ENGLISH, LAYOUT)


def configured(hosting: Hosting, layout: Layout = LAYOUT, *articles: str) -> dict[str, str]:
    made_of = hosting_files(hosting, titles(*(articles or ("peel",)), languages=(GERMAN, ENGLISH, BRAZILIAN)), [GERMAN, ENGLISH, BRAZILIAN], ENGLISH, layout)
    return {path: content.decode() for path, content in made_of.items()}


def test_apache_is_told_the_language_of_pages_and_where_the_front_door_leads() -> None:
    (text,) = configured(Hosting.APACHE).values()
    assert 'SetEnvIf Request_URI "^/help/de/.+\\.html$" CAVEAT_LANGUAGE=de\n' in text
    assert 'RewriteCond %{HTTP:Accept-Language} "^de(-|,|;|$)" [NC]\nRewriteRule "^$" "/help/de/peel.html" [R=302,L,NE]\n' in text
    assert text.index('"^pt\\-br(') < text.index('"^pt(')
    assert '"expr=%{REQUEST_URI} =~ m#^/help/(index\\.html)?$#"' in text
    assert "Rewrite" not in configured(Hosting.APACHE, LAYOUT, "a", "b")[".htaccess"]


def test_nginx_is_told_the_language_of_pages_and_where_the_front_door_leads() -> None:
    texts = configured(Hosting.NGINX)
    assert '    "~^/help/de/.+\\.html$" de;\n' in texts["nginx-http.conf"]
    assert '    "~*^de(-|,|;|$)" "/help/de/peel.html";\n' in texts["nginx-http.conf"]
    assert "location = /help/ {" in texts["nginx-server.conf"]
    assert "location" not in configured(Hosting.NGINX, LAYOUT, "a", "b")["nginx-server.conf"]


def test_netlify_is_told_the_language_of_pages_and_where_the_front_door_leads() -> None:
    texts = configured(Hosting.NETLIFY, Layout(frozenset(), None, frozenset(), source_urls="{path}", source="en"))
    assert "\n/de/*\n  Content-Language: de\n" in texts["_headers"]
    assert "\n/peel.html\n  Content-Language: en\n" in texts["_headers"]
    assert "\n/ /de/peel.html 302! Language=de\n" in texts["_redirects"]


def test_a_pattern_that_fits_all_pages_gives_way_to_the_others() -> None:
    at_root = Layout(frozenset(), None, frozenset(), "{path}.{locale}", "{path}", "en")
    apache = configured(Hosting.APACHE, at_root)[".htaccess"]
    assert apache.index('"^/.+\\.html$" CAVEAT_LANGUAGE=en') < apache.index('"^/.+\\.de\\.html$" CAVEAT_LANGUAGE=de')
    nginx = configured(Hosting.NGINX, at_root)["nginx-http.conf"]
    assert nginx.index('"~^/.+\\.html$" en') > nginx.index('"~^/.+\\.de\\.html$" de')


@pytest.mark.parametrize(
    ("hosting", "paths"),
    [("none", set()), ("apache", {".htaccess"}), ("nginx", {"nginx-http.conf", "nginx-server.conf"}), ("netlify", {"_headers", "_redirects"})],
)
def test_files_for_a_server_are_in_the_site_and_its_manifest_only_when_asked_for(tmp_path: Path, hosting: str, paths: set[str]) -> None:
    root = made(tmp_path, {"peel": article(TEXT)}, f'hosting = "{hosting}"\n')
    site = built(root)
    listed = {file["path"] for file in manifest(site)["files"]}
    assert listed == {"index.html", "sitemap.xml"} | paths
    assert all((site / path).is_file() for path in paths)
    assert caveat(root, "audit").code == 0
    assert caveat(root, "build").out.startswith("nothing changed") or "nothing changed" in caveat(root, "build").out


def test_a_pseudo_locale_is_in_no_sitemap_list_or_redirect(tmp_path: Path) -> None:
    root = made(tmp_path, {"peel": article(TEXT)}, 'hosting = "nginx"\n')
    settings = root / "pyproject.toml"
    settings.write_text(settings.read_text().replace('"ar"]', '"ar", "en_XA"]'))
    assert caveat(root, "init", "-l", "en_XA").code == 0
    site = built(root)
    assert (site / "en-XA/peel.html").is_file()
    for path in ("sitemap.xml", "index.html"):
        assert "XA" not in (site / path).read_text()
    assert "/en-XA/peel.html" not in (site / "nginx-http.conf").read_text()


# -- the same bytes, and nobody else's


def test_files_of_others_are_named_and_stay(tmp_path: Path) -> None:
    root = made(tmp_path, {"peel": article(TEXT)})
    site = built(root)
    for name in ("notes.txt", "de/old.html", "a", "b"):
        (site / name).write_text("mine")
    ran = caveat(root, "build")
    assert ran.code == 3
    assert "build/site: holds files that caveat did not make, which publishing would remove: a, b, de/old.html and 1 more" in ran.err
    assert (site / "notes.txt").read_text() == "mine"


ENVIRONMENTS = (
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"TZ": "America/Anchorage", "PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8"},
)


def test_a_build_elsewhere_has_the_same_bytes(tmp_path: Path) -> None:
    body = f'{TEXT}<p>Seen on <time datetime="2026-03-01T23:30" data-format="long">1 March 2026</time>.</p><img src="a.svg" alt="A jar of cream">'
    sites = []
    for number, (environment, mask) in enumerate(zip(ENVIRONMENTS, (0o022, 0o077), strict=True)):
        files = {"source/a.svg": "<svg/>", "source/a.ar.svg": "<svg/>"}
        root = made(tmp_path / str(number) / "project", {"peel": article(body), "skin/other": article(TEXT)}, 'hosting = "apache"\n', files)
        ran = subprocess.run(
            [sys.executable, "-m", "pipeline", "build", "--project", str(root) if number else ".", "--jobs", str(number + 1)],
            cwd=tmp_path if number else root,
            env={**os.environ, **environment, "PYTHONPATH": str(REPOSITORY)},
            umask=mask,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        sites.append(tree(root / "build/site"))
    assert sites[0] == sites[1]
    assert len(sites[0]) > 10
