from __future__ import annotations

import pytest

from pipeline.validate.rules.same_translation import RULE
from tests.validate.builders import judge_page
from tests.validate.wording import SENTENCES

SUN, CHILDREN = "Avoid the sun for two weeks.", "Keep out of the reach of children."
OTHERS = {
    "ar": "تجنّب الشمس لمدة أسبوعين.",
    "cs": "Dva týdny se vyhýbejte slunci.",
    "de": "Meiden Sie zwei Wochen lang die Sonne.",
    "es": "Evite el sol durante dos semanas.",
    "fr": "Évitez le soleil pendant deux semaines.",
    "hi": "दो सप्ताह तक धूप से बचें।",
    "ja": "2週間は日光を避けてください。",
    "ko": "2주 동안 햇빛을 피하십시오.",
    "ru": "Две недели избегайте солнца.",
}


@pytest.mark.parametrize("locale", sorted(OTHERS))
def test_one_translation_for_two_warnings_is_found_at_both(locale: str) -> None:
    faults = judge_page(RULE, (SUN, OTHERS[locale]), (CHILDREN, OTHERS[locale]), target=locale)
    assert {fault.statement.source for fault in faults} == {SUN, CHILDREN}


@pytest.mark.parametrize("locale", sorted(OTHERS))
def test_two_translations_for_two_warnings_are_sound(locale: str) -> None:
    assert judge_page(RULE, (SUN, OTHERS[locale]), (CHILDREN, SENTENCES[locale][0]), target=locale) == []


def test_other_numbers_make_another_text() -> None:
    assert judge_page(RULE, ("Take 5 mg twice a day.", "Nehmen Sie 5 mg."), ("Take 8 mg twice a day.", "Nehmen Sie 5 mg."))


def test_one_text_two_wordings_and_two_signal_words_may_share_a_translation() -> None:
    assert judge_page(RULE, (SUN, "Sonne meiden."), (SUN, "Sonne meiden.")) == []
    assert judge_page(RULE, ("Do not inhale it at all.", "Nicht einatmen."), ("Do not inhale it.", "Nicht einatmen.")) == []
    assert judge_page(RULE, ("Warning", "Внимание"), ("Caution", "Внимание"), target="ru") == []
