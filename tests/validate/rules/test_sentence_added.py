from __future__ import annotations

import pytest

from pipeline.validate.rules.sentence_added import RULE
from tests.validate.builders import judge_unit
from tests.validate.wording import SENTENCES, SOURCE, whole

LOCALES = sorted(SENTENCES)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_sentence_that_the_source_does_not_have_is_found(locale: str) -> None:
    first, second = SENTENCES[locale]
    source = SOURCE.partition(". ")[0] + "."
    assert len(judge_unit(RULE, source, f"{first} {second}", target=locale)) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_as_many_sentences_are_sound(locale: str) -> None:
    assert judge_unit(RULE, SOURCE, whole(locale), target=locale) == []


CUT = [
    ("de", "Do not inhale the vapours, which harm the lungs.", "Atmen Sie die Dämpfe nicht ein. Sie schaden der Lunge."),
    ("nl", "If you are pregnant, ask your doctor.", "Bent u zwanger? Vraag dan uw arts om raad."),
    ("fr", "Do not inhale the vapours, which harm the lungs.", "N’inhalez pas les vapeurs. Elles nuisent aux poumons."),
    ("ja", "Do not inhale the vapours, which harm the lungs.", "蒸気を吸い込まないでください。肺を害します。"),
    ("ru", "Do not inhale the vapours, which harm the lungs.", "Не вдыхайте пары. Они вредят лёгким."),
    ("ko", "Do not inhale the vapours, which harm the lungs.", "증기를 흡입하지 마십시오. 폐에 해롭습니다."),
    ("es", "Do not inhale the vapours, which harm the lungs.", "No inhale los vapores. Dañan los pulmones."),
    ("tr", "Do not inhale the vapours, which harm the lungs.", "Buharı solumayın. Akciğerlere zarar verir."),
]


@pytest.mark.parametrize(("locale", "source", "text"), CUT)
def test_one_sentence_cut_in_two_is_sound(locale: str, source: str, text: str) -> None:
    assert judge_unit(RULE, source, text, target=locale) == []
