"""The tags of a translation are not well nested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.model import Level, Translated
from pipeline.placeholders import OPTIONAL, cut, fault
from pipeline.terms import is_invisible
from pipeline.validate.concerns import has_tags
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `</strong>14 Tage<strong>`, `<a1><em>x</a1></em>`, `<a1><a1>x</a1></a1>`, `<strong></strong>14 Tage`.
    Good: every tag closed in the reverse order, round some text, none inside its like.
    """
    if not isinstance(subject.translation, Translated):
        return
    unit, text = subject.unit, subject.translation.text
    parts = cut(text, unit.tags)
    tags = parts[1::2]
    if tuple(tags) != unit.tags and any(tag not in OPTIONAL for tag in Counter(unit.tags) - Counter(tags)):
        return
    wrong = _misplaced(tuple(tags), unit.tags)
    if wrong is not None:
        yield Fault(f"the tag {wrong} has no partner in its place", "close each tag before the one that was opened before it", expected=unit.msgid, found=text)
        return
    spoken = _spoken(unit.msgid, unit.tags)
    for before, between, after in zip(tags, parts[2::2], parts[3::2], strict=False):
        if after == f"</{before[1:]}" and (is_invisible(between) or (before in spoken and not any(map(str.isalnum, between)))):
            yield Fault(
                f"nothing stands between {before} and {after}", "put the words between the tags that stand there in the source", expected=unit.msgid, found=text
            )


@lru_cache(maxsize=1024)
def _spoken(msgid: str, tags: tuple[str, ...]) -> frozenset[str]:
    """The tags of a source text behind which words follow, found once for all locales."""
    parts = cut(msgid, tags)
    return frozenset(before for before, between in zip(parts[1::2], parts[2::2], strict=True) if any(map(str.isalnum, between)))


@lru_cache(maxsize=1024)
def _misplaced(tags: tuple[str, ...], allowed: tuple[str, ...]) -> str | None:
    """The first tag that does not nest: for most translations the answer is that of another one."""
    return fault(tags) or _inside_its_like(tags, allowed)


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


RULE = UnitRule("tag-unbalanced", Level.WARNING, "The tags are not well nested, or a pair holds nothing.", check, concerns=has_tags)
