from __future__ import annotations

from pipeline.validate.rules.warning_hidden import RULE
from tests.segment.builders import cut
from tests.validate.builders import judge_article


def test_each_warning_that_markup_hides_is_found_at_its_mark() -> None:
    """Every way of hiding has its own test in tests/sight."""
    text = '<body hidden><p data-warning="a">Do not inhale.</p>\n<p data-warning="b">Keep cool.</p></body>'
    assert [(found.warning, found.place and found.place.line, found.fault.found) for found in judge_article(RULE, cut(text))] == [
        ("a", 1, "hidden on <body>"),
        ("b", 2, "hidden on <body>"),
    ]


def test_hidden_text_that_is_not_the_warning_s_is_fine() -> None:
    assert judge_article(RULE, cut('<p hidden>x</p><p data-warning="a">Do not inhale.</p>')) == []
