"""The source denies something, and the translation does not."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.facts import lost_negations
from pipeline.model import Fact, Level
from pipeline.validate.facts import said
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Do not use on broken skin.` → `Auf verletzter Haut anwenden.`; one of two sentences that has lost its negation; `Do not use without
    guard.` → `Ohne Schutz benutzen.`
    Good: `Nicht auf verletzter Haut anwenden.`, `Vermeiden Sie …`, `… ist verboten`: whatever denies, or excludes more than the source does besides;
    `Nur benutzen, wenn …` for `Do not use unless …`.

    Sentences are compared one by one where both texts have as many.
    """
    both = said(subject, Fact.NEGATION)
    if both is not None:
        for one, other in lost_negations(*both):
            yield Fault("the source denies something, the translation does not", "say what must not be", expected=one.text, found=other.text)


RULE = UnitRule("negation-lost", Level.INFO, "A negation is lost.", check, Scope.WARNINGS, mqm="accuracy/mistranslation")
