"""Units that one of two texts does not say: 2.5 ml, and 2,5; 24 hours, and 24; 5 mg, and 5 mg/kg."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicon.amounts import Amount, Stated
from pipeline.lexicon.lexicon import lexicon
from pipeline.lexicon.measures import DIMENSIONS, Dimension
from pipeline.lexicon.numbers import Kind
from pipeline.lexicon.units import unit_finder
from pipeline.locales import language

Pair = tuple[Amount, Amount]
"""An amount of the source, and the same of the translation."""

_MYRIADS = frozenset("万萬億만억")
"""Between a number and its unit: 1万IU."""
_OFTEN_UNSAID = frozenset((Dimension.LOOSE, Dimension.TIME, Dimension.COUNT))
_EDGE = re.compile(r"[\s/(\-]+|(?<=\d)(?=[^\W\d_])")
_CLOCK = re.compile(r"\d[:.]\Z")
"""Before the minutes of a time of day: 12:30."""
_LEAST_TIME = 2
"""One hour, one day and one week are said without a number, and without the unit: hourly, daily."""


def unmeasured(source: Stated, target: Stated, pairs: Sequence[Pair], theirs: Sequence[Amount]) -> list[Pair]:
    """The first amount whose unit, or what its unit is for, is nowhere in the other text. The ends of a range may share a unit; pieces and times of
    doing have too many names. Nothing where either language has no data.
    """
    if any(lexicon(language(stated.locale).primary) is None for stated in (source, target)):
        return []
    for one, other in pairs:
        if _loses_measure(one, other, theirs, target) or _loses_time(one, other, source, target):
            return [(one, other)]
        if (one.units & other.units) and (_is_for(one, other, target) or _is_for(other, one, source)):
            return [(one, other)]
    return []


def _loses_measure(one: Amount, other: Amount, theirs: Sequence[Amount], target: Stated) -> bool:
    wanted = frozenset(unit for unit in one.units if DIMENSIONS[unit] not in _OFTEN_UNSAID and unit != "inch")
    myriad = target.text[other.end : other.end + 1] in _MYRIADS
    return bool(wanted) and not other.units and not myriad and not any(wanted & amount.units for amount in theirs)


def _loses_time(one: Amount, other: Amount, source: Stated, target: Stated) -> bool:
    """Whether a time lost its unit, in a text that names no unit of time at all."""
    if other.units or not one.units or one.value < _LEAST_TIME or {one.kind, other.kind} != {Kind.PLAIN}:
        return False
    timed = all(DIMENSIONS[unit] is Dimension.TIME for unit in one.units)
    return timed and not _CLOCK.search(source.text, 0, one.start) and not _names(target, frozenset((Dimension.TIME,)))


def _is_for(one: Amount, other: Amount, stated: Stated) -> bool:
    """Whether one amount is for so much of a measure (mg/kg) that the other's text does not name."""
    dimensions = frozenset(DIMENSIONS[unit] for unit in one.per)
    return bool(dimensions) and not other.per and not dimensions & _OFTEN_UNSAID and not _names(stated, dimensions, beside=other)


def _names(stated: Stated, dimensions: frozenset[Dimension], beside: Amount | None = None) -> bool:
    """Whether a text names a unit that measures this, other than that of one amount, anywhere."""
    finder = unit_finder(stated.locale)
    for edge in (0, *(match.end() for match in _EDGE.finditer(stated.text))):
        unit = finder.behind(stated.text, edge)
        if unit is not None and not (beside is not None and beside.start <= edge < beside.end) and any(DIMENSIONS[name] in dimensions for name in unit.names):
            return True
    return False
