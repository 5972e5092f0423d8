"""An article may end its lines as it likes: CR, CRLF and LF are one to a reader, and the page keeps what the author wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble.page import Surroundings
from pipeline.lines import Lines, PlainText, plain
from pipeline.markup import Start, read_tokens
from pipeline.model import Article, Metadata, PipelineError, join
from tests.assemble.builders import pseudo, render

from .builders import NAMES, cut, events, markup, read

ENDS = ("\n", "\r\n", "\r")
written = st.text(st.sampled_from("ab \r\n\x00"), max_size=40)


def mixed(text: str, draw: st.DataObject) -> str:
    """Each line feed is written in one of the three ways, never so that two of them make one."""
    first, *lines = text.split("\n")
    chosen = draw.draw(st.randoms(use_true_random=False))
    for line in lines:
        end = chosen.choice(ENDS)
        first += ("\r" if first.endswith("\r") and end == "\n" else end) + line
    return first


def said(article: Article) -> object:
    """What an article says, wherever its columns and bytes are."""
    marks = [replace(mark, place=replace(mark.place, column=None)) for mark in article.marks]
    return article.units, [place.line for place in article.places], marks, article.covered, article.excluded


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_mixed_line_ends_change_no_unit_and_no_line_and_the_pieces_join_to_the_text(name: str, data: st.DataObject) -> None:
    text = mixed(read(name), data)
    article = cut(text)
    assert join(article.pieces) == text
    assert said(article) == said(cut(read(name)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("end", ENDS[1:])
def test_a_translated_page_says_the_same_whatever_ends_the_lines_of_its_source(name: str, end: str) -> None:
    text = read(name).replace("\n", end)
    page, expected = render(cut(text), pseudo(cut(text))), render(cut(read(name)), pseudo(cut(read(name))))
    assert events(page) == events(expected)
    assert end in page


@given(markup, st.data())
def test_carriage_returns_put_anywhere_leave_the_law_of_pieces(text: str, data: st.DataObject) -> None:
    for _ in range(3):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(("\r", "\r\n", "\x00"))) + text[at:]
    try:
        article = cut(text)
    except PipelineError:
        return
    assert join(article.pieces) == text
    assert [unit.key for unit in article.units] == [unit.key for unit in cut(plain(text)).units]


@given(written, st.integers(0, 40), st.integers(0, 40))
def test_a_span_of_the_plain_text_leads_to_what_was_written_there(text: str, start: int, end: int) -> None:
    document = PlainText(text)
    start, end = sorted((min(start, len(document.text)), min(end, len(document.text))))
    assert plain(text[document.written(start) : document.written(end)]) == document.text[start:end]
    assert document.written(len(document.text)) == len(text)


@given(written)
def test_each_kind_of_line_end_ends_one_line(text: str) -> None:
    document = PlainText(text)
    for offset in range(len(document.text) + 1):
        assert Lines(text).locate(document.written(offset)) == Lines(document.text).locate(offset)


def test_a_value_has_line_feeds_and_its_span_the_authors_line_ends() -> None:
    text = "<p>\r\n<img alt='a\r\nb'\r\nsrc=c.png>\r\n"
    (image,) = (token for token in read_tokens(text, "a.html") if isinstance(token, Start) and token.element.tag == "img")
    alt, src = image.element.attributes
    assert (alt.value, text[alt.start : alt.end], text[src.start : src.end]) == ("a\nb", "alt='a\r\nb'", "src=c.png")


@pytest.mark.parametrize("text", ["<p>a\r\n<td data-warning=x>b</td>", "<p>a\r<td data-warning=x>b</td>"])
def test_an_error_names_the_line_whatever_ends_it(text: str) -> None:
    with pytest.raises(PipelineError) as caught:
        cut(text)
    assert caught.value.line == 2


def test_a_link_with_a_carriage_return_in_it_is_moved_as_one_address() -> None:
    around = Surroundings(head="", switcher="", link=lambda url: f"../{url}", metadata=Metadata.KEEP)
    assert '<a href="../x\ny.html">' in render(cut("<a href='x\r\ny.html'>a</a>"), [None], around=around)
