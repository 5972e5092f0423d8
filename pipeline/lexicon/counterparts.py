"""Which sentence of a translation stands for which of its source: an alignment by length (Gale and Church, 1993), with numbers and denials as anchors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicon.facts import senses
from pipeline.lexicon.lengths import joints, sentences_of
from pipeline.lexicon.numbers import western


@dataclass(frozen=True, slots=True)
class _Sentence:
    """`length` is in characters of the source's language; `joints` are the signs and words that join clauses."""

    length: float
    digits: Counter[str]
    denials: int
    refusals: int
    joints: int


def _read(text: str, language: str, ratio: float) -> tuple[_Sentence, ...]:
    known = senses(text, language)
    parts = known.parts if known is not None else ()
    read: list[_Sentence] = []
    for index, sentence in enumerate(sentences_of(text, language)):
        part = parts[index] if index < len(parts) else None
        denials, refusals = (part.denials, part.refusals) if part is not None else (0, 0)
        read.append(
            _Sentence(len(sentence) / ratio, Counter(_DIGITS.findall(_GROUPS.sub("", western(sentence)))), denials, refusals, joints(sentence, language))
        )
    return tuple(read)


_DIGITS = re.compile(r"\d+")
_GROUPS = re.compile(r"(?<=\d)[ \u00a0\u202f.,'](?=\d{3}(?!\d))")
"""Signs between thousands: 1 250 and 1,250 are one number."""


def _together(sentences: Sequence[_Sentence]) -> _Sentence:
    if len(sentences) == 1:
        return sentences[0]
    digits: Counter[str] = Counter()
    for sentence in sentences:
        digits.update(sentence.digits)
    return _Sentence(
        sum(sentence.length for sentence in sentences),
        digits,
        sum(sentence.denials for sentence in sentences),
        sum(sentence.refusals for sentence in sentences),
        sum(sentence.joints for sentence in sentences),
    )


_VARIANCE = 6.8
"""Of the difference of two lengths, for each character (Gale and Church)."""
_MOST = 12.0
_NUMBER = 3.0
_DENIAL = 1.5
_MERGED = 1.5
_UNJOINED = 1.5
"""What speaks against a pair, as negative logarithms: at most for lengths; a number or denial that only one has; two sentences in one; those without
a joint more."""


def _cost(ours: Sequence[_Sentence], theirs: Sequence[_Sentence]) -> float:
    one, other = _together(ours), _together(theirs)
    mean = max((one.length + other.length) / 2, 1.0)
    cost = min((one.length - other.length) ** 2 / (2 * _VARIANCE * mean), _MOST)
    cost += _NUMBER * min(((one.digits - other.digits) | (other.digits - one.digits)).total(), 2)
    cost += _DENIAL * (bool(one.denials and not other.refusals) + bool(other.denials and not one.refusals))
    if len(ours) > len(theirs):
        cost += _MERGED + (_UNJOINED if other.joints - one.joints < len(ours) - len(theirs) else 0)
    elif len(theirs) > len(ours):
        cost += _MERGED
    return cost


_STEPS = ((1, 1), (2, 1), (1, 2), (3, 1))


_BAND = 8
"""How far the counterpart of a sentence may stand from where it would be if the sentences were spread evenly."""
_NEVER = float("inf")


@lru_cache(maxsize=256)
def loss(source: str, source_language: str, target: str, target_language: str, ratio: float) -> float:
    """How much better two texts fit if one sentence of the source has no counterpart, as a difference of negative logarithms; minus infinity
    where the source is one sentence or the translation is none. The languages are primary subtags, `ratio` the characters of the target language for
    one of the source's.
    """
    ours, theirs = _read(source, source_language, 1.0), _read(target, target_language, ratio)
    if len(ours) < len(("one", "another")) or not theirs:
        return -_NEVER
    whole, without = _best(ours, theirs)
    return whole - without if without < _NEVER else -_NEVER


def _best(ours: Sequence[_Sentence], theirs: Sequence[_Sentence]) -> tuple[float, float]:
    """The costs of the best alignment in which every sentence has a counterpart, and of the best in which all but one of ours have."""
    slope = len(theirs) / len(ours)
    costs = {(0, 0): (0.0, _NEVER)}
    for i in range(len(ours) + 1):
        middle = int(i * slope)
        for j in range(max(0, middle - _BAND), min(len(theirs), middle + _BAND) + 1):
            if not i and not j:
                continue
            whole, without = _NEVER, costs.get((i - 1, j), (_NEVER, _NEVER))[0]
            for one, other in _STEPS:
                before = costs.get((i - one, j - other))
                if before is not None:
                    cost = _cost(ours[i - one : i], theirs[j - other : j])
                    whole, without = min(whole, before[0] + cost), min(without, before[1] + cost)
            costs[i, j] = whole, without
    return costs.get((len(ours), len(theirs)), (_NEVER, _NEVER))
