"""Which inline styles hide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sight.styles import concealment

HIDING = [
    "display:none",
    "DISPLAY : NONE !important",
    "color: red; display: none; display: block",
    "display:/* x */none",
    "d\\69 splay:none",
    "visibility: hidden",
    "visibility: collapse",
    "content-visibility: hidden",
    "opacity: 0",
    "opacity: 0.0",
    "opacity: .01",
    "opacity: 0%",
    "filter: opacity(0)",
    "color: transparent",
    "font-size: 0",
    "font-size: 0.0em",
    "font-size: 1px",
    "font: 0/0 a",
    "font: italic bold 0px serif",
    "clip: rect(0, 0, 0, 0)",
    "clip: rect(1px 1px 1px 1px)",
    "clip: rect(0px, auto, 1px, 0px)",
    "clip-path: inset(50%)",
    "clip-path: inset(100% 0 0 0 round 4px)",
    "clip-path: circle(0)",
    "clip-path: circle(0px at center)",
    "clip-path: polygon(0 0, 0 0, 0 0)",
    "position: absolute; left: -9999px",
    "position: absolute; top: -999px",
    "right: -100vw",
    "bottom: -70em",
    "inset: 0 auto auto -2000px",
    "inset-inline-start: -9999px",
    "margin-left: -9999px",
    "text-indent: -9999px",
    "text-indent: 100%; white-space: nowrap; overflow: hidden",
    "width: 0; overflow: hidden",
    "height: 1px; width: 1px; overflow: clip",
    "max-height: 0; overflow-y: hidden",
    "transform: scale(0)",
    "transform: rotate(3deg) scaleX(0)",
    "transform: scale(1, 0)",
    "transform: translateX(-9999px)",
    "transform: matrix(0, 0, 0, 0, 0, 0)",
    "translate: -9999px 0",
    "scale: 0",
]
SHOWING = [
    "",
    ";;:",
    "display: block",
    "display: contents",
    "visibility: visible",
    "opacity: 1",
    "opacity: 90%",
    "opacity: calc(0 + 1)",
    "font-size: 0.9em",
    "font-size: calc(1px + 1vw)",
    "font: 400 16px/0 serif",
    "font: bold 1rem/1.5 serif",
    "clip: auto",
    "clip: rect(0, 300px, 200px, 0)",
    "clip-path: inset(0 10% round 50%)",
    "clip-path: polygon(0 0, 100% 0, 50% 100%)",
    "clip-path: circle(50%)",
    "left: -2px",
    "margin: -1em",
    "text-indent: 2em",
    "width: 0",
    "height: 0; overflow: visible",
    "width: 100%; overflow: hidden",
    "transform: rotate(90deg)",
    "transform: matrix(0, 1, -1, 0, 0, 0)",
    "transform: scale(1.1) translateX(-50%)",
    "transform: scaleZ(0)",
    "background: url(data:image/png;base64,AAAA)",
    "--display: none",
    "color: #000000",
]


@pytest.mark.parametrize("style", HIDING)
def test_a_style_that_hides_is_named(style: str) -> None:
    assert concealment(style)


@pytest.mark.parametrize("style", SHOWING)
def test_a_style_that_shows_is_left_alone(style: str) -> None:
    assert concealment(style) is None


@given(st.text(alphabet=st.sampled_from("displaynoecr:;()%-.0159px/*\\ !em\n") | st.characters(), max_size=60))
def test_any_style_can_be_read(style: str) -> None:
    concealment(style)
    assert concealment(f"{style};}};display:none") or "/*" in style or "\\" in style
