"""Whatever stands in a translation, the page gains no element, attribute, comment or address."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.segment.builders import cut, walk

from .builders import render, reworded

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Peel</title><meta name="description" content="How to peel">
<script type="application/ld+json">{"headline": "Peel", "description": "How to peel"}</script></head><body>
<p>Plain</p><p title='Tip'>See <a href="x.html" title=Next>the <strong>leaflet</strong></a> and <img src="a.png" alt=Jar> or <code>x</code><!-- c -->.</p>
<p>Keep <span data-warning="w">out of <b class="k">reach</b></span>!</p><textarea placeholder="Say">Write</textarea>
<select><option>One</select>
<svg><title>Drawing</title><text>Label <tspan data-warning="t">Hot</tspan></text></svg><button>Go</button><input type=submit value=Send>
<noscript><p>No scripts</p></noscript><template><p>Later</p></template><table summary="Sum"><caption>Cap</caption><tr><td>Cell</td></tr></table>
<h1>Peel</h1></body></html>"""

_TAGS = [
    "<script>alert(1)</script>", "<script src=//x.y/z></script>", "</script><script>alert(1)</script>", "<ScRiPt>x", "<script", "</script",
    "</script >", "</SCRIPT>",
    "<img src=x onerror=alert(1)>", "<img src=//x.y/p.png>", "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<body onload=x>", "<html onclick=x>",
    "<iframe src=//x.y>",
    "<a href='javascript:alert(1)'>x</a>", "<a href=//x.y>x</a>", "<link rel=stylesheet href=//x.y>",
    "<meta http-equiv=refresh content='0;url=//x.y'>", "<base href=//x.y>",
    "<style>*{display:none}</style>", "<object data=//x.y>", "<embed src=//x.y>", "<form action=//x.y>", "<input autofocus onfocus=x>",
    "<video src=x onerror=x>",
    "<math><mi xlink:href=x>", "<template>", "</template>", "<noscript>", "</noscript>", "<plaintext>", "<xmp>", "<textarea>", "</textarea>",
    "</textarea><script>x</script>",
    "</title>", "</title><script>x</script>", "</option>", "</select>", "</svg>", "</text>", "</button>", "</p>", "</body>", "</html>", "</span>",
    "<p>", "<b>", "<br>", "<hr>",
    "<table>", "</td></tr></table>", "<!doctype html>", "<?xml version='1.0'?>", "<?php echo 1 ?>", "<x-custom>", "</ p>", "< script>",
    "<\u0000script>", "<a", "<", ">", "</", "<>", "</>",
]  # fmt: skip
_COMMENTS = [
    "<!-- x", "<!-- x -->", "-->", "--!>", "<!--", "<!-->", "<!--->", "<!>", "<![CDATA[x]]>", "]]>", "<![CDATA[", "<!ENTITY x>",
    "<!--[if IE]><script>x</script><![endif]-->",
]  # fmt: skip
_QUOTES = [
    '"', "'", '" onmouseover="x', "' onmouseover='x", '"><script>x</script>', "'><script>x</script>", '" style="display:none', "` onclick=x",
    "x onclick=y", '\\"', "\\", "\\'", "/>", "a=b",
    '", "x": "y', '"}]}</script><script>x</script>',
]  # fmt: skip
_ENTITIES = [
    "&lt;script&gt;x&lt;/script&gt;", "&#60;script&#62;", "&#x3c;img src=x&#x3e;", "&quot; onclick=&quot;x", "&amp;lt;b&amp;gt;", "&", "&amp", "&lt",
    "&#", "&#x", "&#0;", "&nbsp", "&copy=1",
]  # fmt: skip
_CHARACTERS = [
    "\u2028", "\u2029", "\u0085", "\x0b", "\x1b", "\x7f", "\u202e", "\u200b", "\ufeff", "\ufffd", "\U0001f480", "\n", "\r\n", "\t", "\ud7ff",
    "\uffff", "𝕏", "\\u003cscript\\u003e", "%3Cscript%3E",
]  # fmt: skip
_PLACEHOLDERS = [
    "<a1 onclick=x>y</a1>", "<a1 href='javascript:x'>", '<strong class="x">y</strong>', "<STRONG>y</STRONG>", "<strong >y</strong >", "<a2>y</a2>",
    "<img9/>", "<img1 src=x/>", "<img1>", "</img1>",
    "<br />", "<span1 data-warning=z/>", "<span data-warning=z>y</span>", "<code1>", "< a1>", "<a1\n>", "<a01>", "{0}", "%s", "${x}", "{{x}}",
]  # fmt: skip
PAYLOADS = [*_TAGS, *_COMMENTS, *_QUOTES, *_ENTITIES, *_CHARACTERS, *_PLACEHOLDERS]


_READ = frozenset(["title", "alt", "placeholder", "content", "summary", "value"])


