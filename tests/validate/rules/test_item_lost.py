from __future__ import annotations

import pytest

from pipeline.validate.rules.item_lost import RULE
from tests.validate.builders import judge_unit
from tests.validate.wording import LIST, LISTS, SHORTENED


@pytest.mark.parametrize("locale", sorted(LISTS))
def test_a_shortened_enumeration_is_found(locale: str) -> None:
    assert len(judge_unit(RULE, LIST, SHORTENED[locale], target=locale)) == 1


@pytest.mark.parametrize("locale", sorted(LISTS))
def test_a_whole_enumeration_is_sound(locale: str) -> None:
    assert judge_unit(RULE, LIST, LISTS[locale], target=locale) == []


def test_a_sentence_with_commas_is_no_enumeration() -> None:
    source = "After the treatment, if you feel dizzy or tired while you are driving, stop at once, and wait until it is over."
    assert judge_unit(RULE, source, "Halten Sie sofort an, wenn Ihnen beim Fahren schwindlig wird.") == []


def test_missed_one_item_of_five() -> None:
    assert judge_unit(RULE, LIST, LISTS["de"].replace(" Rötungen,", "")) == []
