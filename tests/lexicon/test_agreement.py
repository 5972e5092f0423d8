"""Amounts that a translation keeps, and what it does to them."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import agreement
from pipeline.lexicon.agreement import Agreement, compare, compare_digits
from pipeline.lexicon.amounts import Stated, amounts


def agreed(english: str, locale: str, text: str) -> Agreement:
    return compare(Stated(english, "en"), Stated(text, locale))


KEPT = [
    ("Take 0.5 mg twice daily for two weeks.", "de", "Zwei Wochen lang zweimal täglich 0,5 mg einnehmen."),
    ("Do not use more than 1,000 mg in 24 hours.", "fr", "Ne pas utiliser plus de 1\u202f000 mg en 24 heures."),
    ("Do not use more than 1,000 mg in 24 hours.", "fr", "Ne pas utiliser plus de 1000 mg en 24 heures."),
    ("Take 2 500 mg tablets.", "fr", "Prendre 2 comprimés de 500 mg."),
    ("Take 2 tablets every 6 hours.", "es", "Tome 2 comprimidos cada 6 horas."),
    ("Store at 2–8 °C.", "ar", "يحفظ بين ٢ و٨ درجات مئوية."),
    ("Wait 14 days.", "ja", "14日間待ってください。"),
    ("Wait 14 days.", "hi", "१४ दिन रुकें।"),
    ("Use it by July 4, 2024, at 3 pm or 12:30.", "de", "Bis zum 4.7.2024 um 15:00 oder 12.30 Uhr verwenden."),
    ("Vitamin B12 and CO2, 500 mg", "ru", "Витамин B12 и углекислый газ, 0,5 г"),
    ("Store below −20 °C.", "ru", "Хранить при температуре ниже минус 20 °C."),
    ("within 24 hours", "es", "en un día"),
    ("Use 10,000 IU.", "ja", "1万IUを使用。"),
    ("Take 1 tablet in the morning and 1 tablet at night.", "it", "Prenda 1 compressa al mattino e alla sera."),
    ("Not more than 7 days in 30 days.", "de", "Innerhalb von 30 Tagen nicht länger als 7 Tage."),
    ("two people", "de", "2 Personen"),
    ("5 (five) mg", "fr", "5 mg"),
    ("At 5% it stings.", "tr", "%5'te yakar."),
    ("twenty-two days", "de", "22 Tage"),
    ("Call 112.", "fi", "Soita 112."),
    ("Take it for 1 day.", "pl", "Stosować przez jeden dzień."),
    ("5-10 mg", "sv", "5–10 mg"),
    ("Take 5 mg per kilogram.", "fr", "Prendre 5 mg/kg."),
    ("Take 5 mg/kg.", "pl", "Przyjmować 5 mg na kilogram masy ciała."),
    ("Stay 2 metres away.", "de", "Im Umkreis von 2 Metern darf sich niemand aufhalten."),
    ("Stay 2 metres away.", "hu", "Maradjon 2 méternél távolabb."),
    ("Wait 24 hours.", "sv", "Vänta 1 dygn."),
    ("Use within 28 days.", "fi", "Käytettävä 28 vrk:n kuluessa."),
    ("Rinse for 15 minutes.", "hu", "Öblítse 15 percig."),
    ("At 12:30 hours.", "it", "Alle 12:30."),
]


@pytest.mark.parametrize(("english", "locale", "text"), KEPT)
def test_a_good_translation_keeps_its_amounts(english: str, locale: str, text: str) -> None:
    assert agreed(english, locale, text).faults == 0


CHANGED = [
    ("numbers", "Take 0.5 mg.", "de", "5 mg einnehmen."),
    ("numbers", "1.500 mg", "de", "1.500 mg"),
    ("numbers", "1,500 mg", "fr", "1,500 mg"),
    ("numbers", "H319", "sv", "H391"),
    ("numbers", "Wait 14 days.", "ar", "انتظر 4 أيام."),
    ("numbers", "Take 2 tablets.", "ja", "3錠服用してください。"),
    ("numbers", "Use vitamin B6.", "fr", "Utilisez la vitamine B12."),
    ("numbers", "Dilute it 1:10.", "it", "Diluire 10:10."),
    ("numbers", "Wait two weeks.", "de", "Drei Wochen warten."),
    ("numbers", "Wait two weeks.", "es", "Espere semanas."),
    ("numbers", "two people", "de", "drei Personen"),
    ("numbers", "Wait 2 days.", "pl", "Odczekać trzy dni."),
    ("numbers", "Rinse it.", "fi", "Huuhtele 15 minuuttia."),
    ("signs", "−5 °C", "de", "5 °C"),
    ("signs", "5 °C", "ko", "-5 °C"),
    ("units", "Take 5 mg.", "de", "5 µg einnehmen."),
    ("units", "Take 5 mg.", "fr", "Prendre 5 ml."),
    ("units", "Take 5 mg.", "ru", "Принимайте 5 г."),
    ("units", "Wait 2 hours.", "es", "Espere 2 días."),
    ("units", "Wait 2 hours.", "ja", "2日間待ってください。"),
    ("units", "Wait two weeks.", "de", "Zwei Monate warten."),
    ("units", "5 °C", "de", "5 °F"),
    ("units", "5 mg/kg", "de", "5 mg/g"),
    ("units", "Take 5 mg a day.", "de", "Nehmen Sie 5 mg/kg am Tag."),
    ("units", "Take 5 mg/kg a day.", "fr", "Prendre 5 mg par jour."),
    ("units", "Wait 24 hours.", "de", "Warten Sie 24."),
    ("units", "Wait 24 hours.", "es", "Espere 24."),
    ("units", "Wait 24 hours.", "ja", "24待ってください。"),
    ("units", "Use within 28 days.", "fi", "Käytä 28."),
    ("units", "Use within 28 days.", "pl", "Zużyć w ciągu 28."),
    ("units", "Take 2 tablets every 6 hours.", "tr", "2 saatte bir 6 tablet alın."),
    ("units", "The bottle holds 1,000 ml, enough for 40 applications.", "nl", "De fles bevat 40 ml, genoeg voor 1.000 keer aanbrengen."),
    ("swaps", "Use 5 to 10 mg.", "ja", "10～5 mgを使用。"),
    ("swaps", "5–10 ml", "de", "10–5 ml"),
    ("swaps", "Mix 1:10.", "fr", "Mélanger 10:1."),
    ("swaps", "Take 5 mg, after 2 hours 10 mg.", "fr", "Prendre 10 mg, après 2 heures 5 mg."),
]


@pytest.mark.parametrize(("what", "english", "locale", "text"), CHANGED)
def test_an_amount_that_changed_is_found(what: str, english: str, locale: str, text: str) -> None:
    found = agreed(english, locale, text)
    kinds = {"numbers": bool(found.lost or found.gained), "signs": bool(found.signs), "units": bool(found.units), "swaps": bool(found.swaps)}
    assert kinds == {kind: kind == what for kind in kinds}


@pytest.mark.parametrize(("english", "text"), [("Wait two weeks.", "Iphepha iveki."), ("Take 2 tablets.", "Thatha iipilisi ezimbini.")])
def test_numbers_in_words_of_a_language_without_data_are_no_fault(english: str, text: str) -> None:
    assert agreed(english, "xh", text).faults == 0


def test_a_digit_that_changed_is_found_without_data() -> None:
    assert agreed("Take 2 tablets.", "xh", "Thatha iipilisi ezi-3.").gained


def test_a_date_is_no_range() -> None:
    assert agreed("Best before 12-05-2024.", "de", "Mindestens haltbar bis 2024-05-12.").faults == 0


def test_prose_is_compared_by_its_digits_alone() -> None:
    source, target = Stated("Wait two weeks.", "en"), Stated("Drei Wochen warten.", "de")
    assert compare(source, target).faults
    assert not compare_digits(source, target).faults


@pytest.mark.parametrize(("text", "lost"), [("({}:10)", "1"), ("(1:{})", "10")])
def test_a_part_of_a_ratio_in_digits_is_not_made_up_for_by_a_word(text: str, lost: str) -> None:
    damaged = "एक भाग सांद्र घोल को दस भाग पानी में मिलाएँ " + text.format("10" if lost == "1" else "")
    found = agreed("Mix one part of concentrate with ten parts of water (1:10).", "hi", damaged)
    assert [amount.written.strip() for amount in found.lost] == [lost]


def test_a_ratio_may_be_said_in_words() -> None:
    assert agreed("Dilute 1:4.", "de", "Einen Teil mit vier Teilen Wasser verdünnen.").faults == 0


AMOUNTS = ["5 mg", "5 ml", "10 mg", "−5 °C", "5 °C", "1:10", "2nd", "B12", "1/2", "5–10 mg", "2 weeks", "14 days", "1,500", "5 mg/kg", "5 mg/l", "1"]


@given(st.lists(st.sampled_from(AMOUNTS), max_size=4), st.lists(st.sampled_from(AMOUNTS), max_size=4), st.booleans())
def test_texts_with_one_row_of_amounts_agree_by_the_long_comparison_too(ours: list[str], theirs: list[str], alike: bool) -> None:
    source, target = Stated("; ".join(ours), "en"), Stated("; ".join(ours if alike else theirs), "en")
    texts = (source, amounts(source.text, "en"), target, amounts(target.text, "en"))
    quick = agreement._compared(*texts)
    with patch.object(agreement, "_same", return_value=False):
        assert agreement._compared(*texts) == quick
