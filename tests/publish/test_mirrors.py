"""Pictures are mirrored where the author asks for it, on pages that run the other way, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import PipelineError, join
from tests.assemble.builders import AROUND, faithful, render
from tests.end_to_end.builders import caveat
from tests.segment.builders import cut

from .projects import article, built, made

ARROW = '<img src="arrow.svg" alt="A jar of cream" data-mirror>'
TURNED = 'data-mirror style="scale: -1 1"'


@pytest.mark.parametrize(("locale", "turned"), [("de", False), ("ar", True), ("fa", True), ("he", True), ("en", False)])
def test_a_picture_turns_on_pages_that_run_the_other_way(locale: str, turned: bool) -> None:
    for markup in (f"<p>Go on {ARROW}</p>", '<p>Go on <svg class=x data-mirror><title>On</title><path d="M0 0"/></svg></p>'):
        page = render(cut(markup), faithful(cut(markup)), locale)
        assert (TURNED in page) is turned
        assert page.replace(TURNED, "data-mirror") == join(cut(markup).pieces) or 'lang="' in page


def test_a_picture_that_nobody_asked_to_mirror_stays() -> None:
    article_of = cut('<div data-warning="x"><img src="a.svg" alt="No"><svg><path d="M0 0"/></svg>Do not.</div>')
    assert "style" not in render(article_of, faithful(article_of), "ar")


def test_a_picture_that_was_drawn_for_the_language_is_shown_as_it_was_drawn() -> None:
    article_of = cut(f"<p>{ARROW}</p><p><img src=b.svg srcset='b2.svg 2x, arrow.svg 3x' data-mirror></p><p><img src=b.svg data-mirror></p>")
    around = replace(AROUND, drawn=lambda url: url == "arrow.svg")
    assert render(article_of, faithful(article_of), "ar", around).count(TURNED) == 1


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<p data-mirror>Text</p>", "data-mirror stands on a <p>, which is no picture"),
        ("<picture data-mirror><img src=a.svg></picture>", "data-mirror stands on a <picture>, which is no picture"),
        ("<svg><g data-mirror></g></svg>", "data-mirror stands on a <g>, which is no picture"),
        ('<img src=a.svg data-mirror="no">', 'data-mirror="no": the attribute takes no value'),
        ('<img src=a.svg style="width: 2em" data-mirror>', "a <img> with data-mirror has a style of its own"),
        ("<svg data-mirror>\n<g><text>Do not</text></g></svg>", "text stands in a drawing with data-mirror, which would turn its letters too"),
        ("<svg data-mirror><foreignObject><p>Do not</p></foreignObject></svg>", "text stands in a drawing with data-mirror"),
        ("<svg data-mirror><foreignObject><div><svg data-mirror></svg>Do not</div></foreignObject></svg>", "text stands in a drawing with data-mirror"),
    ],
)
def test_what_could_not_be_mirrored_or_read_is_refused_with_its_line(markup: str, said: str) -> None:
    with pytest.raises(PipelineError) as caught:
        cut(f"<p>A</p>\n{markup}")
    assert said in caught.value.cause
    assert caught.value.line == 2 + said.startswith("text stands") * markup.count("\n")


def test_text_behind_a_mirrored_drawing_is_text() -> None:
    assert [unit.msgid for unit in cut("<svg data-mirror><desc>An arrow</desc></svg><p>Do not.</p>").units] == ["An arrow", "Do not."]


def test_mirrored_pictures_are_published_and_pass_the_audit(tmp_path: Path) -> None:
    own = '<img src="jar.svg" alt="Skin" data-mirror>'
    files = dict.fromkeys(("source/arrow.svg", "source/jar.svg", "source/jar.rtl.svg"), "<svg/>")
    site = built(made(tmp_path, {"peel": article(f"<p>Start</p>{ARROW}{own}")}, files=files))
    pages = {locale: (site / locale / "peel.html").read_text("utf-8") for locale in ("en", "de", "ar")}
    assert [pages[locale].count(TURNED) for locale in pages] == [0, 0, 1]
    assert f'src="../arrow.svg" alt="علبة كريم" {TURNED}' in pages["ar"]
    assert 'src="../jar.rtl.svg"' in pages["ar"]
    assert caveat(tmp_path, "audit").code == 0


def test_a_mirror_on_something_else_is_found_by_the_audit(tmp_path: Path) -> None:
    site = built(made(tmp_path, {"peel": article("<p>Start</p>")}))
    page = site / "ar/peel.html"
    page.write_text(page.read_text("utf-8").replace("<main>", f"<main {TURNED}>"), "utf-8")
    assert "style scale: -1 1" in caveat(tmp_path, "audit").out
