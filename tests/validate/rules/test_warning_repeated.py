from __future__ import annotations

from pipeline.validate.rules.warning_repeated import RULE
from tests.validate.builders import article, judge_article, mark


def test_every_further_element_of_one_id_is_found_with_the_line_of_the_first() -> None:
    marks = (mark("dose", 0, line=5), mark("dose", 1, line=8), mark("dose", 2, line=9))
    found = judge_article(RULE, article(marks=marks))
    assert [(fault.warning, fault.at) for fault in found] == [("dose", marks[1]), ("dose", marks[2])]
    assert all("in line 5" in fault.fault.message for fault in found)


def test_different_ids_may_stand_on_one_line_and_one_element_may_hold_several_blocks() -> None:
    assert judge_article(RULE, article(marks=(mark("dose-adults", 0, 1, 2), mark("dose-children", 3)))) == []


def test_repetition_counts_without_a_contract_too() -> None:
    assert len(judge_article(RULE, article(marks=(mark("dose", 0), mark("dose", 1))), written=False)) == 1
