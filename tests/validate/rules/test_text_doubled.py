from __future__ import annotations

import pytest

from pipeline.validate.rules.text_doubled import RULE
from tests.validate.builders import judge_unit
from tests.validate.wording import SENTENCES, SOURCE, whole

LOCALES = sorted(SENTENCES)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_or_a_sentence_that_stands_twice_is_found(locale: str) -> None:
    first, second = SENTENCES[locale]
    assert judge_unit(RULE, SOURCE, f"{whole(locale)} {whole(locale)}", target=locale)
    assert judge_unit(RULE, SOURCE, f"{first} {second} {first}", target=locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_that_says_everything_once_is_sound(locale: str) -> None:
    assert judge_unit(RULE, SOURCE, whole(locale), target=locale) == []


def test_what_the_source_repeats_may_be_repeated() -> None:
    source = "Ask your doctor before the treatment. Ask your doctor before the next treatment."
    text = "Fragen Sie vor der Behandlung Ihren Arzt um Rat. Fragen Sie vor der Behandlung Ihren Arzt um Rat, auch vor der nächsten."
    assert judge_unit(RULE, source, text) == []


def test_a_term_of_some_words_may_stand_twice() -> None:
    text = "Demandez à votre professionnel de santé avant, et à votre professionnel de santé après."
    assert judge_unit(RULE, "Ask your provider before, and your clinician after.", text, target="fr") == []


def test_missed_three_words_twice() -> None:
    assert judge_unit(RULE, "Do not inhale the vapours.", "Die Dämpfe nicht nicht einatmen einatmen.") == []


def test_a_short_clause_that_the_source_says_twice_may_be_long_in_the_translation() -> None:
    source = "Very common (may affect more than 1 in 10 people): headache. Rare (may affect up to 1 in 1,000 people): fits."
    common = "An-choitianta (d’fhéadfadh tionchar a bheith acu ar níos mó ná 1 as gach 10): tinneas cinn."
    rare = "Annamh (d’fhéadfadh tionchar a bheith acu ar 1 as 1,000): taomanna."
    assert judge_unit(RULE, source, f"{common} {rare}", target="ga") == []
