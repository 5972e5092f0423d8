"""Ordinary Markdown becomes the HTML that CommonMark and GFM ask for."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.model import PipelineError

from .builders import body

RENDERED = [
    ("a paragraph keeps its line breaks", "one\ntwo", "<p>one\ntwo</p>\n"),
    ("two spaces break a line", "one  \ntwo", "<p>one<br>\ntwo</p>\n"),
    ("a backslash breaks a line", "one\\\ntwo", "<p>one<br>\ntwo</p>\n"),
    ("emphasis", "*a* **b** ~~c~~ `d<`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d&lt;</code></p>\n"),
    ("a rule", "***", "<hr>\n"),
    ("a quotation", "> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
    ("a tight list", "- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
    ("a loose list", "3. a\n\n4. b", '<ol start="3">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n'),
    ("text behind a nested block", "- a\n  ***\n  b", "<ul>\n<li>a\n<hr>\nb</li>\n</ul>\n"),
    ("indented code", "    <a>\n    b", "<pre><code>&lt;a&gt;\nb</code></pre>\n"),
    ("fenced code", '```p&#121; "x\na & b\n```', '<pre><code class="language-py">a &amp; b</code></pre>\n'),
    ("fenced code without a language", "~~~\n~~~", "<pre><code></code></pre>\n"),
    ("a link with a title", '[a](b "c\nd&quot;")', '<p><a href="b" title="c d&quot;">a</a></p>\n'),
    ("a picture", "![a *b* &amp; ![c](d)](e.png)", '<p><img src="e.png" alt="a b &amp; c"></p>\n'),
    ("tags in the text of a picture are not read aloud", "![a <b>c</b>](d)", '<p><img src="d" alt="a c"></p>\n'),
    ("a link by reference", "[a]\n\n[a]: b.html", '<p><a href="b.html">a</a></p>\n'),
    ("raw HTML", '<div\n class="x">\n\n*a* <b\nid=c>d</b>\n\n</div>', '<div\n class="x">\n<p><em>a</em> <b\nid=c>d</b></p>\n</div>\n'),
    ("plain text is escaped", r'a < b & "c" \<d> &lt;e&gt;', '<p>a &lt; b &amp; "c" &lt;d&gt; &lt;e&gt;</p>\n'),
    ("an escaped brace", r"a \{#b}", "<p>a {#b}</p>\n"),
    ("a link that looks like an alert", "[!NOTE](a.html) b", '<p><a href="a.html">!NOTE</a> b</p>\n'),
    (
        "a table, whose columns turn with the page",
        "|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|3|4|",
        (
            '<table>\n<thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col" class="start">b</th>\n<th scope="col" class="center">c</th>\n'
            '<th scope="col" class="end">d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class="start">2</td>\n<td class="center">3</td>\n'
            '<td class="end">4</td>\n</tr>\n</tbody>\n</table>\n'
        ),
    ),
]


@pytest.mark.parametrize(("markdown", "html"), [case[1:] for case in RENDERED], ids=[case[0] for case in RENDERED])
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    assert body(markdown) == html


@pytest.mark.parametrize("written", ["other.md", "other.md#part", "#part", "https://example.org/readme.md", "mailto:a@example.md"])
def test_an_address_stays_as_it_is_written_until_the_page_is_published(written: str) -> None:
    assert body(f"[x]({written})") == f'<p><a href="{written}">x</a></p>\n'


HEADINGS = [
    ("# Washing your face", ["washing-your-face"]),
    ("# *Sun* & `SPF` 50+!", ["sun-spf-50"]),
    ("# A\n# A\n# A-1\n# A", ["a", "a-1", "a-1-1", "a-2"]),
    ("# Über Ärzte", ["über-ärzte"]),
    ("# किताब पढ़ें", ["किताब-पढ़ें"]),
    ("# !?", ["section"]),
    ("#", ["section"]),
    ("# Own {#mine}\n# Mine", ["mine", "mine-1"]),
    ("# a\n\n<b id='a'>x</b>", ["a-1"]),
    ("Two\nlines\n===", ["two-lines"]),
    (r"# Not \{#mine}", ["not-mine"]),
]


@pytest.mark.parametrize(("markdown", "ids"), HEADINGS)
def test_headings_have_stable_ids_of_their_own(markdown: str, ids: list[str]) -> None:
    assert re.findall(r'<h\d id="([^"]*)">', body(markdown)) == ids


def test_the_id_of_a_heading_does_not_leak_into_its_text() -> None:
    assert body("# Own *text* {#mine} \n\nMore {#more}\n---\n") == '<h1 id="mine">Own <em>text</em></h1>\n<h2 id="more">More</h2>\n'


PARTS = r"""a|b c|- |1. |> |# |===@|    |```@|`|*|**|_|~~|[|](x)|![|<|>|<b>|</b>|<i@|<div>@|</div>|<!-- c -->|&amp;|&|"|\|***@|[r]|[r]: y 'z'@|é|@|@@|  @|\@"""
FRAGMENTS = st.sampled_from([*PARTS.replace("@", "\n").split("|"), "|", "|-|-|\n", "|:-|-:|\n"])


def bare(html: str) -> str:
    """HTML without white space and without what the page adds to CommonMark's: ids, scopes, columns that turn."""
    html = re.sub(r'(<h\d) id="[^"]*"|(<t[hd])(?: scope="col")?(?: style="[^"]*"| class="\w+")?', r"\1\2", html)
    return re.sub(r"\s+", "", html.replace(" />", ">").replace("&quot;", '"').replace("&#x27;", "'"))


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_ordinary_markdown_is_rendered_as_the_reference_renderer_does(markdown: str) -> None:
    try:
        ours = body(markdown)
    except PipelineError as error:
        assert "swallow" in error.cause or "hides" in error.cause, error  # noqa: PT017
        assume(False)
    reference = MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"]).render(markdown)
    assume(not re.search(r'alt="[^"]*&lt;', reference))  # it reads tags in the text of a picture aloud
    assert bare(ours) == bare(reference)
