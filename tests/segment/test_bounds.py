"""Bad input is bounded: what is kept of a page grows with the page, and no faster, and so does the time. tests/segment/test_limits.py has what is refused."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from benchmarks.corpus import page
from benchmarks.segmentation import CASES as ODD_PAGES
from benchmarks.segmentation import odd_page, peak_memory, segment_text
from pipeline.model import Place, Segmentation
from pipeline.segment.units import Register

from .builders import cut

CASES = {
    "one text": ("<p>", "word "),
    "one text with references": ("<p>", "word &amp; "),
    "one text with line ends": ("<p>", "word\r\n"),
    "blocks": ("", "<div>Word</div>"),
    "lines": ("<p>", "word word<br>"),
    "attributes": ("", "<br title='x' class=y>"),
    "warnings": ("", "<p data-warning=w>Hot</p>"),
}
MOST = {"one text": 6, "one text with references": 12, "one text with line ends": 12}
"""Times the page, where it has next to no markup."""


def peak(text: str) -> int:
    tracemalloc.start()
    try:
        cut(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", CASES)
def test_four_times_the_page_takes_about_four_times_the_memory(name: str) -> None:
    start, part = CASES[name]
    small, large = (peak(start + part * (size // len(part))) for size in (20_000, 80_000))
    assert large < 5 * small


@pytest.mark.parametrize("name", MOST)
def test_a_long_text_does_not_stand_in_memory_word_by_word(name: str) -> None:
    start, part = CASES[name]
    text = start + part * (200_000 // len(part))
    assert peak(text) < MOST[name] * len(text)


def test_what_is_known_of_an_element_goes_with_its_last_tag() -> None:
    text = "<div><i></i></div>" * 2_000
    assert peak(text) < 45 * len(text)


# -- the memory of a process, with the parser's tree

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="no process can forget its earlier peak")


@on_linux
def test_an_ordinary_page_takes_about_ten_times_its_size() -> None:
    assert peak_memory(segment_text, page, 1_000_000, 1).times < 12


@on_linux
@pytest.mark.parametrize("name", ["one text", "one text, CRLF and references"])
def test_one_long_text_takes_no_more_than_ten_times_its_size(name: str) -> None:
    assert peak_memory(segment_text, odd_page, name).times < 12


@on_linux
@pytest.mark.parametrize("name", [name for name in ODD_PAGES if name.startswith("unclosed") or "attributes" in name])
def test_what_nobody_would_write_is_refused_before_it_takes_memory(name: str) -> None:
    peak = peak_memory(segment_text, odd_page, name)
    assert peak.refused
    assert peak.times < 10


# -- time, as what is executed

HOT = "<p data-warning=w>Hot</p>"
SHADOW = "<template shadowrootmode=open></template>"
GROWING: dict[str, Callable[[int], str]] = {
    "blocks": lambda count: "<div>Word</div>" * count,
    "end tags of nothing, behind warnings": lambda count: HOT * count + "</div>" * count,
    "shadow roots behind warnings": lambda count: HOT * 10 * count + f"<div>{SHADOW}</div>" * 10 * count,
    "shadow roots beside warnings": lambda count: f"<div>{HOT * count}{SHADOW * count}</div>",
    "sentences with references": lambda count: "<p>" + "Cats &amp; dogs sat. " * count,
}


def executed(text: str) -> int:
    """How many lines of Python run while a page is cut."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        cut(text, segmentation=Segmentation.SENTENCE)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_page_is_twice_the_work(name: str) -> None:
    once, twice = (executed(GROWING[name](count)) for count in (100, 200))
    assert twice < 2.3 * once


def test_what_a_text_is_told_in_many_places_is_not_searched_word_by_word() -> None:
    compared = 0

    class Note(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

    register = Register()
    for number in range(500):
        place = Place("a.html", number)
        register.add(msgid="Hot", context=None, warning=None, role="paragraph", section=None, place=place, notes=(Note(f"note {number}"),), shown=True)
    assert len(register.units()[0].notes) == 500
    assert compared < 1000
