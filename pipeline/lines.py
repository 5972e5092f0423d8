"""Line ends: text as HTML reads it, and places in the text as its author wrote it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

_END = re.compile("\r\n?|\n")
_NARROW = 2**31


def offsets(text: str, values: Iterable[int] = ()) -> array[int]:
    """Signed numbers that may be offsets in a text, or the complements of some, in four bytes each where that is enough."""
    return array("i" if len(text) < _NARROW else "q", values)


class Lines:
    """Turns offsets into lines and columns, both counted from 1. LF, CRLF and a lone CR each end a line."""

    def __init__(self, text: str) -> None:
        self._starts = offsets(text, (0,))
        self._starts.extend(match.end() for match in _END.finditer(text))

    def locate(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class PlainText:
    """A text with line feeds only, as HTML preprocesses it (WHATWG HTML, 13.2.3.5), and the way back to the text as it is written.

    Law: `plain.text[a:b]` is the plain text of `written[plain.written(a):plain.written(b)]`.
    """

    def __init__(self, written: str) -> None:
        self.text = plain(written)
        # The offset of the line feed that stands for each CRLF; a lone CR moves nothing.
        self._shorter = offsets(written)
        if len(self.text) != len(written):
            self._shorter.extend(match.start() - earlier for earlier, match in enumerate(re.finditer("\r\n", written)))

    def written(self, offset: int) -> int:
        """The offset in the written text; where a line end of two characters begins, that of the first."""
        return offset + bisect_left(self._shorter, offset)


def plain(written: str) -> str:
    """The same text with line feeds only; itself where it has no carriage return."""
    return written.replace("\r\n", "\n").replace("\r", "\n") if "\r" in written else written
