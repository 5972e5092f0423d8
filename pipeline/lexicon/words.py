"""Finds a language's words in a text: one pass for all of them, then a look at the edges of each hit. The door to ahocorasick-rs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

import ahocorasick_rs

from pipeline.terms import is_spaced, is_unspaced, plain

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Hit(Generic[K]):
    """What was found, and where in the folded text: the forms that overlap are resolved, the longest first from the left."""

    kind: K
    start: int
    end: int


class WordFinder(Generic[K]):
    """Looks for forms of several kinds. A form is folded as texts are (`terms.plain`); `*` at its end or beginning stands for any ending or beginning
    of a word. A form may belong to several kinds, and then gives a hit of each.

    A form stands for whole words where its script puts spaces between them, and for itself anywhere where it does not.
    """

    def __init__(self, forms: Mapping[K, Iterable[str]]) -> None:
        self._written = forms

    @cached_property
    def _forms(self) -> Sequence[tuple[str, bool, bool, tuple[K, ...]]]:
        """Each form, whether letters may go on before and behind it, and its kinds. They are folded for the first text: many tables are never asked."""
        kinds: dict[tuple[str, bool, bool], list[K]] = {}
        for kind, written in self._written.items():
            for form in written:
                folded = plain(form)
                kinds.setdefault((folded.strip("*"), folded.startswith("*"), folded.endswith("*")), []).append(kind)
        kinds.pop(("", True, True), None)
        return [(text, _open(text[:1], free_start), _open(text[-1:], free_end), tuple(found)) for (text, free_start, free_end), found in kinds.items()]

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick | None:
        return ahocorasick_rs.AhoCorasick([form[0] for form in self._forms], store_patterns=False) if self._forms else None

    def find(self, folded: str) -> list[Hit[K]]:
        """The hits in a text that `terms.plain` folded, from left to right; of hits that overlap, the one that begins first, then the longest."""
        if self._automaton is None:
            return []
        found: list[tuple[int, int, tuple[K, ...]]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            _, free_start, free_end, kinds = self._forms[index]
            if (free_start or not _joined(folded, start - 1)) and (free_end or not (_joined(folded, end) or _elided(folded, end))):
                found.append((start, -end, kinds))
        hits: list[Hit[K]] = []
        behind = 0
        before: tuple[int, int] | None = None
        for start, negative_end, kinds in sorted(found, key=lambda hit: hit[:2]):
            if start >= behind or (start, negative_end) == before:
                hits.extend(Hit(kind, start, -negative_end) for kind in kinds)
                behind, before = -negative_end, (start, negative_end)
        return hits


@lru_cache(maxsize=1024)
def _open(edge: str, starred: bool) -> bool:  # noqa: FBT001  one of the two conditions, not a mode
    """Whether letters may go on at this edge of a form."""
    return starred or is_unspaced(edge)


def _joined(text: str, index: int) -> bool:
    """Whether the character at an edge goes on with the word."""
    return 0 <= index < len(text) and is_spaced(text[index])


def _elided(text: str, index: int) -> bool:
    """Whether an apostrophe and a letter follow: can't is not can, while l'eau is eau."""
    return text.startswith("'", index) and _joined(text, index + 1)
