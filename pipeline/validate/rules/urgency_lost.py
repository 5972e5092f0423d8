"""The source says at once, or stop, and the translation does not."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.facts import lost_urgency
from pipeline.model import Fact, Level
from pipeline.validate.facts import said
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `Stop and call a doctor immediately.` → `Rufen Sie einen Arzt.`
    Good: `Brechen Sie ab und rufen Sie sofort einen Arzt.`; a denial where the source says stop: `nicht weiter anwenden`.
    """
    both = said(subject, Fact.URGENCY)
    if both is not None:
        for one, other in lost_urgency(*both):
            yield Fault("the source says at once or stop, the translation does not", "say how urgent it is", expected=one.text, found=other.text)


RULE = UnitRule("urgency-lost", Level.INFO, "Urgency is lost.", check, Scope.WARNINGS, mqm="accuracy/omission")
