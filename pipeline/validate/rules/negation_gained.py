"""The translation denies something, and the source does not."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.facts import gained_negations
from pipeline.model import Fact, Level
from pipeline.validate.facts import said
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Wash the area at once.` → `Waschen Sie die Stelle nicht sofort.`
    Good: a denial where the source denies or excludes: `Avoid the sun.` → `Gehen Sie nicht in die Sonne.`; `not later than` for `within`.

    Sentences are compared one by one where both texts have as many.
    """
    both = said(subject, Fact.NEGATION)
    if both is not None:
        for one, other in gained_negations(*both):
            yield Fault("the translation denies something, the source does not", "take out the negation", expected=one.text, found=other.text)


RULE = UnitRule("negation-gained", Level.INFO, "A negation is added.", check, Scope.WARNINGS, mqm="accuracy/mistranslation")
