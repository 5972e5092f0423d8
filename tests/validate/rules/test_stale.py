from __future__ import annotations

import pytest

from pipeline.model import Empty, Fuzzy, Missing, Obsolete, Stale, Translated, Translation
from pipeline.validate.rules.stale import RULE
from tests.validate.builders import HERE, judge_unit


def test_a_stale_pair_is_found_with_the_text_that_the_translation_belonged_to() -> None:
    (fault,) = judge_unit(RULE, "Wash it with hot water.", Stale(HERE, "Kalt waschen.", "Wash it with cold water."))
    assert (fault.expected, fault.found) == ("Wash it with hot water.", "Kalt waschen.")
    assert '"Wash it with cold water."' in fault.message


def test_a_pair_that_the_ledger_knows_is_to_be_signed_off_since_a_comment_would_not_do() -> None:
    (fault,) = judge_unit(RULE, "Wash it with hot water.", Stale(HERE, "Kalt waschen.", "Wash it with cold water.", signed=True))
    assert "signed off" in fault.message
    assert "caveat review" in fault.hint


@pytest.mark.parametrize("state", [Translated(HERE, "x"), Empty(HERE), Obsolete(HERE, "x"), Missing(HERE), Fuzzy(HERE, "x")])
def test_another_state_is_not_stale(state: Translation) -> None:
    assert judge_unit(RULE, "Wash it.", state) == []
