"""What a text says twice."""

from __future__ import annotations

from pipeline.terms import is_unspaced, words

_WORDS = 6
_CHARACTERS = 12
"""How many words, and in a script without spaces how many characters, make a repetition that is no term."""


def longest_repeat(text: str, words_at_least: int = _WORDS) -> str | None:
    """The first run of so many words, or of twice as many characters in a script without spaces, that stands again behind its end; None where none does."""
    found = words(text)
    unspaced = sum(is_unspaced(word[0]) for word in found) * 2 > len(found)
    parts = list("".join(found)) if unspaced else found
    length = words_at_least * (_CHARACTERS // _WORDS) if unspaced else words_at_least
    first: dict[tuple[str, ...], int] = {}
    for start in range(len(parts) - length + 1):
        run = tuple(parts[start : start + length])
        if first.setdefault(run, start) + length <= start:
            return ("" if unspaced else " ").join(run)
    return None
