from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.markup import End, Ignored, Start, Text, Token, read_tokens
from pipeline.model import PipelineError

from .builders import NAMES, markup, read


def covers(tokens: list[Token], text: str) -> bool:
    return all(before.end == after.start for before, after in pairwise(tokens)) and "".join(text[token.start : token.end] for token in tokens) == text


def words(text: str) -> list[str]:
    return [token.data for token in read_tokens(text, "a.html") if isinstance(token, Text)]


@pytest.mark.parametrize("name", NAMES)
def test_tokens_cover_every_article_of_the_corpus_without_gap_or_overlap(name: str) -> None:
    text = read(name)
    assert covers([*read_tokens(text, name)], text)


@given(markup | st.text("<>/!-&;= 'abpx[]CDAT\n", max_size=60))
def test_tokens_cover_any_text_without_gap_or_overlap(text: str) -> None:
    try:
        tokens = [*read_tokens(text, "a.html")]
    except PipelineError:
        return
    assert covers(tokens, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a &amp b &lt;c&gt;</p>", ["a & b <c>"]),
        ("<title>a &lt;b <i></title>", ["a <b <i>"]),
        ("<script>a &amp; '<b>'</script>", ["a &amp; '<b>'"]),
        ("<svg><text><![CDATA[a &amp; <b>]]></text></svg>", ["a &amp; <b>"]),
        ("<svg><!-- <![CDATA[ --> a <text>b</text></svg>", [" a ", "b"]),
        ("<p><![CDATA[a]]>b</p>", ["b"]),
        ("<p>a<!-- b -->c<!doctype d>e", ["a", "c", "e"]),
        ("<p>a <b", ["a "]),
        ("<p>a </b", ["a "]),
        ("<p>a < b </ p>", ["a < b "]),
    ],
)
def test_text_is_what_a_reader_sees(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_tag_that_the_end_of_the_file_cuts_off_is_no_text() -> None:
    assert isinstance([*read_tokens("<p>a <b class='x", "a.html")][-1], Ignored)


@pytest.mark.parametrize(
    ("text", "tag", "inside"),
    [
        ("<div><p>a</p>b</div>", "p", "div"),
        ("<form><div>a</form>b</div>", "form", "div"),
        ("<form><p>a</form>b", "form", None),
        ("<form><div>a</form>b</div>c", "div", None),
        ("<b><span>a</b>b</span>", "b", None),
        ("<table><div>a</table>b", "table", None),
    ],
)
def test_an_end_tag_knows_what_the_text_behind_it_stands_in(text: str, tag: str, inside: str | None) -> None:
    (end,) = (token for token in read_tokens(text, "a.html") if isinstance(token, End) and token.element is not None and token.tag == tag)
    assert (end.inside and end.inside.tag) == inside


@pytest.mark.parametrize("tag", ["body", "html"])
def test_what_is_open_stays_open_behind_the_end_tags_of_body_and_html(tag: str) -> None:
    (end,) = (token for token in read_tokens(f"<html><body><div>a</{tag}>b</div>", "a.html") if isinstance(token, End) and token.tag == tag)
    assert end.element is None


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>a <b data-warning=x>b<li>c</ul>",
        "<p><i data-warning=x>a<p>b</i>",
        "<i data-warning=x>a<div>b</i>c</div>",
        "<p>a</p>\n<td data-warning=x>b</td>",
        "<p>a<body data-warning=x>b",
        "<table><tr><td>a</table><tr data-warning=x><td>b",
        "<html data-warning=x><html data-warning=y>",
    ],
)
def test_a_warning_that_a_browser_drops_or_copies_is_refused_with_file_and_line(text: str) -> None:
    with pytest.raises(PipelineError) as caught:
        list(read_tokens(text, "a.html"))
    assert caught.value.file == "a.html"
    assert caught.value.line is not None


def test_line_and_column_of_a_refusal_are_those_of_the_tag() -> None:
    with pytest.raises(PipelineError) as caught:
        list(read_tokens("<p>a</p>\n\n<td data-warning=x>b</td>", "a.html"))
    assert caught.value.line == 3


def test_an_element_holds_itself_and_what_stands_in_it() -> None:
    outer, inner, other = (token.element for token in read_tokens("<div><p>a</p></div><ul></ul>", "a.html") if isinstance(token, Start))
    assert outer.holds(outer)
    assert outer.holds(inner)
    assert not inner.holds(outer)
    assert not outer.holds(other)
    assert not outer.holds(None)


def test_attributes_are_decoded_and_a_bare_one_has_no_value() -> None:
    (start,) = (token for token in read_tokens("<input VALUE='a &amp; b' disabled>", "a.html") if isinstance(token, Start))
    assert [(attribute.name, attribute.value) for attribute in start.element.attributes] == [("value", "a & b"), ("disabled", None)]
    assert start.element.get("disabled") == ""
    assert start.element.get("missing") is None
