from __future__ import annotations

import pytest

from pipeline.model import Empty, Fuzzy, Missing, Obsolete, Translated, Translation
from pipeline.validate.rules.empty import RULE
from tests.validate.builders import HERE, judge_unit


def test_an_empty_translation_is_found() -> None:
    (fault,) = judge_unit(RULE, "Avoid the sun.", Empty(HERE))
    assert (fault.expected, fault.found) == ("Avoid the sun.", "")


@pytest.mark.parametrize("state", [Translated(HERE, "۱"), Fuzzy(HERE, "x"), Obsolete(HERE, "x"), Missing(HERE)])
def test_a_translation_that_can_be_seen_is_not_empty(state: Translation) -> None:
    assert judge_unit(RULE, "Avoid the sun.", state) == []
