"""Addresses in texts that hold more than one address: CSS inside a page, and `<meta http-equiv="refresh">`.

Source: CSS Syntax 3, 4.3.4 to 4.3.6 (strings and URLs); CSS Cascade 5, "at-import"; WHATWG HTML, 4.2.5.3 ("shared declarative refresh steps").
"""

from __future__ import annotations

import re
from typing import TypeAlias

from pipeline.markup import Element, Space, Text
from pipeline.model import PassageSlot

Parts: TypeAlias = tuple[str, ...]
"""Parts that join to a text; every second one is an address. A text without an address is one part."""

_ADDRESS = r"""(?:"(?P<{0}double>[^"\\\n\r\f]*)"|'(?P<{0}single>[^'\\\n\r\f]*)')"""
_CSS = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    rf"|(?<![\w-])url\(\s*(?:{_ADDRESS.format('url_')}|(?P<bare>[^\s\"'()\\]+))\s*\)"
    rf"|@import\s*{_ADDRESS.format('import_')}"
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""",
    re.DOTALL | re.IGNORECASE,
)
"""Comments and other strings are passed over, so that what looks like an address in them is none. One that is written with escapes stays as it is."""
_REFRESH = re.compile(r"\s*[\d.]+[\s;,]+(?:url\s*=\s*)?(?:\"(?P<double>[^\"]*)|'(?P<single>[^']*)|(?P<bare>[^\"'].*))", re.IGNORECASE | re.DOTALL)


def style_sheet(inside: Element | None, token: Text, text: str) -> PassageSlot | None:
    """The slot for the text of a `style` element, None where it holds no address. One in a drawing stays as it is: it may be written with references."""
    if inside is None or inside.tag != "style" or inside.space is not Space.HTML:
        return None
    css = text[token.start : token.end]
    parts = css_parts(css)
    return PassageSlot(css, parts) if len(parts) > 1 else None


def css_parts(css: str) -> Parts:
    """The addresses of `url(…)` and `@import "…"` in a style sheet or a list of declarations, and what stands between them."""
    parts = []
    position = 0
    for match in _CSS.finditer(css):
        if match.lastgroup is not None:
            start, end = match.span(match.lastgroup)
            parts += [css[position:start], css[start:end]]
            position = end
    return (*parts, css[position:])


def refresh_parts(content: str) -> Parts:
    """The address to which a refresh leads, and what stands round it."""
    match = _REFRESH.match(content)
    if match is None or match.lastgroup is None:
        return (content,)
    start, end = match.span(match.lastgroup)
    return content[:start], content[start:end], content[end:]
