"""How much two texts of one language resemble each other, and which numbers and names they hold."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.terms import words

_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def shingles(text: str) -> frozenset[str]:
    """The runs of three characters of a text's words: they suit scripts with and without spaces."""
    folded = " ".join(words(text))
    return frozenset(folded[start : start + 3] for start in range(max(1, len(folded) - 2)))


def resemblance(one: str, other: str) -> float:
    """From 0.0 to 1.0 (Dice's coefficient of their shingles)."""
    left, right = shingles(one), shingles(other)
    return 2 * len(left & right) / (len(left) + len(right))


def containment(part: str, whole: str) -> float:
    """Which share of a part's shingles stands in a whole."""
    inner = shingles(part)
    return len(inner & shingles(whole)) / len(inner)


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> tuple[str, ...]:
    """The runs of digits of a text, as 0–9, sorted: what stays the same in every language."""
    return tuple(sorted("".join(str(int(digit)) for digit in run) for run in _DIGITS.findall(text)))
