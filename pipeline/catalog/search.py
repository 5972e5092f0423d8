"""What the catalogues of all locales share when they are brought up to date with one template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.catalog.similarity import Index
from pipeline.model import Key

Question: TypeAlias = "tuple[list[Key], list[Key], list[Key]]"
"""A catalogue's entries, the new ones that look for a translation and the vanished ones that have something to give, each in order."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new entry and a vanished one that may be its former self; `part` says that the one text holds the other."""

    rank: float
    new: Key
    old: Key
    part: bool


class Search:
    """Likeness of texts, and the proposals for the last question: the next locale's catalogue most often asks the same."""

    def __init__(self) -> None:
        self.index = Index()
        self.former = Index()
        """Vanished texts; and obsolete ones."""
        self._question: Question = ([], [], [])
        self._proposals: Sequence[Proposal] = ()

    def proposals(self, question: Question, search: Callable[[], Sequence[Proposal]]) -> Sequence[Proposal]:
        """What `search` finds, or found when the same was asked before. Both depend on source texts alone."""
        if question != self._question:
            self._question, self._proposals = question, search()
        return self._proposals
