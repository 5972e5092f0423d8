"""A number of the source has another unit in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Level
from pipeline.validate.facts import agreement, differ_in_numbers
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `5 mg` → `5 µg`, `5 ml`; `2 hours` → `2 Tage`; `5 °C` → `5 °F`; `2 tablets every 6 hours` → `6 Tabletten alle 2 Stunden`;
    `2.5 ml` → `2,5`, without any unit.
    Good: `5 mg` → `5 мг`, `5 Milligramm`; `14 days` → `2 Wochen`, which is the same; a unit of time that is not known, or left out.

    Units are compared where both are known: symbols, the names of CLDR and those of the language's data.
    """
    for one, other in agreement(subject).units[:1]:
        yield Fault("a number has another unit", "give the unit of the source", expected=one.written.strip(), found=other.written.strip())


RULE = UnitRule("unit-changed", Level.WARNING, "A number has another unit.", check, Scope.WORDS, mqm="accuracy/mistranslation", concerns=differ_in_numbers)
