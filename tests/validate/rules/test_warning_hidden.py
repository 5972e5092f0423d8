from __future__ import annotations

import pytest

from pipeline.validate.rules.warning_hidden import RULE
from tests.segment.builders import cut
from tests.validate.builders import judge_article

WARNING = '<p data-warning="inh">Do not inhale.</p>'
HIDDEN = [
    (f"<template>{WARNING}</template>", "<template>"),
    (f"<noscript>{WARNING}</noscript>", "<noscript>"),
    (f"<object data=x>{WARNING}</object>", "<object>"),
    (f"<video>{WARNING}</video>", "<video>"),
    (f"<canvas>{WARNING}</canvas>", "<canvas>"),
    (f"<details><summary>More</summary>{WARNING}</details>", "<details>"),
    (f"<dialog>{WARNING}</dialog>", "<dialog>"),
    (f"<div hidden>{WARNING}</div>", "hidden"),
    (f"<div inert>{WARNING}</div>", "inert"),
    (f"<div popover>{WARNING}</div>", "popover"),
    ('<p data-warning="inh" style="Display : none">Do not inhale.</p>', 'style="display: none"'),
    ('<p data-warning="inh" style="opacity:0">Do not inhale.</p>', 'style="opacity: 0"'),
    ('<p data-warning="inh" style="display:/**/none">Do not inhale.</p>', 'style="display: none"'),
    (f"<svg><desc>{WARNING}</desc></svg>", "<desc>"),
    ('<p data-warning="inh">Do <span hidden>not</span> inhale.</p>', "hidden"),
]


@pytest.mark.parametrize(("text", "reason"), HIDDEN)
def test_a_warning_that_markup_hides_is_found(text: str, reason: str) -> None:
    (found,) = judge_article(RULE, cut(f"<body>{text}"))
    assert (found.warning, found.fault.found) == ("inh", reason)


@pytest.mark.parametrize(
    "text",
    [
        WARNING,
        f"<details open>{WARNING}</details>",
        f"<dialog open>{WARNING}</dialog>",
        f"<p hidden>x</p>{WARNING}",
        '<p data-warning="inh"><span aria-hidden="true">⚠</span> Do not inhale.</p>',
        '<p data-warning="inh" style="display:block">Do not inhale.</p>',
    ],
)
def test_a_warning_in_the_open_is_fine(text: str) -> None:
    assert judge_article(RULE, cut(text)) == []
