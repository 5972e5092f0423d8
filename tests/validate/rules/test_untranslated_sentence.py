from __future__ import annotations

import pytest

from pipeline.validate.rules.untranslated_sentence import RULE
from tests.validate.builders import judge_unit
from tests.validate.wording import SENTENCES, SOURCE, whole

LOCALES = sorted(SENTENCES)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_sentence_in_the_source_language_is_found_wherever_it_stands(locale: str) -> None:
    first, second = SENTENCES[locale]
    assert judge_unit(RULE, SOURCE, f"{first} If you feel unwell, call a doctor at once.", target=locale)
    assert judge_unit(RULE, SOURCE, f"Do not breathe in the vapours of this. {second}", target=locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_is_sound(locale: str) -> None:
    assert judge_unit(RULE, SOURCE, whole(locale), target=locale) == []


def test_one_language_for_another_country_is_sound() -> None:
    assert judge_unit(RULE, SOURCE, SOURCE, target="en_GB") == []


def test_a_short_one_and_one_in_a_third_language_are_not_this_rules() -> None:
    assert judge_unit(RULE, SOURCE, f"{SENTENCES['de'][0]} Wash your hands.") == []
    assert judge_unit(RULE, SOURCE, whole("fr")) == []
