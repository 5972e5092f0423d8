"""A translation is marked as not yet confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Fuzzy, Level
from pipeline.validate.concerns import is_undone
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `#, fuzzy` above the entry. Good: somebody compared both texts, corrected the translation and took the flag away."""
    match subject.translation:
        case Fuzzy(text=text):
            yield Fault(
                "marked fuzzy, so nobody has confirmed it",
                "compare it with the source, correct it, then delete the fuzzy flag",
                expected=subject.unit.msgid,
                found=text,
            )


RULE = UnitRule("fuzzy", Level.INFO, "Marked fuzzy: carried over from an older text, or doubted.", check, concerns=is_undone)
