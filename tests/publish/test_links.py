"""A page lies one folder deeper than its article, in `build/site/<tag>/…`; assets lie at the root of the site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble.page import Surroundings
from pipeline.locales import language
from pipeline.model import Metadata, PipelineError
from pipeline.publish.layout import Layout, _way
from pipeline.publish.pages import head_markup, switcher_markup
from tests.assemble.builders import faithful, render
from tests.segment.builders import cut

ARTICLES = ("index.htm", "skin/peel.md", "skin/other.md", "skin/after care.markdown", "sun.html", "skin/a.md.md", "LOUD.MD", "10:30.md")
LAYOUT = Layout(frozenset(("img/jar one.png", "skin/a.png", "skin/img/b.png", "clip.webm", "set.svg")), None, frozenset(ARTICLES))
PAGE = LAYOUT.page("skin/peel", language("de"))
SITE = "https://example.org/"


def link(url: str, base: str | None = None) -> str:
    return LAYOUT.linker("skin/peel", language("de"), base)(url)


def page(text: str) -> str:
    article = cut(text)
    return render(article, faithful(article), around=Surroundings("", "", LAYOUT.linker("skin/peel", language("de"), article.base), Metadata.KEEP))


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


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("other.md", "skin/other.html"),
        ("./other.md", "skin/other.html"),
        ("other.md#part", "skin/other.html#part"),
        ("other.md?v", "skin/other.html?v"),
        (" ../skin/other.md?x=1&y=a.md#part.md ", "skin/other.html?x=1&y=a.md#part.md"),
        ("after%20care.markdown#a", "skin/after%20care.html#a"),
        ("after care.markdown", "skin/after%20care.html"),
        ("a.md.md", "skin/a.md.html"),
        ("../LOUD.MD", "LOUD.html"),
        ("../index.htm", "index.html"),
        ("../10%3A30.md", "10%3A30.html"),
        ("other.html#part", "skin/other.html#part"),
        ("../sun.html", "sun.html"),
    ],
)
def test_a_link_to_an_article_leads_to_its_page_in_the_same_locale(url: str, page: str) -> None:
    assert urljoin(f"{SITE}{PAGE}", link(url).strip()) == f"{SITE}de/{page}"


@pytest.mark.parametrize(
    ("base", "url", "page"),
    [
        ("../", "skin/other.md#x", "skin/other.html#x"),
        ("img/", "../other.md", "skin/other.html"),
        ("../", "index.htm", "index.html"),
        ("?x", "other.md", "skin/other.html"),
    ],
)
def test_a_link_to_an_article_follows_the_base(base: str, url: str, page: str) -> None:
    assert urljoin(urljoin(f"{SITE}{PAGE}", base), link(url, base)) == f"{SITE}de/{page}"


@pytest.mark.parametrize(
    "url",
    [
        *("missing.md", "../README.md", "../../source/skin/other.md", "notes.mdx", "other.md/", "other.md%00", "?file=other.md", "#other.md"),
        *("https://example.org/readme.md", "//example.org/other.md", "/skin/other.md", "mailto:a@example.md", "other\\.md"),
    ],
)
def test_a_link_to_what_is_no_article_stays_as_it_is(url: str) -> None:
    assert link(url) == url


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<a href=other.md>x</a>", '<a href="other.html">x</a>'),
        ("<map><area href='other.md#a' alt=x></map>", '<area href="other.html#a"'),
        ("<link rel=next href=other.md>", '<link rel=next href="other.html">'),
        ("<iframe src=other.md></iframe>", '<iframe src="other.html">'),
        ('<svg><a xlink:href="other.md"><text>x</text></a></svg>', '<a xlink:href="other.html">'),
        ('<a href="other.md" data-localize="href">x</a>', '<a href="other.html" data-localize="href">'),
    ],
)
def test_every_kind_of_link_leads_to_the_page_of_an_article(text: str, written: str) -> None:
    assert written in page(text)


# -- what publishing itself adds, under a base

LANGUAGES = [language(name) for name in ("en", "de", "ar", "zh_Hans")]
RELATIVE = [
    "",
    "./",
    "../",
    "img/",
    "img/page.html",
    "..",
    " img/x/../ ",
    "?x",
    "#x",
    "%2e%2e/",
    "../de/skin/../",
    "data:text/html,x",
    "javascript:x",
    "http://[x",
]
OUTSIDE = ["https://cdn.example.com/x/", "//cdn.example.com/", "/", "/docs/", "https:x/", "../../../", "../../../../x/", "\\x\\", "mailto:a"]


def added(base: str | None, layout: Layout) -> dict[str, str]:
    """The addresses that publishing adds to a page, by language, with the kind of the link before it."""
    article = replace(cut("<p>Text"), name="skin/peel", file="source/skin/peel.md", base=base)
    source, german = LANGUAGES[:2]
    head = head_markup(article, german, LANGUAGES, source, layout)
    switcher = switcher_markup(article, german, LANGUAGES, layout)
    links = {f"head {tag}": href for tag, href in re.findall(r'hreflang="([^"]+)" href="([^"]+)"', head)}
    return links | {f"switcher {tag}": href for href, tag in re.findall(r'href="([^"]+)" hreflang="([^"]+)"', switcher)}


def resolved(base: str | None, href: str, own: str) -> str:
    """By RFC 3986, and by WHATWG HTML, 4.2.3, for bases that count for nothing."""
    counts = base is not None and not base.startswith(("data:", "javascript:", "http://["))
    return urljoin(urljoin(own, (base or "").strip().replace("%2e", ".")) if counts else own, href)


@pytest.mark.parametrize("base", [None, *RELATIVE])
@pytest.mark.parametrize("site", ["https://example.org/", "https://example.org/help/"])
@pytest.mark.parametrize("known", [False, True])
def test_what_publishing_adds_leads_to_the_right_page_under_a_relative_base(base: str | None, site: str, known: bool) -> None:
    layout = replace(LAYOUT, base=site if known else None)
    links = added(base, layout)
    assert len(links) == len(LANGUAGES) + 1 + len(LANGUAGES) - 1
    for name, href in links.items():
        tag = name.split()[1].replace("x-default", "en")
        assert resolved(base, href, f"{site}{PAGE}") == f"{site}{tag}/skin/peel.html", name


@pytest.mark.parametrize("base", OUTSIDE)
def test_what_publishing_adds_is_absolute_under_a_base_that_leads_out_of_the_site(base: str) -> None:
    links = added(base, replace(LAYOUT, base=SITE))
    assert {href for name, href in links.items() if name.startswith("switcher")} == {f"{SITE}{tag}/skin/peel.html" for tag in ("en", "ar", "zh-Hans")}


@pytest.mark.parametrize("base", OUTSIDE)
def test_a_base_that_leads_out_of_a_site_whose_address_is_unknown_is_refused(base: str) -> None:
    with pytest.raises(PipelineError) as caught:
        added(base, LAYOUT)
    assert caught.value.file == "source/skin/peel.md"
    assert "base_url" in caught.value.mend


def test_a_link_that_is_right_already_stays_as_it_is_written() -> None:
    assert link("./../sun.html") == "./../sun.html"


PATHS = st.lists(st.sampled_from(["de", "skin", "peel.html", "a"]), min_size=1, max_size=4).map("/".join)


@given(PATHS, PATHS | st.sampled_from(["", "."]))
def test_the_way_from_a_folder_to_a_file_is_that_of_the_standard_library(to: str, start: str) -> None:
    assert _way(to, start) == posixpath.relpath(to, start or ".")
