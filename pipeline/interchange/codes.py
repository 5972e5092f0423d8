"""Inline tags as codes: which of a text's tags pair, and the number under which a CAT tool knows each.

Law: joining the spans of a text gives the text back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from pipeline.placeholders import cut


class Role(Enum):
    """What a tag does where it stands. An isolated tag has no partner in its text."""

    OPENING = "opening"
    CLOSING = "closing"
    ALONE = "alone"
    ISOLATED_OPENING = "isolated opening"
    ISOLATED_CLOSING = "isolated closing"


@dataclass(frozen=True, slots=True)
class Code:
    """A tag and its number; the two of a pair share one."""

    tag: str
    number: int
    role: Role


Span: TypeAlias = "str | Code"


def spans(text: str, tags: Iterable[str], source: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The text cut at the tags of its unit. Tags that `source` has too take its numbers, in order; further ones get numbers of their own."""
    parts = cut(text, tags)
    partners = _partners(parts[1::2])
    free = _free(source)
    last = max((span.number for span in source if isinstance(span, Code)), default=0)
    numbers: dict[int, int] = {}
    found: list[Span] = [parts[0]] if parts[0] else []
    for index, (tag, after) in enumerate(zip(parts[1::2], parts[2::2], strict=True)):
        role = _role(tag, paired=index in partners)
        if role is Role.CLOSING:
            number = numbers[partners[index]]
        elif waiting := free.get(tag):
            number = waiting.pop(0)
        else:
            number = last = last + 1
        numbers[index] = number
        found.append(Code(tag, number, role))
        if after:
            found.append(after)
    return tuple(found)


def _role(tag: str, *, paired: bool) -> Role:
    if tag.endswith("/>"):
        return Role.ALONE
    if tag.startswith("</"):
        return Role.CLOSING if paired else Role.ISOLATED_CLOSING
    return Role.OPENING if paired else Role.ISOLATED_OPENING


def _partners(tags: Sequence[str]) -> dict[int, int]:
    """For each tag that has a partner, where the partner stands. What overlaps has none."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for index, tag in enumerate(tags):
        if tag.endswith("/>"):
            continue
        if not tag.startswith("</"):
            opened.append(index)
        elif opened and tags[opened[-1]] == f"<{tag[2:]}":
            opening = opened.pop()
            partners[opening], partners[index] = index, opening
    return partners


def _free(source: Iterable[Span]) -> dict[str, list[int]]:
    free: dict[str, list[int]] = {}
    for span in source:
        if isinstance(span, Code) and span.role is not Role.CLOSING:
            free.setdefault(span.tag, []).append(span.number)
    return free
