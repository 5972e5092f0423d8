"""The tags of a translation are not well nested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.model import Level, Translated
from pipeline.placeholders import OPTIONAL, cut, fault
from pipeline.terms import is_invisible
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `</strong>14 Tage<strong>`, `<a1><em>x</a1></em>`, `<strong></strong>14 Tage`. Good: every tag closed in the reverse order, round some text."""
    if not isinstance(subject.translation, Translated):
        return
    unit, text = subject.unit, subject.translation.text
    parts = cut(text, unit.tags)
    if Counter(tag for tag in parts[1::2] if tag not in OPTIONAL) != Counter(tag for tag in unit.tags if tag not in OPTIONAL):
        return
    wrong = fault(parts[1::2])
    if wrong is not None:
        yield Fault(f"the tag {wrong} has no partner in its place", "close each tag before the one that was opened before it", expected=unit.msgid, found=text)
        return
    for before, between, after in zip(parts[1::2], parts[2::2], parts[3::2], strict=False):
        if after == f"</{before[1:]}" and is_invisible(between):
            yield Fault(
                f"nothing stands between {before} and {after}", "put the words between the tags that stand there in the source", expected=unit.msgid, found=text
            )


RULE = UnitRule("tag-unbalanced", Level.WARNING, "The tags are not well nested, or a pair holds nothing.", check)
