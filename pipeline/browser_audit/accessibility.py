"""What assistive technology is told of a page's warnings, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_TEXT = 3
"""`nodeType` of a text node."""
_OPAQUE = frozenset(("image", "img", "meter", "progressbar", "scrollbar", "separator", "slider"))
"""Roles whose content nobody is told, only their name. Source: WAI-ARIA 1.2, "presentational children"; Chromium's tree has the content all the same."""


@dataclass(slots=True)
class Told:
    """The letters of one warning element of which assistive technology knows nothing, and where in its order the first that it knows stands."""

    id: str
    untold: list[str] = field(default_factory=list)
    first: int | None = None


def told(document: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]]) -> list[Told]:
    """Each warning element in document order, seen through `DOM.getDocument` and `Accessibility.getFullAXTree`."""
    order = {number: position for position, number in enumerate(_spoken(nodes))}
    warnings: list[Told] = []
    for text, warning in _texts(document, warnings):
        position = order.get(text["backendNodeId"])
        if position is None:
            warning.untold.append(text["nodeValue"])
        elif warning.first is None:
            warning.first = position
    return warnings


def _spoken(nodes: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    """The DOM nodes of the texts that are exposed, in the order of the tree."""
    by_id = {node["nodeId"]: node for node in nodes}
    waiting = [node for node in nodes if "parentId" not in node]
    while waiting:
        node = waiting.pop()
        if not node["ignored"] and node["role"]["value"] == "StaticText" and "backendDOMNodeId" in node:
            yield node["backendDOMNodeId"]
        if node.get("role", {}).get("value") not in _OPAQUE:
            waiting.extend(by_id[child] for child in reversed(node.get("childIds", [])) if child in by_id)


def _texts(document: Mapping[str, Any], warnings: list[Told]) -> Iterator[tuple[Mapping[str, Any], Told]]:
    """The texts with letters inside warnings, each with the innermost one; appends to `warnings` what it passes."""
    waiting: list[tuple[Mapping[str, Any], Told | None]] = [(document, None)]
    while waiting:
        node, warning = waiting.pop()
        attributes = dict(zip(node.get("attributes", [])[::2], node.get("attributes", [])[1::2], strict=True))
        if "data-warning" in attributes:
            warning = Told(attributes["data-warning"])
            warnings.append(warning)
        if node["nodeType"] == _TEXT and warning is not None and any(character.isalnum() for character in node["nodeValue"]):
            yield node, warning
        if node.get("localName") not in ("script", "style", "template"):
            waiting.extend((child, warning) for child in reversed([*node.get("children", []), *node.get("shadowRoots", [])]))
