"""A word has letters of two scripts that look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon.characters import mixed_words
from pipeline.lexicon.disguises import false_digits, hints_at_false_digits
from pipeline.model import Level
from pipeline.validate.concerns import is_unusual
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Dо nоt` with Cyrillic о; `Нe` in Russian with a Latin e, which a screen reader spells and no search finds;
    `5O mg` with a letter for the nought, `5² mg`. Good: `β-Blocker`, `10 µg`, `5 kΩ`,
    `X線`, `비타민C`; a word that the source writes so.
    """
    text = subject.said
    false = next((number for number in false_digits(text) if number not in subject.asked), None)
    if false is not None:
        yield Fault(f'"{false}" looks like another number', "type it again, in digits of one kind", found=text)
    if text.isascii():
        return
    asked = set(_WORD.findall(subject.asked))
    mixed = next((word for word in mixed_words(text) if word not in asked), None)
    if mixed is not None:
        yield Fault(f'"{mixed}" mixes letters of two scripts, or poses as a word of another', "type it again, in one script", found=text)


_WORD = re.compile(r"[^\W\d_]+")


def _may_mix(subject: UnitSubject) -> bool:
    return is_unusual(subject) or hints_at_false_digits(subject.said)


RULE = UnitRule(
    "mixed-script",
    Level.WARNING,
    "Letters of two scripts that look alike in one word, or letters in a number.",
    check,
    Scope.WORDS,
    "fluency/character-encoding",
    concerns=_may_mix,
)
