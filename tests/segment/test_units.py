from __future__ import annotations

import pytest

from pipeline.model import HeadSlot, PipelineError, RootSlot

from .builders import cut


def msgids(text: str) -> list[str]:
    return [unit.msgid for unit in cut(text).units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Plain <strong>and</strong> bold</p>", ["Plain <strong>and</strong> bold"]),
        ("<p>A <a href=x>link</a> and <a href=y>another</a></p>", ["A <a1>link</a1> and <a2>another</a2>"]),
        ("<p><b>All bold</b></p>", ["<b>All bold</b>"]),
        ("<p>One<br>two<br></p>", ["One<br/>two"]),
        ("<p>Run <code>make</code> now</p>", ["Run <code1/> now"]),
        ("<p>A <i></i> <i class=x></i> B</p>", ["A <i1/> <i2/> B"]),
        ("<p>  spaced \n out&nbsp; </p>", ["spaced out\u00a0"]),
        ("<p>left <!-- c --> right</p>", ["left right"]),
        ("<li>Text<ul><li>Inner</ul>after", ["Text", "Inner", "after"]),
        ("<p>a <td>lost cell", ["a <td1/>lost cell"]),
        ("<p>See &lt;a1&gt; <a href=x>it</a></p>", ["See <a1> <a2>it</a2>"]),
        ("<p>See &lt;b&gt; <b>it</b></p>", ["See <b> <b1>it</b1>"]),
        ("<p><x-a k=1>x</x-a> <x-a1>y</x-a1></p>", ["<x-a2>x</x-a2> <x-a1>y</x-a1>"]),
        ("<p><b>a <i>b</b> c</i> d</p>", ["<b>a <i1/>b</b> c<i2/> d"]),
        ("<input type=submit value=Send><input value=kept>", ["Send"]),
        ("<img alt='  a \n b ' title=T>", ["a b", "T"]),
        ("<link title=x rel=y><meta name=viewport content=z><meta name=description content=D>", ["D"]),
        ("<p translate=no>a <b translate=yes>b</b></p>", ["b"]),
        ("<code title=Tip>x</code>", ["Tip"]),
        ("<div translate=no title=Tip>x</div>", []),
    ],
)
def test_inline_content_becomes_a_msgid(text: str, expected: list[str]) -> None:
    assert msgids(text) == expected


def test_equal_texts_are_one_unit_unless_their_contexts_differ() -> None:
    units = cut("<p>Open<p>Open<p data-context=shop>Open<p data-warning=w>Open").units
    assert [(unit.context, unit.msgid) for unit in units] == [(None, "Open"), ("shop", "Open"), ("warning:w", "Open")]


def test_a_text_that_reads_like_the_tags_of_another_shares_its_unit_and_the_tags_are_known() -> None:
    for text in ("<p>See <img src=x> now</p><p>See &lt;img1/&gt; now</p>", "<p>See &lt;img1/&gt; now</p><p>See <img src=x> now</p>"):
        (unit,) = cut(text).units
        assert unit.tags == ("<img1/>",)


def test_a_translator_learns_the_role_the_section_and_what_a_closed_tag_holds() -> None:
    heading, item = cut("<h2>Care</h2><ul><li>Run <code>make all</code> <!-- L10N: keep it short --></ul>").units
    assert (heading.role, item.role, item.section) == ("heading 2", "list item", "Care")
    assert "<code1/> stands for: make all" in item.notes


@pytest.mark.parametrize(
    "text", ["<!-- L10N: short --><p>Text</p>", "<p data-note=short>Text</p>", "<p><!-- L10N:  short  -->Text</p>", "<p><b data-note=short>T</b>ext"]
)
def test_a_note_reaches_the_unit_that_it_stands_before(text: str) -> None:
    assert cut(text).units[0].notes == ("short",)


def test_a_note_reaches_no_other_unit() -> None:
    assert cut("<!-- L10N: short --><p>One</p><p>Two</p>").units[1].notes == ()


def test_a_place_is_that_of_the_first_character() -> None:
    (place,) = cut("<p>\n  <!-- c --> text</p>").places
    assert (place.file, place.line, place.column) == ("source/page.html", 2, 14)


def test_a_context_cannot_pose_as_that_of_a_warning() -> None:
    with pytest.raises(PipelineError, match="poses"):
        cut("<p data-context=warning:x>Text")


@pytest.mark.parametrize("id_", ["", " ", "a b", "-a", "a\n", "ä", "a/b", "<b>"])
def test_a_malformed_warning_id_is_refused(id_: str) -> None:
    with pytest.raises(PipelineError, match="no id for a warning"):
        cut(f'<p data-warning="{id_.replace("<", "&lt;")}">Text')


def test_a_warning_in_the_language_switcher_is_refused() -> None:
    with pytest.raises(PipelineError, match="data-locales"):
        cut("<nav data-locales><p data-warning=x>Text</nav>")


def test_islands_in_each_other_without_end_are_refused_rather_than_overflow_the_stack() -> None:
    with pytest.raises(PipelineError, match="stand in each other"):
        cut("".join(f"<span data-warning=w{number}>x" for number in range(300)))


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("<p>x", ""),
        ("\n<!doctype html>\n<p>x", "\n<!doctype html>\n"),
        ("<!-- c --><!DOCTYPE html><title>x</title>", "<!-- c --><!DOCTYPE html>"),
        ("", ""),
        ("<!-- c -->", "<!-- c -->"),
        ("text", ""),
    ],
)
def test_an_unwritten_html_tag_has_its_place_behind_the_doctype_and_before_the_head(text: str, before: str) -> None:
    pieces = cut(text).pieces
    places = [index for index, piece in enumerate(pieces) if isinstance(piece, RootSlot)]
    assert len(places) == 1
    assert "".join(piece.source for piece in pieces[: places[0]]) == before
    assert sum(isinstance(piece, HeadSlot) for piece in pieces[places[0] :]) == 1


def test_a_written_html_tag_is_the_root() -> None:
    (root,) = (piece for piece in cut("<!doctype html><HTML lang=en dir=ltr class='x' hidden><p>x").pieces if isinstance(piece, RootSlot))
    assert (root.source, root.kept, root.lang) == ("<HTML lang=en dir=ltr class='x' hidden>", " class='x' hidden", "en")


def test_what_the_author_calls_no_warning_is_known_of_all_units_in_the_element() -> None:
    units = cut("<div data-not-warning=' history,\n no advice '><p>Overdoses</p><ul><li>Burns</ul></div><p>Text").units
    assert [unit.no_warning for unit in units] == ["history, no advice", "history, no advice", None]


@pytest.mark.parametrize("attribute", ["data-not-warning", "data-not-warning=''", "data-not-warning=' '"])
def test_a_text_is_called_no_warning_with_a_reason(attribute: str) -> None:
    with pytest.raises(PipelineError, match="gives no reason") as refused:
        cut(f"<p>Text\n<p {attribute}>Overdoses")
    assert refused.value.line == 2
