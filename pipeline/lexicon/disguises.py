"""What makes a text look like another one than programs read: letters struck out or buried in marks, letters that are signs, digits that are none, gaps.

Sources: Unicode Standard 7.9 (overlays) and 22.2 (mathematical alphabets), UTS #39, 5.4 (at most four marks on a letter, none of them twice).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
_OVERLAYS = "\u0334-\u0338\u0488\u0489\u1abe\u20d2\u20d3\u20d8-\u20da\u20dd-\u20e2\u20e4-\u20e6\u20ea\u20eb"
_STRUCK = re.compile(f"(?<=[^\\W_])[{_MARKS}]*[{_OVERLAYS}]")
_BURIED = re.compile(f"([{_MARKS}])\\1|[{_MARKS}]{{5,}}")
_ORNATE = re.compile(
    "[\U0001d400-\U0001d7cb\u249c-\u24e9\U0001f110-\U0001f12b\U0001f130-\U0001f16b\U0001f170-\U0001f189]{2,}"
    "|[\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2071\u207f\u2090-\u209c\U00010780-\U000107ba]{3,}"
)
"""Letters of mathematics, in brackets, circles or boxes, and small raised or lowered ones; French 1ᵉʳ and Mᵐᵉ have two of these."""

_FALSE_DIGIT = re.compile("(?<![^\\W_])[0-9](?:[0-9.,]*[0-9])?(?:[OОоΟο〇Ꮾ]+(?![^\\W_])|[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+)")
"""A number with a letter behind it that looks like a nought, or with raised or lowered digits."""

_TOUCHED = re.compile("[0-9][OОоΟο〇Ꮾ\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]")
"""What stands in every false number."""

_GAP = re.compile("(?:[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000] ?){4,}")


def ornate_letters(text: str) -> Iterator[str]:
    """Letters that are struck out, buried in marks, or signs in the shape of letters: each run that is no plain writing."""
    for pattern in (_STRUCK, _BURIED, _ORNATE):
        yield from dict.fromkeys(match[0] for match in pattern.finditer(text))


def hints_at_false_digits(text: str) -> bool:
    """Whether there may be such numbers: where this says no, `false_digits` finds none."""
    return _TOUCHED.search(text) is not None


def false_digits(text: str) -> Iterator[str]:
    """Numbers that a reader takes for others: `5O mg`, `5² mg`."""
    return (match[0] for match in _FALSE_DIGIT.finditer(text))


def gaps(text: str) -> Iterator[str]:
    """Runs of four and more spaces that a browser does not fold, which push what follows away."""
    return (match[0] for match in _GAP.finditer(text))
