"""An enumeration has fewer items than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.lengths import UNPUNCTUATED, joints, listed, share, usual_ratio
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `redness, swelling, bruising, pain or fever` → `Rötung oder Fieber`. Good: as many items, whatever parts them; a rearranged sentence of the usual
    length. A single item lost from a long list is not seen.
    """
    source, target = subject.source.primary, subject.target.primary
    asked, text = subject.asked, subject.said
    if not text or target in UNPUNCTUATED or (wanted := listed(asked, source)) < _ITEMS:
        return
    found = joints(text, target) + 1
    length = share(asked, text, subject.usual or usual_ratio(target, source))
    if wanted - found >= 2 and length < _SHORTER:
        yield Fault(
            f"{wanted} items became {found} at most, and the text is short ({length:.0%} of the usual)",
            "compare the enumeration and translate the items that are missing",
            expected=asked,
            found=text,
        )


_ITEMS = 4
_SHORTER = 0.8

RULE = UnitRule("item-lost", Level.INFO, "Items of an enumeration are not in the translation.", check, Scope.WARNINGS, "accuracy/omission")
