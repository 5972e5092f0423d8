from __future__ import annotations

import pytest

from pipeline.model import Severity
from pipeline.validate.rules.signal_differs import RULE
from tests.validate.builders import article, judge_article, mark, requirement, unit


@pytest.mark.parametrize("text", ["Caution", "<strong>Caution:</strong> hot", "CAUTION Hot surface"])
def test_a_signal_word_that_is_not_the_severity_of_the_mark_is_found(text: str) -> None:
    (found,) = judge_article(RULE, article((unit(text, warning="sun"),), (mark("sun", 0, severity="danger"),)))
    assert (found.warning, found.fault.expected, found.fault.found) == ("sun", "danger", "caution")


def test_a_signal_word_that_is_not_the_severity_of_the_contract_is_found() -> None:
    made = article((unit("Caution", warning="sun"),), (mark("sun", 0),))
    assert judge_article(RULE, made, requirement(severity=Severity.WARNING))


@pytest.mark.parametrize(("text", "severity"), [("Danger: hot", "danger"), ("Hot.", "danger"), ("Caution: hot", None), ("Important: hot", "danger")])
def test_the_same_level_or_none_is_no_fault(text: str, severity: str | None) -> None:
    assert judge_article(RULE, article((unit(text, warning="sun"),), (mark("sun", 0, severity=severity),))) == []
