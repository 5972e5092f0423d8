"""Where the tags of a document are and how they nest, in a few numbers per tag instead of an object.

The parser's tree can be dropped once this is taken from it: beside an article there is room for one of the two.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.lines import PlainText, offsets
from pipeline.markup.tokens import Attribute, Choice, Element, End, Space, Start

_VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_SPACE = " \t\n\f"
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ\0", "abcdefghijklmnopqrstuvwxyz\ufffd")
_NO_ATTRIBUTES: Mapping[str, Attribute] = {}
_NO_CHOICES: frozenset[Choice] = frozenset()
_WIDTH = 9
_CLOSING_START, _CLOSING_END, _LEAVE, _REACH = range(5, 9)
"""Where these stand in the row of an element: start, end, number of the first attribute, of attributes, parent (-1 for none), then these four."""


@dataclass(slots=True)
class Outline:
    """The elements that have a start tag in the text, numbered in the order of the tree. Offsets are those of the plain text."""

    document: PlainText
    decoded: dict[int, str] = field(default_factory=dict)
    """Values of attributes that do not read as they are written, by the number of the attribute."""
    choices: Mapping[int, frozenset[Choice]] = field(default_factory=dict)
    """What the settings say of elements, by the offset of the start tag."""
    read: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Names of attributes that people read, by the offset of the start tag."""
    _kinds: list[tuple[str, Space]] = field(default_factory=list)
    _order: array[int] = field(init=False)
    """The tags: the number of the element for a start tag, its complement for an end tag."""
    _rows: array[int] = field(init=False)
    _attributes: array[int] = field(init=False)
    """Start and end of each attribute."""

    def __post_init__(self) -> None:
        self._order, self._rows, self._attributes = (offsets(self.document.text) for _ in range(3))

    @property
    def names(self) -> frozenset[str]:
        """The names of all elements."""
        return frozenset(tag for tag, _ in set(self._kinds))

    @property
    def attribute_count(self) -> int:
        """How many attributes the elements have."""
        return len(self._attributes) // 2

    # -- written while the tree is read

    def enter(
        self,
        kind: tuple[str, Space],
        parent: int,
        start: int,
        end: int,
        attributes: array[int],
    ) -> int:
        """The number of the next element, of which the start tag is known. `kind` is shared by all that are alike, `parent` -1 for none."""
        number = len(self._kinds)
        self._kinds.append(kind)
        self._rows.extend(
            (
                start,
                end,
                len(self._attributes) // 2,
                len(attributes) // 2,
                parent,
                0,
                0,
                0,
                start,
            )
        )
        self._attributes.extend(attributes)
        self._order.append(number)
        return number

    def leave(self, number: int, start: int, end: int) -> None:
        """Ends an element; the offsets are those of its end tag, 0 for one that is not written."""
        row = number * _WIDTH
        self._rows[row + _CLOSING_START] = start
        self._rows[row + _CLOSING_END] = end
        self._rows[row + _LEAVE] = len(self._kinds)
        self._rows[row + _REACH] = reach = max(start, self._rows[row + _REACH])
        if (parent := self._rows[row + 4]) >= 0:
            parent = parent * _WIDTH + _REACH
            self._rows[parent] = max(reach, self._rows[parent])
        if end:
            self._order.append(~number)

    def sort(self) -> None:
        """Puts the tags in the order of the text, which is not always that of the tree."""
        last = -1
        for number in self._order:
            if (offset := self._offset(number)) < last:
                self._order = offsets(self.document.text, sorted(self._order, key=self._offset))
                return
            last = offset

    def _offset(self, number: int) -> int:
        return self._rows[number * _WIDTH] if number >= 0 else self._rows[~number * _WIDTH + _CLOSING_START]

    # -- read

    def tags(self) -> Iterator[Start | End]:
        """Every tag that the tree knows. An element is kept while a tag may still name it. Spans of attributes are those of the text as it is written."""
        known: dict[int, Element] = {}
        opened: list[Element] = []
        for number in self._order:
            position = self._offset(number)
            written = self.document.written(position)
            while opened and opened[-1].reach < written:
                del known[opened.pop().enter]
            if number >= 0:
                element = self._element(number, known)
                if element.reach > written:
                    known[number] = element
                    opened.append(element)
                yield Start(
                    position,
                    self._rows[number * _WIDTH + 1],
                    element,
                    self._is_childless(number),
                )
            else:
                element = known[~number]
                end = self._rows[~number * _WIDTH + _CLOSING_END]
                yield End(
                    position,
                    end,
                    element.tag,
                    None if element.tag in ("body", "html") else element,
                )

    def _element(self, number: int, known: Mapping[int, Element]) -> Element:
        tag, space = self._kinds[number]
        start, _, first, count, parent, _, _, leave, reach = self._rows[number * _WIDTH : (number + 1) * _WIDTH]
        return Element(
            tag,
            space,
            self._named(first, count) if count else _NO_ATTRIBUTES,
            known[parent] if parent >= 0 else None,
            number,
            leave,
            self.document.written(reach),
            self.choices.get(start, frozenset()),
            self.read.get(start, frozenset()),
        )

    def _is_childless(self, number: int) -> bool:
        tag, space = self._kinds[number]
        if space is Space.HTML:
            return tag in _VOID
        return self.document.text.endswith("/>", self._rows[number * _WIDTH], self._rows[number * _WIDTH + 1])

    def _named(self, first: int, count: int) -> dict[str, Attribute]:
        named = {}
        for number in range(first, first + count):
            start, end = self._attributes[2 * number : 2 * number + 2]
            name, value = cut_attribute(self.document.text[start:end])
            value = self.decoded.get(number, value)
            named[name] = Attribute(name, value, self.document.written(start), self.document.written(end))
        return named


def lower(name: str) -> str:
    """A name in small letters; only those of ASCII have two forms in HTML."""
    return name.translate(_LOWER)


def cut_attribute(source: str) -> tuple[str, str | None]:
    """Name and written value of an attribute, the value without its quotes and None where there is none (WHATWG HTML, 13.2.5.32 to 13.2.5.39)."""
    sign = source.find("=", 1)
    if sign < 0:
        return lower(source), None
    value = source[sign + 1 :].lstrip(_SPACE)
    return lower(source[:sign].rstrip(_SPACE)), value[1:-1] if value[:1] in (
        '"',
        "'",
    ) else value