def inventory(text: str) -> tuple[list[object], Counter[str]]:
    """Every element with its attributes, but for the values that people read, and the comments."""
    found: list[object] = []
    comments: Counter[str] = Counter()
    for node in walk(text):
        if node.kind == "start":
            found.append((node.tag, {name: "" if name in _READ else value for name, value in node.attributes.items() if name != "lang"}))
        elif node.kind == "comment":
            comments[node.data] += 1
    return found, comments


SOURCE = inventory(PAGE)


def harmless(page: str) -> None:
    """The page has the elements, attributes and addresses of its source, and no comment more."""
    found, comments = inventory(page)
    assert found == SOURCE[0]
    assert not comments - SOURCE[1]


def test_there_are_a_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 100


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_adds_nothing_to_the_page(payload: str) -> None:
    article = cut(PAGE)
    before, behind, alone = ([reworded(unit, change) for unit in article.units] for change in (lambda t: payload + t, lambda t: t + payload, lambda _: payload))
    for texts in (before, behind, alone):
        harmless(render(article, list(texts)))


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload.isprintable()])
def test_a_payload_is_text_that_readers_see(payload: str) -> None:
    article = cut(PAGE)
    (plain,) = (
        node.data for node in walk(render(article, [payload if unit.msgid == "Plain" else unit.msgid for unit in article.units])) if node.data == payload
    )
    assert plain == payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_structured_data_with_a_payload_is_json_that_says_the_payload(payload: str) -> None:
    article = cut(PAGE)
    page = render(article, [payload if unit.msgid == "Peel" else unit.msgid for unit in article.units])
    (script,) = (node.data for node in walk(page) if node.tag == "script" and node.kind == "text")
    assert json.loads(script)["headline"] == payload
    assert not any(character in script for character in "<\u2028\u2029")


_fragments = st.lists(st.sampled_from(PAYLOADS) | st.text(st.characters(codec="utf-8"), max_size=4), max_size=5).map("".join)


_KNOWN = sorted({tag for unit in cut(PAGE).units for tag in unit.tags})


@settings(max_examples=50)
@given(st.lists(_fragments.filter(lambda text: not any(tag in text for tag in _KNOWN)), min_size=1, max_size=4))
def test_no_mixture_of_payloads_adds_anything_to_the_page(parts: list[str]) -> None:
    article = cut(PAGE)
    harmless(render(article, [reworded(unit, lambda text: parts[len(text) % len(parts)]) for unit in article.units]))


def test_a_translation_that_moves_a_warning_whose_end_tag_is_left_out_moves_nothing_into_it() -> None:
    article = cut("<div><b>Before <span data-warning=w>hot</b> after</div>")
    texts: list[str | None] = ["<span1/> <b>davor</b> danach" if unit.hosts else "heiß" for unit in article.units]
    assert [node.data for node in walk(render(article, texts)) if node.kind == "text" and node.warnings] == ["heiß"]


def test_a_text_that_reads_like_the_tag_of_another_stays_text() -> None:
    article = cut("<p>See <img src=x.png> now</p><p>See &lt;img1/&gt; now</p>")
    page = render(article, ["Siehe <img1/> jetzt"])
    assert "<p>Siehe <img src=x.png> jetzt</p><p>Siehe &lt;img1/&gt; jetzt</p>" in page


@pytest.mark.parametrize("source", ["<p title='Use &lt;b&gt;this&lt;/b&gt;'>Use <b>this</b></p>", "<p>Use <b>this</b></p><img alt='Use <b>this</b>'>"])
def test_an_attribute_that_reads_like_the_tags_of_a_sentence_is_text_all_of_it(source: str) -> None:
    article = cut(source)
    assert [(unit.msgid, unit.tags) for unit in article.units] == [("Use <b>this</b>", ("<b>", "</b>"))]
    nodes = [node for node in walk(render(article, ["Nimm <b>das</b>"])) if node.kind == "start"]
    assert "Nimm <b>das</b>" in [value for node in nodes for name, value in node.attributes.items() if name in _READ]
    assert [node.tag for node in nodes] == [node.tag for node in walk(source) if node.kind == "start"]


def test_structured_data_that_repeats_a_sentence_has_its_words_without_the_tags() -> None:
    article = cut('<p title="Use &lt;b&gt;this&lt;/b&gt;">Use <b>this</b></p><script type=application/ld+json>{"name": "Use this"}</script>')
    assert '{"name": "Nimm das"}' in render(article, ["Nimm <b>das</b>"])


def test_a_break_may_be_repeated_or_left_out() -> None:
    article = cut("<p>One<br class=x>two <br>three</p>")
    (unit,) = article.units
    assert unit.msgid == "One<br1/>two <br/>three"
    assert "<p>Eins<br>zwei<br>drei</p>" in render(article, ["Eins<br/>zwei<br/>drei"])
