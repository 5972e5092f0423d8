"""What a document is made of: start tags with the elements that they made, end tags, text, comments, and what a parser ignores."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Space(Enum):
    """The namespace of an element."""

    HTML = "html"
    SVG = "svg"
    MATHML = "math"


class Choice(Enum):
    """What the project's settings say of an element."""

    TRANSLATE = "translate"
    EXCLUDE = "exclude"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Attribute:
    """`value` is decoded, None for a bare attribute; the span covers name and value as written."""

    name: str
    value: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element that has a start tag in the text. `enter` and `leave` number the tree: x stands in y when y.enter <= x.enter < y.leave."""

    tag: str
    space: Space
    named: Mapping[str, Attribute]
    parent: Element | None
    enter: int
    leave: int
    reach: int
    """Where the last tag begins that is its own or that of an element in it: behind that, no tag has to do with it."""
    choices: frozenset[Choice] = frozenset()
    read: frozenset[str] = frozenset()
    """Names of attributes of which the settings say that people read them."""

    @property
    def attributes(self) -> Collection[Attribute]:
        """The attributes, in the order of the text."""
        return self.named.values()

    def get(self, name: str) -> str | None:
        """The decoded value of an attribute, "" for a bare one, None where it is absent."""
        attribute = self.named.get(name)
        return None if attribute is None else attribute.value or ""

    def holds(self, other: Element | None) -> bool:
        """Whether `other` is this element or stands in it."""
        return other is not None and self.enter <= other.enter < self.leave


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag, with the element that it made."""

    start: int
    end: int
    element: Element
    childless: bool
    """A void element, or a self-closed one in SVG or MathML: it has no content and no end tag."""


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    start: int
    end: int
    tag: str
    element: Element | None
    """None for an end tag that closed nothing of which the start tag is known, and for `</body>` and `</html>`, behind which everything stays open."""
    inside: Element | None = None
    """What the text behind it stands in, when it closed an element."""


@dataclass(frozen=True, slots=True)
class Text:
    """`data` is what a reader sees: character references decoded, except in script and style, which have none."""

    start: int
    end: int
    data: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; `data` is what stands between its delimiters."""

    start: int
    end: int
    data: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A doctype, or a start tag that the parser dropped."""

    start: int
    end: int
    tag: str | None


Token: TypeAlias = Start | End | Text | Comment | Ignored


def encloses(element: Element, token: Token) -> bool:
    """Whether a token that follows the element's start tag stands in it; its own end tag does not."""
    match token:
        case Start():
            return element.holds(token.element.parent)
        case End(element=Element() as closed):
            return not closed.holds(element)
        case _:
            return True
