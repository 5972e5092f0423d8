"""A limit, or an order in time, stands the other way round in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.facts import turned
from pipeline.model import Fact, Level
from pipeline.validate.facts import said
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `at most 3 tablets` → `mindestens 3 Tabletten`; `below 25 °C` → `über 25 °C`; `Wash it before use.` → `Nach Gebrauch waschen.`
    Good: `Do not store above 25 °C.` → `Unter 25 °C lagern.`; a text that has both, or says it without such a word.

    Sentences are compared one by one where both texts have as many. "Above" and "below" beside a denial may mean either.
    """
    both = said(subject, Fact.NEGATION)
    if both is not None:
        for one, other in turned(*both):
            yield Fault("a limit, or before and after, is the other way round", "say at most, at least, before or after", expected=one.text, found=other.text)


RULE = UnitRule("limit-reversed", Level.INFO, "A limit, or before and after, is reversed.", check, Scope.WARNINGS, mqm="accuracy/mistranslation")
