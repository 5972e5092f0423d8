"""Amounts that a text states: numbers with their units, in digits and in words, as a locale writes them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.lexicon.lexicon import lexicon
from pipeline.lexicon.measures import DIMENSIONS, factor
from pipeline.lexicon.numbers import Kind, Number, Spaces, has_digits, numbers, western
from pipeline.lexicon.units import Unit, duals, unit_finder
from pipeline.lexicon.words import Hit, WordFinder
from pipeline.locales import language, month_names, number_symbols
from pipeline.terms import plain

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stated:
    """A text in a locale that `locales.language` accepts, without tags."""

    text: str
    locale: str


@dataclass(frozen=True, slots=True)
class Amount:
    """`values` are its readings without the sign, the likeliest first; `units` what its unit may be, empty where it has none that is known.

    `start` and `end` index the text, `end` behind the unit; of an amount in words the text as `terms.plain` folds it.
    """

    values: tuple[Decimal, ...]
    kind: Kind
    units: frozenset[str]
    per: frozenset[str]
    start: int
    end: int
    written: str
    negative: bool = False

    @property
    def value(self) -> Decimal:
        """The likeliest reading."""
        return self.values[0]

    def equals(self, other: Amount) -> bool:
        """Whether both may be the same number."""
        return self.value == other.value or not set(self.values).isdisjoint(other.values)

    def converts(self, other: Amount) -> bool:
        """Whether both are the same by their units, as 500 mg and 0.5 g."""
        return any(
            one == another
            for unit in self.units
            for name in other.units
            if DIMENSIONS[unit] is DIMENSIONS[name] and (one := _size(self, unit)) is not None and (another := _size(other, name)) is not None
        )


def _size(amount: Amount, unit: str) -> Decimal | None:
    scale = factor(unit)
    return None if scale is None else (amount.value * scale).normalize()


@lru_cache(maxsize=8192)
def amounts(text: str, locale: str, spaces: Spaces = Spaces.JOIN) -> tuple[Amount, ...]:
    """What the text states in digits, from left to right."""
    if not has_digits(text):
        return ()
    read = western(text)
    finder = unit_finder(locale)
    found = numbers(read, number_symbols(locale), spaces)
    made: list[Amount] = []
    for number in reversed(found):
        unit = finder.behind(read, number.end) if number.kind is not Kind.NAME else None
        following = made[-1] if made else None
        if unit is None and following is not None and read[number.end : following.start].strip() in _RANGES:
            unit = Unit(following.units, following.per, number.end) if following.units else None
        if unit is None:
            unit = finder.before(read, number.start)
        made.append(_amount(number, unit, text))
    return tuple(reversed(made))


_RANGES = frozenset("-–—~〜～")


def _amount(number: Number, unit: Unit | None, text: str) -> Amount:
    units, per, end = (NOTHING, NOTHING, number.end) if unit is None else (unit.names, unit.per, max(unit.end, number.end))
    return Amount(number.values, number.kind, units, per, number.start, end, text[number.start : end], number.negative)


@lru_cache(maxsize=8192)
def spelled(text: str, locale: str) -> tuple[Amount, ...]:
    """What the text states in words; nothing in a language without data. Ten or more, and one to nine behind it, are one number: twenty-two."""
    data = lexicon(language(locale).primary)
    if data is None:
        return ()
    folded = plain(text)
    units = unit_finder(locale)
    found = [_dual(folded, hit) for hit in _duals(locale).find(folded)]
    for hit in data.numerals.find(folded):
        value, start = hit.kind, hit.start
        if found and _compounds(found[-1], hit, folded):
            tens = found.pop()
            value, start = value + tens.value, tens.start
        unit = units.behind(folded, hit.end)
        names, per = (unit.names, unit.per) if unit is not None else (NOTHING, NOTHING)
        found.append(Amount((value,), Kind.SPELLED, names, per, start, hit.end, folded[start : hit.end if unit is None else unit.end]))
    return tuple(found)


def _compounds(tens: Amount, hit: Hit[Decimal], folded: str) -> bool:
    """Whether two numerals are one number."""
    return folded[tens.end : hit.start] in ("-", " ") and tens.value in _TENS and 0 < hit.kind < _BASE


def _dual(folded: str, hit: Hit[str]) -> Amount:
    return Amount((Decimal(2),), Kind.SPELLED, frozenset((hit.kind,)), NOTHING, hit.start, hit.end, folded[hit.start : hit.end])


_BASE = 10
_TENS = frozenset(map(Decimal, range(20, 100, 10)))


@lru_cache(maxsize=256)
def _duals(locale: str) -> WordFinder[str]:
    forms: dict[str, list[str]] = {}
    for unit, word in duals(locale):
        forms.setdefault(unit, []).append(word)
    return WordFinder(forms)


@lru_cache(maxsize=256)
def month_finder(locale: str) -> WordFinder[int]:
    """Finds the names of months: 4 July is 4. 7. elsewhere."""
    forms: dict[int, list[str]] = {}
    for number, name in month_names(locale):
        if not any(character.isdecimal() for character in name):
            forms.setdefault(number, []).append(name)
    return WordFinder(forms)
