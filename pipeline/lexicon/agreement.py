"""Which amounts of a source text a translation keeps, loses, adds, measures otherwise or puts in another order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicon.amounts import Amount, Stated, amounts, month_finder, spelled
from pipeline.lexicon.lexicon import lexicon
from pipeline.lexicon.measures import DIMENSIONS, Dimension
from pipeline.lexicon.numbers import Kind, Spaces, has_digits
from pipeline.lexicon.order import Swap, swaps
from pipeline.lexicon.unsaid import unmeasured
from pipeline.locales import language
from pipeline.terms import is_unspaced, plain

Pair = tuple[Amount, Amount]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`lost` are amounts of the source, `gained` of the translation; of pairs the first is the source's."""

    lost: tuple[Amount, ...] = ()
    gained: tuple[Amount, ...] = ()
    units: tuple[Pair, ...] = ()
    signs: tuple[Pair, ...] = ()
    swaps: tuple[Swap, ...] = ()

    @property
    def faults(self) -> int:
        """How many differences there are."""
        return len(self.lost) + len(self.gained) + len(self.units) + len(self.signs) + len(self.swaps)


AGREED = Agreement()


def compare_digits(source: Stated, target: Stated) -> Agreement:
    """Compares what is written with digits; words are asked where digits differ. For prose."""
    if not has_digits(source.text) and not has_digits(target.text):
        return AGREED
    return _digits(source, target)


@lru_cache(maxsize=16)
def compare(source: Stated, target: Stated) -> Agreement:
    """Compares what is written with digits and with words. For warnings."""
    digits = compare_digits(source, target)
    lost, gained, units = _words(source, target)
    if digits is AGREED and not lost and not gained and not units:
        return AGREED
    return Agreement((*digits.lost, *lost), (*digits.gained, *gained), (*digits.units, *units), digits.signs, digits.swaps)


@lru_cache(maxsize=16)
def _digits(source: Stated, target: Stated) -> Agreement:
    """The reading with the fewest faults: a space between digits may join them or part them."""
    best: Agreement | None = None
    for source_spaces, target_spaces in ((Spaces.JOIN, Spaces.JOIN), (Spaces.JOIN, Spaces.PART), (Spaces.PART, Spaces.PART), (Spaces.PART, Spaces.JOIN)):
        made = _compared(source, amounts(source.text, source.locale, source_spaces), target, amounts(target.text, target.locale, target_spaces))
        if best is None or made.faults < best.faults:
            best = made
        if not best.faults or not (_SPACED.search(source.text) or _SPACED.search(target.text)):
            break
    return best or AGREED


_SPACED = re.compile(r"\d[ \u00a0\u2007\u2009\u202f]\d")


def _compared(source: Stated, ours: Sequence[Amount], target: Stated, theirs: Sequence[Amount]) -> Agreement:
    if len(ours) == len(theirs) and all(map(_same, ours, theirs)):
        return AGREED
    pairs, lost, gained = match(ours, theirs)
    signs = tuple(pair for pair in pairs if pair[0].negative != pair[1].negative and not _says_minus(source if pair[1].negative else target))
    units = [pair for pair in pairs if _measures_otherwise(pair)] or _crossed(pairs) or unmeasured(source, target, pairs, theirs)
    lost, gained = _without_repeats(source, ours, theirs, lost, gained)
    firm = [amount for amount in lost if _is_ratio(source, amount)] if _HALF_RATIO.search(target.text) else []
    if lost or gained:
        lost, gained, more = _as_words(source, target, lost, gained)
        units += more
        lost += [amount for amount in firm if amount not in lost]
        lost, gained = _as_times(source, target, lost, gained)
        lost, gained = _harmless(source, target, lost, gained)
    return Agreement(tuple(lost), tuple(gained), tuple(units), signs, swaps(source, target, pairs, ours, theirs))


def _same(one: Amount, other: Amount) -> bool:
    """Whether two amounts differ in nothing that is compared. Texts with nothing but such pairs, in one order, agree."""
    return one.equals(other) and one.kind is other.kind and one.negative == other.negative and one.units == other.units and one.per == other.per


def match(ours: Sequence[Amount], theirs: Sequence[Amount]) -> tuple[list[Pair], list[Amount], list[Amount]]:
    """Pairs of equal amounts, those of one unit first, then those whose unit is unknown, then any, then those equal by conversion; and what is left."""
    pairs: list[Pair] = []
    left, right = list(ours), list(theirs)
    for grade in (_alike, _of_one_unit, _compatible, Amount.equals, Amount.converts):
        for one in tuple(left):
            other = next((other for other in right if grade(one, other)), None)
            if other is not None:
                pairs.append((one, other))
                left.remove(one)
                right.remove(other)
        if not left or not right:
            break
    return pairs, left, right


