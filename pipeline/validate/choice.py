"""Which rules are asked about a unit: by their scope, by what the settings weigh, and by what concerns them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.locales import Language
from pipeline.model import Translated, Translation, Unit
from pipeline.validate.concerns import is_undone
from pipeline.validate.rule import Scope, UnitRule, UnitSubject


@dataclass(frozen=True, slots=True)
class Choice:
    """Rules in the order in which they report: those about any unit of any locale, and those about translations in warnings and in prose."""

    every: Sequence[UnitRule]
    warnings: Sequence[UnitRule]
    prose: Sequence[UnitRule]

    def about(self, unit: Unit, state: Translation, target: Language) -> Sequence[UnitRule]:
        """The rules that look at a unit: those about words only where there are words of a real language."""
        if target.pseudo or unit.address or not isinstance(state, Translated):
            return self.every
        return self.prose if unit.warning is None else self.warnings


def choice(rules: Sequence[UnitRule], weighed: Collection[str]) -> Choice:
    """The choice under settings that give the rules in `weighed`, by id, a level of their own."""
    every = tuple(rule for rule in rules if rule.scope is Scope.EVERY)
    done = tuple(rule for rule in rules if rule.concerns is not is_undone)
    return Choice(every, done, tuple(rule for rule in done if rule.scope is not Scope.WARNINGS or rule.id in weighed))


def concerned(rules: Sequence[UnitRule], subject: UnitSubject) -> list[UnitRule]:
    """Those of some rules that a subject may concern."""
    return [rule for rule in rules if rule.concerns(subject)]
