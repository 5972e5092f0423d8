from __future__ import annotations

from pipeline.validate.rules.warning_unknown import RULE
from tests.validate.builders import article, judge_article, mark, requirement


def test_a_mistyped_id_is_found_and_the_right_one_suggested() -> None:
    wrong = mark("pregnacy", 0)
    (found,) = judge_article(RULE, article(marks=(wrong,)), requirement("pregnancy"))
    assert (found.warning, found.at, found.fault.hint) == ("pregnacy", wrong, "did you mean pregnancy?")
    assert (found.fault.expected, found.fault.found) == ("pregnancy", "pregnacy")


def test_a_warning_that_the_contract_lacks_is_found_with_the_table_to_add() -> None:
    (found,) = judge_article(RULE, article(marks=(mark("sun", 0),), name="skin/peel"))
    assert '[warnings.sun] with articles = ["skin/peel"]' in found.fault.hint
    assert found.fault.expected is None


def test_a_known_id_is_known() -> None:
    assert judge_article(RULE, article(marks=(mark("sun", 0), mark("sun", 1))), requirement("sun")) == []


def test_without_a_contract_any_id_will_do() -> None:
    assert judge_article(RULE, article(marks=(mark("sun", 0),)), written=False) == []
