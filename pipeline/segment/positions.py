"""What a whole document says of itself: where publishing puts the start tag of `html` and the end of the head, and what addresses are relative to."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.markup import Comment, Element, End, Ignored, Space, Start, Text, Token

_HEAD = frozenset(["html", "head", "title", "meta", "link", "base", "style", "script", "noscript", "template"])


def root_position(tokens: Sequence[Token]) -> int | None:
    """Where the start tag of `html` would stand: behind the doctype, so that it stays one, and the comments round it. None where it is written."""
    if any(isinstance(token, Start) and token.element.tag == "html" for token in tokens):
        return None
    for token in tokens:
        match token:
            case Comment() | Ignored(tag=None):
                continue
            case Text(data=data) if data.isspace():
                continue
            case _:
                return token.start
    return tokens[-1].end if tokens else 0


def head_position(tokens: Sequence[Token]) -> int:
    """Where metadata can be added: before `</head>`, else before `<body>`, else behind the last element that makes up an unwritten head."""
    depth: Element | None = None
    for token in tokens:
        match token:
            case End(tag="head") | Start(element=Element(tag="body")):
                return token.start
            case Start(element=element) if depth is None and element.tag not in _HEAD:
                return token.start
            case Start(element=element, childless=False) if depth is None and element.tag not in ("html", "head"):
                depth = element
            case End(element=Element() as element) if depth is not None and element.holds(depth):
                depth = None
            case Text(data=data) if depth is None and not data.isspace():
                return token.start
    return tokens[-1].end if tokens else 0


def base_address(tokens: Sequence[Token]) -> str | None:
    """The first `<base href>` (WHATWG HTML, 4.2.3: others are ignored), but for one in a template or noscript, which is not in the document."""
    inert: Element | None = None
    for token in tokens:
        if not isinstance(token, Start) or (inert is not None and inert.holds(token.element)):
            continue
        element = token.element
        if element.tag in ("template", "noscript"):
            inert = element
        elif element.tag == "base" and element.space is Space.HTML and (href := element.get("href")) is not None:
            return href
    return None
