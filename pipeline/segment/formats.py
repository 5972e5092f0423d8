"""Dates and numbers that publishing writes: `<time datetime="2026-03-01" data-format="long">`, `<data value="0.5" data-format="decimal">`.

Source: WHATWG HTML, 2.3.5 (dates and times) and 2.3.4.3 (floating-point numbers), of which the forms are read that need no time zone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from pipeline.markup import Comment, Element, Space, Start, Text, Token, encloses
from pipeline.model import Digits, Format, FormatSlot, Month, Style, Value
from pipeline.segment.inline import count_visible, fold
from pipeline.segment.ledger import Ledger

_ATTRIBUTES = {"time": "datetime", "data": "value"}
_LENGTHS = (Style.SHORT, Style.MEDIUM, Style.LONG, Style.FULL)
_STYLES = {"time": _LENGTHS, "data": (Style.DECIMAL, Style.PERCENT)}
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z", re.ASCII)
_HOUR = re.compile(r"\d\d:\d\d(?::\d\d)?\Z", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?\Z", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?\Z", re.ASCII)
_MENDS = {
    "time": "write 2026-03-01, 2026-03, 14:30 or 2026-03-01T14:30, without a time zone",
    "data": "write a number with digits and a point, such as 1234.5",
}


def asks_for_format(element: Element) -> bool:
    """Whether publishing is to write the element's content."""
    return element.space is Space.HTML and element.tag in _ATTRIBUTES and element.get("data-format") is not None


@dataclass(slots=True)
class Formatted:
    """An element with `data-format`. Its content begins at `start`; `texts` are what was read of it so far."""

    element: Element
    start: int
    value: Value
    style: Style
    digits: Digits
    texts: list[str] = field(default_factory=list)

    def holds(self, token: Token) -> bool:
        """Whether a token stands in it."""
        return encloses(self.element, token)

    def pass_over(self, token: Token, ledger: Ledger) -> None:
        """Takes note of a token that stands in it. Raises PipelineError for markup, which the page's own text would replace."""
        match token:
            case Text():
                self.texts.append(token.data)
            case Comment():
                pass
            case _:
                cause = f"markup stands in a <{self.element.tag}> with data-format, whose content is replaced in other languages"
                raise ledger.refuse(cause, "put it round the element", token.start)

    def format(self) -> Format:
        """What is known once its content has been read."""
        return Format(self.value, self.style, fold("".join(self.texts)).strip(), self.digits)

    def slot(self, text: str, end: int) -> FormatSlot:
        """Its content, which ends at an offset of the article's text."""
        return FormatSlot(text[self.start : end], self.format())

    @property
    def excluded(self) -> int:
        """How many visible characters of it are nobody's to translate."""
        return sum(map(count_visible, self.texts))


def open_format(token: Start, ledger: Ledger) -> Formatted:
    """The value of an element that asks for a format. Raises PipelineError where it has none, or none that the format fits."""
    element = token.element
    tag = element.tag
    if element.get("data-warning") is not None:
        cause = f"data-format stands on the <{tag}> of a warning, which would have no text of its own"
        raise ledger.refuse(cause, "mark an element round it as the warning", token.start)
    style, digits = _wish(tag, (element.get("data-format") or "").split(" "))
    if style is None:
        mend = f'use one of: {", ".join(style.value for style in _STYLES[tag])}; and behind it "native" for the digits of each language'
        raise ledger.refuse(f'data-format="{element.get("data-format")}" is no format of a <{tag}>', mend, token.start)
    written = element.get(_ATTRIBUTES[tag])
    value = None if written is None else _moment(written.strip()) if tag == "time" else _number(written.strip())
    if value is None:
        said = "is missing" if written is None else f'"{written}" cannot be formatted'
        raise ledger.refuse(f"the {_ATTRIBUTES[tag]} of a <{tag}> with data-format {said}", _MENDS[tag], token.start)
    return Formatted(element, token.end, value, style, digits)


def _wish(tag: str, words: Sequence[str]) -> tuple[Style | None, Digits]:
    """The style and the digits that a `data-format` asks for; no style where it means nothing."""
    named, *more = words
    style = next((style for style in _STYLES[tag] if style.value == named), None)
    match more:
        case []:
            return style, Digits.LATIN
        case [Digits.NATIVE.value]:
            return style, Digits.NATIVE
        case _:
            return None, Digits.LATIN


def _number(text: str) -> Decimal | None:
    return Decimal(text) if _NUMBER.match(text) else None


def _moment(text: str) -> Value | None:
    """None for what is no date or time of the calendar."""
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
        if _HOUR.match(text):
            return time.fromisoformat(text)
        if _MOMENT.match(text):
            return datetime.fromisoformat(text)
        if (month := _MONTH.match(text)) is not None:
            first = date(int(month[1]), int(month[2]), 1)
            return Month(first.year, first.month)
    except ValueError:
        return None
    return None
