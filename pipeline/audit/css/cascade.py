"""Which declarations win on an element, in each surrounding that the sheets tell apart, and what it inherits.

A surrounding is a set of conditions that hold together (`print`; `screen` and `(max-width: 30em)`). Each condition that is written somewhere makes
one, and those conditions hold in it that ask for no more; so a page is looked at as its author has thought of it, without guessing at devices.
Source: CSS Cascade 5, section 6; CSS 2.2, section 6.2 on inheritance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from pipeline.audit.css.sheet import Alternatives, Applied, Declaration, read_declarations
from pipeline.audit.css.values import is_image, read_colour, split_components, substitute

Surrounding = frozenset[str]

_MEDIA = frozenset(("print", "screen", "speech"))
_MOST_SURROUNDINGS = 64
_INLINE = (1 << 16, 0, 0)
"""The specificity of a style attribute: above every selector."""
_INHERITED = frozenset(("color", "visibility", "text-indent", "letter-spacing", "line-height", "white-space", "color-scheme"))
_INHERITED |= {"-webkit-text-fill-color", "-webkit-text-security", "fill", "stroke", "fill-opacity"}
_WRITES = {"background": ("background-color", "background-image"), "font": ("font-size", "line-height")}
"""Shorthands, with the properties that they set."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a property is, with its variables replaced, and the `file:line` that says so."""

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Look:
    """The properties of one element: its own, and those that it has or inherits. `custom` are its variables."""

    tag: str
    own: Mapping[str, Value]
    inherited: Mapping[str, Value]
    custom: Mapping[str, str]


Pseudo = tuple[str, Mapping[str, Value]]
"""A pseudo-element's name and its own properties."""

NOTHING = Look("", {}, {}, {})
"""What stands round the root."""


def surroundings(conditions: Iterable[Alternatives]) -> tuple[Surrounding, ...]:
    """All surroundings that some conditions tell apart, the screen without any of them first; at most 64."""
    found: dict[Surrounding, None] = {frozenset(("screen",)): None}
    for alternatives in conditions:
        for terms in alternatives:
            found[terms if terms & _MEDIA else terms | {"screen"}] = None
    return tuple(found)[:_MOST_SURROUNDINGS]


def holds(when: Alternatives, surrounding: Surrounding) -> bool:
    """Whether a condition is met where these terms are."""
    return any(terms <= surrounding for terms in when)


class Cascade:
    """The declarations that apply to each element of a chain, from which its looks are worked out."""

    def __init__(self, layers: Sequence[str]) -> None:
        self._layers = {name: place for place, name in enumerate(layers)}

    def look(self, element: Element, applied: Sequence[Applied], outer: Look, surrounding: Surrounding) -> Look:
        """An element's look in that of its parent. `applied` begins with the weakest."""
        winners = self._winners(_and_inline(element, applied), surrounding, None)
        custom = dict(outer.custom)
        custom.update({name: found.value for name, found in winners.items() if name.startswith("--")})
        values = dict(_values(winners, custom))
        own = {name: value for name, value in values.items() if name not in _INHERITED}
        inherited = dict(outer.inherited)
        for name, value in values.items():
            if name not in _INHERITED or value.text in ("inherit", "unset", "revert", "revert-layer"):
                continue
            if value.text == "initial":
                inherited.pop(name, None)
            else:
                inherited[name] = value
        return Look(str(element.tag), own, inherited, custom)

    def pseudos(self, applied: Sequence[Applied], look: Look, surrounding: Surrounding) -> Iterator[Pseudo]:
        """The pseudo-elements that something applies to, with what does."""
        for name in dict.fromkeys(one.pseudo for one in applied if one.pseudo is not None):
            yield name, dict(_values(self._winners(applied, surrounding, name), look.custom))

    def _winners(self, applied: Iterable[Applied], surrounding: Surrounding, pseudo: str | None) -> dict[str, Declaration]:
        best: dict[str, tuple[tuple[object, ...], Declaration]] = {}
        for order, one in enumerate(applied):
            if one.pseudo != pseudo or not holds(one.when, surrounding):
                continue
            rank = (*self._layer_rank(one), one.specificity, order)
            for name in _WRITES.get(one.declaration.name, (one.declaration.name,)):
                if name not in best or best[name][0] < rank:
                    best[name] = (rank, one.declaration)
        return {name: declaration for name, (_, declaration) in best.items()}

    def _layer_rank(self, one: Applied) -> tuple[bool, int]:
        """Later layers are stronger and no layer is the strongest; among important declarations it is the other way round."""
        place = len(self._layers) if one.layer is None else self._layers.get(one.layer, 0)
        return one.declaration.important, -place if one.declaration.important else place


def _and_inline(element: Element, applied: Sequence[Applied]) -> Iterator[Applied]:
    yield from applied
    style = element.get("style")
    if style:
        for declaration in read_declarations(style, f'style="…" on <{element.tag}>'):
            yield Applied(declaration, (frozenset(),), None, None, _INLINE)


def _values(winners: Mapping[str, Declaration], custom: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    for name, declaration in winners.items():
        text = None if name.startswith("--") else substitute(declaration.value, custom)
        if text is None:
            continue
        part = _part(name, declaration.name, text if '"' in text else text.lower())
        if part is not None:
            yield name, Value(part, declaration.origin)


def _part(name: str, written: str, text: str) -> str | None:
    """What a shorthand says of one of its properties; None where it leaves that to a default that says nothing."""
    if name == written:
        return text
    parts = split_components(text)
    match name:
        case "background-color":
            return next((part for part in reversed(parts) if read_colour(part) is not None), "transparent" if not _opaque(parts) else "unknown")
        case "background-image":
            return next((part for part in parts if is_image(part)), "none")
        case "line-height":
            return parts[parts.index("/") + 1] if "/" in parts[:-1] else "normal"
        case _:
            return next((part for part in parts if part == "0" or (part[:1] in ".0123456789" and not part.isdigit())), None)


def _opaque(parts: Sequence[str]) -> bool:
    """Whether a background names a colour that only the reader's system knows."""
    return any(part.isalpha() and part not in _BACKGROUND_WORDS for part in parts)


_BACKGROUND_WORDS = frozenset(("none", "transparent", "initial", "unset", "center", "top", "bottom", "left", "right", "fixed", "local", "scroll"))
_BACKGROUND_WORDS |= {"cover", "contain", "auto", "repeat", "round", "space", "text"}
