"""What no page that people wrote has is refused before memory is spent on it, with one message; what some page may have is cut."""

from __future__ import annotations

from typing import Any

import pytest
import turbohtml

from pipeline.markup import parser
from pipeline.markup.bounds import CHARACTERS_OF_AN_ELEMENT, DEEPEST, FEW_ELEMENTS, MARKED_TOO_DEEP, MOST_ATTRIBUTES, MOST_BELOW, MOST_REOPENED, Bounds
from pipeline.model import PipelineError

from .builders import cut


def refusal(text: str) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        cut(text)
    assert caught.value.file == "source/page.html"
    return caught.value


def attributes(count: int) -> str:
    return " ".join(f"a{number}=1" for number in range(count))


def identities(count: int) -> str:
    return "".join(f"<b id={number}>" for number in range(count))


def counted(text: str) -> int:
    """How many elements the bounds see in a page."""
    bounds = Bounds(10**9, "a.html", int)
    first = bounds._left
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "Bounds", lambda *_: bounds)
        parser._weigh(text, "a.html", int)
    return first - bounds._left


# -- depth


@pytest.mark.parametrize("depth", [DEEPEST - 2, 10_000, DEEPEST + MOST_BELOW - 2])  # html and body stand round them
def test_ten_thousand_elements_in_each_other_are_cut(depth: int) -> None:
    assert cut("<div>" * depth + "Word" + "</div>" * depth).units[0].msgid == "Word"


def test_one_element_deeper_than_the_limit_is_refused_with_its_line() -> None:
    error = refusal("\n" + "<div>" * (DEEPEST + MOST_BELOW - 2) + "\n<div>Word " + "word " * 20_000)
    assert (error.line, error.cause) == (3, f"more than {DEEPEST + MOST_BELOW} elements stand in each other")


def test_a_warning_deeper_than_browsers_nest_is_refused_with_its_line() -> None:
    warned = "\n<div data-warning=hot>Hot</div>"
    cut("<div>" * (DEEPEST - 3) + warned + "</div>" * (DEEPEST - 3))
    error = refusal("<div>" * (DEEPEST - 2) + warned + "</div>" * (DEEPEST - 2))
    assert (error.line, error.cause) == (2, MARKED_TOO_DEEP)


@pytest.mark.parametrize("tag", ["div", "b", "span", "table><tr><td", "blockquote", "g"])
def test_a_hundred_thousand_elements_in_each_other_are_refused(tag: str) -> None:
    refusal(f"<svg><{tag}>" * 100_000 if tag == "g" else f"<{tag}>" * 100_000)


def test_paragraphs_items_and_cells_without_end_tags_do_not_stand_in_each_other() -> None:
    text = "<ul>" + "<li>One<p>Two" * 1_000 + "</ul><table>" + "<tr><td>Three<td>Four" * 1_000 + "</table>"
    assert {unit.msgid for unit in cut(text).units} == {"One", "Two", "Three", "Four"}


