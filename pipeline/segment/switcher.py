"""The language switcher, whose content publishing writes: what the author put there is no part of the article."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.markup import Element, Start, Text, Token, encloses
from pipeline.model import SwitcherSlot
from pipeline.segment.inline import count_visible
from pipeline.segment.ledger import Ledger


@dataclass(slots=True)
class Switcher:
    """An element with `data-locales`. Its content begins at `start`; `excluded` counts the visible characters in it so far."""

    element: Element
    start: int
    excluded: int = 0

    def holds(self, token: Token) -> bool:
        """Whether a token stands in it."""
        return encloses(self.element, token)

    def pass_over(self, token: Token, ledger: Ledger) -> None:
        """Takes note of a token that stands in it."""
        if isinstance(token, Start):
            ledger.pass_over(token)
        elif isinstance(token, Text):
            self.excluded += count_visible(token.data)

    def slot(self, text: str, end: int) -> SwitcherSlot:
        """Its content, which ends at an offset of the article's text."""
        return SwitcherSlot(text[self.start : end])


def refuse_switcher(token: Start, ledger: Ledger) -> None:
    """Refuses a language switcher that would replace the page or a warning."""
    tag = token.element.tag
    if tag in ("html", "head"):
        cause = f"data-locales stands on <{tag}>, whose content would be replaced by the language switcher"
        raise ledger.refuse(cause, "put it on an element of its own in the body, such as <nav data-locales>", token.start)
    if ledger.scope(token.element).mark is not None:
        cause = "a warning stands in an element with data-locales, whose content is replaced"
        raise ledger.refuse(cause, "move the warning out of the language switcher", token.start)
