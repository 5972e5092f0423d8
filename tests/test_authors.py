"""Every example of the guide for authors is cut as the guide says, or refused where it says so."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.markdown import render
from pipeline.model import Article, Encoding, PipelineError, Source
from pipeline.segment.article import segment
from pipeline.source.enclosures import refuse_broken_enclosures

GUIDE = (Path(__file__).parent.parent / "docs" / "authors.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(html|markdown|text)( refused)?\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
TAKEN = [(kind, text) for kind, refused, text in BLOCKS if kind != "text" and not refused]
REFUSED = [(kind, text) for kind, refused, text in BLOCKS if refused]
EXPLAINED = [(*one[::2], after[2]) for one, after in pairwise(BLOCKS) if after[0] == "text"]


def cut(kind: str, text: str) -> Article:
    """The article of an example; Markdown without a title of its own gets one."""
    if kind == "html":
        return segment(Source("guide", "docs/authors.md", text, Encoding(), ""), "en")
    titled = text if text.startswith(("# ", "---\n")) else f"---\ntitle: 0\n---\n{text}"
    rendered = render(titled, "docs/authors.md", "en")
    refuse_broken_enclosures(rendered, "docs/authors.md")
    return segment(Source("guide", "docs/authors.md", rendered.html, Encoding(), "", rendered.lines), "en")


@pytest.mark.parametrize(("kind", "text"), TAKEN)
def test_an_example_of_the_guide_is_cut_into_units(kind: str, text: str) -> None:
    assert cut(kind, text).covered > 0


@pytest.mark.parametrize(("kind", "text", "units"), EXPLAINED)
def test_an_example_of_the_guide_gives_translators_what_it_says(kind: str, text: str, units: str) -> None:
    assert [f"{unit.context or '-'} | {unit.msgid}" for unit in cut(kind, text).units] == units.splitlines()


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_an_example_of_what_is_refused_is_refused(kind: str, text: str) -> None:
    with pytest.raises(PipelineError) as caught:
        cut(kind, text)
    assert caught.value.mend
    assert caught.value.line


def test_the_guide_has_examples_of_every_kind() -> None:
    assert len(TAKEN) >= 7
    assert len(EXPLAINED) >= 5
    assert len(REFUSED) >= 10
    assert len(BLOCKS) == len(re.findall("^```[a-z]", GUIDE, re.MULTILINE))
