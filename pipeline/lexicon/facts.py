"""What a text says yes and no to, how bindingly and how urgently, sentence by sentence; and what of it another text lost or gained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicon.lexicon import Aspect, lexicon
from pipeline.lexicon.polarity import Sense, sense, sentences


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or a whole text, and what its words say."""

    text: str
    sense: Sense

    @property
    def denials(self) -> int:
        """Words that deny."""
        return self.sense[Aspect.DENIES]

    @property
    def refusals(self) -> int:
        """Words that deny or exclude: what a negation may become in another language."""
        return self.sense[Aspect.DENIES] + self.sense[Aspect.EXCLUDES]

    @property
    def options(self) -> int:
        """Words that bind less than must."""
        return self.sense[Aspect.SHOULD] + self.sense[Aspect.MAY]


@dataclass(frozen=True, slots=True)
class Senses:
    """A text and its sentences; one that is a single sentence is its own only part."""

    whole: Part
    parts: tuple[Part, ...]


Loss = tuple[Part, Part]
"""A part of the source, and the part of the translation that does not keep what it says."""


@lru_cache(maxsize=8192)
def senses(text: str, language: str) -> Senses | None:
    """What a text says; None for a language without data. `language` is a primary language subtag."""
    data = lexicon(language)
    if data is None:
        return None
    texts = sentences(text, language) if _SEVERAL.search(text) else (text,)
    if len(texts) < len(("one", "two")):
        whole = Part(text, sense(text, data))
        return Senses(whole, (whole,))
    parts = tuple(Part(sentence, sense(sentence, data)) for sentence in texts)
    total: Counter[Aspect] = Counter()
    for part in parts:
        total.update(part.sense.counts)
    return Senses(Part(text, Sense(total)), parts)


_SEVERAL = re.compile(r"[.!?:;…。！？।॥؟።။។]\s*\S")
"""What may stand between two sentences; a text without it is one."""


def lost_negations(source: Senses, target: Senses) -> Iterator[Loss]:
    """Parts whose denial the translation does not keep. A neighbour that denies where its source does not makes up for a sentence."""
    if _denies_less(source.whole, target.whole):
        yield source.whole, target.whole
        return
    for index, (one, other) in _aligned(source, target):
        if _denies_less(one, other) and not any(theirs.denials and not ours.denials for ours, theirs in _neighbours(source, target, index)):
            yield one, other


def _denies_less(one: Part, other: Part) -> bool:
    """Whether a part denies and its translation does not: it excludes no more than the source excludes besides ("do not use without", "use without").
    "Not … unless" may become "only … if", and a limit ("not longer than") a denial, so that limits of the source count for nothing.
    """
    if not one.denials or other.denials:
        return False
    excluded, besides = other.sense[Aspect.EXCLUDES], min(one.sense[Aspect.EXCLUDES], one.sense[Aspect.CONDITION])
    return excluded <= besides and not (excluded and other.sense[Aspect.ONLY])


def gained_negations(source: Senses, target: Senses) -> Iterator[Loss]:
    """Parts that deny and exclude nothing, and whose translation denies. A neighbour that does not say no where its source does makes up for a sentence."""
    if not source.whole.refusals and target.whole.denials:
        yield source.whole, target.whole
        return
    for index, (one, other) in _aligned(source, target):
        if not one.refusals and other.denials and not any(ours.refusals and not theirs.refusals for ours, theirs in _neighbours(source, target, index)):
            yield one, other


def softened(source: Senses, target: Senses) -> Iterator[Loss]:
    """Parts that bind less in the translation: must became should or may, should became may."""
    if _is_softer(source.whole, target.whole):
        yield source.whole, target.whole
        return
    yield from (pair for _, pair in _aligned(source, target) if _is_softer(*pair))


def lost_urgency(source: Senses, target: Senses) -> Iterator[Loss]:
    """Parts that say at once, or stop, and whose translation does not."""
    one, other = source.whole.sense, target.whole
    hurried = one[Aspect.IMMEDIATELY] and not other.sense[Aspect.IMMEDIATELY]
    stopped = one[Aspect.STOP] and not other.sense[Aspect.STOP] + other.refusals
    if hurried or stopped:
        yield source.whole, target.whole


def _is_softer(one: Part, other: Part) -> bool:
    if other.sense[Aspect.MUST]:
        return False
    advice = one.sense[Aspect.SHOULD] and not other.sense[Aspect.SHOULD] and other.sense[Aspect.MAY] > one.sense[Aspect.MAY]
    return bool(advice or (one.sense[Aspect.MUST] and other.options > one.options))


def _aligned(source: Senses, target: Senses) -> Iterator[tuple[int, Loss]]:
    """Sentence by sentence, where both texts have as many."""
    if len(source.parts) == len(target.parts) > 1:
        yield from enumerate(zip(source.parts, target.parts, strict=True))


def _neighbours(source: Senses, target: Senses, index: int) -> Iterator[Loss]:
    """The sentences before and behind one, in both texts."""
    return ((source.parts[place], target.parts[place]) for place in (index - 1, index + 1) if 0 <= place < len(source.parts))
