"""Two warnings have each other's translation."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from pipeline.lexicon.lengths import SHORT, share, usual_ratio
from pipeline.lexicon.resemblance import numbers_in, resemblance
from pipeline.validate.rule import Fault, PageFault, PageRule, PageSubject, Statement


def check(subject: PageSubject) -> Iterator[PageFault]:
    """Bad: `Wait 14 days.` → `Nehmen Sie höchstens 3 Tabletten.` while `Take at most 3 tablets.` has `Warten Sie 14 Tage.`; a long and a short warning whose
    translations changed places. Good: each with its own numbers and its own length. Two warnings of one length without numbers tell nothing, nor does the
    length of a text that is left untranslated.
    """
    ratio = subject.usual or usual_ratio(subject.target.primary, subject.source.primary)
    for one, other in combinations(subject.statements, 2):
        if one.source != other.source and one.text != other.text and (_by_numbers(one, other) or _by_length(one, other, ratio)):
            for own, foreign in ((one, other), (other, one)):
                fault = Fault(f'seems to be the translation of "{foreign.source}"', "put each translation to its text", expected=own.source, found=own.text)
                yield PageFault(own, fault)


def _by_numbers(one: Statement, other: Statement) -> bool:
    """Whether each translation has exactly the other source's numbers, and not its own."""
    mine, theirs = numbers_in(one.source), numbers_in(other.source)
    return mine != theirs and numbers_in(one.text) == theirs and numbers_in(other.text) == mine


def _by_length(one: Statement, other: Statement, ratio: float) -> bool:
    """Whether both lengths are far off, and right the other way round. Logarithms; 0.15 is the usual stray."""
    if min(len(one.source), len(other.source)) < SHORT or _copied(one) or _copied(other):
        return False
    apart = abs(math.log(share(one.source, one.text, ratio))) + abs(math.log(share(other.source, other.text, ratio)))
    across = abs(math.log(share(other.source, one.text, ratio))) + abs(math.log(share(one.source, other.text, ratio)))
    return apart > _OFF and across < _RIGHT


def _copied(statement: Statement) -> bool:
    """Whether the translation is the text itself, left in its language: its length tells nothing, and the other translation is not to blame."""
    return resemblance(statement.source, statement.text) > _COPIED


_COPIED = 0.7
_OFF = 1.3
_RIGHT = 0.8

RULE = PageRule("swapped", "Two warnings have each other's translation.", check)
