from __future__ import annotations

import pytest

from pipeline.model import Empty, Fuzzy, Missing, Obsolete, Translated, Translation
from pipeline.validate.rules.fuzzy import RULE
from tests.validate.builders import HERE, judge_unit


def test_a_fuzzy_entry_is_found_with_both_texts_to_compare() -> None:
    (fault,) = judge_unit(RULE, "Avoid the sun.", Fuzzy(HERE, "Suchen Sie die Sonne."))
    assert (fault.expected, fault.found) == ("Avoid the sun.", "Suchen Sie die Sonne.")
    assert "delete the fuzzy flag" in fault.hint


@pytest.mark.parametrize("state", [Translated(HERE, "x"), Empty(HERE), Obsolete(HERE, "x"), Missing(HERE)])
def test_an_entry_without_the_flag_is_not_fuzzy(state: Translation) -> None:
    assert judge_unit(RULE, "Avoid the sun.", state) == []
