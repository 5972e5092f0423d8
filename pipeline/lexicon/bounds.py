"""Limits and orders in time that a text states: at most and at least, above and below, before and after; and whether another text turns them round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum

from pipeline.lexicon.lexicon import Aspect, Lexicon

Counts = Mapping[Aspect, int]
"""How often each aspect stands in a text."""


class Way(Enum):
    """Which side of a limit is meant."""

    DOWN = "at most"
    UP = "at least"


_LIMITS = {Aspect.MOST: Way.DOWN, Aspect.BELOW: Way.DOWN, Aspect.LEAST: Way.UP, Aspect.ABOVE: Way.UP}
_COMPARED = (Aspect.ABOVE, Aspect.BELOW)
_OTHER = {Way.DOWN: Way.UP, Way.UP: Way.DOWN}
_TIMES = (Aspect.BEFORE, Aspect.AFTER)
_NEAR = 25
"""Characters from a limit to its number, at most: "more than once in 24 hours" has none."""
_DIGIT = re.compile(r"\d")


def bounds(folded: str, lexicon: Lexicon) -> Iterator[Aspect]:
    """The bounds of a text that `terms.plain` folded. A limit is one where a number stands near; an order in time is one anywhere."""
    hits = lexicon.bounds.find(folded)
    if not hits:
        return
    numbers = [match.start() for match in _DIGIT.finditer(folded)]
    if not numbers or any(hit.kind not in _TIMES for hit in hits):
        numbers += [hit.start for hit in lexicon.numerals.find(folded)]
    for hit in hits:
        if hit.kind in _TIMES or any(hit.start - _NEAR <= place <= hit.end + _NEAR for place in numbers):
            yield hit.kind


def limits(counts: Counts) -> int:
    """How many limits and orders in time a text states."""
    return sum(counts.get(aspect, 0) for aspect in (*_LIMITS, *_TIMES))


def keeps_limit(denied: Counts, other: Counts) -> bool:
    """Whether what a text denies of a limit or an order in time ("not above", "not after") stands in another without a denial ("at most", "before")."""
    if any(denied.get(one) and other.get(another) and not other.get(one) for one, another in (_TIMES, _TIMES[::-1])):
        return True
    stated = [aspect for aspect in _COMPARED if denied.get(aspect)]
    if any(other.get(aspect) for aspect in stated):
        return False
    wanted = {_OTHER[_LIMITS[aspect]] for aspect in stated}
    found = {way for aspect, way in _LIMITS.items() if other.get(aspect)}
    return bool(wanted & found) or (Way.DOWN in wanted and bool(other.get(Aspect.UNTIL)))


def is_turned(source: Counts, target: Counts) -> bool:
    """Whether all limits, or the order in time, of a text are the other way round in another. "Not before" is "only after" (French "ne … qu'après")."""
    alike = all(bool(source.get(aspect)) == bool(target.get(aspect)) for aspect in (Aspect.DENIES, Aspect.ONLY))
    return _limits_turned(source, target) or (alike and _times_turned(source, target))


def _limits_turned(source: Counts, target: Counts) -> bool:
    ours, theirs = _ways(source), _ways(target)
    if len(ours) == len(theirs) == 1:
        return ours != theirs
    once = source.get(Aspect.DENIES, 0) == target.get(Aspect.DENIES, 0) == 1
    return once and len(stated := _compared(source)) == 1 and len(said := _compared(target)) == 1 and stated != said


def _ways(counts: Counts) -> frozenset[Way]:
    """The sides that may be meant: beside a denial, "above" may be either."""
    ways = {way for aspect, way in _LIMITS.items() if counts.get(aspect)}
    doubtful = any(counts.get(aspect) for aspect in _COMPARED) and (counts.get(Aspect.DENIES) or counts.get(Aspect.EXCLUDES))
    return frozenset(Way) if doubtful else frozenset((*ways, Way.DOWN)) if ways and counts.get(Aspect.UNTIL) else frozenset(ways)


def _compared(counts: Counts) -> frozenset[Aspect]:
    """What numbers are compared by, where nothing else limits them."""
    if counts.get(Aspect.MOST) or counts.get(Aspect.LEAST) or counts.get(Aspect.UNTIL):
        return frozenset()
    return frozenset(aspect for aspect in _COMPARED if counts.get(aspect))


def _times_turned(source: Counts, target: Counts) -> bool:
    """Beside a denial, "until after" is "before": "not until 48 hours after it", "not before 48 hours have passed"."""
    ours, theirs = ({aspect for aspect in _TIMES if counts.get(aspect)} for counts in (source, target))
    if any(counts.get(Aspect.UNTIL) and counts.get(Aspect.DENIES) and counts.get(Aspect.AFTER) for counts in (source, target)):
        return False
    return len(ours) == len(theirs) == 1 and ours != theirs
