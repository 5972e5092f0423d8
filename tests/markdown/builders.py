"""Short ways to render Markdown and to look at what came out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.markdown import Rendered, render
from pipeline.model import Article, Encoding, PipelineError, Source
from pipeline.segment.article import segment

FILE = "source/article.md"
CORPUS = sorted((Path(__file__).parent.parent / "corpus" / "markdown").glob("*.md"))
FRONT = "---\ntitle: Article\n---\n"
FRONT_LINES = FRONT.count("\n")


def body(markdown: str) -> str:
    """The HTML between the tags of `main`, for an article whose title is given."""
    return main(render(FRONT + markdown, FILE, "en"))


def main(rendered: Rendered) -> str:
    return rendered.html.split("<main>\n", 1)[1].rsplit("</main>\n", 1)[0]


def numbered(markdown: str) -> list[tuple[int, str]]:
    """The lines between the tags of `main`, each with its line of `markdown`."""
    rendered = render(FRONT + markdown, FILE, "en")
    lines = rendered.html.split("\n")
    start, stop = lines.index("<main>") + 1, len(lines) - 1 - lines[::-1].index("</main>")
    return [(number - FRONT_LINES, line) for number, line in zip(rendered.lines[start:stop], lines[start:stop], strict=True)]


def refused(markdown: str, front: str = FRONT) -> PipelineError:
    """The refusal of an article; its line counts from the first line behind the front matter."""
    with pytest.raises(PipelineError) as caught:
        render(front + markdown, FILE, "en")
    error = caught.value
    assert error.file == FILE
    assert error.mend
    assert error.line is not None
    error.line -= front.count("\n")
    return error


def cut(html: str) -> Article:
    return segment(Source("article", FILE, html, Encoding(), ""), "en")
