"""Codes as XLIFF 1.2 and TMX write them: `<bpt>`, `<ept>`, `<it>`, `<ph>` round the tag itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.interchange.codes import Code, Role, Span
from pipeline.interchange.xml import Element, Markup, element, seen, text

_CHARACTER = re.compile(r"x-cp-([0-9A-F]{4,6})\Z")
ANY = re.compile(r"(?s).*\Z")
LIKE_OURS = re.compile(r"</?[a-z][a-z0-9-]*/?>\Z")
"""What the text of a code must look like to be a tag of a msgid."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a format names the parts of a code: the attribute that pairs its two elements, the one that numbers it, the one that types it, a position's words."""

    pair: str
    number: str
    type: str
    begin: str
    end: str


XLIFF = Dialect(pair="id", number="id", type="ctype", begin="open", end="close")
TMX = Dialect(pair="i", number="x", type="type", begin="begin", end="end")


def inline(parts: Sequence[Span], dialect: Dialect) -> Iterator[Markup]:
    """The text with its codes. A character that XML lacks is a placeholder of the type x-cp- and its number in hexadecimal digits."""
    free = max((span.number for span in parts if isinstance(span, Code)), default=0)

    def lacking(character: str) -> Markup:
        nonlocal free
        free += 1
        return element("ph", {dialect.number: str(free), dialect.type: f"x-cp-{ord(character):04X}"})

    for span in parts:
        yield text(span, lacking) if isinstance(span, str) else _code(span, dialect)


def _code(code: Code, dialect: Dialect) -> Markup:
    number, tag = str(code.number), seen(code.tag)
    match code.role:
        case Role.OPENING:
            return element("bpt", {dialect.pair: number, dialect.number: number}, tag)
        case Role.CLOSING:
            return element("ept", {dialect.pair: number}, tag)
        case Role.ALONE:
            return element("ph", {dialect.number: number}, tag)
        case Role.ISOLATED_OPENING:
            return element("it", {dialect.number: number, "pos": dialect.begin}, tag)
        case Role.ISOLATED_CLOSING:
            return element("it", {dialect.number: number, "pos": dialect.end}, tag)


@dataclass(slots=True)
class Flattener:
    """Turns segments into texts with tags. A code without text of its own is the one that had its number before; `codes` are those of the last text.

    A code whose text does not match `kept` leaves nothing behind.
    """

    namespace: str
    dialect: Dialect
    kept: re.Pattern[str] = ANY
    codes: list[str] = field(default_factory=list)
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def flat(self, holder: Element) -> str:
        """The text of a segment."""
        self.codes.clear()
        return "".join(self._parts(holder))

    def _parts(self, holder: Element) -> Iterator[str]:
        for part in holder.content:
            if isinstance(part, str):
                yield part
                continue
            name = part.name.removeprefix(self.namespace)
            match name:
                case "mrk" | "hi":
                    yield from self._parts(part)
                case "g":
                    yield self._tag("bpt", part, part.attributes.get("equiv-text", ""))
                    yield from self._parts(part)
                    yield self._tag("ept", part, "")
                case "ph" | "bpt" | "ept" | "it" | "ut":
                    character = _CHARACTER.match(part.attributes.get(self.dialect.type, "")) if name == "ph" and not part.content else None
                    yield _character(character[1]) if character else self._tag(name, part, part.text)
                case "x" | "bx" | "ex":
                    yield self._tag({"x": "ph", "bx": "bpt", "ex": "ept"}[name], part, part.attributes.get("equiv-text", ""))
                case _:
                    pass

    def _tag(self, kind: str, part: Element, written: str) -> str:
        name = kind, _number(part.attributes, kind, self.dialect)
        tag = (written if self.kept.match(written) else "") or self.known.get(name, "")
        if tag:
            self.known.setdefault(name, tag)
        self.codes.append(tag)
        return tag


def _number(attributes: Mapping[str, str], kind: str, dialect: Dialect) -> str:
    return attributes.get(dialect.pair if kind in ("bpt", "ept") else dialect.number, "")


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"
