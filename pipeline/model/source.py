"""The file of an article, and how its bytes are text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_SHIFTS = dict.fromkeys((0x0E, 0x0F, 0x1B), "&#65533;")
"""WHATWG Encoding, 12.2.2: what ISO-2022-JP takes for a change of its character set, so that the markup behind would be read as text."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How an article's text becomes bytes: a Python codec and a byte-order mark or none.

    Where a byte stands for one character, `table` has the character of each byte, U+FFFE for none, and is what counts: Python's codecs leave out some.
    """

    codec: str = "utf-8"
    mark: bytes = b""
    table: str = ""

    def decode(self, content: bytes) -> str:
        """The text of bytes with their byte-order mark, line ends as they are. Raises UnicodeDecodeError."""
        content = content[len(self.mark) :]
        return codecs.charmap_decode(content, "strict", self.table)[0] if self.table else content.decode(self.codec)

    def encode(self, text: str) -> bytes:
        """The bytes of a text, line ends as they are. A character that the encoding lacks is written as a character reference."""
        if self.table:
            return codecs.charmap_encode(text, "xmlcharrefreplace", codecs.charmap_build(self.table))[0]
        safe = text.translate(_SHIFTS) if self.codec.startswith("iso2022") else text
        return self.mark + safe.encode(self.codec, "xmlcharrefreplace")


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """Where an article stands, which is known before it is read: its name (the path without the ending, `skin/peel`) and its project-relative path."""

    name: str
    file: str

    def __str__(self) -> str:
        """What people call it in a message."""
        return self.file


@dataclass(frozen=True, slots=True)
class Source:
    """An article's file, decoded: `text` has the author's line ends, `digest` is the SHA-256 of the bytes, `name` the path without the ending (`skin/peel`)."""

    name: str
    file: str
    text: str
    encoding: Encoding
    digest: str
    lines: tuple[int, ...] = ()
    """For text that was made from the file: the line of the file that each of its lines came from."""

    def line(self, number: int) -> int:
        """The line of the file for a line of the text."""
        return self.lines[min(number, len(self.lines)) - 1] if self.lines else number
