from __future__ import annotations

import pytest

from pipeline.model import Empty, Fuzzy, Missing, Obsolete, Translated, Translation
from pipeline.validate.rules.obsolete import RULE
from tests.validate.builders import HERE, judge_unit


def test_an_entry_that_is_commented_out_is_found() -> None:
    (fault,) = judge_unit(RULE, "Caution", Obsolete(HERE, "Vorsicht"))
    assert (fault.expected, fault.found) == ("Caution", "Vorsicht")
    assert "caveat update" in fault.hint


@pytest.mark.parametrize("state", [Translated(HERE, "x"), Fuzzy(HERE, "x"), Empty(HERE), Missing(HERE)])
def test_an_active_entry_is_not_obsolete(state: Translation) -> None:
    assert judge_unit(RULE, "Caution", state) == []
