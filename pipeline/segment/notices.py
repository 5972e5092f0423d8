"""Where a page may say that parts of it are not translated."""

from __future__ import annotations

from pipeline.markup import Element, Space, Start
from pipeline.model import NoticeSlot
from pipeline.segment.ledger import Ledger

_ATTRIBUTE = "data-partial-notice"
_HOSTS = frozenset(("div", "aside", "section", "header", "footer"))
"""Elements that may hold a paragraph and mean nothing else by it."""


def asks_for_notice(element: Element) -> bool:
    """Whether the author wants the notice in this element."""
    return element.get(_ATTRIBUTE) is not None


def notice_slot(token: Start, ledger: Ledger, *, main: bool) -> NoticeSlot | None:
    """The place behind a start tag, None where the notice may not stand; `main` says that it may without having been asked for.

    Raises PipelineError where the author asks for it in a warning, whose words are the safety owner's alone, or in an element that cannot hold it.
    """
    element = token.element
    marked = ledger.scope(element).mark is not None
    if not asks_for_notice(element):
        return NoticeSlot(asked=False) if main and element.space is Space.HTML and not marked else None
    if marked:
        raise ledger.refuse(f"{_ATTRIBUTE} stands in a warning, to which no other words may be added", "put it in front of the warning", token.start)
    if element.tag not in _HOSTS or element.space is not Space.HTML:
        mend = f"put it on one of: {', '.join(sorted(_HOSTS))}"
        raise ledger.refuse(f"{_ATTRIBUTE} stands on a <{element.tag}>, which cannot hold a paragraph", mend, token.start)
    return NoticeSlot(asked=True)
