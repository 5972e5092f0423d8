"""A character that nobody sees stands where nothing needs it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.characters import named, stray_invisibles
from pipeline.lexicon.disguises import gaps
from pipeline.model import Level
from pipeline.validate.concerns import is_unusual
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: a zero-width space in a German word, which no search finds then; a byte-order mark; a Hangul filler; tag characters; a variation selector behind
    a letter; four no-break spaces in a row, which push the text away.
    Good: ZWNJ in Persian or Hindi, ZWJ in an emoji, RLM beside Hebrew, a soft hyphen inside a word, no-break spaces of any width; what the
    source has too.
    """
    text = subject.said
    if text.isascii():
        return
    asked = subject.asked
    stray = dict.fromkeys(character for _, character in stray_invisibles(text) if character not in asked)
    if stray:
        names = ", ".join(named(character) for character in list(stray)[:4])
        yield Fault(f"holds what nobody sees: {names}", "delete it", found=text)
    gap = next((gap for gap in gaps(text) if gap not in asked), None)
    if gap is not None:
        yield Fault(f"holds {len(gap)} spaces in a row that a browser does not fold", "write one space", found=text)


def _may_hide_something(subject: UnitSubject) -> bool:
    text = subject.said
    return is_unusual(subject) or text.count("\u00a0") + text.count("\u202f") >= _GAP


_GAP = 4
"""Spaces that a browser does not fold, of the two kinds that ordinary texts have."""


RULE = UnitRule(
    "invisible-character",
    Level.WARNING,
    "Zero-width and other invisible characters where no script needs them.",
    check,
    Scope.WORDS,
    "fluency/character-encoding",
    concerns=_may_hide_something,
)
