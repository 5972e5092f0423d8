"""A text of a warning begins with a signal word, and its translation with another or none."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.signals import leading_levels, leads_with
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `WARNING: hot surface` → `VORSICHT: heiße Oberfläche`, which is caution; `Danger` → `Hinweis`; a translation without a signal word.
    Good: `WARNUNG: heiße Oberfläche`: a word that the language accepts for the same level (ISO 3864-2, ANSI Z535.6).
    """
    level = leads_with(subject.asked, subject.source.primary)
    accepted = None if level is None else leading_levels(subject.said, subject.target.primary)
    if level is None or accepted is None or level in accepted.levels:
        return
    words = " | ".join(accepted.words[level])
    means = f"means {' or '.join(sorted(accepted.levels))}" if accepted.levels else "is none that the language accepts"
    yield Fault(f"the signal word for {level.value} {means}", "begin with the signal word of the same level", expected=words, found=subject.said)


RULE = UnitRule("signal-word", Level.INFO, "A signal word is missing, or of another level.", check, Scope.WARNINGS, mqm="terminology/wrong-term")
