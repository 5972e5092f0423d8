"""The page around the text: plain, self-contained, legible in both schemes and both directions."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest

from pipeline.markdown import render

from .builders import CORPUS, FILE, cut

STYLE = files("pipeline.markdown").joinpath("article.css").read_text(encoding="utf-8")


def test_the_frame_declares_what_a_page_needs() -> None:
    html = render("# A\n", FILE, "zh-Hans").html
    assert html.startswith(
        '<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    )
    assert '</head>\n<body>\n<header><nav class="locales" data-locales></nav></header>\n<main>\n<h1 id="a">A</h1>\n</main>\n</body>\n</html>\n' in html


def test_a_language_tag_cannot_leave_its_attribute() -> None:
    assert '<html lang="&quot;&gt;&lt;b&gt;">' in render("# A\n", FILE, '"><b>').html


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the name that the parser gives it)
        self.seen.add(tag)
        if tag not in ("meta", "img", "br", "hr", "li"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "li":
            assert self.open.pop() == tag


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_page_of_the_corpus_is_balanced_and_runs_no_script(path: Path) -> None:
    parser = _Balance()
    parser.feed(render(path.read_text(encoding="utf-8"), FILE, "en").html)
    parser.close()
    assert parser.open == []
    assert not parser.seen & {"script", "link", "iframe"}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_same_article_gives_the_same_bytes_and_every_character_is_accounted_for(path: Path) -> None:
    markdown = path.read_text(encoding="utf-8")
    assert render(markdown, FILE, "en") == render(markdown, FILE, "en")
    assert cut(render(markdown, FILE, "en").html).covered > 50


def test_text_of_the_author_is_no_markup_to_the_segmenter() -> None:
    article = cut(render('# A < b & "c" \\<d>\n', FILE, "en").html)
    assert {unit.msgid for unit in article.units} == {'A < b & "c" <d>'}


# ----------------------------------------------------------------------------------------------------------------- the style


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


SCHEMES = [dict(re.findall(r"--([\w-]+): (#\w+)", line)) for line in STYLE.split("\n") if "--page: #" in line]
SIGNALS = re.findall(r"--signal: (#\w+); --on-signal: (#\w+)", STYLE)


@pytest.mark.parametrize(("scheme", "ink", "ground"), [*product((0, 1), ("ink", "quiet", "link"), ("page", "soft"))])
def test_text_has_a_contrast_of_seven_to_one_in_both_schemes(scheme: int, ink: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][ink], SCHEMES[scheme][ground]) >= 7


def test_every_severity_has_a_signal_word_with_a_contrast_of_seven_to_one() -> None:
    assert len(SIGNALS) == 4
    assert min(contrast(ground, ink) for ground, ink in SIGNALS) >= 7
    assert set(re.findall(r'data-severity="(\w+)"', STYLE)) == {"danger", "caution", "notice"}


def test_the_style_loads_nothing_and_turns_with_the_direction_of_the_page() -> None:
    assert not re.search(r"url\(|@import|expression|</", STYLE)
    physical = r"(?<![\w-])(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?<![\w-])(?:left|right|width|height)\s*:|float\s*:"
    assert not re.search(physical, STYLE)
    assert re.findall(r"^.*text-align: (?:left|right).*$", STYLE, re.MULTILINE) == [
        line for line in STYLE.split("\n") if line.startswith("pre {")
    ]  # code runs from left to right in every language