def test_of_a_long_page_the_beginning_is_read_first(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    parse = turbohtml.parse

    def watched(text: str, **options: Any) -> turbohtml.Document:
        read.append(len(text))
        return parse(text, **options)

    monkeypatch.setattr(turbohtml, "parse", watched)
    refusal("<blockquote>" * 100_000)
    assert read == [300_000]


# -- attributes


def test_as_many_attributes_as_are_allowed_are_read() -> None:
    assert cut(f"<p {attributes(MOST_ATTRIBUTES)}>Word").units[0].msgid == "Word"


@pytest.mark.parametrize("count", [MOST_ATTRIBUTES + 1, 100_000])
def test_more_attributes_are_refused_with_their_line(count: int) -> None:
    error = refusal(f"<p>One\n<p {attributes(count)}>Word")
    assert (error.line, error.cause) == (2, "a <p> has more than 256 attributes")


def test_a_long_value_is_one_attribute() -> None:
    value = "M 1 = 2 / a='b' " * 1_000
    assert cut(f'<svg><path d="{value}"></svg><p>Word').units[0].msgid == "Word"


def test_attributes_of_further_body_tags_count_as_those_of_the_first() -> None:
    text = "<body>" + "".join(f"<body a{number}=1>" for number in range(MOST_ATTRIBUTES)) + "Word"
    assert cut(text).units[0].msgid.endswith("Word")
    assert "attributes" in refusal(text + "<body b=1>").cause


# -- how many elements


def test_as_many_elements_as_a_page_may_have_are_cut_and_one_more_is_refused() -> None:
    cells = "<td>x</td>" * FEW_ELEMENTS
    most = FEW_ELEMENTS + (len(cells) + 200_000) // CHARACTERS_OF_AN_ELEMENT
    filled = "<table><tr>" + cells + "</table>"
    rest = "<br>" * (most - FEW_ELEMENTS - 2)
    text = filled + rest + "x" * (len(cells) + 200_000 - len(filled) - len(rest))
    assert len(text) // CHARACTERS_OF_AN_ELEMENT + FEW_ELEMENTS == most
    parser._weigh(text, "a.html", int)
    with pytest.raises(PipelineError, match="more than one in 8 characters"):
        parser._weigh(text[:-5] + "<br>x", "a.html", int)


def test_a_page_of_nothing_but_short_cells_is_cut() -> None:
    article = cut("<table>" + "<tr><td>x</td><td>y</td>" * 10_000 + "</table>")
    assert [unit.msgid for unit in article.units] == ["x", "y"]


@pytest.mark.parametrize("part", ["<br>", "<div>", "<b>", "<!-->", "<i></i>", "</br>", "</p>", "<p>"])
def test_a_page_of_nothing_but_tags_is_refused(part: str) -> None:
    assert "elements" in refusal("<p>" + part * (1_000_000 // len(part))).cause


def test_elements_that_a_browser_opens_again_in_each_block_count() -> None:
    blocks = "<p>Word word word word" * 1_000
    assert "opens again" in refusal(f"<div>{identities(100)}<div>{blocks}").cause
    assert cut(f"<div>{identities(100)}{'</b>' * 100}<div>{blocks}").units


def test_a_cell_opens_no_element_of_what_stands_round_its_table_again() -> None:
    rows = "<tr><td>Word</b><td>Word</b>" * 3_000
    assert cut(f"<div>{identities(100)}<table>{rows}</table>").units


def test_an_end_tag_in_a_cell_closes_nothing_round_the_table() -> None:
    table = f"<table><tr><td>{'</b>' * 100}</table>"
    assert "opens again" in refusal(f"<div>{identities(100)}{table}<div>" + "<p>Word word word word" * 1_000).cause


def test_of_elements_that_are_alike_a_browser_opens_three_again() -> None:
    assert counted("<b>" * 100 + "<p>Word" * 100) == 100 + 100 + 3 * 100


def test_only_text_between_cells_opens_elements_again() -> None:
    assert counted(identities(10) + "<table>" + " <tr>" * 100) == 10 + 1 + 100
    assert counted(identities(10) + "<table>" + "x<tr>" * 100) == 10 + 1 + 100 + 10 * 100


def test_a_table_in_no_cell_of_the_table_round_it_ends_that() -> None:
    assert counted(f"{identities(10)}<table><table></table>{'<p> ' * 100}") == 10 + 2 + 100 + 10 * 100


def test_what_a_browser_would_open_again_too_often_is_refused_before_it_is_parsed() -> None:
    parser._weigh(identities(MOST_REOPENED), "a.html", int)
    with pytest.raises(PipelineError, match="are left open"):
        parser._weigh(identities(MOST_REOPENED + 1), "a.html", int)


@pytest.mark.parametrize(
    "text",
    [
        "<p>" + "<b>" * 100 + "<p>x" * 100,
        identities(50) + "<p>x" * 100,
        identities(50) + "<table>x<tr><td>" * 50,
        "<b><p></b>" * 100,
        "<b><i><p></b></i>" * 100,
        "<p><a href=1>x<div>" * 100,
        "<em><a id=3>x<em id=7></i><i id=0>" * 30,
        "<dd id=7><dd><p><span><math id=5><span><math><object>" * 30,
        "x</p></button>" * 60,
        "</br>x</br>" * 60,
        "<button><code id=4>x</code></button>" * 60,
    ],
)
def test_the_parser_makes_no_more_than_a_few_elements_of_each_that_counts(text: str) -> None:
    made = sum(1 for _ in turbohtml.parse(text).iter_elements())
    assert made <= 4 * counted(text)
