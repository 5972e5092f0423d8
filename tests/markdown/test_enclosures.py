"""Raw HTML cannot end a warning box, or the page's main part, before its end."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.markdown import render
from pipeline.model import PipelineError
from pipeline.source.enclosures import refuse_broken_enclosures

from .builders import FILE

BOX = "# T\n\n::: warning {#a}\nFirst.\n\n%s\n\nLast.\n:::\n\nBehind.\n"


def check(markdown: str) -> str:
    rendered = render(markdown, FILE, "en")
    refuse_broken_enclosures(rendered, FILE)
    return rendered.html


def refused(markdown: str) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        check(markdown)
    assert caught.value.file == FILE
    assert caught.value.mend
    return caught.value


@pytest.mark.parametrize("raw", ["</aside>", "</ASIDE\n>", "x </aside> y", "</main>", "<p>x</aside>", "<div></aside>", "x </main> y", "</header></aside>"])
def test_a_raw_end_tag_that_ends_the_box_is_refused_with_its_line(raw: str) -> None:
    error = refused(BOX % raw)
    assert "ends the box that begins on line 3 too early" in error.cause
    assert error.line == 6


@pytest.mark.parametrize("raw", ["<table>", "<table><tr><td>x", "<template>", "<select>", "<object>", "<marquee>", "<math><mi>", "<aside>", "<b>\n<table>"])
def test_a_raw_start_tag_that_keeps_the_box_open_is_refused_with_its_line(raw: str) -> None:
    error = refused(BOX % raw)
    assert "keeps the box that begins on line 3 from ending" in error.cause
    assert error.line == 6 + raw.count("\n")


@pytest.mark.parametrize(
    ("before", "within", "after"),
    [("<table><tr><td>", "<td>", "</table>"), ("<button>", "<button>", "</button>"), ("<div>", "</div>", ""), ("<section>", "</section>", "")],
)
def test_a_raw_tag_that_ends_what_the_box_stands_in_is_refused(before: str, within: str, after: str) -> None:
    error = refused(f"# T\n\n{before}\n\n::: warning {{#a}}\nb\n\n{within}\n\nc\n:::\n\n{after}\n")
    assert f"{within} ends the box that begins on line 5 too early" in error.cause
    assert error.line == 8


@pytest.mark.parametrize(
    "alert", ["> [!WARNING] {#a}\n> b </aside> c", "- > [!DANGER] {#a}\n  > b\n  >\n  > </aside>\n  >\n  > c", "> [!NOTE]\n> b </aside> c"]
)
def test_an_alert_cannot_be_ended_by_a_raw_tag(alert: str) -> None:
    assert "</aside> ends the box" in refused(f"# T\n\n{alert}\n").cause


@pytest.mark.parametrize(("raw", "line"), [("</main>", 3), ("x\n</main> y", 4), ("<table>", 3), ("<select>", 3), ("<template>", 3)])
def test_the_main_part_of_the_page_ends_where_the_article_ends(raw: str, line: int) -> None:
    error = refused(f"# T\n\n{raw}\n\n::: warning {{#a}}\nb\n:::\n")
    assert "the page's main part" in error.cause or "the box" in error.cause
    assert error.line == line


def test_markup_that_the_parser_refuses_is_refused_with_the_line_of_the_markdown() -> None:
    error = refused("# T\n\n<table><tr><td>\n\nx\n\n</table>\n\n<select><option data-warning=a><b>c<tr data-warning=x></select>\n")
    assert error.line == 9


@pytest.mark.parametrize(
    "raw",
    [
        *("<div>x</div>", "<aside>x</aside>", "<table><tr><td>x</table>", "<p>x", "<ul><li>x", "<b>x</b>", "</p>", "</b>", "</body>", "<br>", "<img src=a>"),
        *("<details><summary>x</summary>y</details>", "<!-- </aside> -->", "`</aside>`", r"\</aside>", '<a title="</aside>">x</a>', "&lt;/aside>"),
        *("<button>x</button>", "<svg><text>x</text></svg>", "<div>\n\n*x*\n\n</div>", "<template><p>x</template>"),
    ],
)
def test_raw_html_that_keeps_to_itself_is_taken(raw: str) -> None:
    html = check(BOX % raw)
    assert html.index("Last.") < html.rindex("</aside>") < html.index("Behind.")


def test_an_article_without_raw_html_is_not_parsed_twice() -> None:
    assert render("# T\n\n::: warning {#a}\nb\n:::\n", FILE, "en").enclosures == ()


TAGS = st.sampled_from(
    [f"<{end}{name}>" for end in ("", "/") for name in ("div", "aside", "main", "table", "td", "p", "b", "select", "button", "svg", "a", "li")]
)
LINES = st.sampled_from(["text\n\n", "::: warning {#a}\n\n", ":::\n\n", "> [!DANGER] {#b}\n> quoted\n\n", "- item\n"])


@given(st.lists(st.one_of(LINES, TAGS, TAGS.map(lambda tag: f"{tag}\n\n")), max_size=14).map("".join))
def test_whatever_raw_html_is_taken_an_independent_parser_finds_each_box_whole(markdown: str) -> None:
    source = f"# T\n\nstart\n\n{markdown}"
    try:
        html = check(source)
    except PipelineError:
        return
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    main = tree.find(".//main")
    assert main is not None
    found = [element for element in main.iter("aside") if element.get("role") == "note"]
    assert len(found) == html.count('<aside class="caveat-')
