from __future__ import annotations

import pytest

from pipeline.model import Severity
from pipeline.validate.rules.severity_differs import RULE
from tests.validate.builders import article, judge_article, mark, requirement

BAD = [
    ("caution", Severity.DANGER, "danger"),
    (None, Severity.DANGER, "danger"),
    ("high", Severity.DANGER, "danger, warning, caution, notice"),
    ("high", None, "danger, warning, caution, notice"),
    ("Danger", Severity.DANGER, "danger, warning, caution, notice"),
    ("", None, "danger, warning, caution, notice"),
    ("dаnger", Severity.DANGER, "danger, warning, caution, notice"),  # with a Cyrillic а
]


@pytest.mark.parametrize(("marked", "stated", "expected"), BAD)
def test_a_word_that_is_no_severity_or_not_the_contracts_is_found(marked: str | None, stated: Severity | None, expected: str) -> None:
    (found,) = judge_article(RULE, article(marks=(mark("sun", 0, severity=marked),)), requirement("sun", severity=stated))
    assert (found.fault.expected, found.fault.found) == (expected, marked)


@pytest.mark.parametrize(("marked", "stated"), [("danger", Severity.DANGER), ("notice", None), (None, None)])
def test_the_contracts_word_or_any_where_it_states_none_is_fine(marked: str | None, stated: Severity | None) -> None:
    assert judge_article(RULE, article(marks=(mark("sun", 0, severity=marked),)), requirement("sun", severity=stated)) == []


def test_a_warning_outside_the_contract_still_needs_a_signal_word_that_exists() -> None:
    assert len(judge_article(RULE, article(marks=(mark("sun", 0, severity="high"),)), written=False)) == 1
    assert judge_article(RULE, article(marks=(mark("sun", 0, severity="danger"),)), written=False) == []
