"""Which way a text runs by its own letters."""

from __future__ import annotations

import unicodedata


def leaning(text: str) -> str | None:
    """Either `ltr` or `rtl`, by the first strong character, as `dir="auto"` decides; None where there is none.

    Source: WHATWG HTML, "the auto directionality"; Unicode Standard Annex 9, rules P2 and P3.
    """
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return None
