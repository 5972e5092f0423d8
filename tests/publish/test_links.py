"""A page lies one folder deeper than its article, in `build/site/<tag>/…`; assets lie at the root of the site."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from pipeline.assemble.page import Surroundings
from pipeline.locales import language
from pipeline.model import Metadata
from pipeline.publish.layout import Layout
from tests.assemble.builders import faithful, render
from tests.segment.builders import cut

LAYOUT = Layout(frozenset(("img/jar one.png", "skin/a.png", "skin/img/b.png", "clip.webm", "set.svg")), None)
PAGE = LAYOUT.page("skin/peel", language("de"))
SITE = "https://example.org/"


def link(url: str, base: str | None = None) -> str:
    return LAYOUT.linker("skin/peel", PAGE, base)(url)


def page(text: str) -> str:
    article = cut(text)
    return render(article, faithful(article), around=Surroundings("", "", LAYOUT.linker("skin/peel", PAGE, article.base), Metadata.KEEP))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('<img src="a.png">', '<img src="../../skin/a.png">'),
        ("<img srcset='a.png 1x, ../img/jar%20one.png 2x, other.png 3x'>", '<img srcset="../../skin/a.png 1x, ../../img/jar%20one.png 2x, other.png 3x">'),
        ("<video poster=img/b.png></video>", '<video poster="../../skin/img/b.png"></video>'),
        ("<object data=a.png></object>", '<object data="../../skin/a.png"></object>'),
        ('<svg><use xlink:href="../set.svg#jar"/></svg>', '<svg><use xlink:href="../../set.svg#jar"/></svg>'),
        ('<link rel=preload imagesrcset="a.png 2x">', '<link rel=preload imagesrcset="../../skin/a.png 2x">'),
    ],
)
def test_every_kind_of_address_leads_to_its_asset(text: str, written: str) -> None:
    assert written in page(text)


UNCHANGED = [
    *("", "#dose", "?v=1", "other.html", "../index.html#x", "mailto:a@b.c", "data:,a"),
    *("/a.png", "https://example.com/a.png", "//example.com/a.png", "http://[x"),
]


@pytest.mark.parametrize("url", UNCHANGED)
@pytest.mark.parametrize("base", [None, "../", "img/"])
def test_fragments_articles_and_absolute_addresses_stay_as_they_are(url: str, base: str | None) -> None:
    assert link(url, base) == url


@pytest.mark.parametrize("base", ["https://example.com/", "//example.com/x/", "/", "/skin/", "C:\\x", "mailto:a"])
def test_a_base_that_leads_to_a_place_of_its_own_leaves_all_as_it_is(base: str) -> None:
    assert link("a.png", base) == "a.png"


@pytest.mark.parametrize(
    ("base", "url", "asset"),
    [
        ("./", "a.png", "skin/a.png"),
        ("img/", "b.png", "skin/img/b.png"),
        ("img/page.html", "b.png?v=1", "skin/img/b.png?v=1"),
        (" img/ ", "../a.png", "skin/a.png"),
        ("../", "img/jar%20one.png", "img/jar%20one.png"),
        ("..", "skin/a.png", "skin/a.png"),
        ("../img/?x#y", "jar one.png", "img/jar%20one.png"),
        ("#x", "a.png", "skin/a.png"),
        ("", "a.png", "skin/a.png"),
        ("data:text/html,x", "a.png", "skin/a.png"),
        ("JavaScript:x", "a.png", "skin/a.png"),
        ("http://[x", "a.png", "skin/a.png"),
    ],
)
def test_a_relative_base_is_followed_in_the_source_and_on_the_page(base: str, url: str, asset: str) -> None:
    counts = ":" not in base
    from_page = urljoin(f"{SITE}{PAGE}", base.strip()) if counts else f"{SITE}{PAGE}"
    assert urljoin(from_page, link(url, base)) == SITE + asset


def test_an_asset_beside_the_article_is_not_where_a_base_leads() -> None:
    assert link("a.png", "../") == "a.png"


@pytest.mark.parametrize(
    ("head", "base"),
    [
        ("", None),
        ("<base target=_top>", None),
        ("<base target=_top><base href=' img/ '><base href=../>", " img/ "),
        ("<template><base href=img/></template>", None),
        ("<template><base href=img/></template><base href=../>", "../"),
        ("<title>x</title></head><body><noscript><base href=img/></noscript>", None),
        ("<svg><base href=img/></svg>", None),
    ],
)
def test_the_base_of_an_article_is_the_first_with_an_address(head: str, base: str | None) -> None:
    assert cut(f"<!DOCTYPE html><html><head>{head}</head><body><p>Text").base == base


def test_the_base_itself_and_links_between_articles_stay_as_they_are() -> None:
    written = page('<head><base href="../"></head><a href="skin/other.html">x</a><img src="skin/a.png">')
    assert '<base href="../"></head><a href="skin/other.html">' in written
    assert '<img src="../skin/a.png">' in written
