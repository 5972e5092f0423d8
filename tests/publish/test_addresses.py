"""Where pages lie, and that all that leads to them follows."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from bs4 import BeautifulSoup

from pipeline.locales import language
from pipeline.model import ArticleFile, PipelineError
from pipeline.publish.layout import Layout
from tests.end_to_end.builders import caveat, write

from .projects import article, built, made, manifest

BODY = '<p><a href="skin/peel.html#top">Skin</a> <a href="index.html">Start</a> <img src="img/one.svg" alt="A jar of cream"></p><script src="app.js"></script>'
DEEP = (
    '<h2 id="top">Skin</h2><p><a href="../index.html">Start</a> <a href="peel.html#top">Skin</a> <img src="../img/one.svg" alt="A jar of cream"></p>'
    '<script src="../app.js"></script>'
)
FILES = {"source/img/one.svg": "<svg/>", "source/app.js": "let a;"}
SITE = "https://example.org/"
PATTERNS = {
    "the default": ("", "{tag}/{path}.html", "{tag}/{path}.html"),
    "the locale behind": ('urls = "{path}.{locale}.html"\n', "{path}.{tag}.html", "{path}.{tag}.html"),
    "the source at the root": ('source_urls = "{path}"\n', "{tag}/{path}.html", "{path}.html"),
    "folders": ('urls = "help/{path}/{locale}/index.html"\n', "help/{path}/{tag}/index.html", "help/{path}/{tag}/index.html"),
    "the locale behind and the source without": ('urls = "{path}.{locale}"\nsource_urls = "{path}"\n', "{path}.{tag}.html", "{path}.html"),
}


@pytest.mark.parametrize(("settings", "pattern", "of_source"), PATTERNS.values(), ids=PATTERNS)
def test_links_switcher_alternates_and_sitemap_lead_to_pages_under_every_pattern(tmp_path: Path, settings: str, pattern: str, of_source: str) -> None:
    root = made(tmp_path, {"index": article(BODY), "skin/peel": article(DEEP)}, settings, FILES)
    site = built(root)
    places = {(name, tag): (of_source if tag == "en" else pattern).format(tag=tag, path=name) for name in ("index", "skin/peel") for tag in ("en", "de", "ar")}
    assert {page["path"] for page in manifest(site)["pages"]} == set(places.values())
    for (name, tag), path in places.items():
        soup = BeautifulSoup((site / path).read_bytes(), "html5lib")

        def led(attribute: str, element: str, soup: BeautifulSoup = soup, path: str = path) -> list[str]:
            return [unquote(urljoin(SITE + path, str(found[attribute])).removeprefix(SITE)) for found in soup.select(element)]

        skin, start = places["skin/peel", tag], places["index", tag]
        assert led("href", "main a") == ([f"{skin}#top", start] if name == "index" else [start, f"{skin}#top"])
        assert led("src", "img") == ["img/one.svg"]
        assert led("src", "script") == ["app.js"]
        others = {other: places[name, other] for other in ("en", "de", "ar")}
        assert sorted(led("href", "nav a[href]")) == sorted(place for other, place in others.items() if other != tag)
        assert led("href", "link[rel=alternate]") == [*others.values(), others["en"]]
        assert led("href", "link[rel=canonical]") == [path]
        assert led("content", '[property="og:url"]') == [path]
    listed = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert {address.removeprefix(SITE) for address in listed} == set(places.values())
    assert caveat(root, "audit").code == 0


def test_a_page_may_take_the_place_of_the_list_of_all_pages(tmp_path: Path) -> None:
    site = built(made(tmp_path, {"index": article(BODY), "skin/peel": article(DEEP)}, 'source_urls = "{path}"\n', FILES))
    assert "data-warning" in (site / "index.html").read_text("utf-8")
    assert [file["path"] for file in manifest(site)["files"]] == ["app.js", "img/one.svg", "sitemap.xml"]


@pytest.mark.parametrize(
    ("names", "settings", "said"),
    [
        (
            ("peel", "peel.de"),
            'urls = "{path}.{locale}"\nsource_urls = "{path}"\n',
            "source/peel.html: would have its de page at peel.de.html, where a page of source/peel.de.html lies",
        ),
        (("peel", "de/peel"), 'source_urls = "{path}"\n', "source/peel.html: would have its de page at de/peel.html, where a page of source/de/peel.html lies"),
    ],
)
def test_two_pages_with_one_address_are_refused(tmp_path: Path, names: tuple[str, str], settings: str, said: str) -> None:
    root = made(tmp_path, {name: article("") for name in names}, settings)
    ran = caveat(root, "build")
    assert ran.code == 3
    assert ran.err.startswith(f"error: {said}")
    assert not (root / "build").exists()


def test_a_page_in_the_place_of_a_folder_is_refused() -> None:
    articles = [ArticleFile(name, f"source/{name}.htm") for name in ("peel", "peel.html/x")]
    with pytest.raises(PipelineError, match=r"would have a page in the folder de/peel\.html, where a page of source/peel\.htm lies") as caught:
        Layout(frozenset(), None).refuse_shared(articles, [language("de")])
    assert caught.value.file == "source/peel.html/x.htm"


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('urls = "{path}"', 'urls "{path}" does not have {locale} once'),
        ('urls = "{locale}"', 'urls "{locale}" does not have {path} once'),
        ('urls = "{locale}/{path}/{path}"', "does not have {path} once"),
        ('urls = "../{locale}/{path}"', "is no path inside the site"),
        ('urls = "/{locale}/{path}"', "is no path inside the site"),
        ('urls = "{locale}//{path}"', "is no path inside the site"),
        ('urls = "{locale}/{path}?x"', "is no path inside the site"),
        ('urls = "{locale}/{path}/{name}"', "is no path inside the site"),
        ('source_urls = "{locale}"', "does not have {path} once"),
        ("urls = 3", "urls is not a text"),
        ('hosting = "iis"', 'hosting "iis" is no choice'),
        ('partial_notice = "no"', 'partial_notice "no" is no choice'),
    ],
)
def test_a_pattern_that_cannot_be_an_address_is_refused_with_its_line(tmp_path: Path, setting: str, said: str) -> None:
    write(tmp_path, {"pyproject.toml": f'[tool.caveat]\nsource_locale = "en"\nlocales = ["de"]\n{setting}\n', "source/peel.html": article("<p>x</p>")})
    ran = caveat(tmp_path, "build")
    assert ran.code == 3
    assert ran.err.startswith("error: pyproject.toml:4: ")
    assert said in ran.err


# -- files for one language

ASSETS = (
    "img/a.svg",
    "img/a.ar.svg",
    "img/a.rtl.svg",
    "img/a.pt_BR.svg",
    "img/a.pt.svg",
    "img/b.svg",
    "img/b.zh-Hans.svg",
    "img/b.rtl.svg",
    "img/b.pt.svg",
    "x.js",
    "x.de.js",
)


@pytest.mark.parametrize(
    ("locale", "asset", "used"),
    [
        ("ar", "img/a.svg", "img/a.ar.svg"),
        ("he", "img/a.svg", "img/a.rtl.svg"),
        ("ar", "img/b.svg", "img/b.rtl.svg"),
        ("pt_BR", "img/a.svg", "img/a.pt_BR.svg"),
        ("pt-BR", "img/a.svg", "img/a.pt_BR.svg"),
        ("pt_PT", "img/a.svg", "img/a.pt.svg"),
        ("pt_BR", "img/b.svg", "img/b.pt.svg"),
        ("zh_Hans", "img/b.svg", "img/b.zh-Hans.svg"),
        ("zh_Hans_CN", "img/b.svg", "img/b.zh-Hans.svg"),
        ("de", "img/a.svg", "img/a.svg"),
        ("de", "img/a.ar.svg", "img/a.ar.svg"),
        ("de", "x.js", "x.js"),
    ],
)
def test_a_page_uses_the_files_of_its_own_language(locale: str, asset: str, used: str) -> None:
    layout = Layout(frozenset(ASSETS), None, frozenset(("peel.html",)))
    target = language(locale)
    page = layout.page("peel", target)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), layout.linker("peel", target)(f"{asset}?v#f"))) == f"{used}?v#f"


def test_every_kind_of_address_finds_the_file_of_its_language(tmp_path: Path) -> None:
    body = '<img src="a.svg" srcset="a.svg 1x, b.svg 2x" alt="A jar of cream"><video poster="a.svg" src="b.svg"></video>'
    body += '<a href="a.svg">Skin</a><object data="a.svg"></object>'
    site = built(made(tmp_path, {"peel": article(body)}, "", {f"source/{name}": name for name in ("a.svg", "a.ar.svg", "b.svg")}))
    page = (site / "ar/peel.html").read_text("utf-8")
    assert page.count("../a.ar.svg") == 5
    assert page.count("../b.svg") == 2
    assert "a.ar.svg" not in (site / "de/peel.html").read_text("utf-8")
    assert {file["path"] for file in manifest(site)["files"]} >= {"a.svg", "a.ar.svg", "b.svg"}
