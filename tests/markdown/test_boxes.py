"""Warnings in Markdown: each becomes an element that the pipeline guards, or the article is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.markdown import render
from pipeline.model import PipelineError

from .builders import FRONT, body, cut, refused


def aside(kind: str, name: str, severity: str) -> str:
    return f'<aside class="caveat-{kind}" role="note" data-warning="{name}" data-severity="{severity}">\n'


BOXES = [
    ("::: warning {#a}\nb\n:::", aside("warning", "a", "warning") + "<p>b</p>\n</aside>\n"),
    ("::: warning {#a severity=caution}\nb\n:::", aside("warning", "a", "caution") + "<p>b</p>\n</aside>\n"),
    ('::: notice { severity="danger" #a.B_c-1 }\nb\n:::', aside("notice", "a.B_c-1", "danger") + "<p>b</p>\n</aside>\n"),
    (":::danger{#a}Stop *now*\nb\n:::", aside("danger", "a", "danger") + '<p class="signal">Stop <em>now</em></p>\n<p>b</p>\n</aside>\n'),
    ("::: Caution {#a} Only this\n:::", aside("caution", "a", "caution") + '<p class="signal">Only this</p>\n</aside>\n'),
    ("text\n::: warning {#a}\n- b\n:::\nmore", "<p>text</p>\n" + aside("warning", "a", "warning") + "<ul>\n<li>b</li>\n</ul>\n</aside>\n<p>more</p>\n"),
    (
        "::: warning {#a}\n::: danger {#b}\nc\n:::\nd\n:::",
        aside("warning", "a", "warning") + aside("danger", "b", "danger") + "<p>c</p>\n</aside>\n<p>d</p>\n</aside>\n",
    ),
    ("- x\n  ::: notice {#a}\n  b\n  :::\n- y", "<ul>\n<li>x\n" + aside("notice", "a", "notice") + "<p>b</p>\n</aside>\n</li>\n<li>y</li>\n</ul>\n"),
    ("> ::: notice {#a}\n> b\n> :::", "<blockquote>\n" + aside("notice", "a", "notice") + "<p>b</p>\n</aside>\n</blockquote>\n"),
    ("> [!WARNING] {#a}\n> b\n> c\n>\n> d", aside("warning", "a", "warning") + "<p>b\nc</p>\n<p>d</p>\n</aside>\n"),
    ("> [!danger] {#a severity=caution} Stop\n> b", aside("danger", "a", "caution") + '<p class="signal">Stop</p>\n<p>b</p>\n</aside>\n'),
    ("> [!CAUTION]{#a}\n> - b", aside("caution", "a", "caution") + "<ul>\n<li>b</li>\n</ul>\n</aside>\n"),
    ("> [!NOTICE] {#a}\n>\n> # b", aside("notice", "a", "notice") + '<h1 id="b">b</h1>\n</aside>\n'),
    ("> [!NOTE] {#a}\n> b", aside("note", "a", "notice") + "<p>b</p>\n</aside>\n"),
    ("> [!TIP] {#a severity=danger}\n> b", aside("tip", "a", "danger") + "<p>b</p>\n</aside>\n"),
    ("> [!NOTE]\n> b", '<aside class="caveat-note" role="note">\n<p>b</p>\n</aside>\n'),
    ("> [!TIP] By the way\n> b", '<aside class="caveat-tip" role="note">\n<p class="signal">By the way</p>\n<p>b</p>\n</aside>\n'),
    ("> [!IMPORTANT]\n> b", '<aside class="caveat-important" role="note">\n<p>b</p>\n</aside>\n'),
    (
        "> [!WARNING] {#a}\n> x\n> > [!DANGER] {#b}\n> > c",
        aside("warning", "a", "warning") + "<p>x</p>\n" + aside("danger", "b", "danger") + "<p>c</p>\n</aside>\n</aside>\n",
    ),
    (
        "::: warning {#a}\n> [!NOTE]\n\nb\n:::",
        aside("warning", "a", "warning") + '<aside class="caveat-note" role="note"></aside>\n<p>b</p>\n</aside>\n',
    ),
    ("::: warning {#a}\n> [!NOTE]\n> b\n:::", aside("warning", "a", "warning") + '<aside class="caveat-note" role="note">\n<p>b</p>\n</aside>\n</aside>\n'),
]


@pytest.mark.parametrize(("markdown", "html"), BOXES)
def test_a_box_becomes_an_element_that_tells_its_warning_and_severity(markdown: str, html: str) -> None:
    assert body(markdown) == html


NOT_BOXES = [
    ("```\n::: warning\n> [!WARNING]\n{#a}\n```", "::: warning"),
    ("`::: {#a}` and `[!WARNING]`", "::: {#a}"),
    (":: two colons", ":: two colons"),
    ("> [!NOTE](a.html) b", "!NOTE</a> b"),
    (r"\::: warning", "::: warning"),
    (r"> \[!WARNING] b", "[!WARNING] b"),
    ("see [!WARNING] above", "see [!WARNING] above"),
    ("<pre>\n::: warning\n</pre>", "::: warning"),
    ("<!--\n::: warning\n-->", "::: warning"),
]


@pytest.mark.parametrize(("markdown", "text"), NOT_BOXES)
def test_code_comments_and_escaped_marks_are_no_boxes(markdown: str, text: str) -> None:
    html = body(markdown)
    assert "<aside" not in html
    assert text in html


REFUSED = [
    ("a container without an id", "\n::: warning\nb\n:::", 2, "has no id"),
    ("a signal word without an id", "::: danger Stop\nb\n:::", 1, "has no id"),
    ("a severity without an id", "::: danger {severity=danger}\nb\n:::", 1, "has no id"),
    ("an id behind the signal word", "::: danger Stop {#a}\nb\n:::", 1, "has no id"),
    ("a malformed id", "::: warning {#-a}\nb\n:::", 1, "is no id"),
    ("an id with a sign that no id has", "::: warning {#a/b}\nb\n:::", 1, "is no id"),
    ("an empty id", "::: warning {#}\nb\n:::", 1, "is no id"),
    ("two ids", "::: warning {#a #b}\nb\n:::", 1, "twice"),
    ("two severities", "::: warning {#a severity=danger severity=notice}\nb\n:::", 1, "twice"),
    ("an unknown severity", "::: warning {#a severity=mild}\nb\n:::", 1, "severity=mild"),
    ("an unknown attribute", "::: warning {#a class=b}\nb\n:::", 1, "class=b"),
    ("a brace that is not closed", "::: warning {#a\nb\n:::", 1, "no closing brace"),
    ("an unknown kind", "b\n\n::: warnning {#a}\nb\n:::", 3, "names no kind"),
    ("a kind of remark as a container", "::: note\nb\n:::", 1, "names no kind"),
    ("a container without a kind", "::: {#a}\nb\n:::", 1, "names no kind"),
    ("an unclosed container", "a\n\n::: warning {#a}\nb", 3, "never closed"),
    ("an unclosed inner container", "::: warning {#a}\n::: danger {#b}\nc\n:::", 1, "never closed"),
    ("a container that its list does not close", "- ::: warning {#a}\n  b\n\n:::", 1, "never closed"),
    ("a container that its quotation does not close", "> ::: warning {#a}\n> b\n\n> :::", 1, "never closed"),
    ("an end without a beginning", "a\n:::", 2, "closes no box"),
    ("an end inside a list", "::: warning {#a}\n- b\n  :::\n", 3, "closes no box"),
    ("an end inside an alert", "> [!NOTE]\n> b\n> :::", 3, "closes no box"),
    ("an empty container", "::: warning {#a}\n\n:::", 1, "holds no text"),
    ("an empty alert", "a\n\n> [!WARNING] {#a}", 3, "holds no text"),
    ("a warning of structure only", "> [!WARNING] {#a}\n> > - ", 1, "holds no text"),
    ("a warning of code only", "::: warning {#a}\n```\nb\n```\n:::", 1, "holds no text"),
    ("a warning that holds another only", "::: warning {#a}\n> [!DANGER] {#b}\n> c\n\n:::", 1, "holds no text"),
    ("an empty inner warning", "::: warning {#a}\nb\n::: danger {#b}\n:::\n:::", 3, "holds no text"),
    ("an alert without an id", "> [!WARNING]\n> b", 1, "has no id"),
    ("an alert of each kind without an id", "> [!NOTICE]\n> b", 1, "has no id"),
    ("an alert whose id is on the next line", "> [!DANGER]\n> {#a}\n> b", 1, "has no id"),
    ("an alert with a malformed id", "> [!CAUTION] {#.a}\n> b", 1, "is no id"),
    ("a remark with a severity and no id", "> [!NOTE] {severity=danger}\n> b", 1, "has no id"),
    ("an indented container that goes on a quotation", "> a\n      ::: warning {#a}", 2, "begins like a warning"),
    ("a remark with a malformed id", "> [!NOTE] {#a b}\n> b", 1, "b"),
    ("an unknown alert", "> [!WARNNG] {#a}\n> b", 1, "no kind of alert"),
    ("a marker outside a quotation", "a\n\n[!WARNING] b", 3, "begins like a warning"),
    ("a marker in a list item", "- [!CAUTION] {#a} b", 1, "begins like a warning"),
    ("a marker on a later line of a quotation", "> a\n> [!WARNING] {#a}\n> b", 2, "begins like a warning"),
    ("a second marker in an alert", "> [!WARNING] {#a}\n> [!WARNING] {#b}\n> b", 2, "begins like a warning"),
    ("a marker that became a heading", "> [!WARNING] {#a}\n> b\n> ---", 1, "begins like a warning"),
    ("a marker in a heading", "> # [!WARNING] {#a}", 1, "begins like a warning"),
    ("a container that goes on a paragraph", "a\n      ::: warning {#a}", 2, "begins like a warning"),
    ("a container that is opened and closed on one line", "::: warning {#a} :::\n:::", 1, "begins like a warning"),
    ("an id behind a paragraph", "a\nDo not use it. {#pregnancy}", 2, "has no meaning"),
    ("an id in a cell", "|a|\n|-|\n|b {#c}|", 3, "has no meaning"),
    ("an id in the text of a picture", "![a {#b}](c.png)", 1, "has no meaning"),
    ("a malformed id in a heading", "# a {#b c}", 1, "is no id"),
    ("an id inside a heading", "# a {#b} c", 1, "has no meaning"),
    ("two ids in a heading", "# a {#b} {#c}", 1, "has no meaning"),
    ("an id that two headings have", "# a {#x}\n\n# b {#x}", 3, "two headings"),
    ("a container in raw HTML", "<div>\n::: warning {#a}\nb\n:::\n</div>", 2, "raw HTML"),
    ("an alert in raw HTML", "<div>\n> [!WARNING] {#a}\n> b\n</div>", 2, "raw HTML"),
    ("a comment that hides a warning", "a\n\n<!-- b\n\n::: warning {#a}\nc\n:::", 3, "never closed and hides"),
    ("a declaration that hides a warning", "<?b\n\n::: warning {#a}\nc\n:::", 1, "never closed and hides"),
    ("a container that became indented code", "    ::: warning", 1, "is code"),
    ("a script that swallows a warning", "<script>\n\n::: warning {#a}\nc\n:::", 1, "would swallow"),
    ("a script that is closed as another element", "<script>\n</pre>\n\n::: warning {#a}\nc\n:::", 1, "would swallow"),
    ("a text area in a sentence", "a\n\nb <textarea> c\n\n::: warning {#a}\nc\n:::", 3, "would swallow"),
    ("a second script", "<script></script><SCRIPT >\n</style>", 1, "would swallow"),
]


@pytest.mark.parametrize(("markdown", "line", "cause"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_looks_like_a_warning_and_is_none_is_refused_with_its_line(markdown: str, line: int, cause: str) -> None:
    error = refused(markdown)
    assert cause in error.cause
    assert error.line == line


@pytest.mark.parametrize(
    "html", ["<script>a</script>", "<!-- <script> -->", "<style>\n\na</style>", "a <textarea>b</textarea> <iframe src='c'></iframe>", "<!---->"]
)
def test_raw_html_that_is_closed_is_taken(html: str) -> None:
    assert html in body(html)


MARKS = st.sampled_from(
    [
        "::: warning {#a}\n",
        "::: danger {#b} Stop\n",
        ":::\n",
        "> ",
        "- ",
        "  ",
        "[!WARNING] {#c}\n",
        "[!NOTE]\n",
        "text\n",
        "\n",
        "# h\n",
        "```\n",
        "1. ",
        "    ",
    ]
)


@given(st.lists(MARKS, max_size=25).map("".join))
def test_every_box_that_is_written_is_marked_or_the_article_is_refused(markdown: str) -> None:
    try:
        html = render(FRONT + markdown, "source/article.md", "en").html
    except PipelineError:
        return
    marks = cut(html).marks
    assert len(marks) == html.count("<aside ") - html.count('<aside class="caveat-note" role="note">')
    assert all(mark.units for mark in marks)
    shown = html.split("<main>")[1].replace("<code>", "\0").split("\0")[0]
    assert ":::" not in shown
    assert "{#" not in shown
