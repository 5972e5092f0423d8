"""Inline tags inside a msgid or a msgstr: `<strong>`, `<a1>`, `</a1>`, `<br/>`.

Law: cutting a text at the tags of its unit and joining the parts gives the text back. Only the tags that the unit's msgid has are tags;
whatever else looks like markup is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

OPTIONAL = frozenset(("<br/>", "<wbr/>"))
"""Line breaks suit one language and not another: a translation may have more of them, fewer, or none."""


_LIKE_A_TAG = re.compile(r"(<[^<>]*>)")


def cut(text: str, tags: Iterable[str]) -> list[str]:
    """Texts at the even places, tags at the odd ones."""
    if "<" not in text or not (known := frozenset(tags)):
        return [text]
    pieces = _LIKE_A_TAG.split(text)
    if known.issuperset(pieces[1::2]):
        return pieces
    parts = [""]
    for index, part in enumerate(pieces):
        if index % 2 == 0 or part not in known:
            parts[-1] += part
        else:
            parts += (part, "")
    return parts


def tags_in(text: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the tags that stand in a text, in order, each as often as it stands there."""
    return _tags_in(text, tags) if tags and "<" in text else ()


@lru_cache(maxsize=64)
def _tags_in(text: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Several rules ask for it, of one text after the other."""
    return tuple(cut(text, tags)[1::2])


def strip(text: str, tags: Iterable[str]) -> str:
    """The text alone, as an attribute or a screen reader would have it."""
    return text if "<" not in text else "".join(cut(text, tags)[::2])


def fault(tags: Iterable[str]) -> str | None:
    """The first tag of a sequence that is not well nested, None where all are."""
    opened: list[str] = []
    for tag in tags:
        if tag.endswith("/>"):
            continue
        if not tag.startswith("</"):
            opened.append(tag)
        elif not opened or opened.pop() != f"<{tag[2:]}":
            return tag
    return opened[-1] if opened else None
