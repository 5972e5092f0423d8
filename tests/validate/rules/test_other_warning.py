from __future__ import annotations

import pytest

from pipeline.validate.rules.other_warning import RULE
from tests.validate.builders import judge_page
from tests.validate.wording import SENTENCES

SUN = "Avoid the sun for two weeks after the treatment."
FUMES = "Do not inhale the vapours of this product."
OTHERS = {
    "ar": "تجنّب الشمس لمدة أسبوعين بعد العلاج.",
    "cs": "Po ošetření se dva týdny vyhýbejte slunci.",
    "de": "Meiden Sie nach der Behandlung zwei Wochen lang die Sonne.",
    "es": "Evite el sol durante dos semanas después del tratamiento.",
    "fr": "Évitez le soleil pendant deux semaines après le traitement.",
    "hi": "उपचार के बाद दो सप्ताह तक धूप से बचें।",
    "it": "Evitare il sole per due settimane dopo il trattamento.",
    "pl": "Po zabiegu przez dwa tygodnie unikać słońca.",
    "ru": "После процедуры две недели избегайте солнца.",
}


@pytest.mark.parametrize("locale", sorted(OTHERS))
def test_a_sentence_of_another_warning_is_found(locale: str) -> None:
    foreign = SENTENCES[locale][0] + " " + OTHERS[locale]
    faults = judge_page(RULE, (SUN, OTHERS[locale]), (FUMES, foreign), target=locale)
    assert FUMES in {fault.statement.source for fault in faults}


@pytest.mark.parametrize("locale", sorted(OTHERS))
def test_another_warnings_text_with_a_word_changed_is_found(locale: str) -> None:
    assert judge_page(RULE, (SUN, OTHERS[locale]), (FUMES, "! " + OTHERS[locale][:-2] + "!"), target=locale)


@pytest.mark.parametrize("locale", sorted(OTHERS))
def test_two_warnings_with_their_own_texts_are_sound(locale: str) -> None:
    assert judge_page(RULE, (SUN, OTHERS[locale]), (FUMES, SENTENCES[locale][0]), target=locale) == []


def test_what_the_sources_share_the_translations_may_share() -> None:
    one, other = "Ask your doctor before the treatment.", "Ask your doctor before the treatment. Do not drive afterwards."
    assert judge_page(RULE, (one, "Fragen Sie vorher Ihren Arzt."), (other, "Fragen Sie vorher Ihren Arzt. Fahren Sie danach nicht.")) == []
