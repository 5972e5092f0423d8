"""A translation is the source text."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Level, Translated
from pipeline.placeholders import strip
from pipeline.terms import plain
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `msgid "Do not inhale."` with `msgstr "Do not inhale."` in German. Good: a translation; a text without letters; English for another English-speaking country."""
    unit = subject.unit
    if not isinstance(subject.translation, Translated) or subject.source.primary == subject.target.primary:
        return
    source, target = (plain(strip(text, unit.tags)) for text in (unit.msgid, subject.translation.text))
    if source == target and any(character.isalpha() for character in source):
        yield Fault("the translation is a copy of the source", "translate it", expected=f"a text in {subject.target.english}", found=subject.translation.text)


RULE = UnitRule("copied-from-source", Level.INFO, "The translation is the source text.", check)
