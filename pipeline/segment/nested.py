"""The document in a `srcdoc`: cut like the page that holds it, into units of the same article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.markup import Attribute, Element, Start
from pipeline.model import Literal, NestedSlot, Piece, Pieces, RootSlot, Source
from pipeline.segment import vocabulary
from pipeline.segment.ledger import Ledger, Scope
from pipeline.segment.positions import base_address, root_position
from pipeline.segment.references import AttributeText
from pipeline.segment.strip import Script, merge
from pipeline.segment.walk import Walk

_DEEPEST = 5
"""Each document in another writes its `&` once more: `&amp;amp;amp;`."""


class _InnerLedger(Ledger):
    """What is known of a document in a frame. Its units are those of the page; a warning round the frame has them, but none begins in it."""

    def __init__(self, source: Source, outer: Ledger, outside: Scope) -> None:
        super().__init__(source, outer.language, outside)
        self.register = outer.register
        self.section = outer.section
        self.shown = False
        self.depth = outer.depth + 1
        if outside.mark is not None:
            self.outside = replace(outside, mark=0)
            self.marked = [outer.marked[outside.mark]]

    def mark(self, warning: str, token: Start) -> int:
        """Refuses every warning: readers of the page, and what reads the page after us, may not see what stands in a frame."""
        cause = f'the warning "{warning}" stands in the srcdoc of a frame, whose content is not the page'
        raise self.refuse(cause, "move the warning out of the frame", token.start)

    def stray_end(self, tag: str, offset: int) -> None:
        """No end tag in a frame closes what stands outside."""


def nest(outer: Walk, element: Element, attribute: Attribute, source: str) -> NestedSlot:
    """The slot for the document in an attribute; `source` is its value as written, with its quotes, if any.

    Raises PipelineError for what is refused in a page, for a warning or a `<base href>` in it, and for frames in frames beyond any use.
    """
    ledger = outer.ledger
    quoted = source[0] in "\"'"
    value = AttributeText(source[1:-1] if quoted else source)
    if value.text != attribute.value:
        raise ledger.refuse(
            "the character references of this srcdoc can be read in two ways", "write each & as &amp; and each quote as &quot;", attribute.start
        )
    if ledger.depth >= _DEEPEST:
        raise ledger.refuse(f"more than {_DEEPEST} documents stand in each other by srcdoc", "put the innermost into a file of its own", attribute.start)
    scope = ledger.scope(element)
    excluded = vocabulary.said_exclusion(element, ledger.scope(element.parent).excluded)
    start = attribute.end - len(source) + quoted
    lines = tuple(ledger.place(start + value.place(offset)).line for offset in _line_starts(value.text))
    inner = _InnerLedger(replace(ledger.source, text=value.text, lines=lines), ledger, replace(scope, owner=None, excluded=excluded))
    walk = Walk(inner, outer.segmentation, outer.selectors, nest)
    tokens = walk.tokens()
    if base_address(tokens) is not None:
        raise ledger.refuse("a <base href> stands in a srcdoc: its addresses would lead elsewhere on a page in another folder", _WITHOUT_BASE, attribute.start)
    pieces = merge(_own_language(walk.cut(tokens, root_position(tokens, value.text), None), inner))
    outer.runs.covered += walk.runs.covered
    outer.runs.excluded += walk.runs.excluded
    written = _written(pieces, value)
    return NestedSlot(source, pieces, written if quoted else tuple(part.replace('"', "&quot;") for part in written))


_WITHOUT_BASE = "write the addresses in it relative to the page, and leave <base> out"


def _own_language(pieces: Iterable[Piece | Script], ledger: Ledger) -> Iterator[Piece]:
    """A document that is not translated, or is in another language, says so itself or not at all. Data for machines about it stays as it is."""
    kept = ledger.outside.excluded is not None or ledger.outside.foreign
    for piece in pieces:
        match piece:
            case RootSlot(lang=lang) if kept or (lang or ledger.language).split("-")[0].lower() != ledger.language:
                yield Literal(piece.source)
            case Script():
                yield Literal(piece.source)
            case _:
                yield piece


def _written(pieces: Pieces, value: AttributeText) -> tuple[str, ...]:
    parts: list[str] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.source)
        parts.append(value.slice(start, end))
        start = end
    return tuple(parts)


def _line_starts(text: str) -> Sequence[int]:
    return [0, *(match.end() for match in re.finditer("\r\n?|\n", text))]
