"""Units are known by symbol everywhere, and by name in each locale."""

from __future__ import annotations

import pytest

from pipeline.lexicon.amounts import amounts
from pipeline.lexicon.measures import DIMENSIONS
from pipeline.lexicon.units import unit_finder
from tests.lexicon.test_data import UNITS

FOUND = [
    ("en", "5 mg", "milligram"),
    ("en", "5mg", "milligram"),
    ("en", "5 Mg", "megagram"),
    ("en", "5 mcg", "microgram"),
    ("en", "5 μg", "microgram"),
    ("en", "5 ℃", "celsius"),
    ("en", "5-day", "day"),
    ("de", "14-tägige", "day"),
    ("de", "5 Milligramm", "milligram"),
    ("ru", "5 мг", "milligram"),
    ("uk", "5 мл", "millilitre"),
    ("pl", "5 tygodni", "week"),
    ("fr", "5 heures", "hour"),
    ("ja", "5週間", "week"),
    ("ko", "5일간", "day"),
    ("zh_Hans", "5小时", "hour"),
    ("ar", "5 أسابيع", "week"),
    ("hi", "5 मिलीग्राम", "milligram"),
    ("he", "5 שעות", "hour"),
]


@pytest.mark.parametrize(("locale", "text", "unit"), FOUND)
def test_a_unit_is_found_behind_its_number(locale: str, text: str, unit: str) -> None:
    found = unit_finder(locale).behind(text, 2 if text.startswith("14") else 1)
    assert found is not None
    assert found.names == {unit}


@pytest.mark.parametrize(
    ("locale", "text"), [("cs", "1 s vodou"), ("pt_BR", "7 a 10 dias"), ("en", "5 mgs-like"), ("en", "5 people"), ("fr", "5 l'eau"), ("en", "5")]
)
def test_a_word_is_no_unit(locale: str, text: str) -> None:
    assert unit_finder(locale).behind(text, 1) is None


def test_a_unit_may_stand_before_its_number_or_over_another() -> None:
    before = unit_finder("tr").before("yüzde 5", 6)
    over = unit_finder("en").behind("5 mg/kg", 1)
    assert before is not None
    assert before.names == {"percent"}
    assert over is not None
    assert over.names == {"milligram"}
    assert over.per == {"kilogram"}


def test_every_unit_of_the_languages_data_has_a_dimension() -> None:
    assert set(DIMENSIONS) >= UNITS


@pytest.mark.parametrize(("locale", "text"), [("pt", "7 a 10"), ("ru", "5 в день"), ("ru", "2 в 1"), ("pl", "2 W 1"), ("cs", "5 s vodou"), ("sv", "5 s 10")])
def test_a_letter_that_is_a_word_of_the_language_is_no_unit(locale: str, text: str) -> None:
    assert [amount.units for amount in amounts(text, locale) if amount.units] == []


@pytest.mark.parametrize(
    ("locale", "text", "unit"), [("ru", "5 г порошка", "gram"), ("en", "5 A fuse", "ampere"), ("fr", "2 h 30", "hour"), ("cs", "48 dní", "day")]
)
def test_a_letter_that_is_a_symbol_is_a_unit_before_a_word_too(locale: str, text: str, unit: str) -> None:
    assert unit in amounts(text, locale)[0].units
