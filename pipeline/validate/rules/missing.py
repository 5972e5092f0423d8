"""The catalogue has no entry for a unit, or there is no catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Level, Missing
from pipeline.validate.concerns import is_undone
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: the entry was deleted. Good: the entry is there and translated."""
    if isinstance(subject.translation, Missing):
        yield Fault("there is no entry for this text", "run caveat update, then translate the new entry", expected=subject.unit.msgid)


RULE = UnitRule("missing", Level.INFO, "No entry in the catalogue, or no catalogue.", check, concerns=is_undone)
