"""JSON-LD: strings that repeat a unit follow its translation; `inLanguage` follows the page's language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from pipeline.model import Escape, Literal, LocaleSlot, Piece, Pieces, ValueSlot
from pipeline.segment.inline import fold

_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*"')
"""Written so that a long string is no long list of choices to the matcher."""
_KEY = re.compile(r"\s*:")
_TECHNICAL = frozenset(("@context", "@id", "@type", "url", "sameAs", "identifier", "image"))


def cut_structured_data(text: str, units: Mapping[str, int], language: str) -> Pieces:
    """Pieces of one script's text; a script that is no JSON stays as it is. `language` is the source's primary language subtag."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return (Literal(text),)
    pieces: list[Piece] = []
    position = 0
    key = ""
    for match in _STRING.finditer(text):
        value = json.loads(match[0])
        if _KEY.match(text, match.end()):
            key = value
            continue
        slot: Piece | None = None
        if key == "inLanguage" and value.split("-")[0].lower() == language:
            slot = LocaleSlot(match[0])
        elif key not in _TECHNICAL and (unit := units.get(fold(value).strip())) is not None:
            slot = ValueSlot(unit, match[0], Escape.JSON)
        if slot is not None:
            pieces += (Literal(text[position : match.start()]), slot)
            position = match.end()
    pieces.append(Literal(text[position:]))
    return tuple(pieces)
