"""A translation has characters that are no text."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.characters import broken_characters, named
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: U+FFFD for a letter that got lost, `f?r`, `???`, a control character, a lone surrogate, a code point of private use or without a character.
    Good: letters, signs, tabs, line ends; a question mark behind a word.
    """
    text = subject.said
    if text.isascii() and text.isprintable() and "?" not in text:
        return
    asked = subject.asked
    broken = [character for character in broken_characters(text) if character not in asked]
    if broken:
        yield Fault(f"holds what is no text: {', '.join(map(named, broken[:4]))}", "type the text again", found=text)


RULE = UnitRule(
    "broken-character",
    Level.WARNING,
    "Replacement, control, private-use and unassigned characters, lone surrogates.",
    check,
    Scope.WORDS,
    "fluency/character-encoding",
)
