"""Pieces in the making."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from pipeline.model import Literal, Piece, Pieces

_PORTION = 1000
"""How many literals wait to be joined: each takes some ten times the memory of a short tag."""
_REMEMBERED = 1000
"""How many values a document shares at once: what is often the same in it comes again soon."""
_SHORT = 100
"""Characters of a text that is worth being remembered."""


@dataclass(frozen=True, slots=True)
class Script:
    """Structured data, cut once all units are known."""

    source: str


class Strip:
    """Pieces in the order of the text, in as few literals as can be. Literal text is joined while it comes, and equal short pieces are one object."""

    __slots__ = ("_known", "_loose", "_pieces", "_portions")

    def __init__(self, pieces: Iterable[Piece | Script] = ()) -> None:
        self._pieces: list[Piece | Script] = []
        self._loose: list[Literal] = []
        self._portions: list[str] = []
        self._known: dict[str, Literal] = {}
        self.extend(pieces)

    def append(self, piece: Piece | Script) -> None:
        """Goes on with a piece."""
        if isinstance(piece, Literal):
            self._loose.append(piece)
            if len(self._loose) >= _PORTION:
                self._portions.append("".join(literal.source for literal in self._loose))
                self._loose.clear()
        else:
            self._settle()
            self._pieces.append(piece)

    def extend(self, pieces: Iterable[Piece | Script]) -> None:
        """Goes on with some pieces."""
        for piece in pieces:
            self.append(piece)

    def settled(self) -> list[Piece | Script]:
        """All pieces."""
        self._settle()
        return self._pieces

    def _settle(self) -> None:
        match self._portions, self._loose:
            case [], []:
                return
            case [], [Literal() as only]:
                literal = only
            case portions, loose:
                literal = Literal("".join((*portions, *(piece.source for piece in loose))))
                self._portions.clear()
        self._loose.clear()
        if literal.source:
            self._pieces.append(self._shared(literal))

    def _shared(self, literal: Literal) -> Literal:
        if len(literal.source) > _SHORT:
            return literal
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        return self._known.setdefault(literal.source, literal)


def merge(pieces: Iterable[Piece]) -> Pieces:
    """The same text in as few literals as can be."""
    return cast("Pieces", tuple(Strip(pieces).settled()))
