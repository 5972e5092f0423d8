from __future__ import annotations

from pipeline.validate.rules.warning_without_text import RULE
from tests.segment.builders import cut
from tests.validate.builders import article, judge_article, mark, unit


def test_a_marked_element_without_units_is_found_at_its_mark() -> None:
    empty = mark("sun")
    (found,) = judge_article(RULE, article((unit("Avoid the sun.", warning="dose"),), (empty, mark("dose", 0))))
    assert (found.warning, found.at) == ("sun", empty)
    assert found.fault.found == ""


def test_a_marked_element_with_text_is_fine() -> None:
    assert judge_article(RULE, article((unit("تجنب الشمس", warning="sun"),), (mark("sun", 0),))) == []


def test_a_text_in_attributes_alone_is_no_text() -> None:
    (found,) = judge_article(RULE, cut('<p data-warning="sun" title="Careful"></p>'))
    assert found.warning == "sun"
