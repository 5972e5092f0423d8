"""Shows what can be seen and escapes what cannot: a report may print anything that a catalogue holds."""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))


def visible(text: str, limit: int = 200) -> str:
    """One line in which each control, format or unusual space character is written as its escape; shortened behind `limit` characters."""
    shown = "".join(character if character == " " or unicodedata.category(character) not in _HIDDEN else _escape(character) for character in text[:limit])
    return shown + ("…" if len(text) > limit else "")


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
