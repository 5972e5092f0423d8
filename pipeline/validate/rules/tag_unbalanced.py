"""The tags of a translation are not well nested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model import Level, Translated
from pipeline.placeholders import OPTIONAL, cut, fault
from pipeline.terms import is_invisible
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `</strong>14 Tage<strong>`, `<a1><em>x</a1></em>`, `<a1><a1>x</a1></a1>`, `<strong></strong>14 Tage`.
    Good: every tag closed in the reverse order, round some text, none inside its like.
    """
    if not isinstance(subject.translation, Translated):
        return
    unit, text = subject.unit, subject.translation.text
    parts = cut(text, unit.tags)
    if any(tag not in OPTIONAL for tag in Counter(unit.tags) - Counter(parts[1::2])):
        return
    wrong = fault(parts[1::2]) or _inside_its_like(parts[1::2], unit.tags)
    if wrong is not None:
        yield Fault(f"the tag {wrong} has no partner in its place", "close each tag before the one that was opened before it", expected=unit.msgid, found=text)
        return
    source = cut(unit.msgid, unit.tags)
    spoken = {before for before, between in zip(source[1::2], source[2::2], strict=True) if any(map(str.isalnum, between))}
    for before, between, after in zip(parts[1::2], parts[2::2], parts[3::2], strict=False):
        if after == f"</{before[1:]}" and (is_invisible(between) or (before in spoken and not any(map(str.isalnum, between)))):
            yield Fault(
                f"nothing stands between {before} and {after}", "put the words between the tags that stand there in the source", expected=unit.msgid, found=text
            )


def _inside_its_like(tags: Sequence[str], allowed: Sequence[str]) -> str | None:
    """The first tag that opens inside one of its own name, unless the source does that too."""
    if allowed is not tags and _inside_its_like(allowed, allowed) is not None:
        return None
    opened: list[str] = []
    for tag in tags:
        if tag.endswith("/>"):
            continue
        if tag.startswith("</"):
            opened.pop()
        elif tag in opened:
            return tag
        else:
            opened.append(tag)
    return None


RULE = UnitRule("tag-unbalanced", Level.WARNING, "The tags are not well nested, or a pair holds nothing.", check)
