"""A translation has characters that are no text."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.characters import broken_characters, named
from pipeline.lexicon.disguises import ornate_letters
from pipeline.model import Level
from pipeline.validate.concerns import is_unusual
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: U+FFFD for a letter that got lost, `f?r`, `???`, a control character, a lone surrogate, a code point of private use or without a character;
    letters struck out by overlays or buried in marks, and signs in the shape of letters (𝓃𝒾𝒸𝒽𝓉, ⓝⓞ, ᵖᵃˢ), which screen readers spell or leave out.
    Good: letters, signs, tabs, line ends; a question mark behind a word; 1ᵉʳ.
    """
    text = subject.said
    if text.isascii() and text.isprintable() and "?" not in text:
        return
    asked = subject.asked
    broken = [character for character in broken_characters(text) if character not in asked]
    if broken:
        yield Fault(f"holds what is no text: {', '.join(map(named, broken[:4]))}", "type the text again", found=text)
    ornate = None if text.isascii() else next((run for run in ornate_letters(text) if run not in asked), None)
    if ornate is not None:
        yield Fault(
            f"holds letters that are no plain ones: {named(ornate[:_SHOWN])}", "type them again, without what strikes them out or adorns them", found=text
        )


def _may_be_broken(subject: UnitSubject) -> bool:
    return is_unusual(subject) or "?" in subject.said


_SHOWN = 4

RULE = UnitRule(
    "broken-character",
    Level.WARNING,
    "Replacement, control, private-use and unassigned characters, lone surrogates, letters struck out or adorned.",
    check,
    Scope.WORDS,
    "fluency/character-encoding",
    concerns=_may_be_broken,
)
