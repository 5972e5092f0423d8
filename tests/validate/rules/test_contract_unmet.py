from __future__ import annotations

from pipeline.validate.rules.contract_unmet import RULE
from tests.validate.builders import FILE, article, judge_article, mark, requirement


def test_a_required_warning_that_is_not_marked_is_found_at_its_requirement() -> None:
    asked = requirement("pregnancy", line=9)
    (found,) = judge_article(RULE, article(marks=(mark("sun", 0),)), asked)
    assert (found.warning, found.at) == ("pregnancy", asked)
    assert found.fault.expected == 'data-warning="pregnancy"'
    assert FILE in found.fault.message


def test_ids_are_compared_letter_by_letter() -> None:
    assert len(judge_article(RULE, article(marks=(mark("Sun", 0), mark("sun-2", 0))), requirement("sun"))) == 1


def test_a_marked_warning_meets_its_requirement() -> None:
    assert judge_article(RULE, article(marks=(mark("sun", 0), mark("dose", 1))), requirement("sun"), requirement("dose")) == []


def test_without_requirements_nothing_is_unmet() -> None:
    assert judge_article(RULE, article(), written=False) == []