def _alike(one: Amount, other: Amount) -> bool:
    return one.equals(other) and one.kind is other.kind and one.negative == other.negative and (one.units == other.units or bool(one.units & other.units))


def _of_one_unit(one: Amount, other: Amount) -> bool:
    """Whether a unit is the same, in digits or in words: "2 weeks" is "two weeks" before it is "twice a day"."""
    return one.equals(other) and bool(one.units & other.units)


def _compatible(one: Amount, other: Amount) -> bool:
    return one.equals(other) and (not one.units or not other.units)


def _measures_otherwise(pair: Pair) -> bool:
    """Whether a number has another unit. Times, doses and degrees stand for one another, and so do adjectives of time and what is counted (3 daily doses)."""
    one, other = pair
    if not one.equals(other):
        return False
    if one.units and other.units and not one.units & other.units:
        dimensions = {DIMENSIONS[unit] for unit in one.units | other.units}
        return Dimension.LOOSE not in dimensions and not (Kind.SPELLED in (one.kind, other.kind) and (len(dimensions) > 1 or Dimension.COUNT in dimensions))
    return bool(one.per and other.per and not one.per & other.per and {DIMENSIONS[unit] for unit in one.per} == {DIMENSIONS[unit] for unit in other.per})


def _crossed(pairs: Sequence[Pair]) -> list[Pair]:
    """A unit that went from one number to another: 1,000 ml for 40 applications, and 40 ml for 1,000. Not from one end of a range to the other."""
    moved = [(one, other) for one, other in pairs if not _measures(one) and _measures(other)]
    for one, other in pairs if moved else ():
        for first, second in moved:
            if abs(one.start - first.start) > _RANGE and not _measures(other) and _measures(one) & second.units:
                return [(one, second)]
    return []


def _measures(amount: Amount) -> frozenset[str]:
    """The units of an amount that measure something other than time."""
    return frozenset(unit for unit in amount.units if DIMENSIONS[unit] not in (Dimension.LOOSE, Dimension.TIME))


_RANGE = 12
"""Characters from one end of a range to the other, at most."""


def _is_ratio(source: Stated, amount: Amount) -> bool:
    """Whether it is a part of 1:10, where ones and repeated numbers count."""
    return _RATIO_BEHIND.match(source.text, amount.end) is not None or _RATIO_BEFORE.search(source.text, 0, amount.start) is not None


_RATIO_BEHIND = re.compile(r"\s?[:/]\s?\d")
_HALF_RATIO = re.compile(r"\d:(?:\d|[^\w\s]|\Z)")
"""A ratio in digits, or what is left of one: beside it words do not stand for a lost part, as in "one part to ten (1:)"."""
_RATIO_BEFORE = re.compile(r"\d\s?[:/]\s?\Z")


def _without_repeats(
    source: Stated, ours: Sequence[Amount], theirs: Sequence[Amount], lost: list[Amount], gained: list[Amount]
) -> tuple[list[Amount], list[Amount]]:
    """Leaves out what is said again or said once less: 1 tablet in the morning and 1 in the evening."""

    def repeats(amount: Amount, others: Sequence[Amount]) -> bool:
        return any(amount.equals(other) and (not amount.units or not other.units or bool(amount.units & other.units)) for other in others)

    return (
        [amount for amount in lost if _is_ratio(source, amount) or not repeats(amount, theirs)],
        [amount for amount in gained if not repeats(amount, ours)],
    )


def _as_words(source: Stated, target: Stated, lost: list[Amount], gained: list[Amount]) -> tuple[list[Amount], list[Amount], list[Pair]]:
    """Leaves out what the other text says in words: numerals, duals, months."""
    written, lost, _ = match(lost, spelled(target.text, target.locale)) if lost else ([], lost, [])
    told, _, gained = match(spelled(source.text, source.locale), gained) if gained else ([], [], gained)
    units = [pair for pair in (*written, *told) if pair[0].value > 1 and _measures_otherwise(pair)]
    return _no_months(lost, target), _no_months(gained, source), units


def _no_months(found: list[Amount], other: Stated) -> list[Amount]:
    if not any(amount.value <= _MONTHS for amount in found):
        return found
    named = {hit.kind for hit in month_finder(other.locale).find(plain(other.text))}
    return [amount for amount in found if amount.value not in named]


_MONTHS = 12


