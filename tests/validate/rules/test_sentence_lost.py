from __future__ import annotations

import pytest

from pipeline.validate.rules.sentence_lost import RULE
from tests.validate.builders import judge_unit
from tests.validate.wording import SENTENCES, SOURCE, whole

LOCALES = sorted(SENTENCES)
MERGED = [
    ("de", "Atmen Sie die Dämpfe dieses Produkts nicht ein und waschen Sie sich nach jedem Gebrauch gründlich die Hände mit Wasser und Seife."),
    ("es", "No inhale los vapores de este producto y lávese bien las manos con agua y jabón después de cada uso."),
    ("fr", "N’inhalez pas les vapeurs de ce produit et lavez-vous soigneusement les mains à l’eau et au savon après chaque utilisation."),
    ("it", "Non inalare i vapori di questo prodotto e lavarsi accuratamente le mani con acqua e sapone dopo ogni utilizzo."),
    ("pl", "Nie wdychać oparów tego produktu, a po każdym użyciu dokładnie umyć ręce wodą z mydłem."),
    ("ru", "Не вдыхайте пары этого продукта, а после каждого применения тщательно мойте руки водой с мылом."),
    ("tr", "Bu ürünün buharını solumayın ve her kullanımdan sonra ellerinizi su ve sabunla iyice yıkayın."),
    ("cs", "Nevdechujte výpary tohoto výrobku a po každém použití si důkladně umyjte ruce vodou a mýdlem."),
]


@pytest.mark.parametrize("locale", LOCALES)
def test_either_sentence_is_missed(locale: str) -> None:
    for sentence in SENTENCES[locale]:
        (fault,) = judge_unit(RULE, SOURCE, sentence, target=locale)
        assert fault.message.startswith("2 sentences became 1")


@pytest.mark.parametrize("locale", LOCALES)
def test_as_many_sentences_are_sound(locale: str) -> None:
    assert judge_unit(RULE, SOURCE, whole(locale), target=locale) == []


@pytest.mark.parametrize(("locale", "text"), MERGED)
def test_two_sentences_merged_into_one_are_sound(locale: str, text: str) -> None:
    assert judge_unit(RULE, SOURCE, text, target=locale) == []


def test_a_dutch_question_is_no_sentence_more() -> None:
    source = "If you are pregnant, ask your doctor. Do not drive."
    assert judge_unit(RULE, source, "Bent u zwanger? Vraag dan uw arts om raad.", target="nl")
    assert judge_unit(RULE, source, "Bent u zwanger? Vraag uw arts. Niet rijden.", target="nl") == []


def test_thai_has_no_full_stops_to_count() -> None:
    assert judge_unit(RULE, SOURCE, "ห้ามสูดดมไอระเหยของผลิตภัณฑ์นี้", target="th") == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "Stop. Call a doctor at once if the pain gets worse or does not go away.",
            "Rufen Sie sofort einen Arzt, wenn der Schmerz stärker wird, nicht nachlässt oder wiederkehrt.",
        )
    ],
)
def test_missed_a_short_sentence_lost_from_a_long_text_with_another_comma(source: str, text: str) -> None:
    assert judge_unit(RULE, source, text) == []
