"""What a whole document says of itself: where publishing puts the start tag of `html` and the end of the head, and what addresses are relative to."""

from __future__ import annotations

import re

from pipeline.markup import Comment, Element, End, Ignored, Space, Start, Text, Token, Tokens

_HEAD = frozenset(["html", "head", "title", "meta", "link", "base", "style", "script", "noscript", "template"])
_COMMENT_END = re.compile(r"(?<=<!--)-?>|--!?>")


_RAW = frozenset(["title", "textarea", *("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext")])


def is_raw(element: Element | None) -> bool:
    """Whether nothing but the element's own end tag is markup in it."""
    return element is not None and element.space is Space.HTML and element.tag in _RAW


def is_cut_off(token: Token, text: str) -> bool:
    """Whether a comment, a doctype or a tag is one that the end of the file cuts off, so that text written behind it would be part of it."""
    if token.end < len(text):
        return False
    match token:
        case Comment():
            return not (_COMMENT_END.search(text, token.start) if text.startswith("<!--", token.start) else text.endswith(">"))
        case Ignored():
            return not text.endswith(">")
        case _:
            return False


def root_position(tokens: Tokens, text: str) -> int | None:
    """Where the start tag of `html` would stand: behind the doctype, so that it stays one, and the comments round it. None where it is written."""
    if "html" in tokens.names:
        return None
    for token in tokens:
        match token:
            case Comment() | Ignored(tag=None) if not is_cut_off(token, text):
                continue
            case Text(data=data) if data.isspace():
                continue
            case _:
                return token.start
    return len(text)


def head_position(tokens: Tokens, text: str) -> int:
    """Where metadata can be added: before `</head>`, else before `<body>`, else behind the last element that makes up an unwritten head."""
    depth: Element | None = None
    opened = 0
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
            case Comment() | Ignored() if depth is None and is_cut_off(token, text):
                return token.start
    if depth is not None:  # nothing ends it, so that it would swallow what stands behind
        return opened
    return len(text)


def base_address(tokens: Tokens) -> str | None:
    """The first `<base href>` (WHATWG HTML, 4.2.3: others are ignored), but for one in a template or noscript, which is not in the document."""
    if "base" not in tokens.names:
        return None
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
