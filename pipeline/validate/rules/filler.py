"""A translation holds what people write when they mean to translate later."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import terms
from pipeline.model import Level, Translated
from pipeline.placeholders import strip
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `TODO`, `lorem ipsum …`, `[translation missing]`. Good: Spanish `todo` in a sentence; the address `/todo`."""
    if subject.unit.address or not isinstance(subject.translation, Translated) or terms.filler(subject.unit.msgid) is not None:
        return
    word = terms.filler(strip(subject.translation.text, subject.unit.tags))
    if word is not None:
        yield Fault(f'"{word}" is a stand-in for a translation', "write the translation", expected=subject.unit.msgid, found=subject.translation.text)


def _may_hold_filler(subject: UnitSubject) -> bool:
    return isinstance(subject.translation, Translated) and terms.hints_at_filler(strip(subject.translation.text, subject.unit.tags))


RULE = UnitRule("filler", Level.WARNING, "TODO, lorem ipsum and the like.", check, concerns=_may_hold_filler)
