"""The door to the HTML parser (turbohtml).

The parser is trusted for the tree: which start tags made elements, which end tag closed which, and who stands in whom. What lies between the tags
that it knows (text, comments, tags that it ignored) is cut by its tokenizer.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

import turbohtml

from pipeline.lines import PlainText, offsets
from pipeline.markup.bounds import CLOSE, DEEPEST, FORMATTING, MARKED_TOO_DEEP, MOST_BELOW, TOO_DEEP, Bounds
from pipeline.markup.outline import Outline, cut_attribute, lower
from pipeline.markup.references import unescape
from pipeline.markup.tokens import Choice, Comment, End, Ignored, Space, Text, Token
from pipeline.model import NO_SELECTORS, PipelineError, Selectors

K = TypeVar("K")
Refuse: TypeAlias = Callable[[str, str, int], PipelineError]
"""Makes the error for a cause and a mend at an offset of the plain text."""
_LONG = 500_000
"""Characters of a text for whose tree memory is looked after."""
_BEGINNING = 300_000
_UNFINISHED = re.compile(r"</?[A-Za-z]|<\?")


def selector_fault(selector: str) -> str | None:
    """What makes a text no CSS selector, None where it is one."""
    try:
        turbohtml.parse("").select(selector)
    except turbohtml.SelectorSyntaxError as error:
        return str(error).rpartition(": ")[2]
    return None


def read_outline(document: PlainText, file: str, selectors: Selectors, line: Callable[[int], int]) -> Outline:
    """The outline of a document, with what `selectors`, in which `selector_fault` finds no fault, choose.

    Raises PipelineError for what `bounds` names, and where a warning is misnested, so that a browser copies its element to text that stands elsewhere.
    """
    _weigh(document.text, file, line)
    if len(document.text) > _LONG:
        # Of a page in which nothing is closed, the beginning says so with less memory than the whole.
        _read_tree(PlainText(document.text[:_BEGINNING]), file, NO_SELECTORS, line)
    outline = _read_tree(document, file, selectors, line)
    if len(document.text) > _LONG:
        _give_memory_back()
    return outline


def _weigh(text: str, file: str, line: Callable[[int], int]) -> None:
    bounds = Bounds(len(text), file, line)
    for token in turbohtml.tokenize(text, resolve_references=False, capture_source=True, capture_attributes=False):
        match token.type:
            case turbohtml.TokenType.START_TAG:
                bounds.start(token.tag or "", token.source or "", token.line)
            case turbohtml.TokenType.END_TAG:
                bounds.end(token.tag or "", token.line)
            case turbohtml.TokenType.TEXT | turbohtml.TokenType.CHARACTER_REFERENCE:
                bounds.text(token.data or "", token.line)
            case _:
                bounds.element(token.line)


def _give_memory_back() -> None:
    """Lets the system have the memory of the tree, which glibc keeps for itself where anything else was allocated behind it (malloc_trim(3))."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _read_tree(document: PlainText, file: str, selectors: Selectors, line: Callable[[int], int]) -> Outline:
    # A shadow root would take its template, and so its text, out of the tree.
    root = turbohtml.parse(document.text, source_locations=True, allow_declarative_shadow_roots=False)
    outline = _blank_outline(document, root, selectors)
    kinds: dict[tuple[str, turbohtml.Namespace], tuple[str, Space]] = {}
    path: list[tuple[turbohtml.Element, int]] = []
    blank: turbohtml.Element | None = None
    below = 0

    def refuse(cause: str, mend: str, node: turbohtml.Element) -> PipelineError:
        return PipelineError(cause, mend=mend, file=file, line=line(node.source_line or 1))

    for node in root.iter_elements():
        parent = node.parent.parent if isinstance(node.parent, turbohtml.DocumentFragment) else node.parent  # the content of a template
        while path and path[-1][0] is not parent:
            _leave(outline, *path.pop())
        if len(path) >= DEEPEST:
            below += 1
            if below > MOST_BELOW:
                raise refuse(TOO_DEEP, CLOSE, node)
            if "data-warning" in node.attrs:
                raise refuse(MARKED_TOO_DEEP, CLOSE, node)
        location = node.source_location
        number = path[-1][1] if path else -1
        if location is not None:
            kind = kinds.setdefault((node.tag, node.namespace), (node.tag, Space(node.namespace.value)))
            number = _enter(outline, node, location, kind, number)
        elif node.tag in FORMATTING:
            if (parent is not blank or "data-warning" in node.attrs) and (copied := _copied(node, selectors)) is not None:
                cause = f"{copied} is not closed in the block where it was opened; a browser copies it to other text"
                raise refuse(cause, "close it inside the block in which it was opened", node)
            if parent is blank or _is_kept(node, selectors):
                blank = node  # what stands in it needs not be read again
        path.append((node, number))
    while path:
        _leave(outline, *path.pop())
    outline.sort()
    return outline


