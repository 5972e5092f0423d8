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
    for cut, place in _places(source, item.data, cuts):
        if cut > position:
            pieces.append((replace(item, pieces=(Literal(source[written:place]),), data=item.data[position:cut]), begins))
        position, written, begins = cut, place, True
    pieces.append((replace(item, pieces=(Literal(source[written:]),), data=item.data[position:]), begins))
    return pieces


def _places(source: str, data: str, cuts: Sequence[int]) -> list[tuple[int, int]]:
    """The offsets of the decoded text where it can be cut, each with its place in the written one: what stands between two of them reads the same by itself."""
    if source == data:
        return [(cut, cut) for cut in cuts]
    found: list[tuple[int, int]] = []
    position = written = 0
    behind = seen = 0  # the last reference that was passed: where it ends in the written text, and in the decoded one
    references = _REFERENCE.finditer(source)
    reference = next(references, None)
    for cut in cuts:
        while reference is not None and seen + reference.start() - behind < cut:
            seen += reference.start() - behind + len(unescape(reference[0]))
            behind = reference.end()
            reference = next(references, None)
        place = behind + cut - seen
        if place >= written and unescape(source[written:place]) == data[position:cut]:
            found.append((cut, place))
            position, written = cut, place
    return found if unescape(source[written:]) == data[position:] else [(cut, 0) for cut in cuts if cut == 0]
