"""A document in a `srcdoc` is localized like its page, and whatever stands in a translation, neither the page nor the document gains markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Metadata
from tests.segment.builders import cut, walk

from .builders import AROUND, faithful, numbered, render, reworded
from .test_payloads import PAYLOADS, inventory

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Peel</title></head><body><p>Plain</p>
<iframe title=Card srcdoc="<p title='Tip'>See <a href='x.html'>the <strong>leaflet</strong></a> &amp;amp; <img src=a.png alt=Jar>.</p><!-- c -->
<title>Named</title>"></iframe>
<iframe srcdoc='<textarea placeholder=&quot;Say&quot;>Write</textarea><select><option>One</select>
<svg><text>Label</text></svg><input type=submit value=Send>'></iframe>
<iframe srcdoc=&lt;u&#32;class=x&gt;Unquoted&#32;'text'&#60/u&#62></iframe>
<p>Before <iframe srcdoc='<iframe title="Deep" srcdoc="<p title=Way>Down <b class=x>below</b> &amp;amp;amp;</p>"></iframe>'></iframe> behind</p>
</body></html>"""


def contents(text: str) -> list[object]:
    """Every element with its attributes, and the same of each document in a frame, as html5lib reads them one by one."""
    found, comments = inventory(text)
    inner = [contents(node.attributes["srcdoc"]) for node in walk(text) if "srcdoc" in node.attributes]
    for element in found:
        assert isinstance(element, tuple)
        element[1].pop("srcdoc", None)
    return [found, comments, inner]


SOURCE = contents(PAGE)


def texts(page: str) -> list[str]:
    return [node.data for node in walk(page) if node.readable] + [
        text for node in walk(page) if "srcdoc" in node.attributes for text in texts(node.attributes["srcdoc"])
    ]


def test_the_frames_of_the_page_hold_documents_two_deep() -> None:
    assert {unit.msgid for unit in cut(PAGE).units} > {"Tip", "Named", "Say", "Write", "One", "Label", "Send", "Deep", "Way", "Down <b1>below</b1> &"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_adds_nothing_to_a_document_in_a_frame(payload: str) -> None:
    article = cut(PAGE)
    for change in (lambda text: payload + text, lambda text: text + payload, lambda _: payload):
        assert contents(render(article, [reworded(unit, change) for unit in article.units])) == SOURCE


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload.isprintable()])
@pytest.mark.parametrize("msgid", ["Write", "Label", "Down <b1>below</b1> &"])
def test_a_payload_in_a_document_in_a_frame_is_text_that_readers_see(payload: str, msgid: str) -> None:
    article = cut(PAGE)
    page = render(article, [payload if unit.msgid == msgid else unit.msgid for unit in article.units])
    assert payload in texts(page)


_mixtures = st.lists(st.sampled_from(PAYLOADS) | st.text(st.characters(codec="utf-8"), max_size=4), max_size=5).map("".join)
_KNOWN = sorted({tag for unit in cut(PAGE).units for tag in unit.tags})


@settings(max_examples=50)
@given(st.lists(_mixtures.filter(lambda text: not any(tag in text for tag in _KNOWN)), min_size=1, max_size=4))
def test_no_mixture_of_payloads_adds_anything_to_a_document_in_a_frame(parts: list[str]) -> None:
    article = cut(PAGE)
    assert contents(render(article, [reworded(unit, lambda text: parts[len(text) % len(parts)]) for unit in article.units])) == SOURCE


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<iframe srcdoc='<p>&#60;b>One</b>'></iframe>", "<iframe srcdoc='&lt;html lang=&quot;de&quot;&gt;<p>&lt;b&gt;⟦0⟧&lt;/b&gt;'>"),
        ('<iframe srcdoc="<hr class=&apos;a&apos;>One&lt;br>">', '<iframe srcdoc="&lt;html lang=&quot;de&quot;&gt;<hr class=&apos;a&apos;>⟦0⟧&lt;br>">'),
        ("<iframe srcdoc='<p class=\"x\">One'>", "<iframe srcdoc='&lt;html lang=&quot;de&quot;&gt;<p class=\"x\">⟦0⟧'>"),
        ("<iframe srcdoc=<p&#62;'One'&lt;/p&gt>", '<iframe srcdoc="&lt;html lang=&quot;de&quot;&gt;<p&#62;⟦0⟧&lt;/p&gt">'),
        ('<iframe srcdoc=<p&#32;class="x"&#62;One>', '<iframe srcdoc="&lt;html lang=&quot;de&quot;&gt;<p&#32;class=&quot;x&quot;&#62;⟦0⟧">'),
        ("<iframe srcdoc='<p>&lt;br&gtOne'>", "<iframe srcdoc='&lt;html lang=&quot;de&quot;&gt;<p>&lt;br&gtOne'>"),
        ("<iframe srcdoc='<html lang=en dir=ltr class=x><p>One'>", "<iframe srcdoc='&lt;html lang=&quot;de&quot; class=x&gt;<p>⟦0⟧'>"),
    ],
)
def test_what_is_new_in_a_document_is_escaped_and_the_rest_stays_as_it_is_written(source: str, expected: str) -> None:
    article = cut(source)
    assert expected in render(article, [unit.msgid if "<br" in unit.msgid else text for unit, text in zip(article.units, numbered(article), strict=True)])