def _blank_outline(document: PlainText, root: turbohtml.Document, selectors: Selectors) -> Outline:
    named = (
        (Choice.TRANSLATE, selectors.translate),
        (Choice.EXCLUDE, selectors.exclude),
        (Choice.INLINE, selectors.inline),
    )
    return Outline(
        document,
        choices=_chosen(root, ((choice, selector) for choice, group in named for selector in group)),
        read=_chosen(root, selectors.attributes.items()),
    )


def _enter(
    outline: Outline,
    node: turbohtml.Element,
    location: turbohtml.SourceLocation,
    kind: tuple[str, Space],
    parent: int,
) -> int:
    text, spans = outline.document.text, location.attrs or {}
    first = outline.attribute_count
    attributes = offsets(text)
    for span in spans.values():
        attributes.extend((span.start_offset, span.end_offset))
    tag = location.start_tag
    number = outline.enter(kind, parent, tag.start_offset, tag.end_offset, attributes)
    if spans and (text.find("&", tag.start_offset, tag.end_offset) >= 0 or text.find("\0", tag.start_offset, tag.end_offset) >= 0):
        for index, (name, value) in enumerate(_values(node, spans), first):
            span = spans[name]
            if value is not None and cut_attribute(text[span.start_offset : span.end_offset])[1] not in (None, value):
                outline.decoded[index] = value
    return number


def _values(node: turbohtml.Element, spans: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """The decoded values of the attributes that stand in the text, in its order. Names in the tree are those of SVG: `viewBox`."""
    values = {lower(name): value for name, value in node.attrs.items()}
    for name in spans:
        value = values.get(name)
        yield name, " ".join(value) if isinstance(value, list) else value


def _leave(outline: Outline, node: turbohtml.Element, number: int) -> None:
    location = node.source_location
    if location is not None:
        end = location.end_tag
        outline.leave(number, *((0, 0) if end is None else (end.start_offset, end.end_offset)))


def _copied(node: turbohtml.Element, selectors: Selectors) -> str | None:
    """What a browser copies with a formatting element, if it matters there: a warning, or text that is not translated (WHATWG HTML, 13.2.4.3)."""
    if "data-warning" in node.attrs:
        return f'the element of the warning "{node.attrs["data-warning"]}"'
    return f"a <{node.tag}> that says what is translated" if _is_kept(node, selectors) and node.text.strip() else None


def _is_kept(node: turbohtml.Element, selectors: Selectors) -> bool:
    kept = node.tag == "code" or "translate" in node.attrs or node.has_class("notranslate")
    return kept or any(map(node.matches, (*selectors.exclude, *selectors.translate)))


def _chosen(root: turbohtml.Document, wanted: Iterable[tuple[K, str]]) -> dict[int, frozenset[K]]:
    """What each start tag is chosen for, by the offset at which it begins; an element that a browser makes without one cannot be chosen."""
    found: dict[int, frozenset[K]] = {}
    for key, selector in wanted:
        for node in root.select(selector):
            if node.source_location is not None:
                start = node.source_location.start_tag.start_offset
                found[start] = found.get(start, frozenset()) | {key}
    return found


def cut_loose(text: str, start: int, end: int, refuse: Refuse) -> Iterator[Token]:
    """Text, comments and ignored tags, cut by the parser's own tokenizer, which gives the source of a token but not that of text.

    Raises PipelineError where a browser drops the start tag of a warning.
    """
    position = start
    for token in turbohtml.tokenize(text[start:end], capture_source=True, resolve_references=False):
        if token.type in (
            turbohtml.TokenType.TEXT,
            turbohtml.TokenType.CHARACTER_REFERENCE,
        ):
            continue
        assert token.source is not None
        at = text.index(token.source, position, end)
        if at > position:
            yield Text(position, at, unescape(text[position:at]))
        position = at + len(token.source)
        if token.type is turbohtml.TokenType.COMMENT:
            yield Comment(at, position, token.data or "")
        elif token.type is turbohtml.TokenType.END_TAG:
            yield End(at, position, token.tag or "", None)
        else:
            if any(name == "data-warning" for name, _ in token.attrs or ()):
                cause = f"the tag <{token.tag}> of a warning cannot stand here: a browser drops it, and the text is no warning any more"
                raise refuse(
                    cause,
                    "put the warning where its element may stand, or use another element",
                    at,
                )
            yield Ignored(
                at,
                position,
                token.tag if token.type is turbohtml.TokenType.START_TAG else None,
            )
    # A tag that the end of the file cuts off is no text.
    cut = _UNFINISHED.search(text, position, end)
    close = end if cut is None else cut.start()
    if close > position:
        yield Text(position, close, unescape(text[position:close]))
    if end > close:
        yield Ignored(close, end, None)
