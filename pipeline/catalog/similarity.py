"""The door to rapidfuzz: which of many texts are alike.

Candidates come from an inverted index, so that the cost grows with the texts and not with their product. Law: however often a text is looked for, it is
compared with another text once; all locales share one index, because likeness depends on the source texts alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

Likeness = tuple[float, str]
"""A score from 0 to 100 and the text that has it."""

LEAST = 50
"""Scores below are not reported: two unrelated English sentences reach 40."""

_REORDERED = 0.97
"""What a score counts for when the words are alike and their order is not."""
_COMPARED = 16
"""How many texts that share the rarest words are compared letter by letter."""
_FEATURES = 24
_COMMON = 64
"""A word that more texts have than this says little; only so many of them are looked at."""
_SHORT = 3
"""Words up to which the end of a word counts too: a typing error may be in its beginning, and there are few others."""
_UNSPACED = "\u0e00"
"""From here on in Unicode scripts stand that put no spaces between words; pairs of characters are taken there."""
_WORD = re.compile(r"[^\W_]+")
_LEAST_PART = 20
"""Letters that a part of a text needs to be known as that part."""


def likeness(one: str, other: str) -> float:
    """From 0 to 100: the normalized indel similarity of two texts, or nearly that of their sorted words (rapidfuzz.fuzz.ratio, token_sort_ratio)."""
    return _likeness(one, _in_order(one), other, _in_order(other))


def _likeness(one: str, one_in_order: str, other: str, other_in_order: str) -> float:
    score = fuzz.ratio(one, other, score_cutoff=LEAST)
    return score if score >= 100 * _REORDERED else max(score, _REORDERED * fuzz.ratio(one_in_order, other_in_order, score_cutoff=LEAST))


def _in_order(text: str) -> str:
    """A text's words in alphabetical order, as token_sort_ratio compares them."""
    return " ".join(sorted(text.split()))


@lru_cache(maxsize=1 << 16)
def is_part(one: str, other: str) -> bool:
    """Whether the shorter of two texts stands in the longer one, almost as it is."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _LEAST_PART and len(longer) >= len(shorter) * 1.2 and fuzz.partial_ratio(shorter, longer, score_cutoff=85) > 0


class Index:
    """Texts that can be found by likeness. It only grows; what was compared once is remembered."""

    def __init__(self) -> None:
        self._texts: list[tuple[str, str]] = []
        self._known: set[str] = set()
        self._postings: dict[str, list[int]] = {}
        self._found: dict[str, tuple[int, Sequence[Likeness]]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Takes in the texts that are not in yet."""
        for text in texts:
            if text not in self._known:
                self._known.add(text)
                number = len(self._texts)
                self._texts.append((text, _in_order(text)))
                for feature in _features(text):
                    self._postings.setdefault(feature, []).append(number)

    def alike(self, text: str) -> Sequence[Likeness]:
        """The learned texts most like this one, the likest first; itself is not among them."""
        since, found = self._found.get(text, (0, ()))
        if since < len(self._texts):
            in_order = _in_order(text)
            scored = ((_likeness(text, in_order, other, ordered), other) for other, ordered in self._candidates(text, since) if other != text)
            fresh = [pair for pair in scored if pair[0] >= LEAST]
            found = sorted((*found, *fresh), key=lambda pair: (-pair[0], pair[1]))
            self._found[text] = len(self._texts), found
        return found

    def _candidates(self, text: str, since: int) -> Iterator[tuple[str, str]]:
        """Texts learned after the first `since` that share most of the rarest features."""
        postings = sorted((self._postings[feature] for feature in _features(text) if feature in self._postings), key=len)
        shared: Counter[int] = Counter()
        for posting in postings[:_FEATURES]:
            start = bisect_left(posting, since)
            if len(posting) - start > _COMMON and len(shared) >= _COMPARED:
                break
            shared.update(posting[start : start + _COMMON])
        return (self._texts[number] for number, _ in shared.most_common(_COMPARED))


def _features(text: str) -> set[str]:
    """What two alike texts probably share: the beginnings of words, and of two in a row; in short texts also the ends."""
    words = _WORD.findall(text.casefold())
    starts = [word[:4] for word in words]
    features = {*starts, *map("{} {}".format, starts, starts[1:])}
    if len(words) <= _SHORT:
        features.update(f"-{word[-4:]}" for word in words)
    for word in words:
        if word[0] >= _UNSPACED:
            features.update(word[at : at + 2] for at in range(len(word) - 1))
    return features
