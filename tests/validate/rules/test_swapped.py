from __future__ import annotations

import pytest

from pipeline.validate.rules.swapped import RULE
from tests.validate.builders import judge_page
from tests.validate.wording import SENTENCES

NUMBERS = {
    "ar": ("انتظر 14 يومًا قبل الاستحمام.", "تناول 3 أقراص على الأكثر."),
    "de": ("Warten Sie 14 Tage vor dem Bad.", "Nehmen Sie höchstens 3 Tabletten."),
    "es": ("Espere 14 días antes del baño.", "Tome 3 comprimidos como máximo."),
    "fa": ("پیش از حمام ۱۴ روز صبر کنید.", "حداکثر ۳ قرص بخورید."),
    "fr": ("Attendez 14 jours avant le bain.", "Prenez 3 comprimés au plus."),
    "hi": ("स्नान से पहले १४ दिन रुकें।", "अधिक से अधिक ३ गोलियाँ लें।"),
    "ja": ("入浴まで14日待ってください。", "最大3錠を服用。"),
    "ru": ("Подождите 14 дней перед ванной.", "Принимайте не более 3 таблеток."),
}
WAIT, TAKE = "Wait 14 days before the bath.", "Take at most 3 tablets."


@pytest.mark.parametrize("locale", sorted(NUMBERS))
def test_two_texts_with_each_others_numbers_are_found(locale: str) -> None:
    wait, take = NUMBERS[locale]
    assert len(judge_page(RULE, (WAIT, take), (TAKE, wait), target=locale)) == 2


@pytest.mark.parametrize("locale", sorted(NUMBERS))
def test_each_text_with_its_own_numbers_is_sound(locale: str) -> None:
    wait, take = NUMBERS[locale]
    assert judge_page(RULE, (WAIT, wait), (TAKE, take), target=locale) == []


@pytest.mark.parametrize("locale", sorted(SENTENCES))
def test_a_long_and_a_short_text_with_each_others_translation_are_found(locale: str) -> None:
    short, long = "Do not inhale the vapours.", "Wash your hands thoroughly with soap and water after each use. " * 2
    first, second = SENTENCES[locale]
    assert judge_page(RULE, (short, second * 2), (long, first), target=locale)
    assert judge_page(RULE, (short, first), (long, second * 2), target=locale) == []


def test_a_copy_of_the_source_beside_a_sound_translation_is_no_swap() -> None:
    chosen = "Choose a qualified practitioner, to keep the risks low."
    ill = "Anyone with certain medical conditions must consult their healthcare provider before treatment."
    doctor = "患某些疾病者，治疗前须咨询医护人员。"
    assert judge_page(RULE, (chosen, chosen), (ill, doctor), target="zh_Hans") == []
    assert judge_page(RULE, (chosen, chosen.replace(".", "!")), (ill, doctor), target="zh_Hans") == []


def test_missed_two_texts_of_one_length_without_numbers() -> None:
    assert judge_page(RULE, ("Do not inhale the vapours.", "Meiden Sie die Sonne."), ("Avoid the sun on the face.", "Dämpfe nicht einatmen.")) == []
