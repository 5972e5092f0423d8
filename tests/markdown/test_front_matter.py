"""The title and the description of an article."""

from __future__ import annotations

import pytest

from pipeline.markdown import render

from .builders import FILE, refused


def head(markdown: str) -> list[str]:
    html = render(markdown, FILE, "en").html
    return [line for line in html.split("<style>")[0].split("\n") if line.startswith(("<title", '<meta name="description'))]


TITLES = [
    ("---\ntitle: A & <b>\n---\n# H", ["<title>A &amp; &lt;b&gt;</title>"]),
    ('---\ntitle: "A: it\'s"\n---\n', ["<title>A: it's</title>"]),
    ('---\ntitle: \'A "b"\'\n\ndescription:   C "d"  \n---\n', ['<title>A "b"</title>', '<meta name="description" content="C &quot;d&quot;">']),
    (
        "---\r\n".replace("\r", "") + "description: C\n---\n# H *i* `j` ![k](l) &amp; m\n",
        ["<title>H i j k &amp; m</title>", '<meta name="description" content="C">'],
    ),
    ("---\n---\n# H {#id}\n", ["<title>H</title>"]),
    ("Two\nlines\n===\n", ["<title>Two lines</title>"]),
    ("> # Quoted\n\n#\n\n## Second\n", ["<title>Second</title>"]),
    ("::: warning {#a}\n# In a box\n:::\n\n# Title\n", ["<title>Title</title>"]),
]


@pytest.mark.parametrize(("markdown", "lines"), TITLES)
def test_title_and_description_come_from_the_front_matter_and_else_from_the_first_heading(markdown: str, lines: list[str]) -> None:
    assert head(markdown) == lines


def test_front_matter_is_no_part_of_the_text_and_a_later_rule_is_no_front_matter() -> None:
    html = render("---\ntitle: A\n---\nb\n\n---\ntitle: c\n", FILE, "en").html
    assert "<main>\n<p>b</p>\n<hr>\n<p>title: c</p>\n</main>" in html


REFUSED = [
    ("an unknown key", "---\ntitle: A\nauthor: B\n---\n", 3, "is no key"),
    ("a key in capitals", "---\nTitle: A\n---\n", 2, "is no key"),
    ("a malformed line", "---\ntitle: A\n- b\n---\n", 3, "is no line of front matter"),
    ("a value on the next line", "---\ntitle: A\ndescription: >\n  b\n---\n", 4, "is no line of front matter"),
    ("a colon without a space", "---\ntitle:A\n---\n", 2, "is no line of front matter"),
    ("a key twice", "---\ntitle: A\ntitle: B\n---\n", 3, "two lines"),
    ("an empty value", "---\ntitle:\n---\n# H", 2, "has no text"),
    ("an empty value in quotes", '---\ntitle: " "\n---\n# H', 2, "has no text"),
    ("a quote that is not closed", '---\ntitle: "A\n---\n', 2, "badly quoted"),
    ("a quote within quotes", '---\ntitle: "A \\"b\\""\n---\n', 2, "badly quoted"),
    ("front matter that is never closed", "---\ntitle: A\n", 1, "never closed"),
    ("no title at all", "Only text.\n", 1, "no title"),
]


@pytest.mark.parametrize(("markdown", "line", "cause"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_bad_front_matter_is_refused_with_its_line(markdown: str, line: int, cause: str) -> None:
    error = refused(markdown, front="")
    assert cause in error.cause
    assert error.line == line
