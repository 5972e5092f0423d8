"""A translation says something twice that its source says once."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.lengths import sentences_of
from pipeline.lexicon.repetition import longest_repeat
from pipeline.model import Level
from pipeline.terms import words
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Nicht einatmen, nicht verschlucken. Nicht einatmen, nicht verschlucken.`; a clause of six words twice. Good: a text that repeats what its source
    repeats; a term of three words twice.
    """
    text = subject.said
    if len(text) < _LEAST:
        return
    target = subject.target.primary
    said = sentences_of(text, target)
    repeat = next((one for index, one in enumerate(said) if one in said[:index] and len(one) >= _LEAST // 2), None) or longest_repeat(text, _CLAUSE)
    half = len(text.strip()) // 2
    whole = text.strip()[:half].strip() == text.strip()[-half:].strip() and len(subject.asked) > _LEAST
    if repeat is None or (not whole and longest_repeat(subject.asked, words_at_least=3) is not None):
        return
    if whole or len(words(repeat)) > _CLAUSE or longest_repeat(subject.asked, words_at_least=2) is None:
        yield Fault(f'says "{repeat}" twice', "delete what stands there twice", expected=subject.asked, found=text)


_LEAST = 16
_CLAUSE = 6
"""Words that say something: "(may affect up to)", said twice, has two or three in one language and six in another."""

RULE = UnitRule("text-doubled", Level.INFO, "A sentence or a long clause stands twice.", check, Scope.WARNINGS, "accuracy/addition")
