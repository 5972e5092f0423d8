"""Content that is cut as a whole before the sentence around it goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.markup import Element
from pipeline.model import Format, Literal, Piece, Pieces
from pipeline.segment.inline import Item, Kind


@dataclass(frozen=True, slots=True)
class Script:
    """Structured data, cut once all units are known."""

    source: str


@dataclass(slots=True)
class Frame:
    """Content that its parent takes as a whole: the article, an island in a sentence, an element whose text is bare."""

    element: Element | None = None
    start: int = 0
    pieces: list[Piece | Script] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    text: str = ""
    run: list[Item] = field(default_factory=list)
    run_owner: Element | None = None
    run_start: int | None = None
    read: Sequence[int] = ()
    """The units of the start tag's attributes."""
    closed: bool = False
    """Whether the end tag is written."""
    untranslated: str = ""
    """Text in it that a rule excludes, for what stands round it to know."""
    format: Format | None = None
    """The value that publishing writes in the place of its content."""

    def add(self, item: Item, offset: int, owner: Element | None) -> None:
        """Goes on with the sentence, which begins here if there is none; then it is `owner`'s."""
        if not self.run:
            self.run_owner = owner
            self.run_start = None
        if self.run_start is None and item.kind is not Kind.SILENT and not (item.kind is Kind.TEXT and item.data.isspace()):
            self.run_start = offset
        self.run.append(item)


def merge(pieces: Iterable[Piece]) -> Pieces:
    """The same text in as few literals as can be."""
    merged: list[Piece] = []
    for literal, group in groupby(pieces, lambda piece: isinstance(piece, Literal)):
        if not literal:
            merged.extend(group)
        elif source := "".join(piece.source for piece in group):
            merged.append(Literal(source))
    return tuple(merged)
