"""Shows what can be seen and escapes what cannot: a report may print anything that a catalogue holds."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))

_COMMAND = re.compile(r"^([^\S\n]*):(?=:)|#(?=#\[)", re.MULTILINE)
"""actions/runner, ActionCommand: version 2 of its commands stands at the beginning of a line, behind any spaces; version 1 anywhere."""
_HARMFUL = _HIDDEN - {"Zs"}
_NEEDED = frozenset("\n\u00ad\u200c\u200d\u200e\u200f\u061c")


def visible(text: str, limit: int = 200) -> str:
    """One line in which each control, format or unusual space character is written as its escape; shortened behind `limit` characters."""
    shown = "".join(character if character == " " or unicodedata.category(character) not in _HIDDEN else _escape(character) for character in text[:limit])
    return shown + ("…" if len(text) > limit else "")


def inert(text: str) -> str:
    """The text with nothing in it that GitHub's runner takes for a command: `::` at the beginning of a line, `##[` anywhere. It ignores leading spaces."""
    return _COMMAND.sub(lambda match: (match[1] or "") + _escape(match[0][-1]), text)


def readable(text: str) -> str:
    """A whole text for reading: what scripts need stays (spaces, joiners, direction marks); what could hide or turn something is written as its escape."""
    return "".join(character if character in _NEEDED or unicodedata.category(character) not in _HARMFUL else _escape(character) for character in text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
