"""Addresses in CSS inside a page and in a refresh lead to their assets from where the page lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble.page import Surroundings
from pipeline.locales import language
from pipeline.model import Metadata, join
from pipeline.publish.layout import Layout
from pipeline.segment.passages import css_parts, refresh_parts
from tests.assemble.builders import faithful, render

from .builders import cut

LAYOUT = Layout(frozenset(("a.png", "b.css", "a.ar.png")), None, frozenset(("peel.html", "other.md")))


def page(text: str, locale: str = "de") -> str:
    article = cut(text)
    assert join(article.pieces) == text
    return render(article, faithful(article), locale, Surroundings("", "", LAYOUT.linker("peel", language(locale), article.base), Metadata.KEEP))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('<p style="background: url(a.png)">x</p>', '<p style="background: url(../a.png)">x</p>'),
        ("<p style='background: url(\"a.png\")'>x</p>", '<p style="background: url(&quot;../a.png&quot;)">x</p>'),
        ("<p style=background:url(a.png)>x</p>", "<p style=background:url(../a.png)>x</p>"),
        (
            "<p style=\"--n: 'a.png'; background: url( 'a.png' ), URL(a.png); font-family: 'X'\">x</p>",
            '<p style="--n: &#x27;a.png&#x27;; background: url( &#x27;../a.png&#x27; ), URL(../a.png); font-family: &#x27;X&#x27;">x</p>',
        ),
        ('<p style="background: url(a.png?x=1&amp;y=2#z)">x</p>', '<p style="background: url(../a.png?x=1&amp;y=2#z)">x</p>'),
        ("<style>@import 'b.css'; p { background: url(a.png) }</style>", "<style>@import '../b.css'; p { background: url(../a.png) }</style>"),
        ('<style>@import url("b.css") print;\n</style>', '<style>@import url("../b.css") print;\n</style>'),
        ("<p>A<style>p { background: url(a.png) }</style>B</p>", "<p>A<style>p { background: url(../a.png) }</style>B</p>"),
        ("<button>A<style>p { background: url(a.png) }</style></button>", "<style>p { background: url(../a.png) }</style></button>"),
        ("<iframe srcdoc='<style>p { background: url(a.png) }</style>'></iframe>", "<style>p { background: url(../a.png) }</style>"),
        ('<meta http-equiv="Refresh" content="5; url=other.md">', '<meta http-equiv="Refresh" content="5; url=other.html">'),
        ("<meta http-equiv=refresh content=\"0;URL='a.png'\">", 'content="0;URL=&#x27;../a.png&#x27;">'),
        ('<meta http-equiv=refresh content="5, a.png">', 'content="5, ../a.png">'),
        ("<form action=a.png><button formaction='a.png'>x</button></form>", '<form action="../a.png"><button formaction="../a.png">'),
        ("<blockquote cite=other.md>x</blockquote>", '<blockquote cite="other.html">'),
    ],
)
def test_an_address_in_a_page_leads_to_its_asset_from_the_folder_of_the_page(text: str, written: str) -> None:
    assert written in page(text).replace("&lt;", "<").replace("&gt;", ">") if "srcdoc" in text else written in page(text)


@pytest.mark.parametrize(
    "text",
    [
        "<p style=\"content: 'url(a.png)'\">x</p>",
        "<style>/* url(a.png) */ p { content: \"@import 'b.css'\"; background: my-url(a.png), url(data:a.png), url(#a), url(/a.png) }</style>",
        "<style>p { background: url(a\\.png) } /* url(a.png)</style>",
        '<meta http-equiv=refresh content="5">',
        '<meta name=description content="5; url=a.png">',
        "<svg><style>path { fill: url(a.png) }</style></svg>",
        "<script>let x = 'url(a.png)'</script>",
        "<form action>x</form>",
    ],
)
def test_what_is_no_address_of_an_asset_stays_as_it_is(text: str) -> None:
    assert text in page(text)


def test_a_page_has_the_picture_of_its_own_language() -> None:
    assert "url(../a.ar.png)" in page("<style>p { background: url(a.png) }</style>", "ar")


@given(st.text("url(a.png)'\"/*\\ ;@import\n{}:", max_size=60))
def test_the_parts_join_to_the_text(text: str) -> None:
    assert "".join(css_parts(text)) == text
    assert "".join(refresh_parts(text)) == text
    assert len(css_parts(text)) % 2 == 1


def test_no_translator_chooses_where_a_form_leads() -> None:
    with pytest.raises(Exception, match="has no address there that a locale may change"):
        cut("<form action=a.png data-localize=action><p>x</p></form>")