def test_a_reference_without_its_end_is_not_continued_by_a_translation() -> None:
    page = render(cut("<iframe srcdoc='<p&#62One'>"), ["2;"])
    (document,) = (node.attributes["srcdoc"] for node in walk(page) if node.tag == "iframe" and node.kind == "start")
    assert document == '<html lang="de"><p>2;'


@pytest.mark.parametrize(("locale", "expected"), [("ar", '<html lang="ar" dir="rtl"><p>'), ("de", '<html lang="de"><p>'), ("en", '<html lang="en"><p>')])
def test_the_root_of_a_document_says_the_language_of_the_page(locale: str, expected: str) -> None:
    page = render(cut("<iframe srcdoc='<p>One'>"), ["x"], locale)
    (document,) = (node.attributes["srcdoc"] for node in walk(page) if node.tag == "iframe" and node.kind == "start")
    assert document.startswith(expected)


@pytest.mark.parametrize(
    "source",
    [
        "<iframe lang=fr srcdoc='<p>Un'>",
        "<iframe srcdoc='<html lang=fr><p>Un'>",
        "<iframe translate=no srcdoc='<p>One'>",
        "<div translate=no><iframe srcdoc='<html lang=en>One'></div>",
        "<iframe translate=no srcdoc=<p&#62One>",
        "<iframe translate=no srcdoc='<p title=\"a\"&#62One'>",
        "<iframe srcdoc>",
        "<iframe srcdoc=' '>",
    ],
)
def test_a_document_that_is_not_in_the_language_of_the_article_or_not_translated_stays_as_it_is(source: str) -> None:
    article = cut(source)
    assert source in render(article, faithful(article))


def test_text_of_a_document_that_falls_back_says_so_there_and_the_frame_speaks_of_its_title_alone() -> None:
    article = cut("<iframe title=Card srcdoc='<p>One'></iframe>")
    expected = "srcdoc='&lt;html lang=&quot;de&quot;&gt;<p>&lt;span lang=&quot;en&quot;&gt;One&lt;/span&gt;'"
    assert f'<iframe lang="en" title=Card {expected}>' in render(article, [None, None])


def test_addresses_in_a_document_follow_the_place_of_the_page() -> None:
    article = cut("<iframe srcdoc='<a href=x.html>One</a><img src=\"a&amp;amp;b.png\">'></iframe><iframe srcdoc='<nav>'></iframe>")
    page = render(article, faithful(article), "en", replace(AROUND, link=lambda url: f"../{url}"))
    documents = [node.attributes["srcdoc"] for node in walk(page) if node.tag == "iframe" and node.kind == "start"]
    assert documents[0] == '<html lang="en"><a href="../x.html">One</a><img src="../a&amp;b.png">'


def test_the_metadata_of_publishing_stands_in_the_page_alone() -> None:
    page = render(
        cut("<title>T</title><iframe srcdoc='<title>One</title><p>Two'></iframe>"), ["a", "b", "c"], around=replace(AROUND, head="<H>", metadata=Metadata.ADD)
    )
    assert page.count("<H>") == 1
    assert "&lt;H" not in page
