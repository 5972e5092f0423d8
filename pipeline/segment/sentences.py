"""Cuts a run of inline content into sentences.

Law: the parts join to the run's own pieces, in order. A sentence ends only where no tag is open, so that each part has its tags to itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipeline.markup import unescape
from pipeline.model import Literal
from pipeline.segment.inline import Item, Kind, has_text
from pipeline.sentences import sentence_starts

_OBJECT = "\ufffc"
"""Stands for a closed tag, so that a sentence may begin or end with one."""
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def split_sentences(run: Sequence[Item], language: str) -> list[list[Item]]:
    """The run in parts, each with text of its own. `language` is a primary language subtag."""
    starts = sentence_starts("".join(map(_words, run)), language)
    parts: list[list[Item]] = [[]]
    offset = 0
    opened: list[str] = []
    for item in run:
        end = offset + len(_words(item))
        # A start tag is no wide thing, but a sentence may begin with it.
        reach = bisect_left(starts, offset + 1 if item.kind is Kind.OPEN else end)
        cuts = [start - offset for start in starts[bisect_left(starts, offset) : reach]] if not opened else []
        for piece, begins in _cut(item, cuts):
            if begins and has_text(parts[-1]):
                parts.append([])
            parts[-1].append(piece)
        if item.kind is Kind.OPEN:
            opened.append(item.tag)
        elif item.kind is Kind.CLOSE and opened and opened[-1] == item.tag:
            opened.pop()
        offset = end
    if len(parts) > 1 and not has_text(parts[-1]):
        last = parts.pop()
        parts[-1].extend(last)
    return parts


def _words(item: Item) -> str:
    match item.kind:
        case Kind.TEXT:
            return item.data
        case Kind.SINGLE:
            return " " if item.tag in ("br", "wbr") else _OBJECT
        case _:
            return ""


def _cut(item: Item, cuts: Sequence[int]) -> list[tuple[Item, bool]]:
    """An item in the pieces between some offsets of its data, and whether a sentence begins with each."""
    if item.kind is not Kind.TEXT:
        return [(item, 0 in cuts)]
    source = item.pieces[0].source
    pieces: list[tuple[Item, bool]] = []
    position = written = 0
    begins = False
    for cut in cuts:
        place = 0 if cut == 0 else _written(source, item.data, cut)
        if place is None:
            continue
        if cut > position:
            pieces.append((replace(item, pieces=(Literal(source[written:place]),), data=item.data[position:cut]), begins))
        position, written, begins = cut, place, True
    pieces.append((replace(item, pieces=(Literal(source[written:]),), data=item.data[position:]), begins))
    return pieces


def _written(source: str, data: str, offset: int) -> int | None:
    """Where in the written text an offset of the decoded one is; None where the two do not run side by side."""
    if source == data:
        return offset
    place = seen = 0
    for match in _REFERENCE.finditer(source):
        if seen + match.start() - place >= offset:
            break
        seen += match.start() - place + len(unescape(match[0]))
        place = match.end()
    place += offset - seen
    return place if unescape(source[:place]) == data[:offset] and unescape(source[place:]) == data[offset:] else None
