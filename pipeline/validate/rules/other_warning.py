"""A translation is, or holds, that of another warning."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from pipeline.lexicon.lengths import sentences_of
from pipeline.lexicon.resemblance import containment, resemblance
from pipeline.terms import words
from pipeline.validate.rule import Fault, PageFault, PageRule, PageSubject, Statement


def check(subject: PageSubject) -> Iterator[PageFault]:
    """Bad: the sun warning's translation, with a word changed, under the pregnancy warning; a sentence of it among the pregnancy warning's own. Good: two
    warnings that share a sentence, or resemble each other, in the source too.
    """
    for own, other in permutations(subject.statements, 2):
        if own.text != other.text and (shared := _shared(own, other, subject)) is not None:
            message = f'says what the translation of "{other.source}" says'
            yield PageFault(own, Fault(message, "translate this warning's own text", expected=own.source, found=shared))


def _shared(own: Statement, other: Statement, subject: PageSubject) -> str | None:
    """The part of one translation that comes from the other's, where the sources have no such part in common."""
    if len(other.source) < _LEAST or len(own.source) < _LEAST:
        return None
    if resemblance(own.text, other.text) >= _NEARLY and resemblance(own.source, other.source) < _UNLIKE:
        return own.text
    if containment(other.source, own.source) >= _UNLIKE:
        return None
    for sentence in sentences_of(other.text, subject.target.primary):
        if len(words(sentence)) >= _WORDS and sentence in own.text and not _in_common(own, other, subject):
            return sentence
    return None


def _in_common(own: Statement, other: Statement, subject: PageSubject) -> bool:
    """Whether the sources share a sentence, or nearly."""
    parts = sentences_of(other.source, subject.source.primary)
    return any(containment(part, own.source) >= _UNLIKE for part in parts)


_LEAST = 20
_WORDS = 4
_NEARLY = 0.85
_UNLIKE = 0.65
"""How much translations must resemble each other, and how little their sources."""

RULE = PageRule("other-warning", "The translation, or a sentence of it, belongs to another warning.", check)
