from __future__ import annotations

import pytest

from pipeline.model import Empty, Fuzzy, Missing, Obsolete, Translated, Translation
from pipeline.validate.rules.missing import RULE
from tests.validate.builders import HERE, judge_unit


def test_a_deleted_entry_is_found_and_its_text_named() -> None:
    (fault,) = judge_unit(RULE, "Avoid the sun.", Missing(HERE))
    assert fault.expected == "Avoid the sun."
    assert "caveat update" in fault.hint


@pytest.mark.parametrize("state", [Translated(HERE, "x"), Fuzzy(HERE, "x"), Obsolete(HERE, "x"), Empty(HERE)])
def test_an_entry_that_is_there_is_not_missing(state: Translation) -> None:
    assert judge_unit(RULE, "Avoid the sun.", state) == []
