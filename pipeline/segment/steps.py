"""Steps of runs that are what their text says. Equal ones are one object: a page of a thousand lines has a thousand `<br>`."""

from __future__ import annotations

from pipeline.model import Literal
from pipeline.segment.inline import Item, Kind

_REMEMBERED = 1000
"""How many steps a document shares at once."""
_SHORT = 100
"""Characters of a step that is worth being remembered."""


class Steps:
    """Makes steps of a document's text."""

    def __init__(self) -> None:
        self._known: dict[tuple[Kind, str, str, str, bool], Item] = {}

    def step(self, kind: Kind, source: str, *, tag: str = "", data: str = "", plain: bool = False) -> Item:
        """The step that is written as `source`; the rest as in Item."""
        if len(source) > _SHORT:
            return Item(kind, (Literal(source),), tag=tag, data=data, plain=plain)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        key = kind, source, tag, data, plain
        item = self._known.get(key)
        if item is None:
            item = self._known[key] = Item(kind, (Literal(source),), tag=tag, data=data, plain=plain)
        return item
