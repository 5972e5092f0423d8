"""Signal words at the beginning of a text: the four levels of ISO 3864-2 and ANSI Z535.6."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.lexicon.lexicon import lexicon
from pipeline.model import Severity
from pipeline.terms import is_spaced, is_unspaced, plain

_LEAD = re.compile(r"\A[^\w]*")
_CLOSED = re.compile(r"\s*(?:[^\w\s,;'’-]|[-–—]\s|\Z)")
"""What stands behind a signal word: a colon, an exclamation mark, a bracket, a dash, the end."""


@dataclass(frozen=True, slots=True)
class Leading:
    """The levels of the word with which a text begins, none where it is no signal word; and the words that the language accepts."""

    levels: frozenset[Severity]
    words: Mapping[Severity, tuple[str, ...]]


def leads_with(text: str, language: str) -> Severity | None:
    """The level of the language's own signal word (the first of each level in its data) where the text begins with it and sets it apart:
    by punctuation, by capitals, or by saying nothing else. None for a language without data.
    """
    data = lexicon(language)
    if data is None:
        return None
    bare = text[_lead(text) :]
    for level, words in data.signals.items():
        written = bare[: len(words[0])]
        if plain(written) != plain(words[0]):
            continue
        behind = bare[len(written) :]
        if _CLOSED.match(behind) or (written.isupper() and not is_spaced(behind[:1]) and not bare.isupper()):
            return level
    return None


def leading_levels(text: str, language: str) -> Leading | None:
    """What the text's first word says, by all the words that the language accepts. None for a language without data."""
    data = lexicon(language)
    if data is None:
        return None
    folded = plain(text[_lead(text) :])
    longest = 0
    levels: set[Severity] = set()
    for level, words in data.signals.items():
        for word in map(plain, words):
            stem = word.rstrip("*")
            if not folded.startswith(stem) or not _ends(folded, stem, word) or len(stem) < longest:
                continue
            if len(stem) > longest:
                levels.clear()
            longest = len(stem)
            levels.add(level)
    return Leading(frozenset(levels), data.signals)


def _lead(text: str) -> int:
    match = _LEAD.match(text)
    return match.end() if match is not None else 0


def _ends(folded: str, stem: str, word: str) -> bool:
    following = folded[len(stem) : len(stem) + 1]
    return word.endswith("*") or not following or not is_spaced(following) or is_unspaced(stem[-1:])
