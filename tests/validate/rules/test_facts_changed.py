from __future__ import annotations

import pytest

from pipeline.model import Fuzzy, Translated, Translation
from pipeline.validate.rules.facts_changed import RULE
from tests.validate.builders import HERE, judge_unit

NOW = "Wait three weeks."


@pytest.mark.parametrize(
    ("before", "what"), [("Wait two weeks.", "two → three"), ("Never wait three weeks.", "never → nothing"), ("Wait three days.", "days → weeks")]
)
def test_a_fuzzy_translation_of_a_text_with_other_facts_is_found(before: str, what: str) -> None:
    (fault,) = judge_unit(RULE, NOW, Fuzzy(HERE, "Warten Sie.", before))
    assert what in fault.message
    assert (fault.expected, fault.found) == (NOW, "Warten Sie.")


@pytest.mark.parametrize(
    "state",
    [Fuzzy(HERE, "Warten Sie.", "Please wait three weeks."), Fuzzy(HERE, "Warten Sie."), Fuzzy(HERE, "Warten Sie.", NOW), Translated(HERE, "Warten Sie.")],
)
def test_reworded_texts_and_other_states_are_no_business_of_this_rule(state: Translation) -> None:
    assert judge_unit(RULE, NOW, state) == []


def test_in_a_language_without_data_numbers_alone_are_compared() -> None:
    assert len(judge_unit(RULE, "14 Tage warten.", Fuzzy(HERE, "Wait.", "7 Tage warten."), source="de", target="en")) == 1
    assert judge_unit(RULE, "Nicht warten.", Fuzzy(HERE, "Wait.", "Warten."), source="de", target="en") == []
