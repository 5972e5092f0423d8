"""Whatever an article holds, it is rendered or refused, in bounded depth and time."""

from __future__ import annotations

import pytest

from pipeline.markdown import render
from pipeline.model import PipelineError

from .builders import FILE, main

TITLE = "# T\n\n"
DEEP = {
    "quotations": "> " * 10_000 + "a\n",
    "quotations without spaces": ">" * 10_000 + "a\n",
    "lists": "- " * 10_000 + "a\n",
    "indented lists": "".join("  " * depth + "- a\n" for depth in range(300)),
    "boxes": "".join(f"::: warning {{#w{number}}}\n" for number in range(5_000)),
    "alerts": "".join("> " * depth + "[!NOTE]\n" for depth in range(1, 200)),
}


@pytest.mark.parametrize("markdown", DEEP.values(), ids=DEEP.keys())
def test_blocks_nested_too_deeply_are_refused_and_never_dropped(markdown: str) -> None:
    with pytest.raises(PipelineError, match="nested too deeply") as caught:
        render(TITLE + markdown, FILE, "en")
    assert caught.value.line is not None
    assert caught.value.line >= 3


@pytest.mark.parametrize(
    "markdown", ["> " * 99 + "a\n", "".join("  " * depth + "- a\n" for depth in range(49)), "> " * 60 + "[!NOTE] a\n"], ids=["quotations", "lists", "an alert"]
)
def test_what_is_nested_less_deeply_keeps_its_text(markdown: str) -> None:
    html = main(render(TITLE + markdown, FILE, "en"))
    assert html.count(">a") == markdown.count("a")


WIDE = {
    "brackets": "[" * 2_000,
    "links": "[" * 1_000 + "x" + "](a)" * 1_000,
    "pictures": "![" * 1_000 + "x" + "](a)" * 1_000,
    "emphasis": "*a **b " * 5_000,
    "code": "".join("`" * count + " " for count in range(200)),
    "unclosed tags": "<div\n" * 20_000,
    "unclosed comments": "<div>\n" + "<!-- " * 100_000,
    "spaces in a heading": "# a" + " \t" * 20_000 + "x",
    "words for ids": "<p" + " id" * 50_000,
    "cells": "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n|b",
    "headings of one name": "# a\n" * 5_000,
}


@pytest.mark.parametrize("markdown", WIDE.values(), ids=WIDE.keys())
def test_text_that_is_hard_to_parse_is_rendered_all_the_same(markdown: str) -> None:
    assert len(main(render(TITLE + markdown, FILE, "en"))) > len(markdown.split(maxsplit=1)[0])


def test_ten_megabytes_of_prose_are_rendered() -> None:
    line = "word " * 300 + "end\n"
    lines = 10_000_000 // len(line)
    rendered = render(TITLE + line * lines, FILE, "en")
    assert main(rendered).count("end") == lines
    assert rendered.lines[-4] == lines + 2
