"""Which subjects can concern a rule at all: cheap looks, shared by rules, that spare them a unit.

Law: a rule finds nothing in a subject that does not concern it (tests/validate/test_concerns.py).
"""

from __future__ import annotations

from pipeline.lexicon.ordinary import is_ordinary
from pipeline.model import Translated
from pipeline.validate.rule import UnitSubject


def is_undone(subject: UnitSubject) -> bool:
    """Whether a unit has no translation that its translator calls done."""
    return not isinstance(subject.translation, Translated)


def has_tags(subject: UnitSubject) -> bool:
    """Whether there are tags that a translation could misplace."""
    return bool(subject.unit.tags)


def is_unusual(subject: UnitSubject) -> bool:
    """Whether a translation has a character other than letters of its language's script, 0–9, and the signs of sentences."""
    return not is_ordinary(subject.said, subject.target.script)
