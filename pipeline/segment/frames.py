"""Content that is cut as a whole before the sentence around it goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.markup import Element, Token
from pipeline.model import Format
from pipeline.segment import vocabulary
from pipeline.segment.inline import Item, Kind
from pipeline.segment.ledger import Ledger
from pipeline.segment.positions import is_cut_off, is_raw
from pipeline.segment.strip import Strip


def is_structured_data(script: Element) -> bool:
    """Whether a `script` holds data about the article."""
    return (script.get("type") or "").strip().lower() == "application/ld+json"


@dataclass(slots=True)
class Frame:
    """Content that its parent takes as a whole: the article, an island in a sentence, an element whose text is bare."""

    element: Element | None = None
    start: int = 0
    pieces: Strip = field(default_factory=Strip)
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
    untranslated: list[str] = field(default_factory=list)
    """Texts in it that a rule excludes, for what stands round it to know."""
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


def refuse_cut_off(last: Token | None, current: Element | None, frames: Iterable[Frame], ledger: Ledger) -> None:
    """Refuses a file that ends within a tag, a comment or raw text inside a sentence: what a translation puts behind would be part of it.

    `last` is the last token, `current` what the end of the file stands in.
    """
    raw = current if is_raw(current) else None
    if raw is None and (last is None or not is_cut_off(last, ledger.source.text)):
        return
    for frame in frames:
        if frame.element is not None and frame.element is not raw and vocabulary.is_inline(frame.element):
            cause = f"the file ends in the middle of a <{raw.tag}>, a comment or a tag" if raw else "the file ends in the middle of a comment or a tag"
            raise ledger.refuse(f"{cause}, inside a <{frame.element.tag}> whose end tag is left out", "write what ends it, and the end tag", frame.start)
