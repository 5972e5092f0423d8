"""A warning inside a sentence has changed its place among the others, or the tags that it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model import Level, Translated
from pipeline.placeholders import tags_in
from pipeline.validate.rule import Fault, UnitRule, UnitSubject


def check(subject: UnitSubject) -> Iterator[Fault]:
    """Bad: `First <span1/>, then <span2/>.` → `<span2/> nach <span1/>.` where both are warnings: a reader takes one for the other.
    Bad: `<del1>x</del1> <span2/>` → `<del1>x <span2/></del1>`: struck out, or hidden, or in another link.
    Good: the same order, inside the same tags, whatever moves round them.
    """
    unit = subject.unit
    if not isinstance(subject.translation, Translated) or not unit.host_tags:
        return
    tags = tags_in(subject.translation.text, unit.tags)
    if Counter(tag for tag in tags if tag in unit.host_tags) != Counter(unit.host_tags):
        return
    wanted, found = _standing(unit.tags, unit.host_tags), _standing(tags, unit.host_tags)
    if [tag for tag, _ in found] != [tag for tag, _ in wanted]:
        hint = f"keep them in this order: {' '.join(unit.host_tags)}"
        yield Fault("the warnings in this sentence have changed places", hint, expected=unit.msgid, found=subject.translation.text)
    elif found != wanted:
        hint = "put it inside the tags in which it stands in the source, and inside no other"
        yield Fault("a warning in this sentence stands in other tags", hint, expected=unit.msgid, found=subject.translation.text)


def _standing(tags: Sequence[str], hosts: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each warning's tag, in order, with the tags that are open there."""
    opened: list[str] = []
    standing = []
    for tag in tags:
        if tag in hosts:
            standing.append((tag, sorted(opened)))
        elif tag.startswith("</"):
            opened = opened[:-1]
        elif not tag.endswith("/>"):
            opened.append(tag)
    return standing


def _has_hosts(subject: UnitSubject) -> bool:
    return bool(subject.unit.host_tags)


RULE = UnitRule("tag-moved", Level.WARNING, "A warning inside a sentence has changed its place or the tags it stands in.", check, concerns=_has_hosts)
