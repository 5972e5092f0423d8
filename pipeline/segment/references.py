"""Character references of an attribute value: what a browser reads, and which of the author's characters each part of it came from."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from html.entities import html5

_UNEQUAL = re.compile(r"\r\n?|\x00|&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z0-9]+;?)")
_OPEN_END = re.compile(r"(?:&(?:#[xX]?)?[A-Za-z0-9]*|\r)\Z")
"""What may become another reference, or another line end, by the character that follows."""
_OLD = range(0x80, 0xA0)
_LAST = 0x10FFFF
_MOST_DIGITS = 8


class AttributeText:
    """An attribute's value as written, without its quotes, and `text` as a browser reads it (WHATWG HTML, 13.2.5.36 to 38 and 72 to 80)."""

    def __init__(self, written: str) -> None:
        self._written = written
        parts: list[str] = []
        self._starts: list[int] = [0]
        self._places: list[int] = [0]
        self._inner: set[int] = set()
        length = position = 0
        for match in _UNEQUAL.finditer(written):
            decoded = _decoded(match[0], written[match.end() : match.end() + 1])
            if decoded is None:
                continue
            parts += (written[position : match.start()], decoded)
            before = length + match.start() - position
            length, position = before + len(decoded), match.end()
            self._inner.update(range(before + 1, length))
            self._starts.append(length)
            self._places.append(position)
        parts.append(written[position:])
        self.text = "".join(parts)

    def place(self, offset: int) -> int:
        """Where an offset of the text is in the written value."""
        last = bisect_right(self._starts, offset) - 1
        return self._places[last] + offset - self._starts[last]

    def slice(self, start: int, end: int) -> str:
        """What stands for `text[start:end]`, whatever stands before and behind: the author's own characters, unless these would read otherwise elsewhere."""
        written = self._written[self.place(start) : self.place(end)]
        open_end = end < len(self.text) and _OPEN_END.search(written)
        if not (open_end or start in self._inner or end in self._inner):
            return written
        # A carriage return that is written as such is read as a line feed.
        return html.escape(self.text[start:end]).replace("\r", "&#13;")


def _decoded(written: str, following: str) -> str | None:
    """What a character or a reference is read as, None where it stays as it is."""
    if written[0] == "\r":
        return "\n"
    if written == "\x00":
        return "\ufffd"
    if written[1] == "#":
        digits = written[2:].rstrip(";")
        base, digits = (16, digits[1:]) if digits[0] in "xX" else (10, digits)
        digits = digits.lstrip("0")
        return _character(int(digits or "0", base) if len(digits) < _MOST_DIGITS else _LAST + 1)
    name = written[1:]
    return None if not name.endswith(";") and following == "=" else html5.get(name)


def _character(code: int) -> str:
    """WHATWG HTML, 13.2.5.80."""
    if code == 0 or code > _LAST or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return bytes([code]).decode("cp1252", "replace").replace("\ufffd", chr(code)) if code in _OLD else chr(code)
