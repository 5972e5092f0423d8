"""Files that end in the middle of something, and start tags that a browser applies to text before them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Encoding, Metadata, PipelineError, Segmentation, Selectors, Source
from pipeline.segment.article import segment
from tests.assemble.builders import AROUND, faithful, numbered, render

from .builders import cut, markup, walk

UNFINISHED = [
    "", "<word two ", "</p", "<!-- c", "<!-- c -", "<!-- <p>", "<!doctype html", "<!x", "<?x", "<title>One", "<title>One</titl", "<script>var a",
    "<style>p", "<xmp>a", "<textarea>a", "<iframe>a", "<noembed>a", "<plaintext>a", "<template>a", "<noscript>a", "<svg><title>a",
    "<p>See <b", "<p>See <textarea>a", "<p>See <iframe>a",
]  # fmt: skip
CLOSED = ["<!-->", "<!--->", "<!-- c -->", "<!-- c --!>", "<!doctype html>", "<!x>", "<?x>", "<title>One</title>", "<meta>", "<p>"]


def has_its_head(page: str) -> bool:
    """Whether an independent parser finds the language of the page and, once, what publishing adds."""
    nodes = [node for node in walk(page) if node.kind == "start"]
    return nodes[0].attributes.get("lang") == "de" and sum("data-added" in node.attributes for node in nodes) == 1


def published(text: str) -> str:
    article = cut(text)
    return render(article, numbered(article), around=replace(AROUND, head="<meta data-added>", metadata=Metadata.ADD))


@pytest.mark.parametrize("start", ["", "<!doctype html>", "<!doctype html><title>One</title>", "<meta name=x>", "<!-- c -->"])
@pytest.mark.parametrize("end", UNFINISHED + CLOSED)
def test_what_publishing_adds_is_part_of_no_text_that_the_end_of_a_file_cuts_off(start: str, end: str) -> None:
    assert has_its_head(published(start + end))


@given(markup, st.sampled_from(UNFINISHED + CLOSED))
def test_any_markup_has_the_language_of_its_page_and_what_publishing_adds(text: str, end: str) -> None:
    try:
        page = published(text + end)
    except PipelineError:
        return
    assert has_its_head(page)


@pytest.mark.parametrize("outer", ["<button>", "<object>", "<span translate=no>", "<span data-warning=w>Hot ", "<svg><text>"])
@pytest.mark.parametrize("end", ["<textarea>a", "<iframe>a", "<noembed>a", "x <b", "x <!-- c", "x <?c"])
def test_a_file_that_ends_where_no_end_tag_can_be_added_is_refused(outer: str, end: str) -> None:
    if outer.startswith("<svg") and not end.startswith("x"):
        return  # in a drawing these elements hold markup
    with pytest.raises(PipelineError, match="the file ends in the middle") as caught:
        cut(f"<p>One\n{outer}{end}")
    assert (caught.value.line, caught.value.exit_code) == (2, 3)


@pytest.mark.parametrize(
    "text",
    ["<p>One <textarea>a", "<p>One <iframe>a", "<p>One <noembed>a", "<button>x", "<p>One <button>x <b>y", "<button>x<!-- c -->", "<p>One <b", "<p>One <!-- c"],
)
def test_an_end_tag_that_a_browser_adds_is_no_reason_to_refuse(text: str) -> None:
    article = cut(text)
    assert text in render(article, faithful(article))


def test_behind_an_end_tag_left_out_a_translation_goes_on_outside_of_the_element() -> None:
    article = cut("<p>One <textarea>a")
    page = render(article, ["⟦0⟧", "<textarea1/> zwei"])
    assert "".join(node.data for node in walk(page) if node.kind == "text" and node.tag == "p") == " zwei"


@pytest.mark.parametrize("tag", ["html", "body"])
@pytest.mark.parametrize(
    "attribute", ["translate=no", "translate=yes", "class='a notranslate'", "lang=fr", "dir=rtl", "hidden", "style='display:none'", "inert", "data-locales"]
)
def test_a_late_root_that_says_something_of_the_text_before_it_is_refused(tag: str, attribute: str) -> None:
    with pytest.raises(PipelineError, match=f"a second <{tag}> says") as caught:
        cut(f"<p>Text\n<{tag} id=x {attribute}>")
    assert (caught.value.file, caught.value.line) == ("source/page.html", 2)


@pytest.mark.parametrize("late", ["<body>", "<html>", "<body id=x class=y>", "<head translate=no>"])
def test_a_late_root_that_says_nothing_of_the_text_is_left_as_it_is(late: str) -> None:
    article = cut(f"<p>Text{late}</p>")
    assert late in render(article, faithful(article))


@pytest.mark.parametrize(
    "text",
    [
        "<p>Run\n<code>make<p>now</p>",
        "<p>Say\n<b translate=no>ACME<p>now</p>",
        "<p>Say\n<i class='x notranslate'>ACME<p>now</p>",
        "<p translate=no>Say\n<i translate=yes>this<p>that</p>",
        "<div>Run\n<a translate=no>x<div>y</a>z</div></div>",
    ],
)
def test_an_element_left_open_that_would_go_on_saying_what_is_translated_is_refused(text: str) -> None:
    with pytest.raises(PipelineError, match="is not closed in the block where it was opened") as caught:
        cut(text)
    assert (caught.value.line, caught.value.exit_code) == (2, 3)


@pytest.mark.parametrize("text", ["<p>a <b>b<p>c", "<p><code>a</code><p>b", "<p><code>a<p></p>", "<p><code>a<p> \n"])
def test_an_element_left_open_that_changes_no_translation_is_cut(text: str) -> None:
    assert cut(text).excluded + cut(text).covered == len("".join(node.data for node in walk(text) if node.kind == "text").replace(" ", "").replace("\n", ""))


def test_an_element_left_open_that_settings_exclude_is_refused() -> None:
    source = Source("page", "source/page.html", "<p>Say <b class=sku>ACME<p>now", Encoding(), "0" * 64)
    with pytest.raises(PipelineError, match="is not closed"):
        segment(source, "en", Segmentation.BLOCK, Selectors(exclude=(".sku",)))


@pytest.mark.parametrize("text", ["<p>&#{};</p>", "<p title='&#{};'>x</p>", "<textarea>&#{}</textarea>"])
@pytest.mark.parametrize("digits", ["9" * 5000, "0" * 5000 + "65", "x" + "9" * 5000])
def test_a_reference_of_many_digits_is_read(text: str, digits: str) -> None:
    assert "A" in cut(text.format(digits)).units[0].msgid or "65" not in digits
