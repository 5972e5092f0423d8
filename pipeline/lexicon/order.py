"""Amounts that changed places: a range that runs backwards, two amounts of one unit that were swapped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lexicon.amounts import Amount, Stated
from pipeline.lexicon.lexicon import lexicon
from pipeline.locales import language


@dataclass(frozen=True, slots=True)
class Swap:
    """Two amounts of the source, in its order, whose places the translation has changed."""

    first: Amount
    second: Amount


_JOINS = frozenset(("-", "–", "—", "~", "〜", "～", ":", "/", "÷", "...", "…"))
_SENTENCE_END = re.compile(r"[.;!?。！？।]\s|[。！？।]")
_NEAR = 12
"""Characters between the two ends of a range, at most: their unit and a word such as "bis"."""
_DAYS = 31


def swaps(source: Stated, target: Stated, pairs: Sequence[tuple[Amount, Amount]], ours: Sequence[Amount], theirs: Sequence[Amount]) -> tuple[Swap, ...]:
    """Neighbours of the source that stand the other way round; only those whose number stands once in each text can be told."""
    once = _once(ours) & _once(theirs)
    place = {one.start: other for one, other in pairs if one.value in once and other.value in once}
    found = []
    for index, first in enumerate(ours):
        ranged = index + 1 < len(ours) and _is_range(source, ours, index)
        second = ours[index + 1] if ranged else next((other for other in ours[index + 1 :] if other.units & first.units), None)
        there = place.get(first.start), None if second is None else place.get(second.start)
        if second is None or there[0] is None or there[1] is None or there[0].start < there[1].start:
            continue
        if ranged:
            turned = _are_neighbours(target, theirs, there[1], there[0])
        else:
            turned = _keep_order(source, target) and _one_sentence(source, first, second) and _one_sentence(target, there[1], there[0])
        if turned:
            found.append(Swap(first, second))
    return tuple(found)


def _once(found: Sequence[Amount]) -> set[object]:
    return {value for value, count in Counter(amount.value for amount in found).items() if count == 1}


def _is_range(source: Stated, ours: Sequence[Amount], index: int) -> bool:
    """Whether two neighbours are one statement: 5–10, 5 mg to 10 mg, 1:10, 140/90; a date is none."""
    first, second = ours[index], ours[index + 1]
    join = _between(source, first, second)
    if join in _JOINS:
        outside = [_between(source, *pair) for pair in pairwise(ours[max(0, index - 1) : index + 3])]
        return outside.count(join) == 1 and (join != "/" or max(first.value, second.value) > _DAYS)
    data = lexicon(language(source.locale).primary)
    return data is not None and join.casefold() in data.joins


def _between(stated: Stated, first: Amount, second: Amount) -> str:
    return stated.text[first.end : second.start].strip()


def _are_neighbours(target: Stated, theirs: Sequence[Amount], first: Amount, second: Amount) -> bool:
    between = target.text[first.end : second.start]
    return len(between) <= _NEAR and _SENTENCE_END.search(between) is None and theirs.index(second) == theirs.index(first) + 1


def _keep_order(source: Stated, target: Stated) -> bool:
    both = (lexicon(language(stated.locale).primary) for stated in (source, target))
    return all(data is not None and data.keeps_order for data in both)


def _one_sentence(stated: Stated, first: Amount, second: Amount) -> bool:
    return _SENTENCE_END.search(stated.text[first.end : second.start]) is None
