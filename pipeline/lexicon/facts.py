"""What a text says yes and no to, how bindingly and how urgently, sentence by sentence; and what of it another text lost or gained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log

from pipeline.lexicon.bounds import is_turned, keeps_limit, limits
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
    pairs = [pair for _, pair in _aligned(source, target)]
    if _denies_less(source.whole, target.whole) and (not pairs or any(_denies_less(*pair) for pair in pairs)):
        yield source.whole, target.whole
        return
    for index, (one, other) in _aligned(source, target):
        if _denies_less(one, other) and not any(_makes_up(pair, (one, other), source, target) for pair in _neighbours(source, target, index)):
            yield one, other


def _makes_up(neighbour: Loss, lost: Loss, source: Senses, target: Senses) -> bool:
    """Whether a neighbour denies for a sentence that has lost its denial, as where clauses changed places; not where both have the length of their own
    source, and the neighbour's says no in no way: there the denial alone has moved.
    """
    ours, theirs = neighbour
    if not theirs.denials or ours.denials:
        return False
    ratio = len(target.whole.text) / len(source.whole.text)
    return bool(ours.refusals) or any(abs(log(len(other.text) / (len(one.text) * ratio))) > _STRAY for one, other in (neighbour, lost))


_STRAY = 0.4
"""The usual stray of a sentence's length, as a logarithm, is 0.15; two and a half times as much speaks for clauses that moved."""


def _denies_less(one: Part, other: Part) -> bool:
    """Whether a part denies and its translation does not: it excludes no more than the source excludes besides ("do not use without", "use without").
    "Not … unless" may become "only … if", and a limit ("not longer than") a denial, so that limits of the source count for nothing.
    """
    if not one.denials or other.denials or _is_limit(one, other):
        return False
    excluded, besides = other.sense[Aspect.EXCLUDES], min(one.sense[Aspect.EXCLUDES], one.sense[Aspect.CONDITION])
    return excluded <= besides and not (excluded and other.sense[Aspect.ONLY])


def _is_limit(one: Part, other: Part) -> bool:
    """Whether each denial of a part may be that of a limit ("not above 25 °C"), and the other part states the limit ("at most 25 °C"). Many languages
    deny with two words (French "ne … pas").
    """
    return one.denials <= 2 * limits(one.sense.counts) and keeps_limit(one.sense.counts, other.sense.counts)


def gained_negations(source: Senses, target: Senses) -> Iterator[Loss]:
    """Parts that deny and exclude nothing, and whose translation denies. A neighbour that does not say no where its source does makes up for a sentence."""
    pairs = [pair for _, pair in _aligned(source, target)]
    if _denies_more(source.whole, target.whole) and (not pairs or any(_denies_more(*pair) for pair in pairs)):
        yield source.whole, target.whole
        return
    for index, (one, other) in _aligned(source, target):
        if _denies_more(one, other) and not any(ours.refusals and not theirs.refusals for ours, theirs in _neighbours(source, target, index)):
            yield one, other


def _denies_more(one: Part, other: Part) -> bool:
    return bool(not one.refusals and other.denials and not _is_limit(other, one))


def turned(source: Senses, target: Senses) -> Iterator[Loss]:
    """Parts whose limit (at most, at least, above, below) or order in time (before, after) is the other way round in the translation."""
    pairs = [pair for _, pair in _aligned(source, target)] or [(source.whole, target.whole)]
    yield from ((one, other) for one, other in pairs if is_turned(one.sense.counts, other.sense.counts))


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
    stopped = one[Aspect.CEASE] and not other.sense[Aspect.STOP] + other.refusals
    if hurried or stopped:
        yield source.whole, target.whole


def _is_softer(one: Part, other: Part) -> bool:
    """Whether must became should or may, or should became may. "Nobody may", "may only" and "may at most" forbid: beside a denial of
    both texts, a limit that stands for the source's, or an "only", may is none.
    """
    if other.sense[Aspect.MUST] or (one.sense[Aspect.ONLY] and other.sense[Aspect.ONLY]):
        return False
    optional = other.sense[Aspect.MAY] > one.sense[Aspect.MAY] and not (one.denials and (other.denials or _is_limit(one, other)))
    advised = other.sense[Aspect.SHOULD] and not one.sense[Aspect.SHOULD]
    advice = one.sense[Aspect.SHOULD] and not other.sense[Aspect.SHOULD]
    return bool((one.sense[Aspect.MUST] and (optional or advised)) or (advice and optional))


def _aligned(source: Senses, target: Senses) -> Iterator[tuple[int, Loss]]:
    """Sentence by sentence, where both texts have as many."""
    if len(source.parts) == len(target.parts) > 1:
        yield from enumerate(zip(source.parts, target.parts, strict=True))


def _neighbours(source: Senses, target: Senses, index: int) -> Iterator[Loss]:
    """The sentences before and behind one, in both texts."""
    return ((source.parts[place], target.parts[place]) for place in (index - 1, index + 1) if 0 <= place < len(source.parts))