def _as_times(source: Stated, target: Stated, lost: list[Amount], gained: list[Amount]) -> tuple[list[Amount], list[Amount]]:
    """Leaves out times of day that the locale writes otherwise: 12:30 as 12.30, 3 pm as 15:00."""
    for point in [amount for amount in gained if _CLOCK.fullmatch(amount.written)]:
        hour, minute = (int(part) for part in point.written.split("."))
        parts = [next((amount for amount in lost if amount.value == part), None) for part in (hour, minute)]
        if f"{hour}:{minute:02}" in source.text and all(part is None or part in lost for part in parts):
            gained = [amount for amount in gained if amount is not point]
            lost = [amount for amount in lost if amount not in parts]
    if _HALF_DAY.search(source.text) or _HALF_DAY.search(target.text):
        for one in tuple(lost):
            other = next((other for other in gained if abs(other.value - one.value) == _MONTHS), None)
            if other is not None:
                lost.remove(one)
                gained.remove(other)
    return [amount for amount in lost if amount.written != "00"], [amount for amount in gained if amount.written != "00"]


_CLOCK = re.compile(r"\d{1,2}\.\d{2}")
_HALF_DAY = re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE)


def _harmless(source: Stated, target: Stated, lost: list[Amount], gained: list[Amount]) -> tuple[list[Amount], list[Amount]]:
    """Leaves out what good translations change: an ordinal, the digit of a formula such as CO2, a one; small numbers where numerals are not known."""
    names = any(amount.kind is Kind.NAME for amount in gained)
    lost = [amount for amount in lost if amount.kind is not Kind.NAME or amount.value >= _NAMED or names]
    if not gained:
        without = _small if lexicon(language(target.locale).primary) is None else _one
        lost = [amount for amount in lost if _is_ratio(source, amount) or (amount.kind is not Kind.ORDINAL and not without(amount))]
    if not lost:
        without = _small if lexicon(language(source.locale).primary) is None else _one
        gained = [amount for amount in gained if not without(amount)]
    return lost, gained


_NAMED = 10
_SPELLED_OUT = 20


def _one(amount: Amount) -> bool:
    return amount.value == 1


def _small(amount: Amount) -> bool:
    """Whether it may well stand in words."""
    return amount.value <= _SPELLED_OUT


def _words(source: Stated, target: Stated) -> tuple[list[Amount], list[Amount], list[Pair]]:
    """Numbers in words that are gone or have become others. One is an article in many languages, and words in scripts without spaces are often others."""
    if lexicon(language(source.locale).primary) is None or lexicon(language(target.locale).primary) is None:
        return [], [], []
    ours = [amount for amount in spelled(source.text, source.locale) if amount.value > 1]
    if not ours:
        return [], [], []
    said = [amount for amount in spelled(target.text, target.locale) if amount.value > 1]
    digits = amounts(target.text, target.locale)
    pairs, lost, _ = match(ours, [*digits, *said])
    stated = (*amounts(source.text, source.locale), *spelled(source.text, source.locale))
    units = [pair for pair in pairs if pair[1].kind is Kind.SPELLED and _measures_otherwise(pair)]
    lost = _unlike(lost, (*digits, *said, *amounts(source.text, source.locale)))
    come = [] if _is_unspaced(target) else [amount for amount in _unlike(said, stated) if amount.value <= _DOZEN]
    if not come:
        lost = [amount for amount in lost if _is_measured(amount)]
    return lost, come if lost else [], units


_DOZEN = 12
"""Larger numerals are too often other words: Turkish yüz is a hundred and a face."""


def _unlike(found: Iterable[Amount], others: Sequence[Amount]) -> list[Amount]:
    return [amount for amount in found if not any(amount.equals(other) for other in others)]


def _is_measured(amount: Amount) -> bool:
    return any(DIMENSIONS[unit] is not Dimension.LOOSE for unit in amount.units)


def _is_unspaced(stated: Stated) -> bool:
    return any(map(is_unspaced, stated.text))


_MINUS = re.compile(
    r"\b(?:min[ui]s\w*|below zero|below 0|moins|menos|meno|mínus|mīnus|miinus\w*|pod ničlo|pod nulou|минус\w*|мінус\w*|μείον|lúide|eksi|sıfırın altında)\b"
    r"|منفی|منهای|ناقص|تحت الصفر|माइनस|ऋण|शून्य से नीचे|零下|マイナス|氷点下|영하|負|负|ลบ|מינוס|מתחת לאפס",
    re.IGNORECASE,
)
"""How languages say a minus sign in words."""


def _says_minus(stated: Stated) -> bool:
    return _MINUS.search(stated.text) is not None
