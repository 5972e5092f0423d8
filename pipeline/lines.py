"""Line ends: text as HTML reads it, and places in the text as its author wrote it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_END = re.compile("\r\n?|\n")


class Lines:
    """Turns offsets into lines and columns, both counted from 1. LF, CRLF and a lone CR each end a line."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _END.finditer(text))]

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
        self._shorter = [match.start() - earlier for earlier, match in enumerate(re.finditer("\r\n", written))] if self.text is not written else []

    def written(self, offset: int) -> int:
        """The offset in the written text; where a line end of two characters begins, that of the first."""
        return offset + bisect_left(self._shorter, offset)


def plain(written: str) -> str:
    """The same text with line feeds only; itself where it has no carriage return."""
    return _END.sub("\n", written) if "\r" in written else written
