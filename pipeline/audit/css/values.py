"""The values of declarations: colours, parts, and what `var()` stands for.

Source: CSS Values 4, CSS Color 4 and 5, CSS Custom Properties 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2
import tinycss2.color5

_DEEPEST = 24
"""Variables within variables; beyond, they are taken to go in circles."""


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green, blue and opacity, each from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float


def read_colour(value: str) -> Colour | None:
    """A colour of the sRGB family or one of its keywords; None where it is none, or depends on the reader's system."""
    try:
        colour = tinycss2.color5.parse_color(value)
        if colour is None or isinstance(colour, str):
            return None
        red, green, blue, alpha = colour.to("srgb")
    except (NotImplementedError, ValueError, AttributeError, TypeError, IndexError, RecursionError):
        return None  # tinycss2 1.5.1 raises these on spaces that it cannot convert and on what is no colour
    red, green, blue = (min(1.0, max(0.0, part)) for part in (red, green, blue))
    return Colour(red, green, blue, alpha)


def split_components(value: str) -> list[str]:
    """The parts of a value that stand side by side: words, functions, commas."""
    return [str(node.serialize()) for node in tinycss2.parse_component_value_list(value, skip_comments=True) if node.type != "whitespace"]


def is_image(component: str) -> bool:
    """Whether one part of a value paints a picture: an address, a gradient."""
    return component.lower().startswith(("url(", "image(", "image-set(", "-webkit-", "cross-fade(", "element(", "paint(")) or "gradient(" in component.lower()


def strings(value: str) -> list[str]:
    """The texts in quotes of a value."""
    return [str(node.value) for node in tinycss2.parse_component_value_list(value, skip_comments=True) if node.type == "string"]


def function_arguments(value: str, name: str) -> list[str]:
    """The arguments, as written, of each function of that name that stands in a value by itself."""
    nodes = tinycss2.parse_component_value_list(value, skip_comments=True)
    return [str(tinycss2.serialize(node.arguments)).strip() for node in nodes if node.type == "function" and node.lower_name == name]


def substitute(value: str, custom: Mapping[str, str]) -> str | None:
    """A value with its `var()` replaced; None where one has neither a value nor a fallback, or they go in circles."""
    if "var(" not in value.lower():
        return value
    try:
        return _substituted(tinycss2.parse_component_value_list(value), custom, 0)
    except RecursionError:
        return None


def _substituted(nodes: Sequence[Any], custom: Mapping[str, str], depth: int) -> str | None:
    if depth > _DEEPEST:
        return None
    parts: list[str] = []
    for node in nodes:
        if node.type == "function" and node.lower_name == "var":
            found = _variable(node.arguments, custom, depth)
        elif node.type == "function":
            inner = _substituted(node.arguments, custom, depth + 1)
            found = None if inner is None else f"{node.name}({inner})"
        else:
            found = node.serialize()
        if found is None:
            return None
        parts.append(found)
    return " ".join("".join(parts).split())


def _variable(arguments: Sequence[Any], custom: Mapping[str, str], depth: int) -> str | None:
    name = next((node.value for node in arguments if node.type == "ident"), "")
    value = custom.get(name)
    if value is not None:
        return _substituted(tinycss2.parse_component_value_list(value), custom, depth + 1)
    comma = next((index for index, node in enumerate(arguments) if node.type == "literal" and node.value == ","), None)
    return None if comma is None else _substituted(arguments[comma + 1 :], custom, depth + 1)
