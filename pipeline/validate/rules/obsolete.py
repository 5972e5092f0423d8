"""The only entry for a unit is commented out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Level, Obsolete
from pipeline.validate.concerns import is_undone
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `#~ msgid "Caution"` for a text that the article still has. Good: an active entry."""
    match subject.translation:
        case Obsolete(text=text):
            yield Fault(
                "the entry is obsolete, though the article has the text", "run caveat update, which brings it back", expected=subject.unit.msgid, found=text
            )


RULE = UnitRule("obsolete", Level.INFO, "The entry is commented out as obsolete.", check, concerns=is_undone)
