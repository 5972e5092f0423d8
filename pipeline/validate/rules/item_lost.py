"""An enumeration has fewer items than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon.enumerations import enumeration, separators
from pipeline.lexicon.lengths import UNPUNCTUATED, joints, sentences_of, share, usual_ratio
from pipeline.model import Level
from pipeline.validate.rule import Fault, Scope, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `redness, swelling, bruising or fever` → `Rötung, Schwellung oder Fieber`, one item of four or more lost; many items lost, and the text short.
    Good: as many items, whatever parts them; a sentence with as many commas and joining words as the source's, wherever they stand.

    Sentences are compared one by one where both texts have as many.
    """
    source, target = subject.source.primary, subject.target.primary
    asked, text = subject.asked, subject.said
    if not text or target in UNPUNCTUATED:
        return
    ratio = subject.usual or usual_ratio(target, source)
    for wanted, found, place in (*_one_lost(asked, source, text, target, ratio), *_many_lost(asked, source, text, target, ratio)):
        hint = "compare the enumeration and translate the items that are missing"
        yield Fault(f"{wanted} items became {found} at most", hint, expected=place, found=text)
        return


def _one_lost(asked: str, source: str, text: str, target: str, ratio: float) -> Iterator[tuple[int, int, str]]:
    """Enumerations of a sentence that have fewer items in its translation, while nothing else parts more there and the sentence is not long."""
    ours, theirs = sentences_of(asked, source), sentences_of(text, target)
    if len(ours) != len(theirs):
        return
    for one, other in zip(ours, theirs, strict=True):
        listing = enumeration(one, source)
        wanted, found = listing.items - listing.led, enumeration(other, target).items
        fewer = separators(other, target) < separators(one, source) - listing.doubtful
        if wanted >= _ITEMS and _ITEMS - 1 <= found < wanted and fewer and share(one, other, ratio) < _LONG:
            yield wanted, found, one


def _many_lost(asked: str, source: str, text: str, target: str, ratio: float) -> Iterator[tuple[int, int, str]]:
    wanted = max((listing.items - listing.led for listing in (enumeration(one, source) for one in sentences_of(asked, source))), default=0)
    found = joints(text, target) + 1
    if wanted >= _ITEMS and wanted - found >= len(("two", "items")) and share(asked, text, ratio) < _SHORTER:
        yield wanted, found, asked


_ITEMS = 4
_SHORTER = 0.8
_LONG = 1.3

RULE = UnitRule("item-lost", Level.INFO, "Items of an enumeration are not in the translation.", check, Scope.WARNINGS, "accuracy/omission")
