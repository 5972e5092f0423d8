"""What no page that people wrote has, and no memory could hold: counted tag by tag, before the parser builds its tree.

The numbers are far above those of real pages, which docs/segmentation.md gives under "Limits".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from pipeline.model import PipelineError

DEEPEST = 512
"""Elements in each other, as the parser, Chromium and WebKit nest them. They put what stands deeper beside the deepest."""
MOST_BELOW = 12_000
"""Elements that stand deeper. Generators nest thousands; what nests more leaves its elements open."""
MOST_REOPENED = 512
"""Formatting elements that a browser would open again in the next block."""
TOO_DEEP = f"more than {DEEPEST + MOST_BELOW} elements stand in each other"
MARKED_TOO_DEEP = f"a warning stands deeper than {DEEPEST} elements, where a browser no longer keeps what belongs to it in it"
CLOSE = "close the elements that are left open"
MOST_ATTRIBUTES = 256
"""Attributes of one element."""
FEW_ELEMENTS = 10_000
"""Elements and comments that any page may have."""
CHARACTERS_OF_AN_ELEMENT = 8
"""Characters that a page has for each element or comment beyond these. `<td>x</td>` has ten."""

FORMATTING = frozenset(("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"))
"""What a browser opens again in the next block (WHATWG HTML, 13.2.4.3)."""
_ALIKE = 3
"""How many formatting elements that are alike a browser opens again: the "Noah's Ark clause"."""
_CELLS = frozenset(("td", "th", "caption"))
_TABLE = frozenset(("table", "tr", "tbody", "thead", "tfoot", "col", "colgroup", *_CELLS))
_WALLS = frozenset(("applet", "marquee", "object", "template"))
"""Beside cells, what no formatting element from outside is opened again in."""
_BLOCKS = _TABLE | frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre"),
        *("search", "section", "summary", "ul", "xmp"),
    )
)
"""Elements whose own tags open no formatting element again; the text in them or behind them does."""
_ROOT = frozenset(("html", "body"))
_ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*))?""")


class Bounds:
    """Counts the tags of a document of `length` characters as they come. Refuses with the `line` of the file for that of the document."""

    def __init__(self, length: int, file: str, line: Callable[[int], int]) -> None:
        self._left = FEW_ELEMENTS + length // CHARACTERS_OF_AN_ELEMENT
        self._file = file
        self._line = line
        self._root_attributes = 0
        self._formatting: list[list[tuple[str, str]]] = [[]]
        """The formatting elements that a browser would open again, each with its start tag: those outside all walls, those behind the first one, and so on."""
        self._walls: list[str] = []
        self._tables: list[int] = []
        """How many walls stand round each table that is open."""
        self._open_paragraphs = 0
        self._behind_edge = False

    def start(self, tag: str, source: str, line: int) -> None:
        """Takes note of a start tag, written as `source`."""
        if len(source) > 2 * MOST_ATTRIBUTES or tag in _ROOT:
            self._weigh_attributes(tag, source, line)
        if tag in _BLOCKS:
            self._behind_edge = True
        else:
            self._reopen(line)
        self._open_paragraphs += tag == "p"
        self.element(line)
        if tag in FORMATTING:
            self._format(tag, source, line)
        elif tag == "table":
            self._enter_table()
        elif tag in _TABLE:
            self._move_in_table(tag, opens=tag in _CELLS)
        elif tag in _WALLS:
            self._build(tag)

    def end(self, tag: str, line: int) -> None:
        """Takes note of an end tag."""
        if tag in ("p", "br"):
            self._end_of_nothing(tag, line)
        if tag in FORMATTING:
            opened = self._formatting[-1]
            last = next((index for index in range(len(opened) - 1, -1, -1) if opened[index][0] == tag), None)
            if last is not None:
                del opened[last]
        elif tag in _BLOCKS:
            self._behind_edge = True
            if tag in _TABLE:
                self._move_in_table(tag, opens=False)
        elif tag in _WALLS and self._walls and self._walls[-1] == tag:
            self._tear_down(len(self._walls) - 1)

    def text(self, data: str, line: int) -> None:
        """Takes note of text."""
        if self._behind_edge and not (self._is_between_cells() and data.isspace()):
            self._reopen(line)

    def element(self, line: int) -> None:
        """Takes note of one more element or comment."""
        self._count(1, line)

    def _reopen(self, line: int) -> None:
        """What stands in a sentence opens formatting elements again, where it follows the edge of a block."""
        if self._behind_edge:
            self._behind_edge = False
            self._count(len(self._formatting[-1]), line)

    def _end_of_nothing(self, tag: str, line: int) -> None:
        """These end tags make an element where none is open (WHATWG HTML, 13.2.6.4.7)."""
        if tag == "p" and self._open_paragraphs:
            self._open_paragraphs -= 1
        else:
            self.element(line)

    def _count(self, number: int, line: int) -> None:
        self._left -= number
        if self._left < 0:
            cause = f"the page has more than {FEW_ELEMENTS} elements and comments, and more than one in {CHARACTERS_OF_AN_ELEMENT} characters"
            mend = "close formatting elements in the block where they are opened, take out elements without text, or split the page"
            raise self._refuse(f"{cause}, counting those that a browser opens again", mend, line)

    def _weigh_attributes(self, tag: str, source: str, line: int) -> None:
        number = sum(1 for _ in islice(_ATTRIBUTE.finditer(source, len(tag) + 1, len(source) - 1), MOST_ATTRIBUTES + 1))
        if tag in _ROOT:  # a browser adds those of a second tag to the first
            self._root_attributes += number
            number = self._root_attributes
        if number > MOST_ATTRIBUTES:
            raise self._refuse(f"a <{tag}> has more than {MOST_ATTRIBUTES} attributes", "give it fewer, and put data into a script or a file", line)

    def _format(self, tag: str, source: str, line: int) -> None:
        opened = self._formatting[-1]
        if opened.count((tag, source)) >= _ALIKE:
            opened.remove((tag, source))
        opened.append((tag, source))
        if len(opened) > MOST_REOPENED:
            raise self._refuse(f"more than {MOST_REOPENED} formatting elements are left open", CLOSE, line)

    def _is_between_cells(self) -> bool:
        return bool(self._tables) and self._tables[-1] == len(self._walls)

    def _enter_table(self) -> None:
        if self._is_between_cells():  # a table that stands in no cell ends the one round it
            self._tables.pop()
        self._tables.append(len(self._walls))

    def _move_in_table(self, tag: str, *, opens: bool) -> None:
        """A tag of the table ends the cell that is open. Browsers drop it where no table is."""
        if not self._tables:
            return
        self._tear_down(self._tables[-1])
        if tag == "table":
            self._tables.pop()
        elif opens:
            self._build(tag)

    def _build(self, wall: str) -> None:
        self._walls.append(wall)
        self._formatting.append([])

    def _tear_down(self, kept: int) -> None:
        del self._walls[kept:]
        del self._formatting[kept + 1 :]
        while self._tables and self._tables[-1] > kept:
            self._tables.pop()

    def _refuse(self, cause: str, mend: str, line: int) -> PipelineError:
        return PipelineError(cause, mend=mend, file=self._file, line=self._line(line))
