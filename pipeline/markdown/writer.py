"""HTML, line by line, each with the line of the Markdown file it came from."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from html import escape

Attributes = Iterable[tuple[str, str]]


class _Ends(Enum):
    """What the line that is being written ends with."""

    NOTHING = "nothing"
    OPENED = "the start tag of a block"
    TEXT = "text"
    CLOSED = "the end tag of a block"


def text(data: str) -> str:
    """Plain text as HTML."""
    return escape(data, quote=False)


def tag(name: str, attributes: Attributes = ()) -> str:
    """A start tag. Line ends in values become spaces, as HTML's readers fold them."""
    return "".join(("<", name, *(f' {key}="{escape(value, quote=True)}"'.replace("\n", " ") for key, value in attributes), ">"))


class Writer:
    """Puts each block on a line of its own. Law: `len(lines) == len(origins)`, and no line holds a line feed."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.origins: list[int] = []
        self._parts: list[str] = []
        self._origin = 1
        self._ends = _Ends.NOTHING

    def open(self, name: str, line: int, attributes: Attributes = ()) -> None:
        """The start tag of a block."""
        self.end_line()
        self._origin = line
        self._add(tag(name, attributes), _Ends.OPENED)

    def close(self, name: str) -> None:
        """The end tag of a block: behind its text, or on a line of its own behind its blocks."""
        if self._ends is _Ends.CLOSED:
            self.end_line()
        self._add(f"</{name}>", _Ends.CLOSED)

    def begin(self, line: int) -> None:
        """The text of a block begins."""
        if self._ends is not _Ends.OPENED:
            self.end_line()
        self._origin = line

    def put(self, html: str) -> None:
        """A part of the text. A line feed in it is one in the Markdown file too."""
        first, *others = html.split("\n")
        self._add(first, _Ends.TEXT)
        for other in others:
            self.turn(self._origin + 1)
            self._add(other, _Ends.TEXT)

    def turn(self, line: int) -> None:
        """The text goes on in a new line."""
        self._finish()
        self._origin = line

    def block(self, html: str, line: int) -> None:
        """A block as it stands."""
        self.end_line()
        self._origin = line
        self.put(html)
        self._ends = _Ends.CLOSED

    def end_line(self) -> None:
        """The next block begins on a new line."""
        if self._ends is not _Ends.NOTHING:
            self._finish()

    def _add(self, part: str, ends: _Ends) -> None:
        self._parts.append(part)
        self._ends = ends

    def _finish(self) -> None:
        self.lines.append("".join(self._parts))
        self.origins.append(self._origin)
        self._parts.clear()
        self._ends = _Ends.NOTHING
