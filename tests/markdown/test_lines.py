"""Each line of the page knows its line of the Markdown file, so that a finding points at what the author wrote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.markdown import render
from pipeline.model import PipelineError

from .builders import CORPUS, FILE, cut, numbered


def first_word(msgid: str) -> str:
    match = re.search(r"\w+", re.sub(r"</?\w+/?>", " ", msgid))
    assert match is not None
    return match[0]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_unit_of_the_corpus_points_at_the_line_that_holds_its_first_word(path: Path) -> None:
    markdown = path.read_text(encoding="utf-8")
    rendered = render(markdown, FILE, "en")
    article = cut(rendered.html)
    lines = markdown.split("\n")
    for unit, place in zip(article.units, article.places, strict=True):
        assert first_word(unit.msgid) in lines[rendered.lines[place.line - 1] - 1], unit.msgid


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_warning_of_the_corpus_points_at_the_line_that_holds_its_id(path: Path) -> None:
    markdown = path.read_text(encoding="utf-8")
    rendered = render(markdown, FILE, "en")
    marks = cut(rendered.html).marks
    assert marks
    for mark in marks:
        assert mark.id in markdown.split("\n")[rendered.lines[mark.place.line - 1] - 1]


def test_the_corpus_is_there() -> None:
    assert len(CORPUS) >= 4


SENTENCES = st.lists(st.sampled_from(["word", "*two words*", "`code`", "[link](x 'y')", "a  ", "b\\", "<b>c</b>", "&amp;"]), min_size=1, max_size=4).map(
    " ".join
)
BLOCKS = st.sampled_from(
    ["{}", "> {}", "- {}", "# {}", "1. x\n\n   {}", "::: warning {{#w}}\n{}\n:::", "> [!NOTE]\n> {}", "<div>\n\n{}\n\n</div>", "| {} |\n|---|"]
)


@given(st.lists(st.tuples(BLOCKS, SENTENCES), min_size=1, max_size=6), st.integers(0, 3))
def test_a_block_points_at_its_line_whatever_stands_before_it(blocks: list[tuple[str, str]], gap: int) -> None:
    parts = [
        shape.format(f"mark{index} {sentence}\nnext{index}" if shape in ("{}", "> {}") else f"mark{index} {sentence}")
        for index, (shape, sentence) in enumerate(blocks)
    ]
    markdown = "\n\n" + ("\n\n" + "\n" * gap).join(parts) + "\n"
    source = ["", *markdown.split("\n")]
    for number, html in numbered(markdown):
        for word in re.findall(r"(?:mark|next)\d+", re.sub(r'id="[^"]*"', "", html)):
            assert word in source[number]


EXACT = [
    ("a\nb  \nc\\\nd", [(1, "<p>a"), (2, "b<br>"), (3, "c<br>"), (4, "d</p>")]),
    ('[a\nb](c "d\ne") f\ng', [(1, '<p><a href="c" title="d e">a'), (2, "b</a> f"), (4, "g</p>")]),
    ("`a\nb` c\nd", [(1, "<p><code>a b</code> c"), (3, "d</p>")]),
    ("<b\nid=x>a</b>\nc", [(1, "<p><b"), (2, "id=x>a</b>"), (3, "c</p>")]),
    ("\n\n```\na\nb\n```", [(4, "<pre><code>a"), (5, "b</code></pre>")]),
    ("    a\n    b\n", [(1, "<pre><code>a"), (2, "b</code></pre>")]),
    ("```", [(1, "<pre><code></code></pre>")]),
    ('a\n![b\nc](d "e") [f]\n\n[f]: g "h"', [(1, "<p>a"), (2, '<img src="d" alt="b c" title="e"> <a href="g" title="h">f</a></p>')]),
    ("-\n  a", [(1, "<ul>"), (2, "<li>a</li>"), (2, "</ul>")]),
    ("> [!NOTE]\n> a\n> b", [(1, '<aside class="caveat-note" role="note">'), (2, "<p>a"), (3, "b</p>"), (3, "</aside>")]),
    ("<div>\n<!-- a\n\nb -->\n</div>", [(1, "<div>"), (2, "<!-- a"), (4, "<p>b --&gt;</p>"), (5, "</div>")]),
]


@pytest.mark.parametrize(("markdown", "lines"), EXACT)
def test_lines_stay_aligned_within_a_block(markdown: str, lines: list[tuple[int, str]]) -> None:
    assert [(number, html) for number, html in numbered(markdown)][: len(lines)] == lines


@given(st.text(alphabet="ab#>-*`<!&|:\\[]() \n\t\x0b\x0c\u2028\u0085\x1e", max_size=60))
def test_there_is_one_number_for_each_line_and_it_lies_in_the_file(markdown: str) -> None:
    source = f"# Title\n\n{markdown}"
    try:
        rendered = render(source, FILE, "en")
    except PipelineError:
        return
    assert rendered.html.endswith("\n")
    assert len(rendered.lines) == rendered.html.count("\n")
    assert all(1 <= number <= source.count("\n") + 1 for number in rendered.lines)


def test_title_and_description_point_at_their_lines_and_the_frame_at_the_first() -> None:
    rendered = render("---\n\ndescription: A\n---\n\n# B\n", FILE, "en")
    found = {line: number for line, number in zip(rendered.html.split("\n"), rendered.lines, strict=False) if number > 1}
    assert found == {"<title>B</title>": 6, '<meta name="description" content="A">': 3, '<h1 id="b">B</h1>': 6}
