"""A fuzzy translation was made for a text that says something else in numbers, negation or strength."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.changes import differences
from pipeline.model import Fuzzy, Level
from pipeline.validate.concerns import is_undone
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `#| msgid "Wait two weeks."` above `msgid "Wait three weeks."`, with the old translation. Good: a translation of the new text.

    Of a source language without data numbers alone are compared.
    """
    match subject.translation:
        case Fuzzy(text=text, previous=str(previous)):
            changed = differences(previous, subject.unit.msgid, subject.source.primary)
            if changed:
                yield Fault(
                    f"made for a text that says something else ({'; '.join(map(str, changed))})",
                    "translate what changed, then delete the fuzzy flag",
                    expected=subject.unit.msgid,
                    found=text,
                )


RULE = UnitRule("facts-changed", Level.WARNING, "Marked fuzzy, and made for a text with other numbers, negation or strength.", check, concerns=is_undone)
