"""Character references in text."""

from __future__ import annotations

import html
import re

_LONG_NUMBER = re.compile(r"&#0*([0-9]{8,}|(?<=0)[0-9]+)")
_DIGITS = 8


def unescape(text: str) -> str:
    """Text with its character references decoded. A number may have any number of digits, of which Python reads some thousands."""
    return html.unescape(_LONG_NUMBER.sub(lambda number: f"&#{number[1][:_DIGITS]}", text) if "&#" in text else text)
