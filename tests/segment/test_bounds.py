"""Bad input is bounded: what Python keeps of a page grows with the page, and no faster. The parser's own tree is measured by `make bench`."""

from __future__ import annotations

import tracemalloc

import pytest

from .builders import cut

CASES = {
    "one text": ("<p>", "word "),
    "one text with references": ("<p>", "word &amp; "),
    "one text with line ends": ("<p>", "word\r\n"),
    "unclosed blocks": ("", "<div>"),
    "unclosed formatting": ("<p>", "<b>"),
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
