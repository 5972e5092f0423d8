"""The translation binds less than the source."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.facts import softened
from pipeline.model import Fact, Level
from pipeline.validate.facts import said
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `You must consult a doctor.` → `Sie können einen Arzt fragen.`; `You should rest.` → `Sie können sich ausruhen.`
    Good: `Sie müssen …`, `… ist erforderlich`, the imperative: `Fragen Sie einen Arzt.`
    """
    both = said(subject, Fact.STRENGTH)
    if both is not None:
        for one, other in softened(*both):
            yield Fault("the translation binds less than the source", "say it as bindingly as the source", expected=one.text, found=other.text)


RULE = UnitRule("obligation-softened", Level.INFO, "An obligation became advice or a choice.", check, Scope.WARNINGS, mqm="accuracy/under-translation")
