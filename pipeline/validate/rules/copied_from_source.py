"""A translation is the source text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.model import Level, Translated
from pipeline.placeholders import strip
from pipeline.terms import is_wordless, plain, words
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `msgid "Do not inhale."` in German with `msgstr "Do not inhale!"`, or with the sentence twice, or with a translation beside it.
    Good: a translation, which may keep a name or two; a text without letters; an address; English for another English-speaking country.
    """
    unit = subject.unit
    if unit.address or not isinstance(subject.translation, Translated):
        return
    if (subject.source.primary, subject.source.script) == (subject.target.primary, subject.target.script):
        return
    source = _asked(unit.msgid, unit.tags)
    if is_wordless("".join(source)):
        return
    target = words(strip(subject.translation.text, unit.tags))
    whole = source == target
    within = len(source) >= _SENTENCE and any(target[start : start + len(source)] == source for start in range(len(target) - len(source) + 1))
    if whole or within:
        yield Fault("the translation is a copy of the source", "translate it", expected=f"a text in {subject.target.english}", found=subject.translation.text)


@lru_cache(maxsize=4096)
def _asked(msgid: str, tags: tuple[str, ...]) -> list[str]:
    """The words of a source text, read once for all locales."""
    return words(strip(msgid, tags))


@lru_cache(maxsize=4096)
def _longest(msgid: str, tags: tuple[str, ...]) -> str:
    return max(_asked(msgid, tags), key=len, default="")


def _has_a_word_of_the_source(subject: UnitSubject) -> bool:
    """Whether the longest word of the source stands in the translation, or signs that cannot be seen, which might part it there."""
    if not isinstance(subject.translation, Translated):
        return False
    unit = subject.unit
    folded = plain(strip(subject.translation.text, unit.tags))
    return _longest(unit.msgid, unit.tags) in folded or not folded.isprintable()


_SENTENCE = 3
"""From so many words on, a source text inside a translation is no name but text left in."""

RULE = UnitRule("copied-from-source", Level.INFO, "The translation is the source text, or still holds it.", check, concerns=_has_a_word_of_the_source)
