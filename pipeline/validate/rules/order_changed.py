"""Numbers of the source stand the other way round in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Level, Translated
from pipeline.validate.facts import agreement, differ_in_numbers
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `5–10 mg` → `10–5 mg`; `1:10` → `10:1`; `first 5 mg, then 10 mg` → French `d'abord 10 mg, puis 5 mg`.
    Good: the order of the source; `up to 5 mg within 30 days` → German `innerhalb von 30 Tagen bis zu 5 mg`.

    Beside ranges and ratios only amounts of one unit are compared, and only where the languages keep their order (`order` in the language data).
    """
    for swap in agreement(subject).swaps[:1]:
        expected = f"{swap.first.written.strip()} … {swap.second.written.strip()}"
        found = subject.translation.text if isinstance(subject.translation, Translated) else None
        yield Fault("numbers have changed places", "put them in the order of the source", expected=expected, found=found)


RULE = UnitRule("order-changed", Level.WARNING, "Numbers have changed places.", check, Scope.WORDS, mqm="accuracy/mistranslation", concerns=differ_in_numbers)
