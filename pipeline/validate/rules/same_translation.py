"""Two different warnings have one translation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.lexicon.resemblance import numbers_in, resemblance
from pipeline.terms import words
from pipeline.validate.rule import Fault, PageFault, PageRule, PageSubject, Statement


def check(subject: PageSubject) -> Iterator[PageFault]:
    """Bad: `Do not inhale.` and `Keep away from children.` both with `Nicht einatmen.` Good: one translation for one text, for two wordings of one text (`Do
    not inhale it.`, `Do not inhale the product.`), and for two signal words.
    """
    seen: dict[tuple[str, ...], list[Statement]] = {}
    for statement in subject.statements:
        seen.setdefault(tuple(words(statement.text)), []).append(statement)
    for group in seen.values():
        for one, other in combinations(group, 2):
            if _differ(one.source, other.source):
                fault = Fault(f'the same translation as that of "{one.source}"', "translate each of the two texts", expected=other.source, found=other.text)
                yield PageFault(other, fault)
                yield PageFault(one, Fault(f'the same translation as that of "{other.source}"', fault.hint, expected=one.source, found=one.text))


def _differ(one: str, other: str) -> bool:
    """Whether two sources say different things: other numbers, or other words by more than a phrase. Under three words a text is a label."""
    if min(len(words(one)), len(words(other))) < _WORDS:
        return False
    return numbers_in(one) != numbers_in(other) or resemblance(one, other) < _ALIKE


_WORDS = 3
_ALIKE = 0.7

RULE = PageRule("same-translation", "Two different texts of warnings have one translation.", check)
