"""Markup by which a browser ends a warning before its author does, or moves text out of it, is refused with its line."""

from __future__ import annotations

import pytest

from pipeline.model import PipelineError
from tests.segment.builders import cut

CUT_OFF = [
    '<p data-warning="x">Do not\n<div>inhale.</div></p>',
    '<p data-warning="x">Do not\n<ul><li>inhale.</ul></p>',
    '<button><span data-warning="x">Do\n<button>not</button></span></button>',
    '<table\ndata-warning="x">Do not inhale.<tr><td>x</td></tr></table>',
    '<table><tr data-warning="x">\nDo not inhale.<td>x</td></tr></table>',
    '<p>\n<span data-warning="x"><nav data-locales>y</nav></span></p>',
    '<div data-warning="x">\n<nav data-locales>y</nav></div>',
    '<nav data-locales data-warning="x" title="\n">y</nav>',
]


@pytest.mark.parametrize("text", CUT_OFF)
def test_a_warning_that_a_browser_cuts_off_is_refused(text: str) -> None:
    with pytest.raises(PipelineError) as caught:
        cut(text)
    assert caught.value.line in (1, 2)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    "text",
    [
        '<ul><li data-warning="x">Do not inhale.<li>Rest.</ul></li>',
        '<table><tr><td data-warning="x">Do not inhale.<td>Rest.</tr></td></table>',
        '<p data-warning="x">Do not inhale.<p>Rest.</p>',
        '<div data-warning="x"><table>spilled<tr><td>kept</table></div>',
        '<table><tr data-warning="x"><td>Do not inhale.<tr><td>Rest</table>',
    ],
)
def test_an_end_tag_left_out_is_no_cut(text: str) -> None:
    assert [mark.id for mark in cut(text).marks if mark.units] == ["x"]
