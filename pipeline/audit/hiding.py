"""What takes an element, or only its content, out of sight or out of the reach of a screen reader, judged by its tag and attributes.

Source: WHATWG HTML (`hidden`, `inert`, `popover`, `details`, `dialog`, the elements that are never rendered), WAI-ARIA 1.2 (`aria-hidden`),
WCAG 2.2 1.3.1.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.styles import concealment

_NEVER_SHOWN = frozenset(
    ["template", "noscript", "script", "style", "head", "noembed", "noframes", "datalist", "desc", "metadata", "symbol", "clippath", "defs", "rp"]
)
_SHOWN_INSTEAD = frozenset(["audio", "canvas", "iframe", "meter", "object", "progress", "video"])
"""Elements that show something else in the place of their content."""


def hides(tag: str, attributes: Mapping[str, str]) -> str | None:
    """How an element hides itself and all that is in it, for a reader of the report; None where it does not."""
    if tag in _NEVER_SHOWN:
        return f"<{tag}> is never shown"
    if tag == "dialog" and "open" not in attributes:
        return "<dialog> is not open"
    for name in ("hidden", "inert", "popover"):
        if name in attributes:
            return f"{name} on <{tag}>"
    if attributes.get("aria-hidden", "").strip().lower() == "true":
        return f'aria-hidden="true" on <{tag}>'
    style = concealment(attributes.get("style", ""))
    return None if style is None else f'style="{style}" on <{tag}>'


def folds(tag: str, attributes: Mapping[str, str]) -> str | None:
    """How an element that is itself in sight hides what is in it (a closed `<details>`, but for its summary); None where it does not."""
    if tag == "details" and "open" not in attributes:
        return "<details> is closed"
    return f"<{tag}> shows something else in the place of its content" if tag in _SHOWN_INSTEAD else None
