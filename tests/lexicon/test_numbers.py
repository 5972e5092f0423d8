"""Numbers are read by value, as each locale writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.lexicon.numbers import Kind, Spaces, numbers, western
from pipeline.locales import number_symbols


def values(text: str, locale: str, spaces: Spaces = Spaces.JOIN) -> list[Decimal]:
    return [number.values[0] * (-1 if number.negative else 1) for number in numbers(western(text), number_symbols(locale), spaces)]


READ = [
    ("en", "1,500", "1500"),
    ("en", "1.500", "1.5"),
    ("en", "1,234.5", "1234.5"),
    ("en", "0,125", "0.125"),
    ("de", "1.500", "1500"),
    ("de", "1.5", "1.5"),
    ("de", "0.500", "0.5"),
    ("de", "1.234,5", "1234.5"),
    ("de_CH", "1’500", "1500"),
    ("fr", "1\u202f500", "1500"),
    ("fr", "1 500", "1500"),
    ("fr", "1,500", "1.5"),
    ("pl", "10\u00a0000", "10000"),
    ("es", "10.000.000", "10000000"),
    ("hi", "1,00,000", "100000"),
    ("hi", "१.५", "1.5"),
    ("bn", "১২", "12"),
    ("ar", "١٬٥٠٠٫٥", "1500.5"),
    ("fa", "۱۴", "14"),
    ("ja", "１０", "10"),
    ("ja", "1万", "10000"),
    ("zh_Hans", "1.5万", "15000"),
    ("en", "½", "0.5"),
    ("en", "1½", "1.5"),
    ("en", "1 1/2", "1.5"),
    ("en", "3/4", "0.75"),
    ("de", "−5", "-5"),
    ("de", "-5", "-5"),
    ("ar", "\u200e-5", "-5"),
]


@pytest.mark.parametrize(("locale", "text", "value"), READ)
def test_a_number_has_the_value_that_its_locale_reads(locale: str, text: str, value: str) -> None:
    assert values(text, locale) == [Decimal(value)]


SEVERAL = [
    ("en", "5–10 mg", [5, 10]),
    ("en", "5 -10", [5, 10]),
    ("en", "120/80", [120, 80]),
    ("de", "12.05.2024", [12, 5, 2024]),
    ("en", "12:30", [12, 30]),
    ("en", "5, 10 and 15", [5, 10, 15]),
    ("en", "5 mg 10 times", [5, 10]),
    ("en", "pages 5 100 and 7", [5100, 7]),
]


@pytest.mark.parametrize(("locale", "text", "wanted"), SEVERAL)
def test_several_numbers_are_not_one(locale: str, text: str, wanted: list[int]) -> None:
    assert values(text, locale) == wanted


def test_a_space_may_part_two_numbers() -> None:
    assert values("2 500 mg", "en") == [2500]
    assert values("2 500 mg", "en", Spaces.PART) == [2, 500]


def test_a_point_that_is_no_sign_of_the_locale_is_read_both_ways() -> None:
    (number,) = numbers("1.500", number_symbols("fr"), Spaces.JOIN)
    assert number.values == (Decimal(1500), Decimal("1.5"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("B12", Kind.NAME),
        ("E102", Kind.NAME),
        ("β2", Kind.NAME),
        ("В12", Kind.NAME),
        ("و5", Kind.PLAIN),
        ("服5", Kind.PLAIN),
        ("2nd", Kind.ORDINAL),
        ("x5", Kind.PLAIN),
    ],
)
def test_digits_behind_a_letter_of_europe_are_a_name(text: str, kind: Kind) -> None:
    assert [number.kind for number in numbers(text, number_symbols("en"), Spaces.JOIN)] == [kind]


def test_western_digits_keep_every_place() -> None:
    text = "٣ ℃ ½ १२ ％"
    assert len(western(text)) == len(text)
    assert western(text) == "3 ℃ ½ 12 %"
