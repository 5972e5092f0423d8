from __future__ import annotations

import pytest

from pipeline.validate.rules.limit_reversed import RULE
from tests.validate.builders import judge_unit

TURNED = [
    ("Take no more than 8 tablets in 24 hours.", "de", "Nehmen Sie in 24 Stunden nicht weniger als 8 Tabletten."),
    ("Take at most 3 tablets a day.", "fr", "Prenez au moins 3 comprimés par jour."),
    ("Wait at least 24 hours.", "es", "Espere como máximo 24 horas."),
    ("Wait at least 24 hours.", "ja", "最大24時間待ってください。"),
    ("Wait at least 24 hours.", "fi", "Odota enintään 24 tuntia."),
    ("Wait at least two days.", "da", "Vent højst to dage."),
    ("Store below 25 °C.", "pl", "Przechowywać w temperaturze powyżej 25 °C."),
    ("Do not store above 25 °C.", "cs", "Neuchovávejte při teplotě pod 25 °C."),
    ("Children over 12 years: 1 tablet.", "el", "Παιδιά κάτω των 12 ετών: 1 δισκίο."),
    ("Not for children under 6 years.", "sv", "Ej för barn över 6 år."),
    ("Do not use it for more than 7 days.", "ro", "Nu utilizați mai puțin de 7 zile."),
    ("Wash your hands before use.", "it", "Lavarsi le mani dopo l’uso."),
    ("Take the tablet after meals.", "hu", "A tablettát étkezés előtt vegye be."),
    ("Wash your hands before use.", "ko", "사용 후에 손을 씻으십시오."),
    ("Do not put 5 ml into the eye after the treatment.", "pl", "Nie podawać 5 ml do oka przed zabiegiem."),  # "do" is "until" and "into"
]


@pytest.mark.parametrize(("source", "target", "text"), TURNED)
def test_a_limit_or_order_that_was_turned_round_is_found(source: str, target: str, text: str) -> None:
    assert [fault.expected for fault in judge_unit(RULE, source, text, target=target)] == [source]


KEPT = [
    ("Do not store above 25 °C.", "de", "Unter 25 °C lagern."),
    ("Do not store above 25 °C.", "fi", "Säilytä alle 25 °C."),
    ("Do not store above 25 °C.", "et", "Hoida temperatuuril kuni 25 °C."),
    ("Do not store above 25 °C.", "sv", "Förvaras vid högst 25 °C."),
    ("Keep at a temperature not exceeding 35 °C.", "lt", "Laikyti ne aukštesnėje kaip 35 °C temperatūroje."),
    ("Keep at a temperature not exceeding 35 °C.", "sl", "Hraniti pri temperaturi do 35 °C."),
    ("The daily dose must not exceed 4 g.", "fr", "La dose journalière ne doit pas dépasser 4 g."),
    ("Wait at least 24 hours.", "lt", "Palaukite ne trumpiau kaip 24 valandas."),
    ("Do not drive until 24 hours after the treatment.", "de", "Fahren Sie frühestens 24 Stunden nach der Behandlung."),
    ("Not for children under 6 years.", "ro", "Contraindicat copiilor sub 6 ani."),
    ("Do not use it after the expiry date.", "nl", "Gebruik het vóór de uiterste houdbaarheidsdatum."),
    ("Wash your hands before and after use.", "pl", "Umyć ręce po użyciu i przed użyciem."),
    ("Common (more than 1 in 100 and up to 1 in 10).", "cs", "Časté (až 1 z 10, více než 1 ze 100)."),
]


@pytest.mark.parametrize(("source", "target", "text"), KEPT)
def test_a_limit_that_is_said_otherwise_is_sound(source: str, target: str, text: str) -> None:
    assert judge_unit(RULE, source, text, target=target) == []


def test_a_limit_needs_a_number_beside_it() -> None:
    assert judge_unit(RULE, "Spread it over the skin, under the eye.", "Unter dem Auge verteilen.") == []


def test_missed_an_order_beside_another_denial() -> None:
    assert judge_unit(RULE, "Do not drink before the treatment.", "Trinken Sie nach der Behandlung.") == []
